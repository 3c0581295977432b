import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roundPercent } from '#base/percent.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import { type DemoFile, demoTenant, writeDemoFiles } from '#demo/generate.ts';
import { importFile } from '#ingest/deliver.ts';
import { type Lake, openLake } from '#lake/lake.ts';
import type { Delivery } from '#lake/manifest.ts';
import { fullScope } from '#query/scope.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import { runCustomerAdoption } from '#reporting/adoption/customer.ts';
import type { ReportingDeps } from '#reporting/plan.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';
import { adoptionReport } from './reference/adoption.ts';
import { customersReport, type RawRow } from './reference/customers.ts';
import { dynamicsReport } from './reference/dynamics.ts';
import { learnReport } from './reference/learn.ts';

/** The demo, size S, on a fixed day, through the real import: each report's whole answer, reviewed as a diff. */
const today = '2024-07-10';
let folder: string;
let lake: Lake;
let store: Store;
let deps: ReportingDeps;
let reporting: Reporting;
let files: readonly DemoFile[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerscope-golden-'));
  files = await writeDemoFiles({ dir: join(folder, 'raw'), size: 'S', today });
  lake = await openLake(join(folder, 'data'));
  const adoption = adoptionSetting(reports);
  const rowsPath = (delivery: Delivery) => lake.rowsPath(delivery);
  store = await connectDuckdb({ dataDir: lake.dataDir, datasets, adoption, rowsPath });
  for (const { path, dataset } of files) {
    const request = { path, name: dataset, tenant: demoTenant };
    await importFile(request, { lake, store, datasets, now: () => `${today}T08:00:00.000Z` });
  }
  deps = { store, states: async () => [], reports, datasets, today: () => today };
  reporting = createReporting(deps);
}, 240_000);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('reports over the demo data', () => {
  it.each(reports.map(({ id }) => id))('CLI-7 the %s report is what was reviewed', async (id) => {
    const file = new URL(`golden/${id}.golden.json`, import.meta.url);
    const answer = toAnswer(await reporting.run({ report: id }, fullScope(demoTenant)));
    const text = readable(answer);
    if (!existsSync(file)) {
      expect(process.env.CI, `${id} has no golden file; run the test once outside CI and review it`).not.toBe('true');
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});

describe('the customers report over the demo data', () => {
  it('CUS-10 CUS-30 CUS-40 CUS-60 CUS-80 CUS-90 CUS-100 CUS-110 equals the reference over the raw files', async () => {
    const data = Object.fromEntries(files.filter(({ dataset }) => counted.has(dataset)).map(readRaw));
    const filters = { market: ['Netherlands'], product: ['office 365'] };
    const result = toAnswer(await reporting.run({ report: 'customers', filters }, fullScope(demoTenant)));
    const { rows } = customersReport(data, { ...result.range, today, filters });
    for (const section of result.sections) {
      expect(plain(section.rows), section.id).toEqual(plain(rows[section.id] ?? []));
    }
  });
});

describe('the Dynamics usage report over the demo data', () => {
  it('DYN-10 DYN-20 DYN-30 DYN-40 DYN-41 DYN-44 DYN-50 equals the reference over the raw files', async () => {
    const read = ['DynamicsUsage', 'CustomersAndTenants'];
    const data = Object.fromEntries(files.filter(({ dataset }) => read.includes(dataset)).map(readRaw));
    const result = toAnswer(await reporting.run({ report: 'dynamics-usage', range: '6M' }, fullScope(demoTenant)));
    const asked = { ...result.range, today, filters: {}, seesRevenue: true, first: 100 };
    const { rows } = dynamicsReport(data, asked);
    for (const { id, rows: shown } of result.sections) {
      expect(shown.length, id).toBeGreaterThan(0);
      expect(plain(shown), id).toEqual(plain(rows[id] ?? []));
    }
    const order = (found: readonly Readonly<Record<string, unknown>>[] = []) => found.map((row) => row.subscriptionId);
    const table = result.sections.find(({ id }) => id === 'subscriptions');
    expect(order(table?.rows)).toEqual(order(rows.subscriptions));
  });
});

describe('the Microsoft Learn report over the demo data', () => {
  it('LRN-10 LRN-13 LRN-16 LRN-20 LRN-31 LRN-35 LRN-42 equals the reference over the raw file', async () => {
    const rows = files.filter(({ dataset }) => dataset === 'MSLearn').flatMap((file) => readRaw(file)[1]);
    const result = await reporting.run({ report: 'microsoft-learn' }, fullScope(demoTenant));
    const expected = learnReport([rows], { ...result.range, today });
    expect(result.sections.map(({ id }) => id)).toEqual(Object.keys(expected));
    for (const { id, rows: shown, headline } of result.sections) {
      expect(shown.length, id).toBeGreaterThan(2);
      expect(shown, id).toEqual(expected[id]?.rows);
      if (headline) expect(headline, id).toMatchObject(expected[id]?.headline ?? {});
    }
  });
});

describe('the adoption report over the demo data', () => {
  const rawOf = (name: string) => files.filter(({ dataset }) => dataset === name).flatMap((file) => readRaw(file)[1]);

  it('ADO-22 ADO-23 ADO-30 ADO-45 equals the reference over the raw files', async () => {
    const filters = { market: ['Netherlands', 'Germany'] };
    const data = { LicenseEntitlements: rawOf('LicenseEntitlements'), LicenseActivity: rawOf('LicenseActivity') };
    const result = toAnswer(await reporting.run({ report: 'adoption', filters }, fullScope(demoTenant)));
    const { rows } = adoptionReport(data, { to: result.range.to, ...filters });
    const figures = ({ consider: _, tryThis: __, ...row }: Readonly<Record<string, unknown>>) => row;
    for (const { id, rows: shown } of result.sections) {
      expect(shown.length, id).toBeGreaterThan(1);
      expect(plain(shown.map(figures)), id).toEqual(plain(rows[id] ?? []));
    }
  });

  it('ADO-41 has customers with low adoption', async () => {
    const { sections } = await reporting.run({ report: 'adoption', sections: ['advice'] }, fullScope(demoTenant));
    expect(sections[0]?.rows).toMatchObject([{ scenario: 'low-adoption' }, { scenario: 'training' }]);
  });

  it('ADO-25 ADO-26 ADO-27 ADO-28 ADO-29 has a customer of every cause, and those above 100 % name theirs', async () => {
    const met = new Set<string>();
    for (const customer of busiest(rawOf('LicenseEntitlements'), rawOf('LicenseActivity'))) {
      const page = await runCustomerAdoption({ customer, scope: fullScope(demoTenant) }, deps);
      for (const { usagePercent = 0, causes } of page.products) {
        expect(causes.length > 0 || usagePercent <= 100, customer).toBe(true);
        for (const { cause } of causes) met.add(cause);
      }
      if (met.size === 5) break;
    }
    expect([...met].sort()).toEqual(['second-subscription', 'trial', 'turnover', 'unexplained', 'yammer']);
  });
});

/** Customers with the most rows of Exchange and Yammer per licence first: usage passes 100 % there if anywhere. */
function busiest(licences: readonly RawRow[], activity: readonly RawRow[]): string[] {
  const sold = new Map<string, number>();
  for (const { CustomerTenantId, SubscriptionState, IsTrial, LicensesSold } of licences) {
    if (SubscriptionState !== 'Active' || IsTrial === '1') continue;
    sold.set(String(CustomerTenantId), (sold.get(String(CustomerTenantId)) ?? 0) + Number(LicensesSold));
  }
  const loud = activity.filter(({ WorkloadCode }) => WorkloadCode === 'EXO' || WorkloadCode === 'YAMMER');
  const uses = Map.groupBy(loud, ({ CustomerTenantId }) => String(CustomerTenantId));
  const perLicence = (customer: string) => (uses.get(customer)?.length ?? 0) / (sold.get(customer) ?? Number.NaN);
  const known = [...sold.keys()].filter((customer) => (sold.get(customer) ?? 0) > 0);
  return known.sort((one, other) => perLicence(other) - perLicence(one)).slice(0, 40);
}

/** What the report reads; the other Teams files name no customer that these do not. */
const counted = new Set([
  ...['SeatsSubscriptionsAndRevenue', 'CustomersAndTenants', 'OfficeUsage', 'EMSUsage', 'DynamicsUsage'],
  ...['PowerBIUsage', 'AzureUsage', 'TeamsUsageWorkload'],
]);

function readRaw({ path, dataset }: DemoFile): [string, RawRow[]] {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const isCsv = path.endsWith('.csv');
  return [dataset, parse(text, { bom: true, columns: true, delimiter: isCsv ? ',' : '\t', quote: isCsv ? '"' : null })];
}

function plain(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const round = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(round);
    return typeof value === 'number' ? roundPercent(value) : value;
  };
  const cell = ([id, value]: [string, unknown]) => [id, round(value)];
  const shown = (row: Readonly<Record<string, unknown>>) =>
    Object.entries(row)
      .filter(([id]) => id !== 'countryCode')
      .map(cell)
      .sort();
  return rows.map((row) => JSON.stringify(shown(row))).sort();
}

/** One line per row, so that a difference reads as one. */
function readable(answer: ReturnType<typeof toAnswer>): string {
  const { sections, ...head } = answer;
  const lines = sections.flatMap(({ rows, ...section }) => [
    JSON.stringify(section),
    ...rows.map((row) => `  ${JSON.stringify(row)}`),
  ]);
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`;
}
