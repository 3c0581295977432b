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
import { fullScope } from '#query/scope.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';
import { customersReport, type RawRow } from './reference/customers.ts';

/** The demo, size S, on a fixed day, through the real import: each report's whole answer, reviewed as a diff. */
const today = '2024-07-10';
let folder: string;
let lake: Lake;
let store: Store;
let reporting: Reporting;
let files: readonly DemoFile[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerscope-golden-'));
  files = await writeDemoFiles({ dir: join(folder, 'raw'), size: 'S', today });
  lake = await openLake(join(folder, 'data'));
  store = await connectDuckdb({ dataDir: lake.dataDir, datasets, rowsPath: (delivery) => lake.rowsPath(delivery) });
  for (const { path, dataset } of files) {
    const request = { path, name: dataset, tenant: demoTenant };
    await importFile(request, { lake, store, datasets, now: () => `${today}T08:00:00.000Z` });
  }
  reporting = createReporting({ store, states: async () => [], reports, datasets, today: () => today });
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
  const cell = ([id, value]: [string, unknown]) => [id, typeof value === 'number' ? roundPercent(value) : value];
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
