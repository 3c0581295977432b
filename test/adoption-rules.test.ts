import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reports } from '#catalog/reports/index.ts';
import type { Scope } from '#query/scope.ts';
import { runCustomerAdoption } from '#reporting/adoption/customer.ts';
import type { ReportRequest } from '#reporting/request.ts';
import type { ResultRow } from '#reporting/result.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { guid } from './random-values.ts';
import type { RawRow } from './reference/adoption.ts';
import { section as sectionOf } from './result-parts.ts';

/** One example per rule: small tables that a reader can check with a pencil. */
let loaded: LoadedReporting;
let load = new Map<string, number>();
let version = 0;
let tenants = 0;

beforeAll(async () => {
  const supportLoad = { version: async () => version, read: async () => load };
  loaded = await loadedReporting({ reports, today: () => '2024-07-10', supportLoad });
});
afterAll(() => loaded[Symbol.asyncDispose]());

const day = '2024-06-30';
const [one, two] = [guid(1), guid(2)];
const licence = (more: RawRow = {}): RawRow => ({
  ProcessedDate: day,
  CustomerTenantId: one,
  CustomerName: 'Contoso',
  CustomerMarket: 'Netherlands',
  ServiceCode: 'o365',
  ProductId: 'E3',
  ProductName: 'Office 365 E3',
  SubscriptionId: guid(10),
  SubscriptionState: 'Active',
  IsTrial: 0,
  Channel: 'reseller',
  LicensesSold: 10,
  LicensesAssigned: 8,
  MPNId: '100',
  ...more,
});
const use = (user: string, more: RawRow = {}): RawRow => ({
  ProcessedDate: day,
  CustomerTenantId: one,
  UserId: user,
  ServiceCode: 'o365',
  ProductId: 'E3',
  SubscriptionId: null,
  WorkloadCode: 'EXO',
  LastActivityDate: day,
  LicenseAssignedDate: null,
  LicenseRemovedDate: null,
  ...more,
});
const people = (count: number, more: RawRow = {}) => Array.from({ length: count }, (_, i) => use(`user${i + 1}`, more));

interface Asked extends Omit<ReportRequest, 'report'> {
  readonly scope?: Partial<Scope>;
}

async function held(licences: readonly RawRow[], activity: readonly RawRow[]): Promise<string> {
  const tenant = `rules-${++tenants}`;
  await loaded.load(tenant, { LicenseEntitlements: licences, LicenseActivity: activity });
  return tenant;
}

async function ask(tenant: string, { scope, ...request }: Asked = {}) {
  const result = await loaded.reporting.run({ report: 'adoption', ...request }, { tenant, may: [], ...scope });
  const section = (id: string) => sectionOf(result, id);
  const rows = (id: string): readonly ResultRow[] => section(id).rows;
  return { section, rows, customer: rows('by-customer')[0] ?? {} };
}

describe('licences', () => {
  it('ADO-20 ADO-22 ADO-27 counts every state as sold, only Active as qualified, trials as neither', async () => {
    const states = ['Active', 'InGracePeriod', 'Disabled', 'Suspended', 'Deprovisioned', 'Canceled', 'Upgraded'];
    const rows = states.map((SubscriptionState) =>
      licence({ SubscriptionState, LicensesSold: 2, LicensesAssigned: 1 }),
    );
    const { section, customer } = await ask(await held([...rows, licence({ IsTrial: 1, LicensesSold: 50 })], []));
    expect(customer).toMatchObject({
      licensesSold: 14,
      licensesDeployed: 7,
      deploymentPercent: 50,
      licensesQualified: 2,
    });
    expect(section('deployment').headline).toEqual({ value: 50, growthPercent: null, unit: '%' });
  });

  it('ADO-5 ADO-7 counts what others sold and any service that is delivered', async () => {
    const rows = [licence({ Channel: 'other' }), licence({ ServiceCode: 'viva', ProductId: 'V', LicensesAssigned: 1 })];
    const { rows: of } = await ask(await held(rows, []));
    expect(of('deployment')).toEqual([
      { serviceCode: 'o365', licensesSold: 10, licensesDeployed: 8, deploymentPercent: 80 },
      { serviceCode: 'viva', licensesSold: 10, licensesDeployed: 1, deploymentPercent: 10 },
    ]);
  });

  it('ADO-30 weights the portfolio by licences: sum over sum', async () => {
    const rows = [
      licence({ LicensesSold: 90, LicensesAssigned: 90 }),
      licence({ CustomerTenantId: two, LicensesSold: 10, LicensesAssigned: 0 }),
    ];
    const { section } = await ask(await held(rows, []));
    expect(section('deployment').headline?.value).toBe(90);
  });

  it('ADO-31 gives no percentage where nothing was sold or may be used', async () => {
    const rows = [licence({ LicensesSold: 0, LicensesAssigned: 0 })];
    const { customer } = await ask(await held(rows, [use('ann')]));
    expect(customer).toMatchObject({ licensesSold: 0, deploymentPercent: null, licensesActive: 1, usagePercent: null });
  });

  it('X-41 leaves unknown what no file tells yet', async () => {
    const { customer, rows } = await ask(await held([licence()], []));
    expect(customer).toMatchObject({ licensesSold: 10, licensesActive: null, usagePercent: null, causes: [] });
    expect(rows('advice')).toEqual([]);
    const usedOnly = await ask(await held([], [use('ann')]));
    expect(usedOnly.customer).toMatchObject({ customerName: one, licensesSold: null, licensesActive: 1 });
  });
});

describe('active users', () => {
  it('ADO-21 X-30 counts the processing day and the 27 days before it, not what lies after', async () => {
    const days = ['2024-06-30', '2024-06-03', '2024-06-02', '2024-07-01', null];
    const activity = days.map((LastActivityDate, i) => use(`user${i}`, { LastActivityDate }));
    expect((await ask(await held([licence()], activity))).customer).toMatchObject({ licensesActive: 2 });
  });

  it('ADO-3 counts OneDrive and SharePoint as one workload, a person once in it', async () => {
    const activity = [
      use('ann', { WorkloadCode: 'ODB' }),
      use('Ann ', { WorkloadCode: 'SPO' }),
      use('bob', { WorkloadCode: 'odb' }),
    ];
    const { rows } = await ask(await held([licence()], activity));
    expect(rows('usage')).toEqual([
      { workloadCode: 'SPO', licensesQualified: 10, licensesActive: 2, usagePercent: 20 },
    ]);
  });

  it('ADO-23 ADO-30 counts users and qualified licences once per workload, licences sold once', async () => {
    const activity = [...people(6), use('user1', { WorkloadCode: 'TEAMS' }), use('user2', { WorkloadCode: 'TEAMS' })];
    const { customer, rows, section } = await ask(await held([licence()], activity));
    expect(customer).toMatchObject({ licensesSold: 10, licensesQualified: 20, licensesActive: 8, usagePercent: 40 });
    expect(rows('by-product').map((row) => [row.workloadCode, row.licensesSold, row.usagePercent])).toEqual([
      ['EXO', 10, 60],
      ['TEAMS', 10, 20],
    ]);
    expect(section('by-product').total).toMatchObject({ licensesSold: 10, licensesQualified: 20 });
  });

  it('ADO-41 sees a customer that uses nothing of what others use', async () => {
    const rows = [
      licence(),
      licence({ CustomerTenantId: two, CustomerName: 'Fabrikam', LicensesSold: 5, LicensesAssigned: 5 }),
    ];
    const { rows: of } = await ask(await held(rows, people(9)));
    expect(of('by-customer')[1]).toMatchObject({ customerName: 'Fabrikam', licensesActive: 0, usagePercent: 0 });
    expect(of('advice').map((row) => [row.scenario, row.customers])).toEqual([
      ['low-adoption', 1],
      ['training', 1],
    ]);
  });

  it('ADO-24 shows usage above 100 % as it is', async () => {
    expect((await ask(await held([licence()], people(15)))).customer).toMatchObject({ usagePercent: 150 });
  });
});

describe('causes of usage above 100 %', () => {
  const causesAt = async (licences: readonly RawRow[], activity: readonly RawRow[]) =>
    (await ask(await held(licences, activity))).customer.causes;

  it('ADO-25 turnover: a licence that went from one user to another within the window', async () => {
    const left = use('leaver', { LicenseRemovedDate: '2024-06-10' });
    const came = use('successor', { LicenseAssignedDate: '2024-06-10' });
    const few = [licence({ LicensesSold: 1 })];
    expect(await causesAt(few, [left, came])).toEqual(['turnover']);
    expect(await causesAt(few, [left, use('other')])).toEqual(['unexplained']);
    const both = { LicenseRemovedDate: '2024-06-10', LicenseAssignedDate: '2024-06-05' };
    expect(await causesAt(few, [use('alone', both), use('other')])).toEqual(['unexplained']);
  });

  it('ADO-26 a second subscription of the product that is on its way out', async () => {
    const first = licence({ LicensesSold: 1 });
    const activity = [use('ann'), use('bob', { SubscriptionId: guid(11) })];
    for (const SubscriptionState of ['InGracePeriod', 'Disabled', 'Deprovisioned']) {
      const second = licence({ SubscriptionId: guid(11), SubscriptionState });
      expect(await causesAt([first, second], activity)).toEqual(['second-subscription']);
    }
    const suspended = licence({ SubscriptionId: guid(11), SubscriptionState: 'Suspended' });
    expect(await causesAt([first, suspended], activity)).toEqual(['unexplained']);
  });

  it('ADO-27 a trial: its people count, its licences do not', async () => {
    const rows = [licence({ LicensesSold: 1 }), licence({ SubscriptionId: guid(11), IsTrial: 1 })];
    expect(await causesAt(rows, [use('ann'), use('bob', { SubscriptionId: guid(11) })])).toEqual(['trial']);
  });

  it('ADO-28 Yammer used well beyond the licences', async () => {
    expect(await causesAt([licence()], people(12, { WorkloadCode: 'YAMMER' }))).toEqual(['yammer']);
    expect(await causesAt([licence()], people(11, { WorkloadCode: 'YAMMER' }))).toEqual(['unexplained']);
  });

  it('ADO-29 names the causes of a workload above 100 %, also where the customer as a whole stays below', async () => {
    const activity = [...people(12), use('user1', { WorkloadCode: 'TEAMS' })];
    const { customer } = await ask(await held([licence()], activity));
    expect(customer).toMatchObject({ licensesQualified: 20, licensesActive: 13, causes: ['unexplained'] });
  });
});

describe('the days of the figures', () => {
  it('X-30 takes the newest day of each dataset up to the end of the range', async () => {
    const rows = [licence(), licence({ ProcessedDate: '2024-05-31', LicensesSold: 7 })];
    const activity = [
      use('ann', { ProcessedDate: '2024-05-20', LastActivityDate: '2024-05-19' }),
      use('bob'),
      use('cas'),
    ];
    const tenant = await held(rows, activity);
    expect((await ask(tenant)).customer).toMatchObject({ licensesSold: 10, licensesActive: 2 });
    const may = await ask(tenant, { range: { from: '2024-03', to: '2024-05' } });
    expect(may.customer).toMatchObject({ licensesSold: 7, licensesActive: 1 });
  });

  it('X-43 shows the newest unmasked name', async () => {
    const rows = [
      licence({ CustomerName: '*****' }),
      licence({ ProcessedDate: '2024-04-30', CustomerName: 'Old Contoso' }),
      licence({ ProcessedDate: '2024-05-31', CustomerName: 'Contoso' }),
    ];
    expect((await ask(await held(rows, []))).customer).toMatchObject({ customerName: 'Contoso' });
  });
});

describe('what a reader sees', () => {
  it('RO-12 sees licences of the own locations, and activity of the products they are of', async () => {
    const rows = [licence(), licence({ ProductId: 'E5', ProductName: 'Office 365 E5', MPNId: '200', LicensesSold: 3 })];
    const tenant = await held(rows, [...people(4), use('eva', { ProductId: 'E5' })]);
    const { customer } = await ask(tenant, { scope: { locations: ['200'] } });
    expect(customer).toMatchObject({ licensesSold: 3, licensesActive: 1 });
    expect((await ask(tenant, { scope: { locations: ['300'] } })).rows('by-customer')).toEqual([]);
  });

  it('CO-4 CO-5 filters by product and market and offers what there is', async () => {
    const rows = [
      licence(),
      licence({ ProductId: 'E5', ProductName: 'Office 365 E5', CustomerTenantId: two, CustomerMarket: 'Belgium' }),
    ];
    const tenant = await held(rows, [...people(4), use('eva', { ProductId: 'E5', CustomerTenantId: two })]);
    const belgium = await ask(tenant, { filters: { market: ['belgium'] } });
    expect(belgium.rows('by-customer')).toMatchObject([{ customerTenantId: two, licensesSold: 10, licensesActive: 1 }]);
    const e3 = await ask(tenant, { filters: { product: ['office 365 e3 '] } });
    expect(e3.rows('by-customer')).toMatchObject([{ customerTenantId: one, licensesActive: 4 }]);
    const { options } = await loaded.reporting.options({ report: 'adoption' }, { tenant, may: [] });
    expect(options).toEqual({ product: ['Office 365 E3', 'Office 365 E5'], market: ['Belgium', 'Netherlands'] });
  });

  it('ADO-12 gives all customers, or a page of those that are searched', async () => {
    const rows = [1, 2, 3, 4].map((n) =>
      licence({ CustomerTenantId: guid(n), CustomerName: `Shop ${n}`, LicensesSold: n === 3 ? 99 : 5 }),
    );
    const tenant = await held(rows, []);
    const names = (of: Awaited<ReturnType<typeof ask>>) => of.rows('by-customer').map((row) => row.customerName);
    expect(names(await ask(tenant))).toEqual(['Shop 3', 'Shop 1', 'Shop 2', 'Shop 4']);
    const page = await ask(tenant, { page: { offset: 1, limit: 2 } });
    expect([names(page), page.section('by-customer').rowCount]).toEqual([['Shop 1', 'Shop 2'], 4]);
    const found = await ask(tenant, { search: 'OP 4' });
    expect([names(found), found.section('by-customer').rowCount]).toEqual([['Shop 4'], 1]);
    expect(names(await ask(tenant, { search: guid(2) }))).toEqual(['Shop 2']);
  });
});

describe('one customer', () => {
  const asOperator = (tenant: string): Scope => ({ tenant, may: ['revenue', 'personal'] });
  const rows = [
    licence({ LicensesSold: 2, LicensesAssigned: 2 }),
    licence({
      SubscriptionId: guid(11),
      SubscriptionState: 'Disabled',
      LicensesSold: 3,
      LicensesAssigned: 0,
      Channel: 'other',
    }),
  ];
  const activity = [use('ann'), use('bob', { SubscriptionId: guid(11) }), use('cas', { SubscriptionId: guid(11) })];

  it('ADO-5 ADO-6 ADO-10 ADO-29 ADO-30 tells figures, causes with who is behind them, own licences and subscriptions', async () => {
    const tenant = await held(rows, activity);
    const page = await runCustomerAdoption({ customer: one.toUpperCase(), scope: asOperator(tenant) }, loaded.deps);
    expect(page).toMatchObject({ name: 'Contoso', market: 'Netherlands', days: { entitlements: day, activity: day } });
    expect(page.totals).toMatchObject({
      sold: 5,
      deployed: 2,
      deploymentPercent: 40,
      qualified: 2,
      active: 3,
      usagePercent: 150,
    });
    expect(page.products).toMatchObject([
      {
        product: 'Office 365 E3',
        workload: 'EXO',
        causes: [{ cause: 'second-subscription', users: 2, people: ['bob', 'cas'], subscriptions: [guid(11)] }],
      },
    ]);
    expect(page.own).toEqual({ sold: 2, deployed: 2 });
    expect(page.subscriptions.map(({ subscription, state }) => [subscription, state])).toEqual([
      [guid(10), 'Active'],
      [guid(11), 'Disabled'],
    ]);
  });

  it('RO-3 withholds the people behind a cause', async () => {
    const tenant = await held(rows, activity);
    const page = await runCustomerAdoption({ customer: one, scope: { tenant, may: [] } }, loaded.deps);
    expect(page.arePeopleWithheld).toBe(true);
    expect(JSON.stringify(page)).not.toContain('bob');
    expect(page.products[0]?.causes).toEqual([{ cause: 'second-subscription', users: 2, subscriptions: [guid(11)] }]);
  });

  it('ADO-42 ADO-45 advises by what the partner typed in, on the page and in the portfolio', async () => {
    const tenant = await held([licence()], people(9));
    expect((await ask(tenant)).rows('advice')).toEqual([]);
    [load, version] = [new Map([[one, 12]]), version + 1];
    const page = await runCustomerAdoption({ customer: one, scope: asOperator(tenant) }, loaded.deps);
    expect(page.casesPerMonth).toBe(12);
    expect(page.advice.map(({ scenario }) => scenario)).toEqual(['support-load', 'training']);
    expect((await ask(tenant)).rows('advice').map((row) => [row.scenario, row.customers])).toEqual([
      ['support-load', 1],
      ['training', 1],
    ]);
    [load, version] = [new Map(), version + 1];
  });

  it('HTTP-4 knows no customer without licences and activity in the own locations', async () => {
    const tenant = await held(rows, activity);
    const asked = (customer: string, scope: Scope) => runCustomerAdoption({ customer, scope }, loaded.deps);
    await expect(asked(two, asOperator(tenant))).rejects.toMatchObject({ code: 'not-found', parameter: 'customerId' });
    await expect(asked(one, { tenant, may: [], locations: ['999'] })).rejects.toMatchObject({ code: 'not-found' });
  });
});
