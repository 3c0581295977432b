import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { Fault } from '#base/fault.ts';
import { readHead } from './file-kind.ts';
import type { Limits } from './limits.ts';

/** How a text file begins: what parts its cells, its header and its first rows. */
export interface TextHead {
  readonly delimiter: string;
  /** Lines before the header: blank ones and Excel's `sep=;`. */
  readonly skip: number;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

const delimiters = ['\t', ',', ';', '|'];

/**
 * Reads header and sample of a UTF-8 text file; the delimiter is the one that parts the header into most cells (CLI-5).
 * @throws Fault `unreadable` for a line without end, a header without names or with too many.
 */
export async function readTextHead(
  path: string,
  { name, limits }: { name: string; limits: Limits },
): Promise<TextHead> {
  const { size } = await stat(path);
  const bytes = await readHead(path);
  refuseEndless(bytes, { size, name, limits });
  const whole = bytes.length === size;
  const text = (whole ? bytes : bytes.subarray(0, lastBreak(bytes))).toString('utf8').replace(/^\ufeff/, '');
  const { lines, body, told } = leadingLines(text);
  const delimiter = told ?? bestDelimiter(body);
  const [header = [], ...sample] = firstRecords(body, delimiter, limits.sampleRows + 1);
  const titles = header.map((title) => title.trim());
  if (titles.every((title) => title === '')) throw new Fault('unreadable', `${name} has no header in its first line`);
  return { delimiter, skip: lines, header: refuseMany(titles, name, limits), sample };
}

/** @throws Fault `unreadable` when the header has more names than the limit. */
export function refuseMany(header: readonly string[], name: string, { columns }: Limits): readonly string[] {
  if (header.length <= columns) return header;
  throw new Fault('unreadable', `The header of ${name} has ${header.length} columns; ${columns} are the most`);
}

function refuseEndless(bytes: Buffer, { size, name, limits }: { size: number; name: string; limits: Limits }): void {
  const length = bytes.findIndex((byte) => byte === 10 || byte === 13);
  if (length >= 0 ? length <= limits.lineBytes : size <= limits.lineBytes) return;
  const most = Math.round(limits.lineBytes / 1024);
  throw new Fault(
    'unreadable',
    `The first line of ${name} is longer than ${most} kB; a header of one line is expected`,
  );
}

const lastBreak = (bytes: Buffer): number => Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1 || bytes.length;

function leadingLines(text: string): { lines: number; body: string; told: string | undefined } {
  const blank = /^(?: *(?:\r\n|\n|\r))*/.exec(text)?.[0] ?? '';
  const rest = text.slice(blank.length);
  const [mark = '', told] = /^sep=(.)(?:\r\n|\n|\r)/i.exec(rest) ?? [];
  const lines = `${blank}${mark}`.split(/\r\n|\n|\r/).length - 1;
  return { lines, body: rest.slice(mark.length), told };
}

function bestDelimiter(text: string): string {
  const cells = delimiters.map((delimiter) => ({
    delimiter,
    count: firstRecords(text, delimiter, 1)[0]?.length ?? 0,
  }));
  return cells.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

/** What can be read of the first records; the end of the text may lie inside a quoted cell. */
function firstRecords(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = [];
  const options = {
    delimiter,
    to: most,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (record: string[]) => {
      records.push(record);
      return null;
    },
  };
  try {
    parse(text, options);
  } catch {
    // The reader proper says what is wrong and where; the head only needs what comes before.
  }
  return records;
}
