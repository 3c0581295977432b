import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { importFile } from '#ingest/deliver.ts';
import { openLake } from '#lake/lake.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { ratio } from './stopwatch.ts';
import { parseWritten, type WriteJob, type Written } from './write-job.ts';

interface XlsxBench {
  readonly dir: string;
  readonly today: string;
  /** Rows of detail, half a million of each of the two tables of the page when it is a million. */
  readonly rows: number;
  readonly say: (text: string) => void;
}

const tenant = '4712000';

/**
 * The workbook of the rows behind a figure and that of a whole page, as the product makes them from its data folder, each
 * in a process of its own: the most memory it ever held, and its time against the same rows as CSV.
 */
export async function benchXlsx({ dir, today, rows, say }: XlsxBench): Promise<string[]> {
  mkdirSync(dir, { recursive: true });
  const dataDir = join(dir, 'data');
  say(`xlsx: ${rows} completions of ${rows / 2} learners …`);
  await importCompletions(dir, { dataDir, today, rows });
  const lines: string[] = [];
  for (const what of ['rows', 'page'] as const) {
    const write = (format: WriteJob['format']) => inChild({ what, format, dataDir, dir, today, tenant });
    const csv = await write('csv');
    say(`  ${what}.csv: ${told(csv)}`);
    const xlsx = await write('xlsx');
    say(`  ${what}.xlsx: ${told(xlsx)}`);
    const title = what === 'rows' ? `${rows} rows behind a figure` : `a page with ${rows} rows of detail`;
    lines.push(
      `XLSX of ${title}: ${ratio(xlsx.ms, csv.ms, 1)} × the time of the same rows as CSV; peak resident memory ${xlsx.peakMb} MB (target < 500), of CSV ${csv.peakMb} MB`,
    );
  }
  return lines;
}

const told = ({ ms, bytes, peakMb }: Written) =>
  `${ms.toFixed(0)} ms, ${(bytes / 1e6).toFixed(1)} MB, peak resident memory ${peakMb} MB`;

/** Every learner with one module and one learning path, through the real import. */
async function importCompletions(
  dir: string,
  { dataDir, today, rows }: Pick<XlsxBench, 'today' | 'rows'> & { dataDir: string },
): Promise<void> {
  const path = join(dir, 'MSLearn.csv');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${completionsSql(rows)}) TO '${path}' (HEADER, DELIMITER ',')`);
  connection.closeSync();
  instance.closeSync();
  const lake = await openLake(dataDir);
  const rowsPath = (delivery: Parameters<typeof lake.rowsPath>[0]) => lake.rowsPath(delivery);
  const store = await connectDuckdb({ dataDir: lake.dataDir, datasets, rowsPath });
  const deps = { lake, store, datasets, now: () => `${today}T08:00:00.000Z` };
  await importFile({ path, name: 'MSLearn', tenant }, deps);
  await store.close();
}

function completionsSql(rows: number): string {
  const person = '(i // 2)';
  return (
    `SELECT format('00000000-0000-4000-8000-{:012d}', ${person}) AS UserId, 'Learner ' || ${person} AS UserName, ` +
    `'Training ' || (hash(i) % 1500) AS TrainingName, if(i % 2 = 0, 'Module', 'Learning path') AS TrainingType, ` +
    `'Developer; Administrator' AS Roles, 'Azure' AS Products, ` +
    `DATE '2023-07-01' + (hash(i + 7) % 360)::INTEGER AS CompletionDate, '100' AS MPNId FROM range(${rows}) AS t(i)`
  );
}

/** With the same memory as the product is started with (bin/partnerscope.js). */
async function inChild(job: WriteJob): Promise<Written> {
  const script = fileURLToPath(new URL('./write-file.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-semi-space-size=8',
    script,
    JSON.stringify(job),
  ]);
  return parseWritten(stdout);
}
