/** Where a report stands in the navigation. */
export interface ReportPlace {
  readonly id: string;
  readonly group: 'insights' | 'adoption';
}

/** Every report of docs/spec/reports.md in the order of the navigation; those without a definition are announced. */
export const reportPlaces: readonly ReportPlace[] = [
  { id: 'overview', group: 'insights' },
  { id: 'customers', group: 'insights' },
  { id: 'subscriptions', group: 'insights' },
  { id: 'resellers', group: 'insights' },
  { id: 'licenses', group: 'insights' },
  { id: 'azure-usage', group: 'insights' },
  { id: 'office-usage', group: 'insights' },
  { id: 'dynamics-usage', group: 'insights' },
  { id: 'ems-usage', group: 'insights' },
  { id: 'power-bi-usage', group: 'insights' },
  { id: 'teams-usage', group: 'insights' },
  { id: 'training', group: 'insights' },
  { id: 'microsoft-learn', group: 'insights' },
  { id: 'benefits', group: 'insights' },
  { id: 'competencies', group: 'insights' },
  { id: 'opportunities', group: 'insights' },
  { id: 'adoption', group: 'adoption' },
];
