import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import { demoTenant, writeDemoFiles } from '#demo/generate.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import type { Delivery } from '#lake/manifest.ts';
import { fullScope } from '#query/scope.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import type { Cell } from '#reporting/kind.ts';
import type { Reporting } from '#reporting/reporting.ts';
import type { ResultSection } from '#reporting/result.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';

/** The demo, size S, through the real import: the figures of every report have rows behind them. */
const today = '2024-07-10';
let folder: string;
let store: Store;
let reporting: Reporting;
const scope = fullScope(demoTenant);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerscope-behind-'));
  const files = await writeDemoFiles({ dir: join(folder, 'raw'), size: 'S', today });
  const lake = await openLake(join(folder, 'data'));
  const adoption = adoptionSetting(reports);
  const rowsPath = (delivery: Delivery) => lake.rowsPath(delivery);
  store = await connectDuckdb({ dataDir: lake.dataDir, datasets, adoption, rowsPath });
  const read = new Set(reports.flatMap((report) => report.reads));
  for (const { path, dataset } of files.filter((file) => read.has(file.dataset))) {
    const request = { path, name: dataset, tenant: demoTenant };
    await importFile(request, { lake, store, datasets, now: () => `${today}T08:00:00.000Z` });
  }
  reporting = createReporting({ store, states: async () => [], reports, datasets, today: () => today });
}, 240_000);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Headline, totals, and the figures of the first, the middle and the last row. */
function figuresOf({ columns, rows, headline, total = {} }: ResultSection): { cell: Cell; figure: number | null }[] {
  const keys = columns.filter(({ type }) => type === 'month' || type === 'text').map(({ id }) => id);
  const figures = columns.filter(({ type }) => ['integer', 'decimal', 'percent'].includes(type)).map(({ id }) => id);
  const numeric = (value: unknown) => (typeof value === 'number' ? value : null);
  const some = [rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)].filter((row) => row !== undefined);
  return [
    ...(headline === undefined ? [] : [{ cell: { values: {} }, figure: headline.value }]),
    ...Object.entries(total).map(([column, value]) => ({ cell: { column, values: {} }, figure: numeric(value) })),
    ...[...new Set(some)].flatMap((row) => {
      const texts = keys.map((id): [string, unknown] => [id, row[id]]);
      const values = Object.fromEntries(
        texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
      return figures.map((column) => ({ cell: { column, values }, figure: numeric(row[column]) }));
    }),
  ];
}

describe('rows behind the figures of every report', () => {
  const sections = reports.flatMap((report) => report.sections.map((section) => [report.id, section.id] as const));

  it.each(sections)('HTTP-1 the figures of %s, %s have rows, and empty ones have none', async (report, section) => {
    const request = { report, range: '6M' } as const;
    const { sections: shown } = await reporting.run({ ...request, sections: [section] }, scope);
    const reads = reports.find(({ id }) => id === report)?.reads;
    for (const { cell, figure } of shown.flatMap(figuresOf)) {
      const { parts } = await reporting.behind({ request, section, cell }, scope);
      const totals = await Promise.all(parts.map((part) => part.total()));
      const found = totals.reduce((sum, total) => sum + total, 0);
      const where = JSON.stringify({ ...cell, figure });
      for (const part of parts) expect(reads, where).toContain(part.dataset);
      if (figure !== null && figure !== 0) expect(found, where).toBeGreaterThan(0);
      else if (figure === null) expect(found, where).toBe(0);
    }
  });
});
