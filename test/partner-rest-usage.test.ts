import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { compared, dated, maybeFilter, plain, restOf, walk, withoutTimes } from './partner-rest-asked.ts';
import { guid, maybe } from './random-values.ts';
import { type Row, tableOf } from './reference/partner-rest.ts';
import { azureRows, resellerRows } from './reference/partner-usage.ts';

let loaded: LoadedStore;
beforeAll(async () => {
  loaded = await loadedStore();
});
afterAll(() => loaded[Symbol.asyncDispose]());

let tenants = 0;
const runs = { numRuns: Math.min(100, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) };
const locations = fc.option(fc.constant(['100'] as const), { nil: undefined, freq: 4 });
const month = fc.constantFrom('2024-04-01', '2024-05-01', '2024-06-01');
const spelling = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();

const use = fc
  .record({
    Month: fc.constantFrom('2024-05-01', '2024-06-01'),
    SubscriptionId: maybe([guid(11), guid(12)]),
    tenant: maybe([guid(1), guid(2)]),
    CustomerName: maybe(['Contoso', 'Fabrikam', '***', ' Contoso']),
    MeterCategory: fc.constantFrom('Azure DNS', 'azure dns ', "O'Neill", null),
    UsageUnits: fc.constantFrom('Hours', 'Hours', null),
    ServiceName: fc.constantFrom('SQL', 'SQL', 'Storage'),
    MPNId: fc.constantFrom('100', '200'),
    IsACRDuplicateAtPGALevel: maybe([0, 1]),
    UsageQuantity: maybe([0, 0.5, 3, 12]),
  })
  // A subscription is one customer's.
  .map(({ tenant, ...row }) => ({
    ...row,
    CustomerTenantId: row.SubscriptionId === null ? tenant : guid(row.SubscriptionId === guid(11) ? 1 : 2),
  }));
const usage = fc.uniqueArray(use, {
  maxLength: 14,
  selector: ({ Month, SubscriptionId, MeterCategory, UsageUnits, ServiceName, MPNId }) =>
    [Month, SubscriptionId, MeterCategory, UsageUnits, ServiceName, MPNId].map(spelling).join('|'),
});

const azureLeaf = fc.oneof(
  compared('meterCategory', ['AZURE DNS', 'storage', "O'Neill", '']),
  compared('meterUnit', ['hours', '']),
  compared('serviceType', ['sql', 'none']),
  compared('customerTenantId', [guid(1).toUpperCase(), '']),
  compared('customerName', ['contoso', '']),
  compared('subscriptionId', [guid(11), '']),
  compared('subscriptionName', ['x', '']),
  dated('usageDate'),
);

type Order = readonly { readonly name: string; readonly way: '' | ' asc' | ' DESC' }[];

/** Neighbours stand as the order wants them: missing values last, text without case. */
function expectOrdered(rows: readonly Row[], order: Order): void {
  const keyOf = (value: Row[string] | undefined) => (typeof value === 'string' ? value.toLowerCase() : value);
  for (const [i, row] of rows.slice(1).entries()) {
    for (const { name, way } of order) {
      const [a, b] = [keyOf(rows[i]?.[name]), keyOf(row[name])];
      if (a === b) continue;
      const isBefore =
        b === null || (a !== null && a !== undefined && b !== undefined && (way === ' DESC' ? a > b : a < b));
      expect(isBefore, `${name}${way}: ${a} before ${b}`).toBe(true);
      break;
    }
  }
}

describe('rows of Azure usage', () => {
  it('REST-34 RO-12 X-42 X-43 X-45 equal the naive reference for random data, filters, groups, orders and scopes, page by page', async () => {
    const names = ['customerName', 'subscriptionId', 'usageDate', 'meterCategory', 'meterUnit', 'serviceType'];
    const asked = fc.record({
      data: usage,
      where: locations,
      filter: maybeFilter(azureLeaf),
      groupBy: fc.subarray(names, { maxLength: 3 }),
      order: fc.uniqueArray(
        fc.record({ name: fc.constantFrom(...names, 'quantity'), way: fc.constantFrom('', ' asc', ' DESC') }),
        { maxLength: 3, selector: ({ name }) => name },
      ),
      level: fc.constantFrom(undefined, 'day', 'week', 'month'),
      top: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ data, where, filter, groupBy, order, level, top }) => {
        const tenant = `u${++tenants}`;
        await loaded.load(tenant, { AzureUsage: data });
        const { azureUsage } = restOf(loaded.store, tenant, where);
        const aggregationLevel = groupBy.includes('usageDate') ? level : undefined;
        const shown = order.filter(({ name }) => name === 'quantity' || groupBy.length === 0 || groupBy.includes(name));
        const orderby = shown.map(({ name, way }) => `${name.toUpperCase()}${way}`).join(', ');
        const parameters = { filter: filter.text, groupby: groupBy.join(), aggregationLevel, orderby };
        const found = await walk((skip, size) => azureUsage.rows({ ...parameters, skip, top: size }), top);
        await loaded.store.forget(tenant);
        const table = { of: filter.of, groupBy, sums: ['quantity'], daysBy: aggregationLevel };
        expect(plain(found.map(withoutTimes))).toEqual(plain(tableOf(azureRows(data, where), table)));
        expectOrdered(found, shown);
      }),
      runs,
    );
  }, 120_000);
});

const sold = fc.record({
  Month: month,
  ResellerMpnId: fc.constantFrom('501', '502', '503'),
  ResellerName: maybe(['North', 'north', '****', ' South ']),
  ResellerMarket: maybe(['Netherlands', 'netherlands', 'Belgium']),
  IndirectProviderMPNId: fc.constantFrom('100', '200'),
  SubscriptionId: maybe([guid(11), guid(12), guid(13)]),
  AvailableSeats: maybe([0, 3, 5]),
});
const seat = fc.record({
  Month: month,
  SubscriptionId: fc.constantFrom(guid(11), guid(12)),
  SubscriptionStartDate: maybe(['2023-12-31', '2024-01-01', '2024-01-08', '2024-02-29']),
  MPNId: fc.constantFrom('100', '200'),
});
const resellerData = fc.record({
  resellers: fc.array(sold, { maxLength: 14 }),
  seats: fc.uniqueArray(seat, {
    maxLength: 8,
    selector: ({ Month, SubscriptionId, MPNId }) => `${Month} ${SubscriptionId} ${MPNId}`,
  }),
});
const resellerLeaf = fc.oneof(
  compared('id', ['501', '502']),
  compared('name', ['NORTH', 'south', '']),
  compared('market', ['netherlands', '']),
  compared('partnerTenantId', ['x', '']),
  dated('firstSubscriptionCreationDate'),
  dated('latestSubscriptionCreationDate'),
  dated('latestSubscriptionEndDate'),
);

describe('rows of indirect resellers', () => {
  it('REST-34 RO-12 X-43 X-45 equal the naive reference for random data, filters, groups and scopes, page by page', async () => {
    const asked = fc.record({
      data: resellerData,
      where: locations,
      filter: maybeFilter(resellerLeaf),
      groupBy: fc.subarray(['name', 'market', 'firstSubscriptionCreationDate'], { maxLength: 2 }),
      level: fc.constantFrom(undefined, 'day', 'week', 'month'),
      top: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ data, where, filter, groupBy, level, top }) => {
        const tenant = `r${++tenants}`;
        await loaded.load(tenant, { ResellerPerformance: data.resellers, SeatsSubscriptionsAndRevenue: data.seats });
        const { indirectResellers } = restOf(loaded.store, tenant, where);
        const aggregationLevel = groupBy.some((name) => name.endsWith('Date')) ? level : undefined;
        const parameters = { filter: filter.text, groupby: groupBy.join(), aggregationLevel };
        const found = await walk((skip, size) => indirectResellers.rows({ ...parameters, skip, top: size }), top);
        await loaded.store.forget(tenant);
        const sums = ['subscriptionCount', 'licenseCount', 'indirectResellerCount'];
        const table = { of: filter.of, groupBy, sums, daysBy: aggregationLevel };
        expect(plain(found.map(withoutTimes))).toEqual(plain(tableOf(resellerRows(data, where), table)));
      }),
      runs,
    );
  }, 120_000);
});
