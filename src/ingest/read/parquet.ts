import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#base/fault.ts';
import { literal, quoted } from '../engine.ts';
import type { FileColumn } from '../file-column.ts';
import { copyRows } from '../load-text.ts';
import type { Sieve } from '../sieve.ts';
import { listTypes, place, plainRow, readType, storedValue } from '../typed-sql.ts';

/** Column names of a Parquet file. @throws Fault `unreadable` when it is damaged. */
export async function parquetHeader(connection: DuckDBConnection, path: string, name: string): Promise<string[]> {
  try {
    const read = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    return read.getRows().map(([column]) => String(column));
  } catch (error) {
    throw new Fault('unreadable', `${name} is a damaged Parquet file; export it again`, {
      cause: error,
      detail: String(error),
    });
  }
}

export interface ParquetFile {
  readonly path: string;
  readonly header: readonly string[];
  readonly columns: readonly FileColumn[];
}

/** Writes the rows that fit their columns to `target`, sends the others through the sieve; returns the rows written. */
export async function readParquet(
  connection: DuckDBConnection,
  file: ParquetFile,
  { target, openSieve }: { target: string; openSieve: () => Sieve },
): Promise<number> {
  for (const statement of listTypes(file.columns)) await connection.run(statement);
  const source = typedRows(file);
  const fits = `coalesce(${fitting(file.columns)}, false)`;
  const stored = file.columns.map((column) => storedValue(column)).join(', ');
  const written = await copyRows(connection, `SELECT ${stored} FROM ${source} WHERE ${fits}`, target);
  const texts = file.columns.map(({ index }) => `t${index}`).join(', ');
  const result = await connection.stream(`SELECT row_place, ${texts} FROM ${source} WHERE NOT ${fits}`);
  let sieve: Sieve | undefined;
  for await (const rows of result.yieldRows()) {
    sieve ??= openSieve();
    for (const [line, ...cells] of rows) sieve.take(inPlace(file, cells), Number(line));
  }
  return written;
}

function typedRows({ path, header, columns }: ParquetFile): string {
  const texts = columns.map(({ index }) => `nullif(${quoted(header[index] ?? '')}::VARCHAR, '') AS t${index}`);
  const casts = columns.map((column) => `TRY_CAST(t${column.index} AS ${readType(column)}) AS ${place(column.index)}`);
  const raw = `SELECT file_row_number + 1 AS row_place, ${texts.join(', ')} FROM read_parquet(${literal(path)}, file_row_number = true)`;
  return `(SELECT *, ${casts.join(', ')} FROM (${raw}))`;
}

function fitting(columns: readonly FileColumn[]): string {
  const cast = columns.map(({ index }) => `(t${index} IS NULL OR ${place(index)} IS NOT NULL)`);
  const plain = plainRow(columns);
  return [...cast, ...(plain === undefined ? [] : [plain])].join(' AND ');
}

function inPlace({ header, columns }: ParquetFile, cells: readonly unknown[]): string[] {
  const row = header.map(() => '');
  columns.forEach(({ index }, at) => {
    row[index] = cells[at] === null || cells[at] === undefined ? '' : String(cells[at]);
  });
  return row;
}
