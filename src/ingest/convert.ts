import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#base/fault.ts';
import { digestOf } from './digest.ts';
import { openEngine } from './engine.ts';
import { readKind, zeroBytes } from './file-kind.ts';
import type { Converted, ConvertJob } from './job.ts';
import { joinParquet, loadText, periodsIn } from './load-text.ts';
import { formNamed, toDatasetRows } from './other-form.ts';
import { type Desk, quickPath, type Reading, readFileAs } from './read-file.ts';
import { plainStyle } from './style.ts';
import type { TextTable } from './text-table.ts';

/**
 * Turns one file into `rows.parquet` and perhaps `rejects.csv` in the job's staging folder. Runs in the child process.
 * @throws Fault `unreadable`, `too-large` or `bad-parameter` for what cannot be taken as a whole.
 */
export async function convert(job: ConvertJob, onProgress: (fraction: number) => void): Promise<Converted> {
  const kind = await readKind(job.path, job);
  const work = join(job.staging, 'work');
  mkdirSync(work, { recursive: true });
  const stop = new AbortController();
  // Hashing goes on beside the conversion; a failure of either ends both.
  const digest = digestOf(job.path, stop.signal);
  digest.catch(() => undefined);
  const engine = await openEngine({ path: job.path, staging: job.staging }, job.limits);
  const desk = { job, work, engine, digest, onProgress };
  try {
    const reading = await readFileAs(kind, desk);
    const { hasZero, sha256, bytes } = await digest;
    if (hasZero && kind.kind === 'text' && !kind.encoding.startsWith('utf-16')) throw zeroBytes(job.name);
    return { ...(await finish(desk, reading)), sha256, bytes };
  } finally {
    stop.abort();
    engine.close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function finish(
  desk: Desk,
  { match, columns, quick, sieve }: Reading,
): Promise<Omit<Converted, 'sha256' | 'bytes'>> {
  const { job, work, engine } = desk;
  sieve?.close();
  const loaded = quick + (sieve?.passed ?? 0);
  const rejected = sieve?.rejected ?? 0;
  if (loaded + rejected === 0) throw new Fault('unreadable', `${job.name} has a header but no rows`);
  const rows = join(job.staging, 'rows.parquet');
  if (loaded > 0) renameSync(await gather(desk, { columns, quick, sieve }), rows);
  if (rejected > 0) renameSync(join(work, 'rejects.csv'), join(job.staging, 'rejects.csv'));
  const names = columns.map(({ name }) => name);
  const turned = formNamed(match.dataset.name, job.datasets);
  const { dataset } = turned ?? match;
  const made =
    turned === undefined || loaded === 0
      ? names
      : await toDatasetRows(engine.connection, turned, { rows, columns: names, job, work });
  return {
    dataset: dataset.name,
    loaded,
    rejected,
    problems: sieve?.problems ?? [],
    unknownColumns: match.unknown,
    missingColumns: match.missing,
    columns: made,
    periods: loaded > 0 ? await periodsIn(engine.connection, rows, dataset.merge) : [],
  };
}

/** The path of one Parquet file with all accepted rows. */
async function gather({ job, work, engine }: Desk, { columns, quick, sieve }: Omit<Reading, 'match'>): Promise<string> {
  if (sieve === undefined || sieve.passed === 0) return quickPath(work);
  const clean: TextTable = {
    path: join(work, 'clean.csv'),
    delimiter: ',',
    skip: 0,
    header: columns.map(({ name }) => name),
    columns: columns.map((column, index) => ({ ...column, index })),
    style: plainStyle,
  };
  const target = join(work, 'clean.parquet');
  // Quoting can make a record longer than it came.
  const limits = { ...job.limits, lineBytes: job.limits.lineBytes * 3 };
  const rows = await loadText(engine.connection, clean, { target, limits });
  if (rows !== sieve.passed) throw new Error(`${sieve.passed} checked rows became ${rows}`);
  if (quick === 0) return target;
  const both = join(work, 'both.parquet');
  await joinParquet(engine.connection, [quickPath(work), target], both);
  return both;
}
