import type { DuckDBConnection } from '@duckdb/node-api';
import { parse as parseNow } from 'csv-parse/sync';
import { numberOf } from '../engine.ts';
import type { Limits } from '../limits.ts';
import { loadText } from '../load-text.ts';
import { locate } from '../locate.ts';
import type { Sieve } from '../sieve.ts';
import type { TextTable } from '../text-table.ts';

/** What the quick reader made of a file: rows in the target, or why another reader has to take it. */
export type QuickResult =
  | { readonly kind: 'done'; readonly rows: number }
  | { readonly kind: 'needs-care' }
  | { readonly kind: 'not-utf8' };

/**
 * The quick reader: one parallel pass of the engine, then the records it refused go through the sieve one by one.
 * It gives up where only the careful reader is exact: odd quotes, endless lines, numbers and dates that are readable but
 * not plain, more refused records than `limits.quickRejects`.
 */
export async function readQuickly(
  connection: DuckDBConnection,
  table: TextTable,
  { target, limits, openSieve }: { target: string; limits: Limits; openSieve: () => Sieve },
): Promise<QuickResult> {
  const rows = await attempt(() => loadText(connection, table, { target, limits }));
  const kinds = await refusedKinds(connection);
  if (kinds.has('INVALID ENCODING')) return { kind: 'not-utf8' };
  if (rows === undefined || [...kinds.keys()].some((kind) => !understood.has(kind))) return { kind: 'needs-care' };
  const refused = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  if (refused === 0) return { kind: 'done', rows };
  if (refused >= limits.quickRejects) return { kind: 'needs-care' };
  return (await siftRefused(connection, table, { limits, openSieve }))
    ? { kind: 'done', rows }
    : { kind: 'needs-care' };
}

const understood = new Set(['CAST', 'MISSING COLUMNS', 'TOO MANY COLUMNS']);

/** A refusal of the engine means that it does not understand the file; what ends the import is thrown on. */
async function attempt(load: () => Promise<number>): Promise<number | undefined> {
  try {
    return await load();
  } catch (error) {
    if (/Out of Memory|No space left|IO Error|Permission Error/i.test(String(error))) throw error;
    return undefined;
  }
}

async function refusedKinds(connection: DuckDBConnection): Promise<Map<string, number>> {
  const made = await numberOf(connection, `SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'`);
  if (made === 0) return new Map();
  const read = await connection.runAndReadAll('SELECT error_type::VARCHAR, count(*) FROM reject_errors GROUP BY 1');
  return new Map(read.getRows().map(([kind, count]) => [String(kind), Number(count)]));
}

/** False when a refused record cannot be found again as one record. */
async function siftRefused(
  connection: DuckDBConnection,
  table: TextTable,
  { limits, openSieve }: { limits: Limits; openSieve: () => Sieve },
): Promise<boolean> {
  const read = await connection.runAndReadAll('SELECT DISTINCT csv_line FROM reject_errors');
  const records = new Map<string, readonly string[]>();
  for (const [raw] of read.getRows()) {
    const text = String(raw).replace(/^[\r\n]+|[\r\n]+$/g, '');
    const cells = oneRecord(text, table.delimiter);
    if (cells === undefined) return false;
    records.set(text, cells);
  }
  const found = await Array.fromAsync(locate(table.path, [...records.keys()], limits));
  if (new Set(found.map(({ record }) => record)).size < records.size) return false;
  const sieve = openSieve();
  for (const { record, line } of found) sieve.take(records.get(record) ?? [], line);
  return true;
}

function oneRecord(text: string, delimiter: string): readonly string[] | undefined {
  if (text === '') return undefined;
  const parsed: string[][] = parseNow(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  return parsed.length === 1 ? parsed[0] : undefined;
}
