import { defineDataset } from '#model/dataset.ts';
import { documentedApi } from './shared-api.ts';
import { distinctOf, documented, names, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, customer and workload: units paid for and users active. */
export const officeUsage = defineDataset({
  name: 'OfficeUsage',
  title: 'Office 365 licence usage',
  dashboard: 'Office 365 Usage',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  location: 'MPNId',
  required: ['Month'],
  once: { entity: ['CustomerTpid', 'CustomerTenantId'], per: ['WorkloadName', 'Month'], flag: 'IsDuplicateRowForPGA' },
  presence: {
    entity: ['CustomerTpid', 'CustomerTenantId'],
    when: { column: 'MonthlyActiveUsers', above: 0 },
    dimensions: ['MPNId'],
  },
  refreshDays: 3,
  latencyDays: 31,
  lookbackMonths: 13,
  aggregation: 'monthly',
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctoberAndClient, aliases: ['PGAPartnerID'] },
    CustomerTenantId: { ...common.customerTenantId, ...seen.allExampleAndClient },
    CustomerTpid: { ...common.customerTpid, ...seen.allExampleAndClient },
    WorkloadName: {
      ...text('Workload the usage is counted for'),
      examples: ['Skype for Business', 'Teams', 'Exchange Online', 'SharePoint', 'OneDrive', 'Yammer'],
      ...seen.allExampleAndClient,
    },
    Month: { ...common.reportMonth, ...seen.allExampleAndClient },
    PaidAvailableUnits: { ...common.paidAvailableUnits, ...seen.allExampleAndClient },
    MonthlyActiveUsers: { ...common.monthlyActiveUsers, ...seen.allExampleAndClient },
    CustomerName: { ...common.customerName, ...seen.allExampleAndClient },
    CustomerMarket: { ...common.customerMarket, ...seen.allExampleAndClient },
    CustomerSegment: { ...common.customerSegment, ...seen.allExampleAndClient },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    MPNId: { ...common.mpnId, ...seen.allExampleAndClient, aliases: ['PartnerID'] },
    PartnerName: { ...common.partnerName, ...seen.allExampleAndClient },
    PartnerLocation: { ...common.partnerLocation, ...seen.allExampleAndClient, aliases: ['PartnerLocationID'] },
    PartnerAttributionType: { ...common.partnerAttributionType, ...seen.allExampleAndClient },
    IsDuplicateRowForPGA: { ...common.isDuplicateRowForPGA, ...seen.sinceOctoberExampleAndClient },
  },
  metrics: [
    distinctOf('CustomerCount', 'CustomerTpid', documented('dataset example')),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', documented('dataset example')),
    stockOf('TotalPaidAvailableUnits', 'PaidAvailableUnits', documented('dataset example')),
    stockOf('TotalMonthlyActiveUsers', 'MonthlyActiveUsers', documented('dataset example')),
  ],
  api: {
    ...documentedApi,
    systemQuery: {
      id: 'd8349f7b-a7d1-467e-b26d-434d4a50f26a',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        CustomerTenantId CustomerTpid WorkloadName Month PaidAvailableUnits MonthlyActiveUsers CustomerName
        CustomerMarket CustomerSegment MPNId PartnerName PartnerLocationID PartnerAttributionType
        IsDuplicateRowForPGA
      `),
      select2021: names(`
        CustomerTenantId CustomerTpid WorkloadName Month PaidAvailableUnits MonthlyActiveUsers CustomerName
        CustomerMarket CustomerSegment MPNId PartnerName PartnerLocation PartnerAttributionType IsDuplicateRowForPGA
      `),
    },
  },
});
