import type { DuckDBConnection } from '@duckdb/node-api';
import { type Month, monthsOf } from '#base/month.ts';
import type { Column, Dataset } from '#model/dataset.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { RowsQuery } from '#query/tree.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import type { Cell, RowsBatch } from '../store.ts';
import { currentRows, monthNumber, monthOfNumber, normalText, quoted } from './tables.ts';
import { partsOf, type TenantFile } from './tenant.ts';
import { normalValue, toNumber } from './values.ts';

/** Months with rows, oldest first. Replacing datasets know them from their deliveries, the others are asked. */
export async function monthsIn(connection: DuckDBConnection, file: TenantFile, name: string): Promise<Month[]> {
  const state = file.state();
  const dataset = state.tables.datasets.get(name);
  if (dataset?.time === undefined) return [];
  const parts = partsOf(state, dataset);
  if (dataset.merge.kind === 'months' || dataset.merge.kind === 'days') {
    return [...new Set(parts.flatMap((part) => part.periods ?? []).map((period) => period.slice(0, 7)))].sort();
  }
  if (parts.length === 0) return [];
  const column = quoted(dataset.time);
  const rows = currentRows(dataset, parts, file.path);
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT ${monthNumber(column)} FROM ${rows} WHERE ${column} IS NOT NULL ORDER BY 1`,
  );
  return found.getRows().map(([number]) => monthOfNumber(toNumber(number)));
}

/** Rows of a dataset in batches of a few thousand, cells as text or numbers; dates as YYYY-MM-DD. */
export async function* streamRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<RowsQuery>,
  file: TenantFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowsBatch> {
  const state = file.state();
  const dataset = state.tables.datasets.get(query.dataset);
  if (dataset === undefined) throw new Error(`no dataset ${query.dataset}`);
  const parts = partsOf(state, dataset);
  if (parts.length === 0) return;
  const where = [
    ...rangeSql(dataset, query),
    ...query.filters,
    ...(scope.locations === undefined ? [] : [locationFilter(dataset, scope.locations)]),
  ];
  const bound: string[] = [];
  const conditions = where.map((part) => (typeof part === 'string' ? part : filterSql(part, dataset, bound)));
  const select = query.columns.map((name) => cellSql(columnOf(dataset, name), name));
  const sql =
    `SELECT ${select.join(', ')} FROM ${currentRows(dataset, parts, file.path)}` +
    `${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}${orderSql(query, dataset)}${pageSql(query)}`;
  const result = await connection.stream(sql, bound);
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield { columns: query.columns, rows: chunk.getRows().map((row) => row.map(toCell)) };
  }
}

function columnOf(dataset: Dataset, name: string): Column {
  const column = dataset.columns[name];
  if (column === undefined) throw new Error(`${dataset.name} has no column ${name}`);
  return column;
}

/** A reader limited to locations sees nothing of a dataset without them (RO-13). */
function locationFilter(dataset: Dataset, locations: readonly string[]): ValueFilter | string {
  return dataset.location === undefined ? 'false' : { column: dataset.location, values: locations };
}

function rangeSql(dataset: Dataset, { range }: RowsQuery): string[] {
  if (range === undefined || dataset.time === undefined) return [];
  const months = monthsOf(range);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return ['false'];
  const column = quoted(dataset.time);
  return [`${column} >= DATE '${first}-01'`, `${column} < DATE '${last}-01' + INTERVAL 1 MONTH`];
}

function filterSql({ column, values }: ValueFilter, dataset: Dataset, bound: string[]): string {
  if (values.length === 0) return 'false';
  columnOf(dataset, column);
  const places = values.map((value) => `$${bound.push(normalValue(value))}`);
  return `coalesce(${normalText(quoted(column))}, '') IN (${places.join(', ')})`;
}

function orderSql({ orderBy = [] }: RowsQuery, dataset: Dataset): string {
  const terms = orderBy.map(({ column, descending }) => {
    columnOf(dataset, column);
    return `${quoted(column)}${descending ? ' DESC' : ''} NULLS LAST`;
  });
  return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
}

function pageSql({ limit, offset }: RowsQuery): string {
  return `${limit === undefined ? '' : ` LIMIT ${Math.trunc(limit)}`}${offset === undefined ? '' : ` OFFSET ${Math.trunc(offset)}`}`;
}

function cellSql(column: Column, name: string): string {
  switch (column.type) {
    case 'integer':
      return `${quoted(name)}::DOUBLE`;
    case 'boolean01':
      return `${quoted(name)}::INTEGER`;
    case 'decimal':
      return `regexp_replace(${quoted(name)}::VARCHAR, '\\.?0+$', '')`;
    case 'date':
    case 'month':
    case 'guid':
      return `${quoted(name)}::VARCHAR`;
    case 'string':
    case 'enum':
      return quoted(name);
  }
}

function toCell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw new Error(`the engine answered a ${typeof value} cell`);
}
