import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reports } from '#catalog/reports/index.ts';
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

const sub = (customer: string, month: string, more: RawRow = {}): RawRow => ({
  Month: `${month}-01`,
  CustomerTpid: customer,
  SubscriptionId: guid(customer),
  SubscriptionState: 'Active',
  Product: 'Office 365',
  MPNId: '1',
  ...more,
});
const subs = (...rows: RawRow[]): Data => ({ SeatsSubscriptionsAndRevenue: rows });

async function ask(data: Data, request: Omit<ReportRequest, 'report'> = {}): Promise<ReportResult> {
  const tenant = `rules-${++tenants}`;
  await loaded.load(tenant, data);
  return loaded.reporting.run({ report: 'customers', ...request }, { tenant, may: [] });
}

const range = (from: string, to: string) => ({ range: { from, to } });

describe('lifecycle of customers', () => {
  it('CUS-44 X-27 counts a returning customer as added again', async () => {
    const result = await ask(
      subs(sub('1', '2024-01'), sub('2', '2024-01'), sub('2', '2024-02'), sub('1', '2024-03'), sub('2', '2024-03')),
    );
    expect(column(result, 'adds-and-churns', 'added').slice(-3)).toEqual([0, 0, 1]);
    expect(column(result, 'adds-and-churns', 'churned').slice(-3)).toEqual([0, 1, 0]);
  });

  it('CUS-41 keeps a customer while one of its subscriptions is active', async () => {
    const other = { SubscriptionId: '00000000-0000-4000-8000-00000000000b' };
    const rows = [
      sub('1', '2024-01'),
      sub('1', '2024-01', other),
      sub('1', '2024-02', { SubscriptionState: 'Suspended' }),
      sub('1', '2024-02', other),
    ];
    const result = await ask(subs(...rows), range('2024-01', '2024-02'));
    expect(column(result, 'customers', 'value')).toEqual([1, 1]);
    expect(column(result, 'subscriptions', 'value')).toEqual([2, 1]);
    expect(section(result, 'customers-churned').headline?.value).toBe(0);
  });

  it('X-40 takes the customers of the first month of all data as existing, none as added', async () => {
    const result = await ask(subs(sub('1', '2024-01'), sub('2', '2024-01')), range('2023-12', '2024-01'));
    expect(section(result, 'adds-and-churns').rows).toEqual([
      { month: '2023-12', existing: null, added: null, churned: null },
      { month: '2024-01', existing: 2, added: 0, churned: 0 },
    ]);
  });

  it('X-41 compares the month after a gap with the last month that has data and names the gap', async () => {
    const result = await ask(
      subs(sub('1', '2024-01'), sub('2', '2024-01'), sub('2', '2024-03'), sub('3', '2024-03')),
      range('2024-01', '2024-03'),
    );
    expect(section(result, 'adds-and-churns').rows).toEqual([
      { month: '2024-01', existing: 2, added: 0, churned: 0 },
      { month: '2024-02', existing: null, added: null, churned: null },
      { month: '2024-03', existing: 1, added: 1, churned: 1 },
    ]);
    expect(result.completeness.missing).toEqual([{ dataset: 'SeatsSubscriptionsAndRevenue', months: ['2024-02'] }]);
  });

  it('X-41 compares the first month of the range with the last month before it, however far', async () => {
    const result = await ask(subs(sub('1', '2022-05'), sub('2', '2024-03')), range('2024-03', '2024-03'));
    expect(section(result, 'customers-added').headline?.value).toBe(1);
    expect(section(result, 'customers-churned').headline).toMatchObject({ value: 1, growthPercent: 100 });
  });

  it('CUS-76 new and existing make the customers of a month, churned the rest of the month before', async () => {
    const rows = ['2024-01', '2024-02', '2024-03'].flatMap((month, i) =>
      [1, 2, 3, 4].filter((n) => (n * 7 + i * 5) % 3 > 0).map((n) => sub(String(n), month)),
    );
    const result = await ask(subs(...rows), range('2024-02', '2024-03'));
    const customers = column(result, 'customers', 'value').map(Number);
    const flows = section(result, 'adds-and-churns').rows.map((row) => ({
      added: Number(row.added),
      existing: Number(row.existing),
      churned: Number(row.churned),
    }));
    expect(flows.map((flow) => flow.added + flow.existing)).toEqual(customers);
    expect(flows[1]?.churned).toBe((customers[0] ?? 0) - (flows[1]?.existing ?? 0));
    expect(customers.every((count) => count > 0)).toBe(true);
  });
});

describe('headlines', () => {
  it('X-2 CUS-12 CUS-21 X-26 shows signed growth from the first to the last month', async () => {
    const rows = [
      sub('1', '2024-01'),
      sub('2', '2024-01'),
      sub('3', '2024-01'),
      sub('4', '2024-01'),
      sub('1', '2024-03'),
    ];
    const result = await ask(subs(...rows), range('2024-01', '2024-03'));
    expect(section(result, 'customers').headline).toMatchObject({ value: 1, growthPercent: -75, month: '2024-03' });
  });

  it('X-46 leaves the running month out of growth and marks it partial, but shows its value', async () => {
    today = '2024-03-09';
    const rows = [sub('1', '2024-01'), sub('1', '2024-02'), sub('2', '2024-02'), sub('1', '2024-03')];
    const result = await ask(subs(...rows), range('2024-01', '2024-03')).finally(() => {
      today = '2024-07-10';
    });
    expect(section(result, 'customers').headline).toMatchObject({ value: 1, growthPercent: 100 });
    expect(result.completeness.partial).toEqual(['2024-03']);
  });

  it('X-2 has no growth for a range of one month', async () => {
    const result = await ask(subs(sub('1', '2024-01'), sub('1', '2024-02')), range('2024-02', '2024-02'));
    expect(section(result, 'customers').headline?.growthPercent).toBeNull();
  });

  it('CUS-31 has no growth when nothing was added in the first month', async () => {
    const result = await ask(subs(sub('1', '2024-01'), sub('2', '2024-02')), range('2024-01', '2024-02'));
    expect(section(result, 'customers-added').headline).toMatchObject({ value: 1, growthPercent: null });
  });

  it('CUS-42 X-47 gives churn as percentage of the customers before the range', async () => {
    const rows = [
      sub('1', '2024-01'),
      sub('2', '2024-01'),
      sub('3', '2024-01'),
      sub('4', '2024-01'),
      sub('1', '2024-02'),
      sub('2', '2024-02'),
      sub('3', '2024-02'),
      sub('1', '2024-03'),
    ];
    const result = await ask(subs(...rows), range('2024-02', '2024-03'));
    expect(section(result, 'customers-churned').headline).toMatchObject({ value: 3, growthPercent: 75 });
  });
});

describe('who is counted', () => {
  it('X-1 takes the tenant where the top parent is empty', async () => {
    const tenantOnly = { CustomerTpid: '', CustomerTenantId: '00000000-0000-4000-8000-0000000000aa' };
    const result = await ask(
      subs(sub('1', '2024-01'), sub('2', '2024-01', tenantOnly), sub('3', '2024-01', tenantOnly)),
      range('2024-01', '2024-01'),
    );
    expect(section(result, 'customers').headline?.value).toBe(2);
  });

  it('X-38 fills months that the subscriptions lack from CustomersAndTenants', async () => {
    const tenants = [1, 2, 3].map(
      (n): RawRow => ({
        Month: '2024-02-01',
        CustomerTpid: String(n),
        CustomerStatus: n === 3 ? 'Inactive' : 'ACTIVE',
        Product: 'Office 365',
      }),
    );
    const result = await ask(
      {
        ...subs(sub('1', '2024-01')),
        CustomersAndTenants: [...tenants, { ...tenants[0], Month: '2024-01-01', CustomerTpid: '9' }],
      },
      range('2024-01', '2024-02'),
    );
    expect(column(result, 'customers', 'value')).toEqual([1, 2]);
    expect(column(result, 'subscriptions', 'value')).toEqual([1, null]);
    expect(section(result, 'subscriptions').headline).toMatchObject({ value: 1, month: '2024-01' });
  });

  it('CUS-111 X-29 leaves out users without an active subscription; unknown usage is missing, not zero', async () => {
    const used = (customer: string, users: number): RawRow => ({
      Month: '2024-01-01',
      CustomerTpid: customer,
      MonthlyActiveUsers: users,
    });
    const data = {
      ...subs(sub('1', '2024-01'), sub('2', '2024-01'), sub('1', '2024-02')),
      OfficeUsage: [used('1', 4), used('2', 0), used('8', 5)],
    };
    const result = await ask(data, range('2024-01', '2024-02'));
    expect(column(result, 'active-customers', 'value')).toEqual([1, null]);
    expect(section(result, 'active-customers').headline).toMatchObject({ value: 1, month: '2024-01' });
  });

  it('X-39 looks for usage only in the datasets of the chosen product', async () => {
    const power: RawRow = { Month: '2024-01-01', CustomerTpid: '1', ActiveSeats: 3 };
    const data = { ...subs(sub('1', '2024-01')), PowerBIUsage: [power] };
    const all = await ask(data, range('2024-01', '2024-01'));
    const office = await ask(data, { ...range('2024-01', '2024-01'), filters: { product: ['office 365'] } });
    expect(section(all, 'active-customers').headline?.value).toBe(1);
    expect(section(office, 'active-customers').headline?.value).toBeNull();
  });

  it('CO-4 CUS-6 X-45 filters every figure, without case and trimmed', async () => {
    const belgian = { CustomerMarket: 'Belgium' };
    const data = subs(
      sub('1', '2024-01', { CustomerMarket: 'Netherlands' }),
      sub('2', '2024-01', belgian),
      sub('3', '2024-01', { CustomerMarket: ' belgium' }),
    );
    const result = await ask(data, { ...range('2024-01', '2024-01'), filters: { market: ['BELGIUM '] } });
    expect(section(result, 'customers').headline?.value).toBe(2);
    expect(column(result, 'geography', 'country')).toEqual(['Belgium']);
    expect(column(result, 'customers-by-product', 'customers')).toEqual([2]);
  });
});

describe('tables', () => {
  it('CUS-83 X-28 counts a customer in each of its values and once in the total', async () => {
    const data = subs(
      sub('1', '2024-01', { CustomerSegment: 'SMB' }),
      sub('1', '2024-01', { CustomerSegment: 'Enterprise' }),
    );
    const found = section(await ask(data, range('2024-01', '2024-01')), 'distribution-segment');
    expect(found.rows).toEqual([
      { value: 'Enterprise', customers: 1 },
      { value: 'SMB', customers: 1 },
    ]);
    expect(found.total).toEqual({ customers: 1 });
    expect(found.note).toBe('counted-once-per-value');
  });

  it('HTTP-6 X-44 sorts largest first, ties by name, not set last', async () => {
    const at = (customer: string, market: string | null) => sub(customer, '2024-01', { CustomerMarket: market });
    const result = await ask(
      subs(at('1', null), at('2', null), at('3', 'B'), at('4', 'A'), at('5', 'C'), at('6', 'C')),
      range('2024-01', '2024-01'),
    );
    expect(column(result, 'geography', 'country')).toEqual(['C', 'A', 'B', '(not set)']);
  });

  it('X-45 shows the spelling met most often', async () => {
    const at = (customer: string, market: string) => sub(customer, '2024-01', { CustomerMarket: market });
    const result = await ask(
      subs(at('1', 'netherlands'), at('2', 'Netherlands'), at('3', 'Netherlands ')),
      range('2024-01', '2024-01'),
    );
    expect(column(result, 'geography', 'country')).toEqual(['Netherlands']);
  });

  it('X-8 puts Office 365 and Microsoft 365 under one code, labelled as in 2021', async () => {
    const result = await ask(
      subs(
        sub('1', '2024-01', { Product: 'Microsoft 365' }),
        sub('1', '2024-01'),
        sub('2', '2024-01', { Product: 'Microsoft 365' }),
      ),
      range('2024-01', '2024-01'),
    );
    expect(section(result, 'products').rows).toEqual([{ product: 'Office 365', customers: 2 }]);
  });

  it('X-43 reads attributes from the row of the month, a snapshot from the newest', async () => {
    const data = subs(
      sub('1', '2024-01', { CustomerSegment: 'SMB' }),
      sub('1', '2024-02', { CustomerSegment: 'Enterprise' }),
    );
    const result = await ask(data, range('2024-01', '2024-02'));
    expect(section(result, 'distribution-segment').rows).toEqual([{ value: 'Enterprise', customers: 1 }]);
    expect(section(result, 'trend-segment').rows).toEqual([
      { month: '2024-01', value: 'SMB', customers: 1 },
      { month: '2024-01', value: 'Enterprise', customers: 0 },
      { month: '2024-02', value: 'Enterprise', customers: 1 },
      { month: '2024-02', value: 'SMB', customers: 0 },
    ]);
  });

  it('CUS-61 CO-15 X-48 gives shares of the distinct total and adds up additions to the KPI', async () => {
    const at = (customer: string, month: string, market: string) => sub(customer, month, { CustomerMarket: market });
    const data = subs(
      at('1', '2024-01', 'A'),
      at('1', '2024-02', 'A'),
      at('2', '2024-02', 'B'),
      at('3', '2024-03', 'B'),
      at('2', '2024-03', 'B'),
      at('1', '2024-03', 'A'),
      at('1', '2024-03', 'B'),
    );
    const geography = section(await ask(data, range('2024-01', '2024-03')), 'geography');
    expect(geography.rows).toEqual([
      {
        country: 'B',
        countryCode: null,
        customers: 3,
        customersShare: 100,
        activeCustomers: null,
        activeCustomersShare: null,
        addedCustomers: 2,
        addedCustomersShare: 100,
      },
      {
        country: 'A',
        countryCode: null,
        customers: 1,
        customersShare: (1 / 3) * 100,
        activeCustomers: null,
        activeCustomersShare: null,
        addedCustomers: 0,
        addedCustomersShare: 0,
      },
    ]);
    expect(geography.total).toEqual({ customers: 3, activeCustomers: null, addedCustomers: 2 });
  });

  it('CUS-3 X-20 has the sections of the page in their order, six trends among them', async () => {
    const result = await ask(subs(sub('1', '2024-01')));
    expect(result.sections.map((each) => each.id)).toEqual([
      'customers',
      'active-customers',
      'subscriptions',
      'customers-added',
      'customers-churned',
      'customers-by-product',
      'geography',
      'adds-and-churns',
      'distribution-location',
      'distribution-segment',
      'distribution-channel',
      'distribution-attribution',
      'products',
      'skus',
      'trend-market',
      'trend-segment',
      'trend-location',
      'trend-product',
      'trend-channel',
      'trend-attribution',
      'active-trend',
    ]);
  });
});

describe('requests', () => {
  it('CO-1 takes twelve months up to the newest with data by default', async () => {
    expect((await ask(subs(sub('1', '2024-03')))).range).toEqual({ from: '2023-04', to: '2024-03' });
    expect((await ask(subs(sub('1', '2024-03')), { range: '3M' })).range).toEqual({ from: '2024-01', to: '2024-03' });
  });

  it('refuses reversed months, months that are none, and ranges beyond ten years', async () => {
    const data = subs(sub('1', '2024-03'));
    await expect(ask(data, range('2024-03', '2024-01'))).rejects.toThrow('from (2024-03) is after to (2024-01)');
    await expect(ask(data, range('2024-13', '2024-01'))).rejects.toThrow('write a month as YYYY-MM');
    await expect(ask(data, range('2001-01', '2024-01'))).rejects.toThrow('more than 120 months');
  });

  it('counts over ten years of months at once', async () => {
    const result = await ask(
      subs(sub('1', '2014-02'), sub('2', '2014-02'), sub('1', '2024-01')),
      range('2014-03', '2024-02'),
    );
    expect(section(result, 'customers').rows).toHaveLength(120);
    expect(section(result, 'customers-churned').headline).toMatchObject({ value: 1, growthPercent: 50 });
  });

  it('names the nearest report and section', async () => {
    await expect(loaded.reporting.run({ report: 'custommers' }, { tenant: 'x', may: [] })).rejects.toThrow(
      'did you mean customers',
    );
    await expect(ask(subs(sub('1', '2024-01')), { sections: ['geografy'] })).rejects.toThrow('did you mean geography');
  });

  it('CO-5 offers only values with data in the range', async () => {
    const data = subs(
      sub('1', '2024-01', { CustomerMarket: 'B' }),
      sub('1', '2024-03', { CustomerMarket: 'A' }),
      sub('2', '2024-03', { CustomerMarket: null }),
      sub('3', '2024-03', { CustomerMarket: 'C', SubscriptionState: 'Closed' }),
    );
    const tenant = `rules-${++tenants}`;
    await loaded.load(tenant, data);
    const found = await loaded.reporting.options(
      { report: 'customers', ...range('2024-02', '2024-03') },
      { tenant, may: [] },
    );
    expect(found.options.market).toEqual(['A', null]);
    expect(found.available).toEqual({ from: '2024-01', to: '2024-03' });
  });

  it('SEC-15 answers each scope for itself from the cache', async () => {
    const tenant = `rules-${++tenants}`;
    await loaded.load(tenant, subs(sub('1', '2024-01'), sub('2', '2024-01', { MPNId: '2' })));
    const asked = { report: 'customers', ...range('2024-01', '2024-01') };
    const value = async (locations?: string[]) => {
      const scope = { tenant, may: [], ...(locations ? { locations } : {}) };
      return section(await loaded.reporting.run(asked, scope), 'customers').headline?.value;
    };
    expect([await value(), await value(['2']), await value(), await value(['2']), await value(['7'])]).toEqual([
      2, 1, 2, 1, 0,
    ]);
  });

  it('HTTP-5 gives a new tag for a new version of the data only', async () => {
    const tenant = `rules-${++tenants}`;
    const scope = { tenant, may: [] };
    await loaded.load(tenant, subs(sub('1', '2024-01')));
    const first = await loaded.reporting.tag({ report: 'customers' }, scope);
    expect(await loaded.reporting.tag({ report: 'customers', range: '12M' }, scope)).toBe(first);
    await loaded.load(tenant, subs(sub('1', '2024-01'), sub('2', '2024-01')));
    expect(await loaded.reporting.tag({ report: 'customers' }, scope)).not.toBe(first);
  });

  it('SEC-1 treats hostile filter values as values nobody has', async () => {
    const values = ["' OR 1=1 --", '"; DROP TABLE presence', '$1', '\u0000', 'x'.repeat(10_000)];
    const result = await ask(subs(sub('1', '2024-01', { CustomerMarket: 'A' })), {
      ...range('2024-01', '2024-01'),
      filters: { market: values },
    });
    expect(section(result, 'customers').headline?.value).toBe(0);
  });
});
