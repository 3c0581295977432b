import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import { fullScope } from '#query/scope.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { learnPageSql, learnSearchSql } from './learn-sql.ts';
import { pageLine, ratio, shortest, sumOf } from './stopwatch.ts';

interface LearnBench {
  readonly dir: string;
  readonly today: string;
  readonly say: (text: string) => void;
}

const tenant = '4711000';
const learners = 100_000;
const completions = 1_000_000;

/**
 * A million completions of a hundred thousand learners through the real import: the Microsoft Learn page, cold and from
 * the cache, against the sum of hand-written statements over the same Parquet file, and a search against one scan.
 */
export async function benchLearnPage({ dir, today, say }: LearnBench): Promise<string[]> {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'MSLearn.csv');
  const hand = await (await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' })).connect();
  say(`learn: ${completions} completions …`);
  await hand.run(`COPY (${generatedSql()}) TO '${file}' (HEADER, DELIMITER ',')`);
  const lake = await openLake(join(dir, 'data'));
  const rowsPath = (delivery: Parameters<typeof lake.rowsPath>[0]) => lake.rowsPath(delivery);
  const store = await connectDuckdb({ dataDir: lake.dataDir, datasets, rowsPath, threads: 2 });
  const imported = performance.now();
  await importFile(
    { path: file, name: 'MSLearn', tenant },
    { lake, store, datasets, now: () => `${today}T08:00:00.000Z` },
  );
  say(`  imported in ${((performance.now() - imported) / 1000).toFixed(1)} s`);
  const [delivery] = (await lake.manifest(tenant)).deliveries;
  if (delivery === undefined) throw new Error('the completions were not imported');

  const deps = { store, states: async () => [], reports: [microsoftLearn], datasets, today: () => today };
  const page = { offset: 0, limit: 100 };
  const ask = { report: microsoftLearn.id, range: '12M', page } as const;
  const scope = fullScope(tenant);
  const { range } = await createReporting(deps).run(ask, scope);
  const source = `read_parquet('${lake.rowsPath(delivery)}')`;
  const run = (sql: string) => hand.runAndReadAll(sql);
  const byHand = await sumOf(learnPageSql(source, range), { runs: 2, run, say });
  const cold = await shortest(3, () => createReporting(deps).run(ask, scope));
  const warm = createReporting(deps);
  await warm.run(ask, scope);
  const cached = await shortest(20, () => warm.run(ask, scope));

  const tables = { ...ask, sections: ['learners-modules'], search: 'ada 77' } as const;
  const scan = await shortest(3, () => hand.runAndReadAll(learnSearchSql(source, range, 'ada 77')));
  const search = await shortest(3, () => createReporting(deps).run(tables, scope));
  say(
    `  page ${cold.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms; search ${search.toFixed(0)} ms, one scan ${scan.toFixed(0)} ms`,
  );
  const cell = { column: 'value', values: { month: range.to } };
  const rows = { request: ask, section: 'module-completions', cell };
  const drill = await shortest(2, async () => {
    const { parts } = await createReporting(deps).behind(rows, scope);
    for await (const batch of parts[0]?.read(page) ?? []) if (batch.length === 0) throw new Error('no rows');
  });
  hand.closeSync();
  await store.close();
  return [
    pageLine('microsoft-learn, whole page', { cold, cached, byHand }),
    `microsoft-learn, search of a learner: ${ratio(search, scan)} of one scan (target < 1.5)`,
    `microsoft-learn, first 100 rows behind a figure: ${ratio(drill, byHand)} of the page by hand (${drill.toFixed(0)} ms)`,
  ];
}

/** The same rows every time: what is random comes from hashes of the row's number. */
function generatedSql(): string {
  const pick = (salt: number, of: number) => `(hash(i * 31 + ${salt}) % ${of})::INTEGER`;
  const person = pick(1, learners);
  const item = pick(2, 1500);
  const names = `['Ada', 'Bo', 'Chris', 'Dana', 'Eli', 'Fen', 'Gus', 'Hana']`;
  const roles = `['Administrator', 'Developer', 'Data Engineer', 'Solution Architect', 'Business User']`;
  const products = `['Azure', 'Power BI', 'Teams', 'Dynamics 365', 'Fabric', 'Purview']`;
  const listOf = (values: string, count: number, by: string) =>
    `${values}[1 + (hash(${by}) % ${count})::INTEGER] || CASE WHEN hash(${by} + 7) % 3 = 0 THEN '; ' || ${values}[1 + (hash(${by} + 11) % ${count})::INTEGER] ELSE '' END`;
  return (
    `SELECT format('00000000-0000-4000-8000-{:012d}', ${person}) AS UserId, ` +
    `${names}[1 + ${person} % 8] || ' ' || ${person} AS UserName, 'Training ' || ${item} AS TrainingName, ` +
    `CASE WHEN ${item} % 5 = 0 THEN 'Learning path' ELSE 'Module' END AS TrainingType, ` +
    `${listOf(roles, 5, item)} AS Roles, ${listOf(products, 6, `${item} + 3`)} AS Products, ` +
    `DATE '2022-07-01' + ${pick(3, 730)} AS CompletionDate, (100 + ${person} % 5)::VARCHAR AS MPNId FROM range(${completions}) AS t(i)`
  );
}
