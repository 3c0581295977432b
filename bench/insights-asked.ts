import { toTextFile } from '#app/insights/text-file.ts';
import { datasetNamed, datasets } from '#catalog/datasets/index.ts';
import { openLake } from '#lake/lake.ts';
import { insightsColumns, toInsightsQuery } from '#query/insights.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import { fullScope, scopeInsights } from '#query/scope.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';

type Asked = ReturnType<typeof askedInsights>;

/** A query of the Insights language as the operator asks it. */
export function askedInsights(text: string, { today, tenant }: { readonly today: string; readonly tenant: string }) {
  const query = parseCheckedQuery(text, toVocabulary(datasets));
  const dataset = datasetNamed(query.dataset);
  if (dataset === undefined) throw new Error(`${query.dataset} is gone`);
  const insights = toInsightsQuery(query, { dataset, today });
  return { ...scopeInsights(insights, dataset, fullScope(tenant)), columns: insightsColumns(insights, dataset) };
}

/** The engine over a data folder, as the product starts it; with two threads, like the engine by hand. */
export async function openStore(dataDir: string, tenant: string): Promise<Store> {
  const lake = await openLake(dataDir);
  const rowsPath = (delivery: Parameters<typeof lake.rowsPath>[0]) => lake.rowsPath(delivery);
  const store = await connectDuckdb({ dataDir: lake.dataDir, datasets, rowsPath, threads: 2 });
  await store.load(await lake.manifest(tenant));
  return store;
}

/** The whole file of a report, header and all. */
export async function writeInsights(store: Store, { scoped, columns }: Asked, path: string): Promise<void> {
  const { signal } = new AbortController();
  const { pieces } = toTextFile(store, scoped, { columns, format: 'csv', rawText: false, signal });
  await pieces(path);
}
