import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { distinctOf, flowOf, names, oneOf, own, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, customer tenant and SKU: seats and revenue. */
export const customersAndTenants = defineDataset({
  name: 'CustomersAndTenants',
  title: 'Customers and tenants (customer details, customers and revenue)',
  dashboard: 'Customers',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  location: 'MPNId',
  required: ['Month'],
  once: { entity: ['CustomerTpid', 'CustomerTenantId'], per: ['SKU', 'Month'], flag: 'IsDuplicateRowForPGA' },
  amounts: ['BilledRevenueUSD'],
  presence: {
    entity: ['CustomerTpid', 'CustomerTenantId'],
    when: { column: 'CustomerStatus', is: 'Active' },
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
  lookbackMonths: 24,
  aggregation: 'monthly',
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.sinceOctober, aliases: ['PGAMpnID'] },
    CustomerName: { ...common.customerName, ...seen.allAndExample },
    CustomerTenantId: { ...common.customerTenantId, ...seen.all },
    CustomerTpid: { ...common.customerTpid, ...seen.allAndExample },
    DUNSNumber: { ...common.dunsNumber, ...seen.sinceOctober },
    CustomerSegment: { ...common.customerSegment, ...seen.all },
    TopSegment: { ...common.topSegment, ...seen.sinceOctober },
    CustomerMarket: { ...common.customerMarket, ...seen.allAndExample },
    CustomerStatus: { ...oneOf('Whether the customer is active', ['Active', 'Inactive']), ...seen.all },
    CustomerTenantName: { ...common.customerTenantName, ...seen.sinceOctober },
    CustomerTenantCountry: { ...text('Country or region of the customer tenant'), ...seen.sinceOctober },
    TenantDomainName: { ...text('Domain of the customer tenant'), ...seen.sinceOctober },
    Product: { ...common.product, ...seen.allAndExample },
    RawProductName: { ...common.rawProductName, ...seen.sinceOctober },
    SKU: { ...common.sku, ...seen.allAndExample },
    Month: { ...common.reportMonth, ...seen.allAndExample },
    MPNId: { ...common.mpnId, ...seen.all, aliases: ['MpnId'] },
    PartnerName: { ...common.partnerName, ...seen.all },
    PartnerLocation: { ...common.partnerLocation, ...seen.all, aliases: ['PartnerLocationID'] },
    PartnerAttributionType: { ...common.partnerAttributionType, ...seen.all },
    SalesChannel: { ...common.salesChannel, ...seen.all },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    IsDuplicateRowForPGA: { ...common.isDuplicateRowForPGA, ...seen.sinceOctober },
    AvailableSeats: { ...common.availableSeats, ...seen.allAndExample },
    BilledRevenueUSD: { ...common.billedRevenueUSD, ...seen.allAndExample, aliases: ['RevenueUSD'] },
    AzureConsumedRevenueUSD: { ...common.azureConsumedRevenue, ...seen.sinceOctober },
    CPORRevenue: { ...common.cporRevenue, ...seen.definitions2023 },
    CPORPaidSeats: { ...common.cporPaidSeats, ...seen.definitions2023 },
    CPORActiveUsers: { ...common.cporActiveUsers, ...seen.definitions2023 },
    ProductPartNumber: { ...common.productPartNumber, ...seen.queries },
  },
  metrics: [
    distinctOf('CustomerCount', 'CustomerTpid', own),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
    stockOf('TotalAvailableSeats', 'AvailableSeats', own),
    flowOf('TotalRevenue', 'BilledRevenueUSD', { ...own, sensitive: 'revenue' }),
    flowOf('TotalACR', 'AzureConsumedRevenueUSD', { ...own, sensitive: 'revenue' }),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '6664daf3-c161-423a-92a1-0ea6db2c0384',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        PGAMpnId MpnId PartnerName CustomerName CustomerTpid DUNSNumber CustomerSegment TopSegment CustomerMarket
        CustomerStatus CustomerTenantId CustomerTenantName CustomerTenantCountry TenantDomainName Product
        RawProductName ProductPartNumber SKU Month PartnerLocationID PartnerAttributionType SalesChannel
        IsDuplicateRowForPGA AvailableSeats BilledRevenueUSD AzureConsumedRevenueUSD
      `),
      select2021: names(`
        PGAMpnId MpnId PartnerName CustomerName CustomerTpid DUNSNumber CustomerSegment TopSegment CustomerMarket
        CustomerStatus CustomerTenantId CustomerTenantName CustomerTenantCountry TenantDomainName Product
        RawProductName ProductPartNumber SKU Month PartnerLocation PartnerAttributionType SalesChannel
        IsDuplicateRowForPGA AvailableSeats BilledRevenueUSD AzureConsumedRevenueUSD
      `),
    },
  },
});
