import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { dynamicsUsage } from '#catalog/reports/dynamics-usage.ts';
import { reports } from '#catalog/reports/index.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import { rolesOpening, sightOf } from '#domain/access/roles.ts';
import { openRawRows } from '#reporting/raw-rows.ts';
import type { ReportRequest } from '#reporting/request.ts';
import type { ReportResult } from '#reporting/result.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { guid } from './random-values.ts';
import type { Data, RawRow } from './reference/customers.ts';
import { column, section } from './result-parts.ts';

/** One example per rule: small tables that a reader can check with a pencil. */
let loaded: LoadedReporting;
let today = '2024-07-10';
let tenants = 0;

beforeAll(async () => {
  loaded = await loadedReporting({ reports, today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

/** A subscription of customer `n` in a month: seats available, assigned, active. */
const use = (n: string, month: string, seats: readonly (number | null)[], more: RawRow = {}): RawRow => ({
  Month: `${month}-01`,
  CustomerTpid: n,
  CustomerName: `Customer ${n}`,
  SubscriptionId: guid(n),
  SKU: 'Sales',
  SKUId: 's1',
  CustomerMarket: 'Netherlands',
  MPNId: '1',
  AvailableSeats: seats[0] ?? null,
  AssignedSeats: seats[1] ?? null,
  ActiveSeats: seats[2] ?? null,
  ...more,
});
const billed = (n: string, month: string, amount: string | null, more: RawRow = {}): RawRow => ({
  Month: `${month}-01`,
  CustomerTpid: n,
  SKU: 'Sales',
  MPNId: '1',
  IsDuplicateRowForPGA: '0',
  BilledRevenueUSD: amount,
  ...more,
});

async function ask(
  data: Data,
  request: Omit<ReportRequest, 'report'> = {},
  may: readonly ('revenue' | 'personal')[] = ['revenue'],
): Promise<ReportResult> {
  const tenant = `dynamics-${++tenants}`;
  await loaded.load(tenant, data);
  return toAnswer(await loaded.reporting.run({ report: 'dynamics-usage', ...request }, { tenant, may }));
}
const usage = (...rows: RawRow[]): Data => ({ DynamicsUsage: rows });
const range = (from: string, to: string) => ({ range: { from, to } });

describe('the report', () => {
  it('DYN-1 DYN-2 DYN-3 opens to the roles of both lists, revenue to executives only', () => {
    expect([...rolesOpening('dynamics-usage')].sort()).toEqual(['AA', 'ADM', 'ERV', 'GA', 'MPA', 'RV']);
    for (const role of ['GA', 'AA', 'ADM', 'RV'] as const) {
      expect(sightOf([role], 'dynamics-usage')).toEqual({ opens: true, may: [] });
    }
    expect(sightOf(['ERV'], 'dynamics-usage').may).toContain('revenue');
  });

  it('DYN-5 DYN-6 DYN-43 DYN-60 DYN-61 covers Dynamics 365 in five parts, with the raw data and the look-back', () => {
    expect(dynamicsUsage).toMatchObject({
      base: ['DynamicsUsage'],
      rawDataset: 'DynamicsUsage',
      lookbackMonths: 13,
      filters: { product: { only: 'Dynamics 365' } },
    });
    const parts = ['available-seats', 'geography', 'sku-trend', 'subscriptions', 'distribution'];
    const order = dynamicsUsage.sections.map(({ id }) => id);
    expect(order.filter((id) => parts.includes(id))).toEqual(parts);
    const set = datasets.find(({ name }) => name === 'DynamicsUsage');
    expect(set).toMatchObject({ refreshDays: 3, lookbackMonths: 13 });
  });

  it('CO-5 offers the values of the rows in the range, and the one product', async () => {
    const tenant = `dynamics-${++tenants}`;
    const rows = [
      use('1', '2024-01', [1], { CustomerMarket: 'Belgium', SalesModel: 'EA' }),
      use('1', '2024-02', [1], { CustomerMarket: ' netherlands', SalesModel: null }),
      use('2', '2024-02', [1], { CustomerMarket: 'Netherlands', SalesModel: 'CSP' }),
      use('3', '2024-02', [1], { CustomerMarket: 'Netherlands', SalesModel: 'CSP', MPNId: '2' }),
    ];
    await loaded.load(tenant, usage(...rows));
    const request = { report: 'dynamics-usage', ...range('2024-02', '2024-02') };
    const { options } = await loaded.reporting.options(request, { tenant, may: [] });
    expect(options).toMatchObject({ product: ['Dynamics 365'], market: ['Netherlands'], channel: ['CSP', null] });
    const scoped = await loaded.reporting.options(request, { tenant, may: [], locations: ['2'] });
    expect(scoped.options).toMatchObject({ market: ['Netherlands'], channel: ['CSP'] });
  });
});

describe('seats', () => {
  it('DYN-10 DYN-11 DYN-12 X-5 shows the seats of the newest month, with growth, and never adds months', async () => {
    const result = await ask(
      usage(use('1', '2024-01', [10, 6, 4]), use('1', '2024-02', [20, 9, 5]), use('2', '2024-02', [10, 3, 1])),
      range('2024-01', '2024-02'),
    );
    const shown = ['available-seats', 'assigned-seats', 'active-seats'].map((id) => section(result, id).headline);
    expect(shown).toEqual([
      { value: 30, growthPercent: 200, unit: 'seats', month: '2024-02' },
      { value: 12, growthPercent: 100, unit: 'seats', month: '2024-02' },
      { value: 6, growthPercent: 50, unit: 'seats', month: '2024-02' },
    ]);
    expect(column(result, 'available-seats', 'value')).toEqual([10, 30]);
    expect(column(result, 'active-seats', 'value')).toEqual([4, 6]);
  });

  it('DYN-13 DYN-14 makes the percentage of the sums, not a mean of percentages, and does not cap it', async () => {
    const rows = [use('1', '2024-01', [100, 0, 10]), use('2', '2024-01', [1, 0, 1]), use('1', '2024-02', [4, 0, 5])];
    const result = await ask(usage(...rows), range('2024-01', '2024-02'));
    // 11 of 101, where the mean of 10 % and 100 % would be 55.
    expect(column(result, 'active-usage', 'value')).toEqual([10.89, 125]);
    expect(section(result, 'active-usage').headline).toMatchObject({ value: 125, unit: '%' });
  });

  it('DYN-14 has no percentage where no seat is available', async () => {
    const result = await ask(usage(use('1', '2024-01', [0, 0, 3])), range('2024-01', '2024-01'));
    expect(section(result, 'active-usage').headline?.value).toBeNull();
  });

  it('X-41 X-46 leaves a month without rows empty and growth to the complete months', async () => {
    today = '2024-04-09';
    const rows = [use('1', '2024-01', [10]), use('1', '2024-03', [15]), use('1', '2024-04', [99])];
    const result = await ask(usage(...rows), range('2024-01', '2024-04')).finally(() => {
      today = '2024-07-10';
    });
    expect(column(result, 'available-seats', 'value')).toEqual([10, null, 15, 99]);
    expect(section(result, 'available-seats').headline).toMatchObject({ value: 99, growthPercent: 50 });
    expect(result.completeness.partial).toEqual(['2024-04']);
  });

  it('X-42 counts a subscription once, whatever attributions it has, and under a filter what belongs to it', async () => {
    const rows = [
      use('1', '2024-01', [10], { MPNId: '2', PartnerAttachType: 'PAL' }),
      use('1', '2024-01', [10], { MPNId: '1', PartnerAttachType: 'CSP' }),
      use('1', '2024-01', [7], { SKUId: 's2', MPNId: '1' }),
    ];
    const at = range('2024-01', '2024-01');
    expect(section(await ask(usage(...rows), at), 'available-seats').headline?.value).toBe(17);
    const pal = await ask(usage(...rows), { ...at, filters: { attribution: ['pal'] } });
    expect(section(pal, 'available-seats').headline?.value).toBe(10);
  });

  it('X-42 adds every row that names no subscription', async () => {
    const unnamed = { SubscriptionId: null };
    const rows = [use('1', '2024-01', [3], unnamed), use('1', '2024-01', [3], unnamed)];
    const result = await ask(usage(...rows), range('2024-01', '2024-01'));
    expect(section(result, 'available-seats').headline?.value).toBe(6);
  });

  it('CO-4 shows nothing but zeros when another product is chosen', async () => {
    const request = { ...range('2024-01', '2024-01'), filters: { product: ['Power BI'] } };
    const result = await ask(usage(use('1', '2024-01', [3])), request);
    expect(section(result, 'available-seats').headline?.value).toBe(0);
    expect(section(result, 'subscriptions').rows).toEqual([]);
  });
});

describe('geography and SKUs', () => {
  it('DYN-20 DYN-23 X-4 X-44 splits the newest month by country and counts the countries that have rows', async () => {
    const rows = [
      use('1', '2024-01', [5, 0, 5], { CustomerMarket: 'Germany' }),
      use('1', '2024-02', [30, 0, 6]),
      use('2', '2024-02', [10, 0, 2], { CustomerMarket: 'Belgium' }),
      use('3', '2024-02', [0, 0, 0], { CustomerMarket: 'France' }),
      use('4', '2024-02', [60, 0, 0], { CustomerMarket: null }),
    ];
    const geography = section(await ask(usage(...rows), range('2024-01', '2024-02')), 'geography');
    expect(geography.rows).toEqual([
      country('Netherlands', 'NL', [30, 30, 6, 75]),
      country('Belgium', 'BE', [10, 10, 2, 25]),
      country('France', 'FR', [0, 0, 0, 0]),
      country('(not set)', null, [60, 60, 0, 0]),
    ]);
    expect(geography.headline).toEqual({ value: 3, growthPercent: 200, unit: 'countries', month: '2024-02' });
    expect(geography.total).toEqual({ availableSeats: 100, activeSeats: 8 });
  });

  it('DYN-30 X-45 follows each SKU month by month: zero where it is absent, empty where the month is', async () => {
    const rows = [
      use('1', '2024-01', [5, 4, 3]),
      use('2', '2024-01', [5, 4, 3], { SKU: 'sales ' }),
      use('3', '2024-01', [9, 9, 9], { SKU: 'Sales' }),
      use('1', '2024-03', [1, 1, 1], { SKU: 'Service' }),
    ];
    const trend = section(await ask(usage(...rows), range('2024-01', '2024-03')), 'sku-trend');
    expect(trend.rows.map((row) => Object.values(row))).toEqual([
      ['2024-01', 'Sales', 19, 17, 15],
      ['2024-01', 'Service', 0, 0, 0],
      ['2024-02', 'Sales', null, null, null],
      ['2024-02', 'Service', null, null, null],
      ['2024-03', 'Service', 1, 1, 1],
      ['2024-03', 'Sales', 0, 0, 0],
    ]);
  });

  it('DYN-50 breaks the seats of the newest month down by SKU, largest first', async () => {
    const rows = [
      use('9', '2024-01', [99, 99, 99], { SKU: 'Gone' }),
      use('1', '2024-02', [5, 4, 3]),
      use('2', '2024-02', [8, 2, 1], { SKU: 'Service' }),
    ];
    const distribution = section(await ask(usage(...rows), range('2024-01', '2024-02')), 'distribution');
    expect(distribution.rows.map((row) => Object.values(row))).toEqual([
      ['Service', 8, 2, 1],
      ['Sales', 5, 4, 3],
    ]);
  });
});

describe('subscriptions', () => {
  it('DYN-40 shows the usage of each subscription month by month, empty where it has none', async () => {
    const rows = [use('1', '2024-01', [10, 0, 1]), use('2', '2024-02', [0, 0, 4]), use('1', '2024-03', [3, 0, 1])];
    const { rows: shown } = section(await ask(usage(...rows), range('2024-01', '2024-03')), 'subscriptions');
    expect(shown).toEqual([
      {
        ...{ customerName: 'Customer 1', customerTpid: '1', subscriptionId: guid('1'), sku: 'Sales' },
        ...{ availableSeats: 3, activeSeats: 1, activeUsage: 33.33, trend: [10, null, 33.33], revenueUsd: null },
      },
      {
        ...{ customerName: 'Customer 2', customerTpid: '2', subscriptionId: guid('2'), sku: 'Sales' },
        ...{ availableSeats: null, activeSeats: null, activeUsage: null, trend: [null, null, null], revenueUsd: null },
      },
    ]);
  });

  it('DYN-44 orders customers by their revenue of the range, ties by name, those without any last', async () => {
    const rows = ['1', '2', '3', '4', '5'].map((n) => use(n, '2024-02', [1]));
    const sales = [
      billed('2', '2023-12', '9999'),
      ...[billed('2', '2024-01', '10'), billed('2', '2024-02', '20')],
      billed('3', '2024-02', '500', { CustomerTpid: ' 3 ' }),
      billed('4', '2024-02', '30'),
      billed('5', '2024-02', null),
    ];
    const result = await ask({ DynamicsUsage: rows, CustomersAndTenants: sales }, range('2024-01', '2024-02'));
    expect(section(result, 'subscriptions').rows.map((row) => [row.customerTpid, row.revenueUsd])).toEqual([
      ['3', 500],
      ['2', 30],
      ['4', 30],
      ['1', null],
      ['5', null],
    ]);
  });

  it('X-42 DYN-44 adds revenue once: the row that is no duplicate', async () => {
    const sales = [
      billed('1', '2024-01', '70', { IsDuplicateRowForPGA: '1', MPNId: '1' }),
      billed('1', '2024-01', '40', { MPNId: '2' }),
    ];
    const data = { DynamicsUsage: [use('1', '2024-01', [1])], CustomersAndTenants: sales };
    expect(column(await ask(data, range('2024-01', '2024-01')), 'subscriptions', 'revenueUsd')).toEqual([40]);
  });

  it('RO-4 RO-3 keeps the order for a reader who may not see revenue, and withholds the amounts', async () => {
    const data = {
      DynamicsUsage: [use('1', '2024-01', [1]), use('2', '2024-01', [1])],
      CustomersAndTenants: [billed('2', '2024-01', '5')],
    };
    const closed = await ask(data, range('2024-01', '2024-01'), []);
    expect(column(closed, 'subscriptions', 'customerTpid')).toEqual(['2', '1']);
    expect(section(closed, 'subscriptions').columns.map(({ id }) => id)).not.toContain('revenueUsd');
    expect(JSON.stringify(section(closed, 'subscriptions').rows)).not.toContain('revenue');
    expect(closed.redacted).toEqual(['revenueUsd']);
    expect((await ask(data, range('2024-01', '2024-01'))).redacted).toEqual([]);
  });

  it('DYN-44 ranks over all revenue of a customer, whatever the page filters leave of its subscriptions', async () => {
    const data = {
      DynamicsUsage: [use('1', '2024-01', [1]), use('2', '2024-01', [1])],
      CustomersAndTenants: [billed('2', '2024-01', '5', { CustomerMarket: 'Belgium' }), billed('1', '2024-01', '3')],
    };
    const result = await ask(data, { ...range('2024-01', '2024-01'), filters: { market: ['Netherlands'] } });
    expect(column(result, 'subscriptions', 'revenueUsd')).toEqual([5, 3]);
  });

  it('DYN-41 DYN-42 lists the first 100 customers with all they have, and finds any other by name or id', async () => {
    const many = Array.from({ length: 102 }, (_, i) => String(i + 1));
    const rows = many.map((n) => use(n, '2024-01', [1]));
    const second = use('1', '2024-01', [5], { SubscriptionId: guid('999') });
    const sales = many.map((n) => billed(n, '2024-01', String(1000 - Number(n))));
    const data = { DynamicsUsage: [...rows, second], CustomersAndTenants: sales };
    const at = range('2024-01', '2024-01');
    const all = section(await ask(data, at), 'subscriptions');
    expect(new Set(all.rows.map((row) => row.customerTpid)).size).toBe(100);
    expect([all.rows.length, all.rowCount]).toEqual([101, 101]);
    expect(all.rows.slice(0, 2).map((row) => row.subscriptionId)).toEqual([guid('999'), guid('1')]);
    const found = async (search: string) => column(await ask(data, { ...at, search }), 'subscriptions', 'customerTpid');
    expect(await found('MER 102')).toEqual(['102']);
    expect(await found('102')).toEqual(['102']);
    expect(await found(guid('101').toUpperCase())).toEqual(['101']);
    expect(await found('nobody')).toEqual([]);
  });

  it('DYN-43 pages through the table and says how long it is', async () => {
    const rows = ['1', '2', '3'].map((n) => use(n, '2024-01', [Number(n)]));
    const request = { ...range('2024-01', '2024-01'), page: { offset: 1, limit: 1 } };
    const table = section(await ask(usage(...rows), request), 'subscriptions');
    expect([table.rows.map((row) => row.customerTpid), table.rowCount]).toEqual([['2'], 3]);
  });

  it('X-43 RO-5 shows the newest name that is not masked, and none when all are', async () => {
    const rows = [
      use('1', '2024-01', [1], { CustomerName: 'Old' }),
      use('1', '2024-02', [1], { CustomerName: 'New' }),
      use('1', '2024-03', [1], { CustomerName: '*****' }),
      use('2', '2024-03', [1], { CustomerName: '***' }),
    ];
    const table = section(await ask(usage(...rows), range('2024-01', '2024-03')), 'subscriptions');
    expect(table.rows.map((row) => [row.customerTpid, row.customerName])).toEqual([
      ['1', 'New'],
      ['2', null],
    ]);
  });
});

describe('raw rows', () => {
  it('DYN-15 fills an empty opportunity with available less assigned seats, and none is below 0', async () => {
    const tenant = `dynamics-${++tenants}`;
    const rows = [
      use('1', '2024-01', [10, 4], { DeploymentOpportunity: null }),
      use('2', '2024-02', [4, 10], { DeploymentOpportunity: null }),
      use('3', '2024-03', [4, 10], { DeploymentOpportunity: -6 }),
      use('4', '2024-04', [10, 4], { DeploymentOpportunity: 6 }),
      use('5', '2024-05', [10], { DeploymentOpportunity: null }),
    ];
    await loaded.load(tenant, usage(...rows));
    const raw = await openRawRows({ dataset: 'DynamicsUsage' }, { tenant, may: [] }, { store: loaded.store, datasets });
    const at = (name: string) => raw.columns.findIndex((each) => each.name === name);
    const found: unknown[] = [];
    for await (const batch of raw.read()) {
      for (const row of batch) found.push([row[at('CustomerTpid')], row[at('DeploymentOpportunity')]]);
    }
    expect(found.sort()).toEqual([
      ['1', 6],
      ['2', 0],
      ['3', 0],
      ['4', 6],
      ['5', null],
    ]);
  });
});

function country(name: string, code: string | null, [seats, share, active, activeShare]: readonly number[]) {
  return {
    ...{ country: name, countryCode: code, availableSeats: seats, availableSeatsShare: share },
    ...{ activeSeats: active, activeSeatsShare: activeShare },
  };
}
