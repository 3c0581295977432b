import fc from 'fast-check';
import { customerSides, guid, maybe, month, months, rangeOf, sideFilters, some, today } from './random-values.ts';
import type { Data, Question, RawRow } from './reference/customers.ts';

const dimensions = {
  Product: maybe(['Office 365', 'office 365 ', 'Microsoft 365', 'Dynamics 365', 'Power BI', 'Microsoft Azure']),
  SKU: maybe(['E3', 'E5', 'e3', 'Pro']),
  ...customerSides,
  SalesChannel: maybe(['CSP', 'EA']),
  PartnerAttributionType: maybe(['CSP', 'PAL', 'DPOR']),
  MPNId: fc.constantFrom('100', '200', '300'),
};
const customer = {
  CustomerTpid: maybe(['1', '2', '3', '4', ' 5', '']),
  CustomerTenantId: maybe([guid(1), guid(2), guid(3)]),
};

const subscriptionRows = fc.array(
  fc.record({
    Month: month,
    ...customer,
    SubscriptionId: fc.integer({ min: 1, max: 9 }).map(guid),
    SubscriptionState: fc.constantFrom('Active', 'active', 'Suspended', 'Active'),
    ...dimensions,
    IsDuplicateRowForPGA: fc.constantFrom(0, 1),
  }),
  { maxLength: 40 },
);
const customerRows = fc.array(
  fc.record({ Month: month, ...customer, CustomerStatus: maybe(['Active', 'Inactive', 'ACTIVE']), ...dimensions }),
  { maxLength: 20 },
);
const usageRows = (measure: string, time = 'Month', id = 'CustomerTpid') =>
  fc.array(
    fc
      .record({
        at: month,
        customer: customer.CustomerTpid,
        tenant: customer.CustomerTenantId,
        used: maybe([0, 0, 3, 7]),
        mpn: dimensions.MPNId,
      })
      .map(
        ({ at, customer: tpid, tenant, used, mpn }): RawRow => ({
          [time]: at,
          [id]: tpid,
          CustomerTenantId: tenant,
          [measure]: used,
          ...(time === 'Month' ? { MPNId: mpn } : {}),
        }),
      ),
    { maxLength: 8 },
  );
/** Rows of every dataset that the page reads: customers without ids, gaps, spellings, states. */
export const data: fc.Arbitrary<Data> = fc.record({
  SeatsSubscriptionsAndRevenue: subscriptionRows,
  CustomersAndTenants: customerRows,
  OfficeUsage: usageRows('MonthlyActiveUsers'),
  EMSUsage: usageRows('MonthlyActiveUsers'),
  DynamicsUsage: usageRows('ActiveSeats'),
  PowerBIUsage: usageRows('ActiveSeats'),
  AzureUsage: usageRows('UsageQuantity'),
  TeamsUsageWorkload: usageRows('AllUpParticipants', 'MonthKey', 'CustomerId'),
});
/** Ranges, filters and location scopes. */
export const question: fc.Arbitrary<Question> = fc
  .record({
    range: rangeOf(months),
    product: some(['Office 365', 'microsoft 365', 'Dynamics 365', 'power bi ', 'Nobody sells this', '(not set)']),
    ...sideFilters,
    keep: fc.integer({ min: 0, max: 63 }),
    locations: fc.option(some(['100', '200']), { nil: undefined, freq: 3 }),
  })
  .map(({ range, keep, locations, ...lists }) => ({
    ...range,
    today,
    filters: Object.fromEntries(Object.entries(lists).filter((_, i) => (keep >> i) % 3 === 1)),
    ...(locations === undefined ? {} : { locations }),
  }));
