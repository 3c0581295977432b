import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { Fault } from '#base/fault.ts';
import type { Limits } from '../limits.ts';
import { tooLong } from '../line-ruler.ts';
import type { Sieve } from '../sieve.ts';
import type { TextTable } from '../text-table.ts';

interface WithText {
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * The careful reader: every record through the sieve, in order. Slower by a factor of ten, exact about everything.
 * @throws Fault `unreadable` for a quote that is never closed or a record over the limit.
 */
export async function readCarefully(
  table: TextTable,
  { limits, sieve, onProgress }: { limits: Limits; sieve: Sieve; onProgress: (fraction: number) => void },
): Promise<void> {
  const { size } = await stat(table.path);
  const source = createReadStream(table.path, { highWaterMark: 1 << 20 });
  const parsed = source.pipe(
    parse({
      bom: true,
      delimiter: table.delimiter,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: limits.lineBytes,
      // Its own count takes CR LF inside quotes for two lines.
      raw: true,
    }),
  );
  let line = 1;
  let records = 0;
  let left = table.skip + 1;
  try {
    for await (const each of parsed) {
      const { record, raw }: WithText = each;
      const begins = line;
      line += lineBreaks(raw);
      records += 1;
      if (left > 0) left -= 1;
      else sieve.take(record, begins);
      if (records % 10_000 === 0) onProgress(source.bytesRead / size);
    }
  } catch (error) {
    throw brokenRecord(error, line, limits);
  } finally {
    source.destroy();
  }
}

/** How many lines a piece of text goes down; CR LF is one. */
export function lineBreaks(raw: string): number {
  let count = 0;
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) count += 1;
  for (let at = raw.indexOf('\r'); at >= 0; at = raw.indexOf('\r', at + 1)) count += raw[at + 1] === '\n' ? 0 : 1;
  return count;
}

function brokenRecord(error: unknown, line: number, limits: Limits): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new Fault('unreadable', `Line ${line} opens a quote (") that is never closed; close or double it`, {
      cause: error,
    });
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return tooLong(line, limits, error);
  }
  return new Fault('unreadable', `Line ${line} cannot be read: ${error.message}`, { cause: error });
}
