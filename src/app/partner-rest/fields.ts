import { licenseActivity } from '#catalog/datasets/license-activity.ts';
import type { licenseEntitlements } from '#catalog/datasets/license-entitlements.ts';
import { seatsSubscriptionsAndRevenue } from '#catalog/datasets/seats-subscriptions-and-revenue.ts';
import type { LatestField, LatestRowsQuery } from '#query/latest-rows.ts';
import type { LicenceRowsQuery } from '#query/licence-rows.ts';
import type { FilterField, FilterFields } from '#query/rest-filter/row-filter.ts';

export const compared: FilterField = { type: 'text', operators: ['eq', 'ne'] };
const exact: FilterField = { type: 'exact', operators: ['eq', 'ne'] };
const searched: FilterField = { type: 'text', operators: ['contains'] };
export const day: FilterField = { type: 'instant', operators: ['eq', 'ne', 'gt', 'lt', 'ge', 'le'] };

export const each = (names: readonly string[], field: FilterField): FilterFields =>
  Object.fromEntries(names.map((name) => [name, field]));

const ofCustomer = [
  'serviceCode',
  'serviceName',
  'channel',
  'customerTenantId',
  'customerName',
  'productId',
  'productName',
];

/** What rows of deployment and of usage are filtered and grouped by (REST-17, REST-18). */
export const licenceFields: Readonly<Record<LicenceRowsQuery['of'], FilterFields>> = {
  deployment: each(ofCustomer, compared),
  usage: each(['workloadCode', 'workloadName', ...ofCustomer], compared),
};

/** How the API calls services and workloads that no file gives a name (api.md §8.2; Teams and Yammer are ours). */
export const licenceNames: LicenceRowsQuery['names'] = {
  services: { o365: 'Microsoft Office 365', crm: 'Microsoft Dynamics' },
  workloads: {
    spo: 'SharePoint',
    exo: 'Exchange',
    sfb: 'Skype For Business',
    crm: 'Microsoft Dynamics CRM',
    teams: 'Microsoft Teams',
    yammer: 'Yammer',
  },
};

type SeatColumn = keyof typeof seatsSubscriptionsAndRevenue.columns;
type EntitlementColumn = keyof typeof licenseEntitlements.columns;
type ActivityColumn = keyof typeof licenseActivity.columns;

/** A wrong name does not compile. */
const seats = (column: SeatColumn) => column;
const activity = (column: ActivityColumn) => column;
const entitlements = (column: EntitlementColumn) => column;

export const serviceNameColumn = entitlements('ServiceName');

const text = (...columns: readonly SeatColumn[]): LatestField => ({ kind: 'text', columns });
const dayOf = (column: SeatColumn): LatestField => ({ kind: 'day', column });
const unknownText: LatestField = { kind: 'unknown', as: 'text' };
const unknownDay: LatestField = { kind: 'unknown', as: 'day' };

/** Where each field of a subscription comes from, in the order of the documentation (REST-31); docs/partner-rest.md tells it. */
export const subscriptionSources: Readonly<Record<string, LatestField>> = {
  customerTenantId: text('CustomerTenantId'),
  customerName: { kind: 'name', column: seats('CustomerName'), of: seats('CustomerTenantId') },
  customerMarket: text('CustomerMarket'),
  id: text('SubscriptionId'),
  status: {
    kind: 'word',
    column: seats('SubscriptionState'),
    words: {
      active: 'ACTIVE',
      renewed: 'ACTIVE',
      open: 'ACTIVE',
      ingraceperiod: 'ACTIVE',
      suspended: 'SUSPENDED',
      disabled: 'SUSPENDED',
      churned: 'DEPROVISIONED',
      deprovisioned: 'DEPROVISIONED',
      closed: 'DEPROVISIONED',
    },
  },
  productName: text('RawProductName', 'ReportingProductName', 'SKU', 'Product'),
  subscriptionType: {
    kind: 'word',
    column: seats('Product'),
    words: {
      'office 365': 'Office',
      'microsoft 365': 'Microsoft365',
      'microsoft azure': 'Azure',
      azure: 'Azure',
      'dynamics 365': 'Dynamics',
      'enterprise mobility + security': 'EMS',
      ems: 'EMS',
      windows: 'Windows',
    },
    other: 'UNKNOWN',
  },
  autoRenewEnabled: { kind: 'flag', column: seats('IsAutoRenew'), yes: ['yes', 'y'] },
  partnerId: text('MPNId'),
  friendlyName: unknownText,
  partnerName: text('PartnerName'),
  providerName: unknownText,
  creationDate: dayOf('SubscriptionStartDate'),
  effectiveStartDate: dayOf('SubscriptionStartDate'),
  commitmentEndDate: dayOf('SubscriptionEndDate'),
  currentStateEndDate: unknownDay,
  trialToPaidConversionDate: unknownDay,
  trialStartDate: unknownDay,
  trialEndDate: unknownDay,
  lastUsageDate: {
    kind: 'last-day',
    dataset: licenseActivity.name,
    thing: activity('SubscriptionId'),
    day: activity('LastActivityDate'),
  },
  deprovisionedDate: unknownDay,
  lastRenewalDate: unknownDay,
};

export const subscriptionRows = {
  kind: 'latest-rows',
  dataset: seatsSubscriptionsAndRevenue.name,
  thing: seats('SubscriptionId'),
  fields: subscriptionSources,
  gone: { field: 'status', value: 'DEPROVISIONED' },
  added: { name: 'licenseCount', column: seats('AvailableSeatsEOP') },
  counted: 'subscriptionCount',
} as const satisfies Omit<LatestRowsQuery, 'table'>;

/** The dates among the fields; they leave the house as instants. */
export const subscriptionDates = Object.entries(subscriptionSources).flatMap(([name, field]) => {
  const isDate = field.kind === 'day' || field.kind === 'last-day' || (field.kind === 'unknown' && field.as === 'day');
  return isDate ? [name] : [];
});

/** What subscriptions are filtered by, and how (REST-32). */
export const subscriptionFilters: FilterFields = {
  autoRenewEnabled: { type: 'flag', operators: ['eq', 'ne'] },
  ...each(['customerMarket', 'customerTenantId', 'id', 'partnerId', 'status'], compared),
  subscriptionType: exact,
  ...each(subscriptionDates, day),
  ...each(['customerName', 'friendlyName', 'partnerName', 'providerName'], searched),
  productName: { type: 'text', operators: ['contains', 'eq', 'ne'] },
};
