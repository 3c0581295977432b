import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import {
  change,
  count,
  distinctOf,
  documented,
  flowOf,
  month,
  names,
  oneOf,
  oneOfAtLeast,
  own,
  seen,
  stockOf,
  text,
} from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month and subscription: state, seats and revenue. The first source of who is a customer. */
export const seatsSubscriptionsAndRevenue = defineDataset({
  name: 'SeatsSubscriptionsAndRevenue',
  title: 'Subscription details (seats, subscriptions and revenue)',
  dashboard: 'Subscriptions',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  location: 'MPNId',
  required: ['Month', 'SubscriptionId'],
  once: { per: ['SubscriptionId', 'Month'], flag: 'IsDuplicateRowForPGA' },
  presence: {
    entity: ['CustomerTpid', 'CustomerTenantId'],
    when: { column: 'SubscriptionState', is: 'Active' },
    item: 'SubscriptionId',
    dimensions: [
      'Product',
      'SKU',
      'CustomerMarket',
      'CustomerSegment',
      'PartnerLocation',
      'SalesChannel',
      'PartnerAttributionType',
      'MPNId',
    ],
  },
  refreshDays: 5,
  latencyDays: 7,
  lookbackMonths: 13,
  aggregation: 'monthly',
  notes: [
    'TotalSoldSeats and TotalAssignedSeats in the system query are metrics: the query must group by its other columns.',
    'A 2023 note: standalone Teams, Yammer, Outlook Mobile and Azure Information Protection are left out of this dataset, CustomersAndTenants, OfficeUsage and CPORM365Usage.',
  ],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.sinceOctober, aliases: ['PGAMpnID'] },
    SubscriptionId: { ...common.subscriptionId, ...seen.allAndExample },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.all },
    SubscriptionEndDate: { ...common.subscriptionEndDate, ...seen.allAndExample },
    SubscriptionState: {
      ...oneOfAtLeast('Subscription state', [
        'Active',
        'Churned',
        'Disabled',
        'Deprovisioned',
        'Suspended',
        'Renewed',
        'Open',
        'InGracePeriod',
        'Closed',
        'Others',
      ]),
      ...seen.allAndExample,
    },
    Month: { ...common.reportMonth, ...seen.all, aliases: ['month'] },
    IsAutoRenew: {
      ...oneOf('Whether the subscription renews by itself; the definitions say Yes/No, a sample query filters on N', [
        'Yes',
        'No',
      ]),
      kind: 'flag',
      alternatives: { Yes: 'Y', No: 'N' },
      ...seen.allAndExample,
    },
    CustomerName: { ...common.customerName, ...seen.allAndExample },
    CustomerTenantId: { ...common.customerTenantId, ...seen.all },
    CustomerTpid: { ...common.customerTpid, ...seen.allAndExample },
    DUNSNumber: { ...common.dunsNumber, ...seen.sinceOctober },
    CustomerSegment: { ...common.customerSegment, ...seen.all },
    TopSegment: { ...common.topSegment, ...seen.sinceOctober },
    CustomerMarket: { ...common.customerMarket, ...seen.all },
    ReportingProductName: { ...text('Fine-grained product name'), ...seen.sinceOctober },
    Product: { ...common.product, ...seen.allAndExample },
    RawProductName: { ...common.rawProductName, ...seen.sinceOctober },
    ProductPartNumber: { ...common.productPartNumber, ...seen.sinceOctober },
    SKU: { ...common.sku, ...seen.all },
    RevSumDivisionName: { ...common.revSumDivisionName, ...seen.sinceOctober },
    SolutionArea: { ...text('Solution-area class of the product'), ...seen.sinceOctober },
    MPNId: { ...common.mpnId, ...seen.allAndExample, aliases: ['MPNID', 'MpnId'] },
    PartnerName: { ...common.partnerName, ...seen.all },
    PartnerLocation: { ...common.partnerLocation, ...seen.all, aliases: ['PartnerLocationID'] },
    PartnerAttributionType: { ...common.partnerAttributionType, ...seen.all },
    SalesChannel: { ...common.salesChannel, ...seen.all },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    PricingLevel: { ...text('Price level the sale was made at'), ...seen.sinceOctober },
    EnrollmentNumber: { ...common.enrollmentNumber, ...seen.all, aliases: ['Enrollment ID'] },
    IsDuplicateRowForPGA: { ...common.isDuplicateRowForPGA, ...seen.sinceOctober },
    SubscriptionStartMonth: { ...month('Month in which the subscription started'), ...seen.sinceOctober },
    ResellerID: { ...common.resellerID, ...seen.definitionsSinceOctober },
    ResellerName: { ...common.resellerName, ...seen.definitionsSinceOctober },
    AvailableSeatsEOP: { ...count('Paid seats available at the end of the month'), ...seen.definitionsSinceOctober },
    AvailableSeats: { ...change('Change of the paid seats available against the month before'), ...seen.definitions },
    BilledRevenueUSD: { ...common.billedRevenueUSD, ...seen.allAndExample, aliases: ['RevenueUSD'] },
    AzureConsumedRevenueUSD: { ...common.azureConsumedRevenue, ...seen.sinceOctober },
    CPORRevenue: { ...common.cporRevenue, ...seen.definitions2023 },
    CPORPaidSeats: { ...common.cporPaidSeats, ...seen.definitions2023 },
    CPORActiveUsers: { ...common.cporActiveUsers, ...seen.definitions2023 },
    ProductFamily: { ...text('Product family; only the system query names it'), ...seen.queries },
    AssignedSeats: { ...count('Seats assigned; not selectable, feeds TotalAssignedSeats'), internal: true },
  },
  metrics: [
    distinctOf('SubscriptionCount', 'SubscriptionId', documented('sample query')),
    distinctOf('CustomerCount', 'CustomerTpid', documented('sample query')),
    {
      ...flowOf('TotalSoldSeats', 'AvailableSeats', documented('sample query, system query')),
      about: 'sum of seats sold (AvailableSeats)',
    },
    {
      ...stockOf('TotalAssignedSeats', 'AssignedSeats', documented('system query')),
      about: 'sum of seats assigned; the definitions have no AssignedSeats column here',
    },
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
    flowOf('TotalRevenue', 'BilledRevenueUSD', { ...own, sensitive: 'revenue' }),
    flowOf('TotalACR', 'AzureConsumedRevenueUSD', { ...own, sensitive: 'revenue' }),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: 'c9fc1c79-4408-49ff-97f9-e1aa3f155804',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        PGAMpnId MpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionState month IsAutoRenew
        CustomerName CustomerTenantId CustomerTpid DUNSNumber CustomerSegment TopSegment CustomerMarket
        ProductFamily ReportingProductName Product RawProductName ProductPartNumber SKU RevSumDivisionName
        PartnerName SolutionArea PartnerLocationID PartnerAttributionType SalesChannel PricingLevel EnrollmentNumber
        IsDuplicateRowForPGA SubscriptionStartMonth TotalSoldSeats TotalAssignedSeats BilledRevenueUSD
        AzureConsumedRevenueUSD
      `),
      select2021: names(`
        PGAMpnId MpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionState month IsAutoRenew
        CustomerName CustomerTenantId CustomerTpid DUNSNumber CustomerSegment TopSegment CustomerMarket
        ProductFamily ReportingProductName Product RawProductName ProductPartNumber SKU RevSumDivisionName
        PartnerName SolutionArea PartnerLocation PartnerAttributionType SalesChannel PricingLevel EnrollmentNumber
        IsDuplicateRowForPGA SubscriptionStartMonth TotalSoldSeats TotalAssignedSeats BilledRevenueUSD
        AzureConsumedRevenueUSD
      `),
    },
  },
});
