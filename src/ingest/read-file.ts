import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Fault } from '#base/fault.ts';
import type { Match } from './detect.ts';
import type { Digest } from './digest.ts';
import type { Engine } from './engine.ts';
import { type FileColumn, fileColumns } from './file-column.ts';
import { type Encoding, type FileKind, readKind } from './file-kind.ts';
import { readTextHead, refuseMany } from './header.ts';
import type { ConvertJob } from './job.ts';
import { endlessLine } from './line-ruler.ts';
import { recognise } from './other-form.ts';
import { readCarefully } from './read/careful.ts';
import { type QuickResult, readQuickly } from './read/csv.ts';
import { parquetHeader, readParquet } from './read/parquet.ts';
import { readWorkbook, withDates } from './read/xlsx.ts';
import { createSieve, type Sieve } from './sieve.ts';
import { plainStyle, type Style, styleOf } from './style.ts';
import type { TextTable } from './text-table.ts';
import { inflate, transcode } from './to-text.ts';
import { guardWorkbook } from './zip-guard.ts';

/** What the readers of one job share. */
export interface Desk {
  readonly job: ConvertJob;
  /** Folder for what is not kept. */
  readonly work: string;
  readonly engine: Engine;
  /** Of the file as it came, taken meanwhile. */
  readonly digest: Promise<Digest>;
  readonly onProgress: (fraction: number) => void;
}

/** A file that was read: rows the engine took itself are in `quick.parquet`, the others went through the sieve. */
export interface Reading {
  readonly match: Match;
  readonly columns: readonly FileColumn[];
  readonly quick: number;
  readonly sieve: Sieve | undefined;
}

/** Reads a file by its kind: header, dataset, rows. @throws Fault for what cannot be taken as a whole. */
export async function readFileAs(kind: FileKind, desk: Desk): Promise<Reading> {
  switch (kind.kind) {
    case 'text':
      return readText(await asUtf8(kind, desk), desk);
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
  const longest = await inflate(desk.job.path, { ...desk.job, target });
  const inside = await readKind(target, { name: `the content of ${desk.job.name}`, limits: desk.job.limits });
  if (inside.kind !== 'text') {
    throw new Fault('unreadable', `${desk.job.name} holds a ${inside.kind} file; unpack it and give that file`);
  }
  if (inside.encoding === 'utf-8') return readText({ path: target, longestLine: async () => longest }, desk);
  return readText(await transcoded(target, inside.encoding, desk), desk);
}

interface Utf8Text {
  readonly path: string;
  /** Bytes; those that lie within a megabyte are not measured. */
  longestLine(): Promise<number>;
}

/** The file as UTF-8: by a link to itself where it is that already. */
async function asUtf8({ encoding }: FileKind & { kind: 'text' }, desk: Desk): Promise<Utf8Text> {
  const { job, work, digest } = desk;
  if (encoding !== 'utf-8') return transcoded(job.path, encoding, desk);
  return { path: linked(job.path, work), longestLine: async () => (await digest).longestLine };
}

async function transcoded(path: string, encoding: Encoding, { job, work }: Desk): Promise<Utf8Text> {
  const target = join(work, encoding);
  if (existsSync(target)) throw new Error('a text written as UTF-8 was read as something else');
  const longest = await transcode(path, encoding, { ...job, target });
  return { path: target, longestLine: async () => longest };
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

async function readText(text: Utf8Text, desk: Desk): Promise<Reading> {
  const { path } = text;
  const { job, work, engine, onProgress } = desk;
  const head = await readTextHead(path, job);
  const match = recognise(head.header, job);
  const columns = fileColumns(match);
  const table: TextTable = { ...head, path, columns, style: styleOf(head.sample, columns) };
  const { openSieve, sieve } = sieveFor({
    work,
    header: head.header,
    columns,
    style: table.style,
    delimiter: head.delimiter,
  });
  const quick = canBeQuick(table)
    ? await withProgress(desk, () =>
        readQuickly(engine.connection, table, { target: quickPath(work), limits: job.limits, openSieve }),
      )
    : needsCare;
  if (quick.kind === 'done') {
    // The engine passes in silence over a record that is longer than its buffer.
    if ((await text.longestLine()) > job.limits.lineBytes) throw await endlessLine(path, job.limits);
    return { match, columns, quick: quick.rows, sieve: sieve() };
  }
  if (quick.kind === 'not-utf8') return readText(await transcoded(path, 'windows-1252', desk), desk);
  await readCarefully(table, { limits: job.limits, sieve: openSieve(), onProgress });
  return { match, columns, quick: 0, sieve: sieve() };
}

const needsCare: QuickResult = { kind: 'needs-care' };

/** Lines before the header, and dates that are neither ISO nor all written alike, are beyond the quick reader. */
function canBeQuick({ skip, style }: TextTable): boolean {
  return skip === 0 && (style.order === 'ymd' || style.pattern !== undefined);
}

async function readXlsx({ job, work }: Desk): Promise<Reading> {
  await guardWorkbook(job.path, job);
  const { header, rows } = await readWorkbook(job.path, job.name);
  refuseMany(header, job.name, job.limits);
  const match = recognise(header, job);
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
  const match = recognise(header, job);
  const columns = fileColumns(match);
  const { openSieve, sieve } = sieveFor({ work, header, columns, style: plainStyle, delimiter: ',' });
  const file = { path, header, columns };
  const quick = await withProgress(desk, () =>
    readParquet(engine.connection, file, { target: quickPath(work), openSieve }),
  );
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

async function withProgress<T>({ engine, onProgress }: Desk, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    const { percentage } = engine.connection.progress;
    if (percentage > 0) onProgress(Math.min(1, percentage / 100));
  }, 250);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Where the rows go that need no sieve. */
export const quickPath = (work: string): string => join(work, 'quick.parquet');
