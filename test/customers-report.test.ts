import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { customers } from '#catalog/reports/customers.ts';
import type { Filters } from '#model/report.ts';
import type { Reporting } from '#reporting/reporting.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { createReporting } from '#reporting/run.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { type Answer, customersReport, type Data, type Question, type RawRow } from './reference/customers.ts';

const today = '2024-06-15';
let loaded: LoadedStore;
let reporting: Reporting;

beforeAll(async () => {
  loaded = await loadedStore();
  reporting = createReporting({
    store: loaded.store,
    states: async () => [],
    reports: [customers],
    datasets,
    today: () => today,
  });
});
afterAll(() => loaded[Symbol.asyncDispose]());

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
const data: fc.Arbitrary<Data> = fc.record({
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
const question: fc.Arbitrary<Question> = fc
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

let runs = 0;
async function ask(given: Data, asked: Question): Promise<ReportResult> {
  const tenant = `t${++runs}`;
  await loaded.load(tenant, given);
  const scope = { tenant, may: [], ...(asked.locations === undefined ? {} : { locations: asked.locations }) };
  const filters = asked.filters as Filters;
  const result = await reporting.run(
    { report: 'customers', range: { from: asked.from, to: asked.to }, filters },
    scope,
  );
  await loaded.store.forget(tenant);
  return result;
}

/** Rows without what only presentation adds, in an order of their own: ties may stand either way across languages. */
function plain(rows: ResultSection['rows'] | Answer['rows'][string]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([id]) => id !== 'countryCode')
          .map(([id, value]) => [id, typeof value === 'number' ? Number(value.toFixed(9)) : value])
          .sort(),
      ),
    )
    .sort();
}

describe('the customers report', () => {
  it('CUS-10 CUS-11 CUS-20 CUS-30 CUS-40 CUS-50 CUS-60 CUS-80 CUS-90 CUS-100 CUS-110 CO-4 X-1 X-38 X-39 X-45 RO-12 equals the naive reference for random data, filters, ranges and scopes', async () => {
    await fc.assert(
      fc.asyncProperty(data, question, async (given, asked) => {
        const result = await ask(given, asked);
        const expected = customersReport(given, asked);
        for (const section of result.sections) {
          expect(plain(section.rows), section.id).toEqual(plain(expected.rows[section.id] ?? []));
          const headline = expected.headlines[section.id];
          if (headline) expect(section.headline, section.id).toMatchObject(headline);
        }
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120) },
    );
  });
});
