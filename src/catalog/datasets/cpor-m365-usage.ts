import { defineDataset } from '#model/dataset.ts';
import { downloadOnly } from './shared-api.ts';
import { day, distinctOf, key, month, oneOf, own, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month and claimed workload: units paid for and users active. */
export const cporM365Usage = defineDataset({
  name: 'CPORM365Usage',
  title: 'CPOR Microsoft 365 usage',
  otherNames: ['CPOR-M365Usage', 'CPOR-M365 usage'],
  merge: { kind: 'months', by: 'Date' },
  time: 'Date',
  location: 'MPNId',
  required: ['Date'],
  once: { per: ['CustomerTenantId', 'WorkloadName', 'Date'] },
  aggregation: 'monthly',
  notes: ['Download only; no API name is documented.'],
  columns: {
    CustomerTenantId: { ...common.customerTenantId, ...seen.definitionsSinceOctober },
    CustomerName: { ...common.customerName, ...seen.definitionsSinceOctober },
    WorkloadName: {
      ...text('Workload the usage is counted for'),
      examples: ['Skype for Business', 'Teams', 'Exchange Online'],
      ...seen.definitionsSinceOctober,
    },
    MonthlyActiveUsers: { ...common.monthlyActiveUsers, ...seen.definitionsSinceOctober },
    PaidAvailableUnits: { ...common.paidAvailableUnits, ...seen.definitionsSinceOctober },
    ClaimId: { ...key('Id of the claim on the workload'), ...seen.definitionsSinceOctober },
    MPNId: { ...common.mpnId, ...seen.definitionsSinceOctober, aliases: ['MpnId'] },
    DateAssociated: { ...day('Day the workload was tied to the partner'), ...seen.definitionsSinceOctober },
    PartnerAttributionType: {
      ...oneOf('How the partner is tied to the subscription or workload', ['CPOR']),
      ...seen.definitionsSinceOctober,
    },
    Date: { ...month('First day of the month exported'), ...seen.definitionsSinceOctober },
  },
  metrics: [
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
    stockOf('TotalPaidAvailableUnits', 'PaidAvailableUnits', own),
    stockOf('TotalMonthlyActiveUsers', 'MonthlyActiveUsers', own),
  ],
  api: downloadOnly,
});
