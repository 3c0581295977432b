import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { day, names, oneOf, seen } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** The competencies a partner holds and held. */
export const competencySummaryHistory = defineDataset({
  name: 'CompetencySummaryHistory',
  title: 'Competencies: summary and history',
  dashboard: 'Competencies',
  merge: { kind: 'snapshot' },
  lasts: { from: 'CompetencyStartDate', to: 'CompetencyEndDate' },
  required: ['CompetencyName'],
  refreshDays: 5,
  aggregation: 'none',
  notes: ['Gone from the 2023 definitions and system queries, still in the 2023 dataset list and refresh table.'],
  columns: {
    CompetencyName: { ...common.competencyName, ...seen.in2021 },
    CompetencyLevel: { ...oneOf('Level of the competency', ['Gold', 'Silver']), ...seen.in2021 },
    CompetencyStatus: {
      ...oneOf('Current state of the competency', ['Active', 'Inactive', 'In Grace Period']),
      ...seen.in2021,
    },
    CompetencyStartDate: { ...day('Day the competency was attained'), ...seen.in2021 },
    CompetencyEndDate: { ...day('Day the competency ends'), ...seen.in2021 },
  },
  metrics: [],
  api: {
    ...assumedApi,
    systemQuery: {
      id: 'fddab2aa-523d-47f6-90fe-588557306db4',
      vintage: '2021',
      timespan: 'LAST_6_MONTHS',
      select: names(`CompetencyName CompetencyLevel CompetencyStatus CompetencyStartDate CompetencyEndDate`),
    },
  },
});
