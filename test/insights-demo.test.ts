import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { demoTenant, writeDemoFiles } from '#demo/generate.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import type { Delivery } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import { toInsightsQuery } from '#query/insights.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import { parseQuery } from '#query/language/parse.ts';
import { fullScope, scopeInsights, scopeRows } from '#query/scope.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';
import { systemTexts, worked } from './documented-queries.ts';
import { expectRows } from './insights-expect.ts';
import { named, rowsOf, vocabulary } from './insights-room.ts';
import type { RawRow } from './reference/customers.ts';
import { type AskedQuery, insightsAnswer } from './reference/insights.ts';

/** The demo, size S, on a fixed day, through the real import. */
const today = '2024-07-10';
const scope = fullScope(demoTenant);
let folder: string;
let store: Store;
const read = new Map<string, readonly RawRow[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerscope-insights-'));
  const files = await writeDemoFiles({ dir: join(folder, 'raw'), size: 'S', today });
  const lake = await openLake(join(folder, 'data'));
  store = await connectDuckdb({
    dataDir: lake.dataDir,
    datasets,
    rowsPath: (delivery: Delivery) => lake.rowsPath(delivery),
  });
  const deps = { lake, store, datasets, now: () => `${today}T08:00:00.000Z` };
  for (const { path, dataset } of files) await importFile({ path, name: dataset, tenant: demoTenant }, deps);
}, 240_000);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of a dataset as it was delivered. */
async function rawRows(dataset: Dataset): Promise<readonly RawRow[]> {
  const known = read.get(dataset.name);
  if (known !== undefined) return known;
  const columns = Object.keys(dataset.columns);
  const rows: RawRow[] = [];
  const query = { kind: 'rows', dataset: dataset.name, columns, filters: [] } as const;
  for await (const batch of store.stream(scopeRows(query, dataset, scope))) {
    for (const cells of batch.rows) {
      rows.push(
        Object.fromEntries(columns.map((name, i) => [name, typeof cells[i] === 'boolean' ? null : (cells[i] ?? null)])),
      );
    }
  }
  read.set(dataset.name, rows);
  return rows;
}

/** The parts of a text under the names of the catalogue. */
function askedOf(text: string): AskedQuery {
  const { dataset, distinct, select, conditions, orderBy, limit, timespan } = parseQuery(text);
  const nameOf = (typed: string) => vocabulary.datasetNamed(dataset.text)?.meaningOf(typed)?.name ?? typed;
  return {
    distinct,
    select: select.map((name) => nameOf(name.text)),
    conditions: conditions.map((each) => ({
      ...each,
      name: nameOf(each.name.text),
      values: each.values.map((value) => value.text),
    })),
    orderBy: orderBy.map(({ name, descending }) => ({ name: nameOf(name.text), descending })),
    ...(limit === undefined ? {} : { limit }),
    ...(timespan === undefined ? {} : { timespan: timespan.text }),
  };
}

describe('the documented queries over the demo', () => {
  it('API-25 API-38 Q-9 Q-14 A-23 gives what the delivered rows say, for every system query and worked example', async () => {
    let answered = 0;
    for (const text of [...systemTexts, ...worked]) {
      const query = parseCheckedQuery(text, vocabulary);
      const dataset = named(query.dataset);
      const scoped = scopeInsights(toInsightsQuery(query, { dataset, today }), dataset, scope);
      const asked = askedOf(text);
      const groups = insightsAnswer(asked, { dataset, rows: await rawRows(dataset), today });
      const rows = await rowsOf(store, scoped);
      expectRows(rows, groups, { limit: asked.limit, text });
      answered += Math.min(rows.length, 1);
    }
    expect(answered).toBeGreaterThan(15);
  });
});
