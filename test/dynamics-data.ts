import fc from 'fast-check';
import type { Data, RawRow } from './reference/customers.ts';
import type { DynamicsQuestion } from './reference/dynamics.ts';

/** Random usage with gaps, missing values, several spellings and rows that say the same thing twice. */
export const dynamicsToday = '2024-06-15';

const months = ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 6 });
const month = fc.constantFrom(...months).map((m) => `${m}-01`);
const customer = {
  CustomerTpid: maybe(['1', '2', 'a3', 'A3 ', '4', '']),
  CustomerTenantId: maybe([guid(1), guid(2), guid(3)]),
  CustomerName: maybe(['Contoso', 'contoso ', 'Fabrikam', '****', '', 'Adatum']),
};
const shared = {
  SKU: maybe(['Sales', 'sales ', 'Service', 'Field']),
  CustomerMarket: maybe(['Netherlands', 'netherlands', 'Belgium', '   ', 'Germany']),
  CustomerSegment: maybe(['SMB', 'Enterprise', 'enterprise']),
  PartnerLocation: maybe(['Utrecht', 'Gent']),
};
const seats = maybe([0, 1, 5, 10, 40]);

/** A subscription in a month, attributed to one partner account or more. */
const thing = fc.record({
  Month: month,
  ...customer,
  SubscriptionId: maybe([1, 2, 3, 4].map(guid)),
  SKUId: maybe(['s1', 'S1', 's2']),
  ...shared,
  SalesModel: maybe(['CSP', 'EA']),
  attributions: fc.array(
    fc.record({
      MPNId: maybe(['100', '20', '300']),
      PartnerAttachType: maybe(['CSP', 'PAL', 'DPOR']),
      AvailableSeats: seats,
      AssignedSeats: seats,
      ActiveSeats: seats,
      DeploymentOpportunity: maybe([0, 3, -2]),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const usageRows = fc
  .array(thing, { maxLength: 20 })
  .map((things) => things.flatMap(({ attributions, ...shown }) => attributions.map((one) => ({ ...shown, ...one }))))
  .map(withoutTies);

/** Rows of a thing that differ in nothing the spec tells them apart by leave open which of them counts. */
function withoutTies(rows: readonly RawRow[]): RawRow[] {
  const parts = ['SubscriptionId', 'SKUId', 'Month', 'MPNId'];
  const measures = ['AvailableSeats', 'AssignedSeats', 'ActiveSeats', 'DeploymentOpportunity'];
  const keyOf = (row: RawRow) =>
    JSON.stringify([...parts, ...measures].map((name) => String(row[name] ?? '').toLowerCase()));
  return [...new Map(rows.map((row, i) => [row.SubscriptionId === null ? String(i) : keyOf(row), row])).values()];
}

export const dynamicsData: fc.Arbitrary<Data> = fc.record({
  DynamicsUsage: usageRows,
  CustomersAndTenants: fc.array(
    fc.record({
      Month: month,
      ...customer,
      ...shared,
      MPNId: maybe(['100', '20', '300']),
      IsDuplicateRowForPGA: maybe(['0', '1']),
      AvailableSeats: seats,
      BilledRevenueUSD: maybe(['-10.5', '0', '100', '100', '2500.25']),
    }),
    { maxLength: 25 },
  ),
});

const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });

export const dynamicsQuestion: fc.Arbitrary<DynamicsQuestion> = fc
  .record({
    at: fc.tuple(fc.nat({ max: months.length - 1 }), fc.nat({ max: months.length - 1 })),
    product: some(['dynamics 365 ', 'Power BI']),
    market: some(['NETHERLANDS', 'Belgium', '(not set)']),
    segment: some(['enterprise', 'SMB']),
    location: some(['Utrecht', 'Gent']),
    channel: some(['CSP', 'EA']),
    attribution: some(['PAL', 'CSP']),
    keep: fc.integer({ min: 0, max: 63 }),
    locations: fc.option(some(['100', '20']), { nil: undefined, freq: 3 }),
    search: fc.option(fc.constantFrom('TOSO', 'a3', '0000', '1', 'nobody'), { nil: undefined, freq: 2 }),
    seesRevenue: fc.boolean(),
  })
  .map(({ at: [a, b], keep, locations, search, seesRevenue, ...lists }) => ({
    from: months[Math.min(a, b)] ?? '',
    to: months[Math.max(a, b)] ?? '',
    today: dynamicsToday,
    filters: Object.fromEntries(Object.entries(lists).filter((_, i) => (keep >> i) % 4 === 1)),
    ...(locations === undefined ? {} : { locations }),
    ...(search === undefined ? {} : { search }),
    seesRevenue,
    first: 100,
  }));
