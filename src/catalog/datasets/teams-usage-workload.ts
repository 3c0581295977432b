import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { count, distinctOf, names, own, seen, stockOf } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month and customer: Teams users by client. */
export const teamsUsageWorkload = defineDataset({
  name: 'TeamsUsageWorkload',
  title: 'Teams monthly usage',
  dashboard: 'Teams Usage',
  merge: { kind: 'months', by: 'MonthKey' },
  time: 'MonthKey',
  required: ['MonthKey'],
  presence: {
    entity: ['CustomerId', 'CustomerTenantId'],
    when: { column: 'AllUpParticipants', above: 0 },
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
    CustomerName: { ...common.customerName, ...seen.definitions2023 },
    CustomerCountryCode: { ...common.customerCountryCode, ...seen.definitions2023 },
    CustomerCountry: { ...common.customerCountry, ...seen.definitions2023 },
    CustomerSegment: { ...common.customerSegment, ...seen.definitions2023 },
    MonthKey: { ...common.reportMonth, ...seen.all, aliases: ['Month'] },
    SubWorkload: { ...common.subWorkload, ...seen.all, aliases: ['Subworkload'] },
    DesktopUsers: { ...count('Users on the desktop client'), ...seen.all, aliases: ['Desktop Users'] },
    WebUsers: { ...count('Users in the browser'), ...seen.all, aliases: ['Web Users'] },
    MobileUsers: { ...count('Users on mobile'), ...seen.all, aliases: ['Mobile Users'] },
    AllUpParticipants: {
      ...count('Distinct users in the month over all clients'),
      ...seen.all,
      aliases: ['AllUpPartiticipants'],
    },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
  },
  metrics: [
    distinctOf('CustomerCount', 'CustomerId', own),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
    stockOf('TotalAllUpParticipants', 'AllUpParticipants', own),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '817fe875-acb0-4c45-9201-b7a35a60235a',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(
        `CustomerId CustomerTenantId MonthKey SubWorkload DesktopUsers WebUsers MobileUsers AllUpPartiticipants`,
      ),
    },
  },
});
