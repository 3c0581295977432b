import { defineDataset } from '#model/dataset.ts';
import { downloadOnly } from './shared-api.ts';
import { month, oneOf, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Revenue that decides whether a partner may go on billing directly. */
export const cspDirectPartnerEligibility = defineDataset({
  name: 'CSPDirectPartnerEligibility',
  title: 'CSP direct partner eligibility (CSP revenue details)',
  merge: { kind: 'months', by: 'MonthKey' },
  time: 'MonthKey',
  location: 'MPNId',
  required: ['MonthKey'],
  once: { per: ['SubscriptionId', 'ProductPartNumber', 'MonthKey'], flag: 'IsDuplicateRowForPGA' },
  aggregation: 'monthly',
  notes: [
    'Download only; no API name is documented. Shown only to partners under direct-bill monitoring (CSP Revenue Details in the downloads hub).',
  ],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitions2023, aliases: ['PGAMpnID'] },
    PartnerName: { ...common.partnerName, ...seen.definitions2023 },
    MPNId: { ...common.mpnId, ...seen.definitions2023, aliases: ['MPNID'] },
    MPNType: { ...oneOf('Kind of partner account: global or local', ['Global', 'Local']), ...seen.definitions2023 },
    CustomerName: { ...common.customerName, ...seen.definitions2023 },
    CustomerId: { ...common.customerId, ...seen.definitions2023, aliases: ['CustomerID'] },
    CustomerTenantId: { ...common.customerTenantId, ...seen.definitions2023 },
    MonthKey: { ...month('Month the usage is reported for'), ...seen.definitions2023 },
    SubscriptionId: { ...common.subscriptionId, ...seen.definitions2023 },
    ReportingPricingLevel: {
      ...text('Pricing level used to compare budget and forecast with actuals'),
      ...seen.definitions2023,
    },
    DetailPricingLevelName: {
      ...text('Pricing level given to actual revenue by rule; decides purchase type and user type'),
      ...seen.definitions2023,
    },
    SummaryPricingLevel: { ...text('Group of detail pricing levels'), ...seen.definitions2023 },
    PartnerAttributionType: { ...common.partnerAttributionType, ...seen.definitions2023 },
    ProductPartNumber: { ...common.productPartNumber, ...seen.definitions2023 },
    Product: { ...common.product, ...seen.definitions2023 },
    IsDuplicateRowForPGA: { ...common.isDuplicateRowForPGA, ...seen.definitions2023 },
    BilledRevenueUSD: { ...common.billedRevenueUSD, ...seen.definitions2023 },
  },
  metrics: [],
  api: downloadOnly,
});
