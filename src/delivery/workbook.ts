import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { neutralise } from './cells.ts';
import {
  excelLimits,
  rowXml,
  type SheetCell,
  type SheetColumn,
  sheetEnd,
  sheetStart,
  workbookParts,
} from './sheet-xml.ts';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly batches: AsyncIterable<readonly (readonly SheetCell[])[]>;
}

/** A name and what is to be said of it: a row of the last sheet. */
export type Fact = readonly [name: string, value: string];

export interface WorkbookOptions {
  /** Rows of a sheet with its header, after which the next one goes on. */
  readonly rowsPerSheet?: number;
}

/** Nothing in it is of the moment it is written: the same rows make the same bytes. */
const fileDate = new Date(Date.UTC(1980, 0, 1));
/** Characters handed to the compressor at a time: few calls, little held. */
const pieceLength = 262_144;

/**
 * A workbook written while its rows are read: a sheet per entry, continued on a further one when Excel's sheet is full,
 * and a last sheet `About` with the facts. Nothing holds more than a batch of rows and what waits to be taken.
 */
export async function* toWorkbook(
  sheets: readonly Sheet[],
  facts: readonly Fact[],
  { rowsPerSheet = excelLimits.rows }: WorkbookOptions = {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const left = new AbortController();
  const out = zip.outputStream.pipe(new PassThrough());
  const fail = (error: Error) => out.destroy(error);
  zip.on('error', fail);
  const written = writeAll({ zip, rowsPerSheet, signal: left.signal, names: [], cut: 0 }, sheets, facts).catch(fail);
  try {
    for await (const chunk of out) yield chunk;
  } finally {
    // A reader that goes away stops the reading of rows too.
    left.abort();
    await written;
  }
}

/** A workbook on its way out. */
interface Writing {
  readonly zip: ZipFile;
  readonly rowsPerSheet: number;
  readonly signal: AbortSignal;
  readonly names: string[];
  /** Cells whose text was longer than Excel holds. */
  cut: number;
}

async function writeAll(writing: Writing, sheets: readonly Sheet[], facts: readonly Fact[]): Promise<void> {
  const continued: Fact[] = [];
  for (const sheet of sheets) continued.push(...(await writeRows(writing, sheet)));
  writing.names.push('About');
  await writePart(writing, aboutText([...facts, ...continued, ...cutFacts(writing.cut)]));
  for (const [path, text] of Object.entries(workbookParts(writing.names))) {
    writing.zip.addBuffer(Buffer.from(text), path, { mtime: fileDate });
  }
  writing.zip.end();
}

/** The rows of one entry, on as many sheets as they need; says where they go on. */
async function writeRows(writing: Writing, { name, columns, batches }: Sheet): Promise<Fact[]> {
  const { names, rowsPerSheet } = writing;
  const rows = createCursor(batches);
  const facts: Fact[] = [];
  try {
    for (;;) {
      names.push(freeName(name, names));
      await writePart(writing, sheetText(writing, columns, rows));
      if (!(await rows.hasNext())) return facts;
      const full = `${rowsPerSheet.toLocaleString('en')} rows, the most a sheet holds; it goes on in the next sheet`;
      facts.push([`Sheet ${names.at(-1)}`, full]);
    }
  } finally {
    await rows.close();
  }
}

/** Writes the sheet whose name was named last. */
async function writePart({ zip, names, signal }: Writing, text: AsyncIterable<string>): Promise<void> {
  const stream = Readable.from(text, { objectMode: false, signal });
  zip.addReadStream(stream, `xl/worksheets/sheet${names.length}.xml`, { mtime: fileDate, compressionLevel: 3 });
  await once(stream, 'close');
}

async function* sheetText(writing: Writing, columns: readonly SheetColumn[], rows: Cursor): AsyncGenerator<string> {
  const forms = columns.map(({ form }) => form);
  const titles = columns.map(({ title }) => title);
  let piece =
    sheetStart(columns) +
    rowXml(
      1,
      titles,
      columns.map(() => 'bold' as const),
    );
  for (let number = 2; number <= writing.rowsPerSheet; number++) {
    const row = rows.ready() ?? (await rows.next());
    if (row === undefined) break;
    piece += rowXml(number, cutLong(row, writing), forms);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece + sheetEnd;
}

function cutLong(row: readonly SheetCell[], writing: Writing): readonly SheetCell[] {
  const isLong = (cell: SheetCell) => typeof cell === 'string' && cell.length > excelLimits.text;
  const long = row.filter(isLong).length;
  if (long === 0) return row;
  writing.cut += long;
  return row.map((cell) => (typeof cell === 'string' ? cell.slice(0, excelLimits.text) : cell));
}

function cutFacts(cells: number): Fact[] {
  const most = excelLimits.text.toLocaleString('en');
  return cells === 0 ? [] : [['Cut texts', `${cells} cells had more than ${most} characters, the most a cell holds`]];
}

async function* aboutText(facts: readonly Fact[]): AsyncGenerator<string> {
  const columns: SheetColumn[] = [
    { title: '', form: 'text', width: 24 },
    { title: '', form: 'text', width: 80 },
  ];
  const rows = facts.map(([name, value], index) =>
    rowXml(index + 1, [name, neutralise(value).slice(0, excelLimits.text)], ['bold', 'text']),
  );
  yield sheetStart(columns, { frozen: false }) + rows.join('') + sheetEnd;
}

/** Excel cuts no name itself: at most 31 characters, none of its own signs, and unique whatever the case. */
function freeName(wanted: string, names: readonly string[]): string {
  const taken = new Set(['about', ...names.map((name) => name.toLowerCase())]);
  const clean = wanted.replaceAll(/[[\]:*?/\\]/g, ' ').replaceAll(/^'|'$/g, ' ') || 'sheet';
  let name = clean.slice(0, excelLimits.name);
  for (let count = 2; taken.has(name.toLowerCase()); count++) {
    const end = `~${count}`;
    name = clean.slice(0, excelLimits.name - end.length) + end;
  }
  return name;
}

interface Cursor {
  /** The next row when it is at hand; undefined says nothing about whether there are more. */
  ready(): readonly SheetCell[] | undefined;
  next(): Promise<readonly SheetCell[] | undefined>;
  hasNext(): Promise<boolean>;
  close(): Promise<void>;
}

/** Rows one by one out of batches, so that a sheet can end in the middle of one. */
function createCursor(batches: Sheet['batches']): Cursor {
  const source = batches[Symbol.asyncIterator]();
  let batch: readonly (readonly SheetCell[])[] = [];
  let at = 0;
  const fill = async () => {
    while (at >= batch.length) {
      const { done, value } = await source.next();
      if (done) return false;
      batch = value;
      at = 0;
    }
    return true;
  };
  return {
    ready: () => (at < batch.length ? batch[at++] : undefined),
    next: async () => ((await fill()) ? batch[at++] : undefined),
    hasNext: fill,
    close: async () => {
      await source.return?.();
    },
  };
}
