import fc from 'fast-check';
import type { Data, Question, RawRow } from './reference/customers.ts';

/** The day that stands for today: the newest month is still running. */
export const today = '2024-06-15';

const months = ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 6 });

const dimensions = {
  Product: maybe(['Office 365', 'office 365 ', 'Microsoft 365', 'Dynamics 365', 'Power BI', 'Microsoft Azure']),
  SKU: maybe(['E3', 'E5', 'e3', 'Pro']),
  CustomerMarket: maybe(['Netherlands', 'netherlands', 'Belgium', '   ', 'Germany']),
  CustomerSegment: maybe(['SMB', 'Enterprise', 'enterprise']),
  PartnerLocation: maybe(['Utrecht', 'Gent']),
  SalesChannel: maybe(['CSP', 'EA']),
  PartnerAttributionType: maybe(['CSP', 'PAL', 'DPOR']),
  MPNId: fc.constantFrom('100', '200', '300'),
};
const customer = {
  CustomerTpid: maybe(['1', '2', '3', '4', ' 5', '']),
  CustomerTenantId: maybe([guid(1), guid(2), guid(3)]),
};
const month = fc.constantFrom(...months).map((m) => `${m}-01`);

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
const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });
/** Ranges, filters and location scopes. */
export const question: fc.Arbitrary<Question> = fc
  .record({
    at: fc.tuple(fc.nat({ max: months.length - 1 }), fc.nat({ max: months.length - 1 })),
    product: some(['Office 365', 'microsoft 365', 'Dynamics 365', 'power bi ', 'Nobody sells this', '(not set)']),
    market: some(['NETHERLANDS', 'Belgium', '(not set)']),
    segment: some(['enterprise', 'SMB']),
    location: some(['Utrecht', 'Gent']),
    channel: some(['CSP', 'EA']),
    attribution: some(['PAL', 'CSP']),
    keep: fc.integer({ min: 0, max: 63 }),
    locations: fc.option(some(['100', '200']), { nil: undefined, freq: 3 }),
  })
  .map(({ at: [a, b], keep, locations, ...lists }) => ({
    from: months[Math.min(a, b)] ?? '',
    to: months[Math.max(a, b)] ?? '',
    today,
    filters: Object.fromEntries(Object.entries(lists).filter((_, i) => (keep >> i) % 3 === 1)),
    ...(locations === undefined ? {} : { locations }),
  }));
