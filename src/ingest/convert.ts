import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Fault } from '#base/fault.ts';
import { detectDataset, type Match } from './detect.ts';
import { digestOf } from './digest.ts';
import { type Engine, openEngine } from './engine.ts';
import { type FileColumn, fileColumns } from './file-column.ts';
import { type FileKind, readKind, zeroBytes } from './file-kind.ts';
import { readTextHead, refuseMany } from './header.ts';
import type { Converted, ConvertJob } from './job.ts';
import { joinParquet, loadText, periodsIn } from './load-text.ts';
import { readCarefully } from './read/careful.ts';
import { readQuickly } from './read/csv.ts';
import { parquetHeader, readParquet } from './read/parquet.ts';
import { readWorkbook, withDates } from './read/xlsx.ts';
import { createSieve, type Sieve } from './sieve.ts';
import { plainStyle, type Style, styleOf } from './style.ts';
import type { TextTable } from './text-table.ts';
import { inflate, transcode } from './to-text.ts';
import { guardWorkbook } from './zip-guard.ts';

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
  const desk = { job, work, engine, onProgress };
  try {
    const reading = await readAs(kind, desk);
    const { hasZero, sha256, bytes } = await digest;
    if (hasZero && kind.kind === 'text' && !kind.encoding.startsWith('utf-16')) throw zeroBytes(job.name);
    return { ...(await finish(desk, reading)), sha256, bytes };
  } finally {
    stop.abort();
    engine.close();
    rmSync(work, { recursive: true, force: true });
  }
}

interface Desk {
  readonly job: ConvertJob;
  /** Folder for what is not kept. */
  readonly work: string;
  readonly engine: Engine;
  readonly onProgress: (fraction: number) => void;
}

/** A file that was read: rows the engine took itself are in `quick.parquet`, the others went through the sieve. */
interface Reading {
  readonly match: Match;
  readonly columns: readonly FileColumn[];
  readonly quick: number;
  readonly sieve: Sieve | undefined;
}

async function readAs(kind: FileKind, desk: Desk): Promise<Reading> {
  switch (kind.kind) {
    case 'text':
      return readText(await asUtf8(desk.job.path, kind, desk), desk);
    case 'gzip':
      return readGzip(desk);
    case 'workbook':
      return readXlsx(desk);
    case 'parquet':
      return readParquetFile(desk);
  }
}

async function readGzip(desk: Desk): Promise<Reading> {
  const target = join(desk.work, 'inflated');
  await inflate(desk.job.path, { ...desk.job, target });
  const inside = await readKind(target, { name: `the content of ${desk.job.name}`, limits: desk.job.limits });
  if (inside.kind !== 'text') {
    throw new Fault('unreadable', `${desk.job.name} holds a ${inside.kind} file; unpack it and give that file`);
  }
  return readText(await asUtf8(target, inside, desk), desk);
}

/** The path of the text as UTF-8: a link to the file itself where it is that already. */
async function asUtf8(path: string, kind: FileKind & { kind: 'text' }, desk: Desk): Promise<string> {
  if (kind.encoding === 'utf-8') return linked(path, desk.work);
  const target = join(desk.work, 'text');
  await transcode(path, kind.encoding, { ...desk.job, target });
  return target;
}

/** The engine takes `*`, `?` and `[` in a path for a pattern; a link has a name of ours. */
function linked(path: string, work: string): string {
  const link = join(work, 'source');
  try {
    symlinkSync(resolve(path), link);
    return link;
  } catch {
    // Some systems give links to administrators only.
    return path;
  }
}

async function readText(path: string, desk: Desk): Promise<Reading> {
  const { job, work, engine, onProgress } = desk;
  const head = await readTextHead(path, job);
  const match = detectDataset(head.header, job.datasets, job.dataset);
  const columns = fileColumns(match);
  const table: TextTable = { ...head, path, columns, style: styleOf(head.sample, columns) };
  const { openSieve, sieve } = sieveFor({
    work,
    header: head.header,
    columns,
    style: table.style,
    delimiter: head.delimiter,
  });
  const stop = reportProgress(desk);
  const quick = await readQuickly(engine.connection, table, { target: quickPath(work), limits: job.limits, openSieve });
  stop();
  if (quick.kind === 'done') return { match, columns, quick: quick.rows, sieve: sieve() };
  if (quick.kind === 'not-utf8') {
    const target = join(work, 'windows-1252');
    if (existsSync(target)) throw new Error('a text written as UTF-8 was read as something else');
    await transcode(path, 'windows-1252', { ...job, target });
    return readText(target, desk);
  }
  await readCarefully(table, { limits: job.limits, sieve: openSieve(), onProgress });
  return { match, columns, quick: 0, sieve: sieve() };
}

async function readXlsx({ job, work }: Desk): Promise<Reading> {
  await guardWorkbook(job.path, job);
  const { header, rows } = await readWorkbook(job.path, job.name);
  refuseMany(header, job.name, job.limits);
  const match = detectDataset(header, job.datasets, job.dataset);
  const columns = fileColumns(match);
  const dated = withDates(columns);
  const style = styleOf(
    rows.slice(0, job.limits.sampleRows).map(({ cells }) => cells),
    columns,
  );
  const { openSieve } = sieveFor({ work, header, columns, style, delimiter: ',' });
  const sieve = openSieve();
  for (const { line, cells } of rows) sieve.take(dated(cells), line);
  return { match, columns, quick: 0, sieve };
}

async function readParquetFile(desk: Desk): Promise<Reading> {
  const { job, work, engine } = desk;
  const path = linked(job.path, work);
  const header = refuseMany(await parquetHeader(engine.connection, path, job.name), job.name, job.limits);
  const match = detectDataset(header, job.datasets, job.dataset);
  const columns = fileColumns(match);
  const { openSieve, sieve } = sieveFor({ work, header, columns, style: plainStyle, delimiter: ',' });
  const stop = reportProgress(desk);
  const quick = await readParquet(engine.connection, { path, header, columns }, { target: quickPath(work), openSieve });
  stop();
  return { match, columns, quick, sieve: sieve() };
}

interface SieveNeeds {
  readonly work: string;
  readonly header: readonly string[];
  readonly columns: readonly FileColumn[];
  readonly style: Style;
  readonly delimiter: string;
}

/** A sieve that is opened when the first row needs it. */
function sieveFor({ work, ...needs }: SieveNeeds) {
  let open: Sieve | undefined;
  return {
    sieve: () => open,
    openSieve: () => {
      open ??= createSieve({ folder: work, width: needs.header.length, ...needs });
      return open;
    },
  };
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
  return {
    dataset: match.dataset.name,
    loaded,
    rejected,
    problems: sieve?.problems ?? [],
    unknownColumns: match.unknown,
    missingColumns: match.missing,
    columns: columns.map(({ name }) => name),
    periods: loaded > 0 ? await periodsIn(engine.connection, rows, match.dataset.merge) : [],
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

function reportProgress({ engine, onProgress }: Desk): () => void {
  const timer = setInterval(() => {
    const { percentage } = engine.connection.progress;
    if (percentage > 0) onProgress(Math.min(1, percentage / 100));
  }, 250);
  return () => clearInterval(timer);
}

const quickPath = (work: string): string => join(work, 'quick.parquet');
