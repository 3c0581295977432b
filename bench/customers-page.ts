import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import { demoTenant } from '#demo/generate.ts';
import { currentParts } from '#lake/current.ts';
import { openLake } from '#lake/lake.ts';
import { fullScope } from '#query/scope.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { customersPageSql } from './customers-sql.ts';
import { pageLine, shortest, sumOf } from './stopwatch.ts';

interface PageBench {
  readonly dataDir: string;
  readonly today: string;
  readonly say: (text: string) => void;
}

const usage = [
  { dataset: 'OfficeUsage', measure: 'MonthlyActiveUsers', time: 'Month', customer: 'CustomerTpid' },
  { dataset: 'EMSUsage', measure: 'MonthlyActiveUsers', time: 'Month', customer: 'CustomerTpid' },
  { dataset: 'DynamicsUsage', measure: 'ActiveSeats', time: 'Month', customer: 'CustomerTpid' },
  { dataset: 'PowerBIUsage', measure: 'ActiveSeats', time: 'Month', customer: 'CustomerTpid' },
  { dataset: 'AzureUsage', measure: 'UsageQuantity', time: 'Month', customer: 'CustomerTpid' },
  { dataset: 'TeamsUsageWorkload', measure: 'AllUpParticipants', time: 'MonthKey', customer: 'CustomerId' },
];

/** The whole Customers page, cold and from the cache, against the sum of hand-written statements for its widgets. */
export async function benchCustomersPage({ dataDir, today, say }: PageBench): Promise<string[]> {
  const lake = await openLake(dataDir);
  const manifest = await lake.manifest(demoTenant);
  const store = await connectDuckdb({ dataDir, datasets, rowsPath: (delivery) => lake.rowsPath(delivery), threads: 2 });
  await store.load(manifest);
  const instance = await DuckDBInstance.create(`${dataDir}/tmp/hand.duckdb`, { threads: '2', memory_limit: '2GB' });
  const hand = await instance.connect();
  say('tables for the hand-written statements …');
  for (const name of ['SeatsSubscriptionsAndRevenue', ...usage.map((each) => each.dataset)]) {
    const dataset = datasets.find((each) => each.name === name);
    const paths =
      dataset === undefined ? [] : currentParts(manifest, dataset).map((part) => `'${lake.rowsPath(part.delivery)}'`);
    await hand.run(`CREATE TABLE ${tableOf(name)} AS FROM read_parquet([${paths.join(', ')}])`);
  }
  const deps = { store, states: async () => [], reports, datasets, today: () => today };
  const lines: string[] = [];
  const run = (sql: string) => hand.runAndReadAll(sql);
  const market = 'Netherlands';
  const cases = [
    { title: 'whole page', filters: {}, where: 'true' },
    { title: 'page filtered by market', filters: { market: [market] }, where: `CustomerMarket = '${market}'` },
  ];
  for (const { title, filters, where } of cases) {
    const ask = { report: 'customers', range: '12M', filters } as const;
    const scope = fullScope(demoTenant);
    const cold = await shortest(3, () => createReporting(deps).run(ask, scope));
    const { range } = await createReporting(deps).run(ask, scope);
    const question = {
      from: range.from,
      to: range.to,
      before: monthBefore(range.from),
      where,
      usage: usage.map((each) => ({ ...each, table: tableOf(each.dataset) })),
    };
    const byHand = await sumOf(customersPageSql(question), { runs: 3, run, say });
    const warm = createReporting(deps);
    await warm.run(ask, scope);
    const cached = await shortest(20, () => warm.run(ask, scope));
    lines.push(pageLine(`customers, ${title}`, { cold, cached, byHand }));
    say(`  cold ${cold.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms`);
  }
  hand.closeSync();
  instance.closeSync();
  await store.close();
  return lines;
}

const tableOf = (dataset: string) => (dataset === 'SeatsSubscriptionsAndRevenue' ? 'ssr' : dataset.toLowerCase());

function monthBefore(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - 1);
  return at.toISOString().slice(0, 7);
}
