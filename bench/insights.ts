import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import { scopeInsightsHead } from '#query/scope.ts';
import { askedInsights, openStore, writeInsights } from './insights-asked.ts';
import { once, ratio } from './stopwatch.ts';
import { parseWritten, type Written } from './write-job.ts';

interface InsightsBench {
  readonly dir: string;
  readonly today: string;
  /** Rows of the report that is timed; its memory is watched with ten times as many too. */
  readonly rows: number;
  readonly say: (text: string) => void;
}

const tenant = '4713000';

/** A report of every row, as `ExecuteNow` asks for it. */
const columns = [
  ...['SubscriptionId', 'CustomerName', 'CustomerTenantId', 'CustomerTpid', 'CustomerMarket', 'SubscriptionState'],
  ...['Month', 'Product', 'SKU', 'MPNId', 'IsDuplicateRowForPGA', 'AvailableSeatsEOP', 'BilledRevenueUSD'],
];
const whole = `SELECT ${columns.join(', ')} FROM SeatsSubscriptionsAndRevenue TIMESPAN LAST_1_YEAR`;
const inYear = `Month >= DATE '2023-07-01' AND Month < DATE '2024-07-01'`;
const grouped =
  'SELECT CustomerMarket, Product, Month, TotalSoldSeats, CustomerCount FROM SeatsSubscriptionsAndRevenue';

/**
 * Answers of the Insights query language over a million rows of the real import: the file of a report against the bare
 * engine's own `COPY` of the same query, the first rows of a grouped query against the bare query, and the memory that
 * a process holds to write such a file and one of ten times its rows.
 */
export async function benchInsights({ dir, today, rows, say }: InsightsBench): Promise<readonly string[]> {
  const few = await imported({ dir: join(dir, 'few'), today, rows, say });
  const lines = await timed(few, { today, rows, say });
  const peaks = [await inChild(few, today)];
  rmSync(few.dir, { recursive: true });
  const many = await imported({ dir: join(dir, 'many'), today, rows: rows * 10, say });
  peaks.push(await inChild(many, today));
  rmSync(many.dir, { recursive: true });
  const told = peaks.map(({ peakMb, bytes }) => `${peakMb} MB (a file of ${(bytes / 1e6).toFixed(0)} MB)`);
  return [
    ...lines,
    `insights, peak resident memory of a report of ${rows} rows ${told[0]}, of ${rows * 10} rows ${told[1]} (target < 500 MB, the same)`,
  ];
}

interface Timing {
  readonly today: string;
  readonly rows: number;
  readonly say: (text: string) => void;
}

async function timed({ dir, dataDir, source }: Imported, { today, rows, say }: Timing): Promise<readonly string[]> {
  const hand = await engineByHand();
  const store = await openStore(dataDir, tenant);
  const asked = (text: string) => askedInsights(text, { today, tenant });
  const [ours, theirs] = [join(dataDir, 'ours.csv'), join(dir, 'theirs.csv')];
  const copy = `COPY (SELECT ${columns.join(', ')} FROM ${source} WHERE ${inYear}) TO '${theirs}' (HEADER)`;
  let [file, byHand] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // In turns: what else the machine does then slows both.
  for (let round = 0; round < 5; round++) {
    byHand = Math.min(byHand, await once(() => hand.run(copy)));
    file = Math.min(file, await once(() => writeInsights(store, asked(whole), ours)));
  }
  const sizes = [ours, theirs].map((path) => `${(statSync(path).size / 1e6).toFixed(1)} MB`);
  say(`  a file of ${rows} rows: ${file.toFixed(0)} ms (${sizes[0]}), COPY ${byHand.toFixed(0)} ms (${sizes[1]})`);
  let [bare, first] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 7; round++) {
    bare = Math.min(bare, await once(() => hand.runAndReadAll(groupedSql(source))));
    const head = scopeInsightsHead(asked(grouped).scoped, 100);
    first = Math.min(first, await once(() => store.run('insights-head', head)));
  }
  say(`  first rows of a grouped query: ${first.toFixed(0)} ms, bare ${bare.toFixed(0)} ms`);
  hand.closeSync();
  await store.close();
  return [
    `insights, a report of ${rows} rows as CSV: ${ratio(file, byHand)} of the engine's own COPY (target ≤ 1.5)`,
    `insights, first 100 rows of a grouped query: ${ratio(first, bare)} of the bare query (target ≤ 1.2)`,
  ];
}

/** With the same memory as the product is started with (bin/partnerscope.js). */
async function inChild({ dataDir }: Imported, today: string): Promise<Written> {
  const script = fileURLToPath(new URL('./insights-file.ts', import.meta.url));
  const job = { dataDir, tenant, today, text: whole, path: join(dataDir, 'child.csv') };
  const node = [...['--max-semi-space-size=8', script], JSON.stringify(job)];
  return parseWritten((await promisify(execFile)(process.execPath, node)).stdout);
}

async function engineByHand(): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' })).connect();
}

function groupedSql(source: string): string {
  const where = `Month >= DATE '2024-01-01' AND Month < DATE '2024-07-01'`;
  return `SELECT CustomerMarket, Product, Month, sum(AvailableSeats), count(DISTINCT CustomerTpid) FROM ${source} WHERE ${where} GROUP BY ALL LIMIT 100`;
}

interface Imported {
  readonly dir: string;
  readonly dataDir: string;
  /** The rows as the engine reads them by hand. */
  readonly source: string;
}

async function imported({ dir, today, rows, say }: InsightsBench): Promise<Imported> {
  say(`insights: ${rows} rows of subscriptions …`);
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'SeatsSubscriptionsAndRevenue.csv');
  const hand = await engineByHand();
  await hand.run(`COPY (${generatedSql(rows)}) TO '${path}' (HEADER, DELIMITER ',')`);
  hand.closeSync();
  const dataDir = join(dir, 'data');
  const store = await openStore(dataDir, tenant);
  const lake = await openLake(dataDir);
  const deps = { lake, store, datasets, now: () => `${today}T08:00:00.000Z` };
  await importFile({ path, name: 'SeatsSubscriptionsAndRevenue', tenant }, deps);
  await store.close();
  rmSync(path);
  const [delivery] = (await lake.manifest(tenant)).deliveries;
  if (delivery === undefined) throw new Error('the subscriptions were not imported');
  return { dir, dataDir, source: `read_parquet('${lake.rowsPath(delivery)}')` };
}

/** The same rows every time: what is random comes from hashes of the row's number. */
function generatedSql(rows: number): string {
  const pick = (salt: number, of: number) => `(hash(i * 31 + ${salt}) % ${of})::INTEGER`;
  const customer = pick(1, 40_000);
  const one = (values: readonly string[], salt: number) =>
    `[${values.map((value) => `'${value}'`).join(', ')}][1 + ${pick(salt, values.length)}]`;
  return (
    `SELECT format('00000000-0000-4000-8000-{:012d}', i // 12) AS SubscriptionId, 'Customer ' || ${customer} AS CustomerName, ` +
    `format('00000000-0000-4000-9000-{:012d}', ${customer}) AS CustomerTenantId, (1000000 + ${customer})::VARCHAR AS CustomerTpid, ` +
    `${one(['Netherlands', 'Belgium', 'Germany', 'United States', 'Japan'], 2)} AS CustomerMarket, ` +
    `${one(['Active', 'Active', 'Active', 'Suspended'], 3)} AS SubscriptionState, ` +
    `strftime(DATE '2023-07-01' + INTERVAL (i % 12) MONTH, '%Y-%m-%d') AS Month, ` +
    `${one(['Office 365', 'Dynamics 365', 'Power BI', 'Microsoft Azure'], 4)} AS Product, 'SKU ' || ${pick(5, 60)} AS SKU, ` +
    `(100 + ${pick(6, 9)})::VARCHAR AS MPNId, 0 AS IsDuplicateRowForPGA, ${pick(7, 500)} AS AvailableSeatsEOP, ` +
    `(${pick(8, 500)} - 100) AS AvailableSeats, (${pick(9, 1_000_000)} / 100)::DECIMAL(18,2) AS BilledRevenueUSD ` +
    `FROM range(${rows}) AS t(i)`
  );
}
