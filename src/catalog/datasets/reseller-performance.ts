import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { count, distinctOf, documented, flowOf, key, names, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month and subscription what resellers of an indirect provider sold. */
export const resellerPerformance = defineDataset({
  name: 'ResellerPerformance',
  title: 'Reseller performance',
  otherNames: ['CloudProductsResellerPerformance'],
  dashboard: 'Resellers',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  // The account the row belongs to is the provider; ResellerMpnId is another company.
  location: 'IndirectProviderMPNId',
  required: ['Month', 'ResellerMpnId'],
  refreshDays: 5,
  lookbackMonths: 13,
  aggregation: 'monthly',
  notes: [
    'The system query calls the dataset CloudProductsResellerPerformance; the dataset list, the refresh table and the sample queries call it ResellerPerformance. Answer to both.',
  ],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctober, aliases: ['PGAMpnID'] },
    ResellerMpnId: {
      ...key('Programme id of the reseller'),
      ...seen.allAndExample,
      aliases: ['ResellerMpnID', 'ResellerMPNid', 'ResellerMpnid'],
    },
    ResellerName: { ...common.resellerName, ...seen.allAndExample },
    ResellerMarket: { ...text('Country or region the reseller sells in'), ...seen.allAndExample },
    IndirectProviderMPNId: {
      ...key('Programme id of the indirect provider'),
      ...seen.all,
      aliases: ['IndirectProviderMpnID'],
    },
    IndirectProviderName: { ...text('Name of the indirect provider'), ...seen.all },
    Month: { ...common.reportMonth, ...seen.all },
    Product: { ...common.product, ...seen.all },
    SubscriptionId: { ...common.subscriptionId, ...seen.all, aliases: ['SubscriptionID'] },
    AvailableSeats: { ...count('Seats available'), ...seen.all },
    AssignedSeats: { ...common.assignedSeats, ...seen.all },
    BilledRevenueUSD: { ...common.billedRevenueUSD, ...seen.all },
    CustomerName: { ...common.customerName, ...seen.all },
    CustomerTpid: { ...common.customerTpid, ...seen.all, aliases: ['CustomerTPid'] },
    CustomerSegment: { ...common.customerSegment, ...seen.all },
    CustomerMarket: { ...common.customerMarket, ...seen.all },
    ResellerStatus: { ...text('Status of the reseller'), ...seen.all },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
  },
  metrics: [
    distinctOf('CustomerCount', 'CustomerTpid', documented('sample query')),
    distinctOf('SubscriptionCount', 'SubscriptionId', documented('sample query')),
    stockOf('TotalAvailableSeats', 'AvailableSeats', documented('sample query')),
    stockOf('TotalAssignedSeats', 'AssignedSeats', documented('sample query')),
    flowOf('TotalRevenue', 'BilledRevenueUSD', { ...documented('sample query'), sensitive: 'revenue' }),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: 'c09c2eda-861b-4664-8ee8-48a14745a26a',
      dataset: 'CloudProductsResellerPerformance',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        ResellerMpnId ResellerName ResellerMarket IndirectProviderMPNId IndirectProviderName Month Product
        SubscriptionID AvailableSeats AssignedSeats BilledRevenueUSD CustomerName CustomerTPid CustomerSegment
        CustomerMarket ResellerStatus
      `),
      select2021: names(`
        ResellerMpnid ResellerName ResellerMarket IndirectProviderMPNId IndirectProviderName Month Product
        SubscriptionID AvailableSeats AssignedSeats BilledRevenueUSD CustomerName CustomerTPid CustomerSegment
        CustomerMarket ResellerStatus
      `),
    },
  },
});
