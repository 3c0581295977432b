import { defineDataset } from '#model/dataset.ts';
import { bit, count, day, guid, key, oneOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** What was sold and assigned, per customer, subscription and product at a processing date (OWN-1). */
export const licenseEntitlements = defineDataset({
  name: 'LicenseEntitlements',
  title: 'Licences sold and assigned',
  merge: { kind: 'days', by: 'ProcessedDate' },
  time: 'ProcessedDate',
  location: 'MPNId',
  dimensions: ['ProductName', 'CustomerMarket'],
  required: ['ProcessedDate', 'CustomerTenantId'],
  aggregation: 'daily',
  columns: {
    ProcessedDate: day('Day the figures are of'),
    PGAMpnId: common.pgaMpnId,
    MPNId: common.mpnId,
    PartnerName: common.partnerName,
    PartnerLocation: common.partnerLocation,
    CustomerTenantId: common.customerTenantId,
    CustomerName: common.customerName,
    CustomerMarket: common.customerMarket,
    ServiceCode: common.serviceCode,
    ServiceName: text('Name of the service'),
    ProductId: key('Id of the product or SKU'),
    ProductName: text('Name of the product or SKU'),
    SubscriptionId: guid('Id of the subscription'),
    SubscriptionState: oneOf('Subscription state; only Active is entitled (ADO-20)', [
      'Active',
      'InGracePeriod',
      'Disabled',
      'Suspended',
      'Deprovisioned',
      'Canceled',
      'Upgraded',
    ]),
    IsTrial: bit('Whether it is a trial: no part of sold, assigned or qualified (ADO-27)'),
    Channel: text('reseller, or other for what was bought elsewhere; both are counted (ADO-5)'),
    LicensesSold: count('Licences sold'),
    LicensesAssigned: count('Licences assigned to users'),
  },
  metrics: [],
});
