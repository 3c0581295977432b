import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import { demoTenant, writeDemoFiles } from '#demo/generate.ts';
import { importFile } from '#ingest/deliver.ts';
import { type Lake, openLake } from '#lake/lake.ts';
import { fullScope } from '#query/scope.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';

/** The demo, size S, on a fixed day, through the real import: each report's whole answer, reviewed as a diff. */
const today = '2024-07-10';
let folder: string;
let lake: Lake;
let store: Store;
let reporting: Reporting;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerscope-golden-'));
  const files = await writeDemoFiles({ dir: join(folder, 'raw'), size: 'S', today });
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

/** One line per row, so that a difference reads as one. */
function readable(answer: ReturnType<typeof toAnswer>): string {
  const { sections, ...head } = answer;
  const lines = sections.flatMap(({ rows, ...section }) => [
    JSON.stringify(section),
    ...rows.map((row) => `  ${JSON.stringify(row)}`),
  ]);
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`;
}
