import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { adoption } from '#catalog/reports/adoption.ts';
import { demoTenant } from '#demo/generate.ts';
import { currentParts } from '#lake/current.ts';
import { openLake } from '#lake/lake.ts';
import { fullScope } from '#query/scope.ts';
import { runCustomerAdoption } from '#reporting/adoption/customer.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { adoptionPageSql } from './adoption-sql.ts';

interface PageBench {
  readonly dataDir: string;
  readonly today: string;
  readonly say: (text: string) => void;
}

const tables = { licences: 'LicenseEntitlements', activity: 'LicenseActivity' };

/** The adoption page, cold and from the cache, and the page of one customer, against hand-written statements. */
export async function benchAdoptionPage({ dataDir, today, say }: PageBench): Promise<string[]> {
  const lake = await openLake(dataDir);
  const manifest = await lake.manifest(demoTenant);
  const store = await connectDuckdb({ dataDir, datasets, rowsPath: (delivery) => lake.rowsPath(delivery), threads: 2 });
  await store.load(manifest);
  const instance = await DuckDBInstance.create(`${dataDir}/tmp/hand-adoption.duckdb`, { threads: '2' });
  const hand = await instance.connect();
  for (const [table, name] of Object.entries(tables)) {
    const dataset = datasets.find((each) => each.name === name);
    const parts = dataset === undefined ? [] : currentParts(manifest, dataset);
    const paths = parts.map((part) => `'${lake.rowsPath(part.delivery)}'`);
    await hand.run(`CREATE OR REPLACE TABLE ${table} AS FROM read_parquet([${paths.join(', ')}])`);
  }
  const deps = { store, states: async () => [], reports: [adoption], datasets, today: () => today };
  const scope = fullScope(demoTenant);
  const market = 'Netherlands';
  const cases = [
    { title: 'whole page', filters: {}, where: 'true' },
    { title: 'page filtered by market', filters: { market: [market] }, where: `CustomerMarket = '${market}'` },
  ];
  const lines: string[] = [];
  for (const { title, filters, where } of cases) {
    const ask = { report: adoption.id, filters, page: { offset: 0, limit: 100 } } as const;
    const cold = await best(3, () => createReporting(deps).run(ask, scope));
    let byHand = 0;
    for (const [id, sql] of Object.entries(adoptionPageSql(where))) {
      const ms = await best(3, () => hand.runAndReadAll(sql));
      say(`  ${id}: ${ms.toFixed(0)} ms by hand`);
      byHand += ms;
    }
    const warm = createReporting(deps);
    const { sections } = await warm.run(ask, scope);
    const cached = await best(20, () => warm.run(ask, scope));
    const customer = String(sections.find(({ id }) => id === 'by-customer')?.rows[0]?.customerTenantId);
    const one = await best(3, () => runCustomerAdoption({ customer, scope }, deps));
    say(`  cold ${cold.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms, one customer ${one.toFixed(0)} ms`);
    lines.push(
      `adoption, ${title}: ${(cold / byHand).toFixed(3)} of the hand-written statements (target ≤ 1.0), from the cache ${(cached / byHand).toFixed(5)} (${cached.toFixed(2)} ms, target < 10), one customer ${(one / byHand).toFixed(3)}`,
    );
  }
  hand.closeSync();
  instance.closeSync();
  await store.close();
  return lines;
}

/** The shortest of some runs, in ms: what the machine can do when nobody disturbs it. */
async function best(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
