import type { DuckDBConnection } from '@duckdb/node-api';
import type { Merge } from '#model/dataset.ts';
import { literal, quoted } from './engine.ts';
import type { Limits } from './limits.ts';
import type { TextTable } from './text-table.ts';
import { listTypes, needsCare, place, plainRow, readType, storedValue } from './typed-sql.ts';

/** Row groups of the engine's own size keep both threads busy; larger ones were measured three times slower. */
const parquetOptions = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 122880';

/** What an earlier read refused is no concern of the next one. */
const freshRejects = ['DROP TABLE IF EXISTS reject_errors', 'DROP TABLE IF EXISTS reject_scans'];

/**
 * Reads a text table in one parallel pass into typed Parquet and returns the rows written. Records that cannot be read
 * as typed are left in the temporary table `reject_errors`; a row that is readable but not plain stops it with `needsCare`.
 */
export async function loadText(
  connection: DuckDBConnection,
  table: TextTable,
  { target, limits }: { target: string; limits: Limits },
): Promise<number> {
  for (const statement of [...freshRejects, ...listTypes(table.columns)]) await connection.run(statement);
  const plain = plainRow(table.columns);
  const where = plain === undefined ? '' : ` WHERE CASE WHEN ${plain} THEN true ELSE error(${literal(needsCare)}) END`;
  const rows = `SELECT ${table.columns.map((column) => storedValue(column)).join(', ')} FROM ${reader(table, limits)}${where}`;
  const result = await connection.run(`COPY (${rows}) TO ${literal(target)} (${parquetOptions})`);
  return result.rowsChanged;
}

/** Copies Parquet files of one shape into one. */
export async function joinParquet(
  connection: DuckDBConnection,
  parts: readonly string[],
  target: string,
): Promise<void> {
  const rows = `SELECT * FROM read_parquet([${parts.map(literal).join(', ')}])`;
  await connection.run(`COPY (${rows}) TO ${literal(target)} (${parquetOptions})`);
}

/** Copies the rows of a query into a Parquet file; returns how many. */
export async function copyRows(connection: DuckDBConnection, rows: string, target: string): Promise<number> {
  return (await connection.run(`COPY (${rows}) TO ${literal(target)} (${parquetOptions})`)).rowsChanged;
}

/** The months or days in a Parquet file, sorted, for datasets that replace them. */
export async function periodsIn(connection: DuckDBConnection, path: string, merge: Merge): Promise<string[]> {
  if (merge.kind !== 'months' && merge.kind !== 'days') return [];
  const format = merge.kind === 'months' ? '%Y-%m' : '%Y-%m-%d';
  const read = await connection.runAndReadAll(
    `SELECT DISTINCT strftime(${quoted(merge.by)}, '${format}') AS period FROM read_parquet(${literal(path)}) ORDER BY period`,
  );
  return read.getRows().flatMap(([period]) => (period === null ? [] : [String(period)]));
}

function reader(table: TextTable, { lineBytes, quickRejects, bufferBytes }: Limits): string {
  const byIndex = new Map(table.columns.map((column) => [column.index, column]));
  const types = table.header.map((_, index) => {
    const column = byIndex.get(index);
    return `${literal(place(index))}: ${literal(column === undefined ? 'VARCHAR' : readType(column))}`;
  });
  // An empty required cell then fails its cast and is refused with its line.
  const filled = table.columns.filter(({ required, column }) => required && column.type !== 'string');
  const options = [
    literal(table.path),
    `delim = ${literal(table.delimiter)}`,
    `columns = {${types.join(', ')}}`,
    `max_line_size = ${lineBytes}`,
    `rejects_limit = ${quickRejects}`,
    `decimal_separator = ${literal(table.style.decimal)}`,
    ...(table.style.pattern === undefined ? [] : [`dateformat = ${literal(table.style.pattern)}`]),
    ...(bufferBytes === undefined ? [] : [`buffer_size = ${bufferBytes}`]),
    ...(filled.length === 0
      ? []
      : [`force_not_null = [${filled.map(({ index }) => literal(place(index))).join(', ')}]`]),
  ];
  return `read_csv(${options.join(', ')}, header = true, auto_detect = false, quote = '"', escape = '"', store_rejects = true)`;
}
