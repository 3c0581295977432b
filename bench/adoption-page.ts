import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { adoption } from '#catalog/reports/adoption.ts';
import { demoTenant } from '#demo/generate.ts';
import { currentParts } from '#lake/current.ts';
import { openLake } from '#lake/lake.ts';
import type { Delivery } from '#lake/manifest.ts';
import { fullScope } from '#query/scope.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import { runCustomerAdoption } from '#reporting/adoption/customer.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { adoptionPageSql } from './adoption-sql.ts';
import { pageLine, ratio, shortest, sumOf } from './stopwatch.ts';

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
  const rowsPath = (delivery: Delivery) => lake.rowsPath(delivery);
  const setting = adoptionSetting([adoption]);
  const store = await connectDuckdb({ dataDir, datasets, rowsPath, adoption: setting, threads: 2 });
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
  const run = (sql: string) => hand.runAndReadAll(sql);
  for (const { title, filters, where } of cases) {
    const ask = { report: adoption.id, filters, page: { offset: 0, limit: 100 } } as const;
    const cold = await shortest(3, () => createReporting(deps).run(ask, scope));
    const byHand = await sumOf(adoptionPageSql(where), { runs: 3, run, say });
    const warm = createReporting(deps);
    const { sections } = await warm.run(ask, scope);
    const cached = await shortest(20, () => warm.run(ask, scope));
    const customer = String(sections.find(({ id }) => id === 'by-customer')?.rows[0]?.customerTenantId);
    const one = await shortest(3, () => runCustomerAdoption({ customer, scope }, deps));
    say(`  cold ${cold.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms, one customer ${one.toFixed(0)} ms`);
    lines.push(`${pageLine(`adoption, ${title}`, { cold, cached, byHand })}, one customer ${ratio(one, byHand)}`);
  }
  hand.closeSync();
  instance.closeSync();
  await store.close();
  return lines;
}
