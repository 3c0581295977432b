import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { demoTenant } from '#demo/generate.ts';
import { currentParts } from '#lake/current.ts';
import { openLake } from '#lake/lake.ts';
import type { Delivery } from '#lake/manifest.ts';
import type { AdoptionSetting } from '#query/adoption.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';

interface Contest {
  readonly dataDir: string;
  /** Tables of the hand-written statements, by the dataset that each holds. */
  readonly tables: Readonly<Record<string, string>>;
  readonly adoption?: AdoptionSetting | undefined;
}

/** The product's engine, and beside it the bare one with the same rows in tables of its own, each with two threads. */
export async function withBoth<T>(
  { dataDir, tables, adoption }: Contest,
  work: (store: Store, hand: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const lake = await openLake(dataDir);
  const manifest = await lake.manifest(demoTenant);
  const rowsPath = (delivery: Delivery) => lake.rowsPath(delivery);
  const store = await connectDuckdb({ dataDir, datasets, rowsPath, adoption, threads: 2 });
  await store.load(manifest);
  const file = `${dataDir}/tmp/hand-${Object.keys(tables).join('-')}.duckdb`;
  const instance = await DuckDBInstance.create(file, { threads: '2', memory_limit: '2GB' });
  const hand = await instance.connect();
  for (const [table, name] of Object.entries(tables)) {
    const dataset = datasets.find((each) => each.name === name);
    const parts = dataset === undefined ? [] : currentParts(manifest, dataset);
    const paths = parts.map((part) => `'${rowsPath(part.delivery)}'`);
    await hand.run(`CREATE OR REPLACE TABLE ${table} AS FROM read_parquet([${paths.join(', ')}])`);
  }
  const answer = await work(store, hand);
  hand.closeSync();
  instance.closeSync();
  await store.close();
  return answer;
}

const market = 'Netherlands';

/** What every page is asked: whole, and filtered; `where` is the condition of the hand-written statements. */
export const pageCases = [
  { title: 'whole page', filters: {}, where: 'true' },
  { title: 'page filtered by market', filters: { market: [market] }, where: `CustomerMarket = '${market}'` },
];
