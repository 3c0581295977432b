import fc from 'fast-check';
import { customerSides, guid, maybe, month, months, rangeOf, sideFilters, some, today } from './random-values.ts';
import type { Data, RawRow } from './reference/customers.ts';
import type { DynamicsQuestion } from './reference/dynamics.ts';

const customer = {
  CustomerTpid: maybe(['1', '2', 'a3', 'A3 ', '4', '']),
  CustomerTenantId: maybe([guid(1), guid(2), guid(3)]),
  CustomerName: maybe(['Contoso', 'contoso ', 'Fabrikam', '****', '', 'Adatum']),
};
const shared = {
  SKU: maybe(['Sales', 'sales ', 'Service', 'Field']),
  ...customerSides,
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

/** Random usage with gaps, missing values, several spellings and rows that say the same thing twice. */
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

export const dynamicsQuestion: fc.Arbitrary<DynamicsQuestion> = fc
  .record({
    range: rangeOf(months),
    product: some(['dynamics 365 ', 'Power BI']),
    ...sideFilters,
    keep: fc.integer({ min: 0, max: 63 }),
    locations: fc.option(some(['100', '20']), { nil: undefined, freq: 3 }),
    search: fc.option(fc.constantFrom('TOSO', 'a3', '0000', '1', 'nobody'), { nil: undefined, freq: 2 }),
    seesRevenue: fc.boolean(),
  })
  .map(({ range, keep, locations, search, seesRevenue, ...lists }) => ({
    ...range,
    today,
    filters: Object.fromEntries(Object.entries(lists).filter((_, i) => (keep >> i) % 4 === 1)),
    ...(locations === undefined ? {} : { locations }),
    ...(search === undefined ? {} : { search }),
    seesRevenue,
    first: 100,
  }));
