import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { amount, count, distinctOf, flowOf, names, own, seen } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per day and customer: Teams meetings and their hours. */
export const teamsUsageMeetingsAndCalls = defineDataset({
  name: 'TeamsUsageMeetingsAndCalls',
  title: 'Teams meetings and calls',
  dashboard: 'Teams Usage',
  merge: { kind: 'months', by: 'DateKey' },
  time: 'DateKey',
  required: ['DateKey'],
  presence: {
    entity: ['CustomerId', 'CustomerTenantId'],
    when: { column: 'MeetingCount', above: 0 },
    dimensions: [],
  },
  refreshDays: 3,
  latencyDays: 31,
  lookbackMonths: 13,
  aggregation: 'daily',
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctober, aliases: ['PGAMpnID'] },
    CustomerId: { ...common.customerId, ...seen.all, aliases: ['CustomerTpid'] },
    CustomerTenantId: { ...common.customerTenantId, ...seen.all },
    CustomerName: { ...common.customerName, ...seen.definitions2023 },
    CustomerCountryCode: { ...common.customerCountryCode, ...seen.definitions2023 },
    CustomerCountry: { ...common.customerCountry, ...seen.definitions2023 },
    CustomerSegment: { ...common.customerSegment, ...seen.definitions2023 },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    DateKey: { ...common.reportDay, ...seen.all, aliases: ['Month'] },
    SubWorkload: { ...common.subWorkload, ...seen.all, aliases: ['Subworkload'] },
    MeetingCount: { ...count('Meetings held'), ...seen.all, aliases: ['Meeting count'] },
    MeetingDuration: {
      ...amount('Length of the meetings together, in hours'),
      ...seen.all,
      aliases: ['Meeting duration'],
    },
  },
  metrics: [
    distinctOf('CustomerCount', 'CustomerId', own),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
    flowOf('TotalMeetingCount', 'MeetingCount', own),
    { ...flowOf('TotalMeetingDuration', 'MeetingDuration', own), about: 'sum of MeetingDuration (hours)' },
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: 'b7bd73a8-47e8-4c57-b915-445708cfd7bf',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`CustomerId CustomerTenantId DateKey SubWorkload MeetingCount MeetingDuration`),
    },
  },
});
