import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { count, distinctOf, names, own, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Users of third-party apps inside Teams. */
export const teamsUsage3PApps = defineDataset({
  name: 'TeamsUsage3PApps',
  title: 'Teams usage of third-party apps',
  dashboard: 'Teams Usage',
  merge: { kind: 'months', by: 'DateKey' },
  time: 'DateKey',
  required: ['DateKey'],
  presence: {
    entity: ['CustomerId', 'CustomerTenantId'],
    when: { column: 'UserCount', above: 0 },
    dimensions: [],
  },
  refreshDays: 3,
  latencyDays: 31,
  lookbackMonths: 13,
  aggregation: 'monthly',
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctober, aliases: ['PGAMpnID'] },
    CustomerId: { ...common.customerId, ...seen.all, aliases: ['CustomerTpid'] },
    CustomerTenantId: { ...common.customerTenantId, ...seen.all },
    CustomerName: { ...common.customerName, ...seen.sinceOctober },
    CustomerCountryCode: { ...common.customerCountryCode, ...seen.definitions2023 },
    CustomerCountry: { ...common.customerCountry, ...seen.sinceOctober },
    CustomerSegment: { ...common.customerSegment, ...seen.definitions2023 },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    DateKey: { ...common.reportDay, ...seen.all, aliases: ['Month'] },
    AppName: { ...text('Third-party app inside Teams'), ...seen.all, aliases: ['3P App Name'] },
    UserCount: { ...count('Users of the app'), ...seen.all, aliases: ['Usercount', 'User count'] },
  },
  metrics: [
    distinctOf('CustomerCount', 'CustomerId', own),
    distinctOf('AppCount', 'AppName', own),
    stockOf('TotalUserCount', 'UserCount', own),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '42d287be-cc76-4109-a066-f3140ad97fe2',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`CustomerId CustomerTenantId CustomerName CustomerCountry DateKey AppName UserCount`),
    },
  },
});
