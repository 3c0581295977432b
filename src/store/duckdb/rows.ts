import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { RowsQuery } from '#query/tree.ts';
import type { RowsBatch } from '../store.ts';
import { behindSql } from './behind.ts';
import { cellSql, toCell, valueSql } from './cells.ts';
import { columnOf, whereSql } from './conditions.ts';
import { tellsMonths } from './months.ts';
import { hiddenLearners } from './pseudonyms.ts';
import type { Held } from './state.ts';
import { partsOf, type TenantState } from './state.ts';
import { currentRows, quoted } from './tables.ts';
import { beginOnState, type TenantFile } from './tenant.ts';
import { toNumber } from './values.ts';

/** Months with rows, oldest first. Replacing datasets know them from their deliveries, of the others they are kept. */
export function monthsIn(file: TenantFile, name: string): readonly Month[] {
  const state = file.state();
  const dataset = state.tables.datasets.get(name);
  if (dataset?.time === undefined) return [];
  if (!tellsMonths(dataset)) return state.months.get(name) ?? [];
  const periods = partsOf(state, dataset).flatMap((part) => part.periods ?? []);
  return [...new Set(periods.map((period) => period.slice(0, 7)))].sort();
}

/** Rows of a dataset in batches of a few thousand, cells as text or numbers; dates as YYYY-MM-DD. */
export async function* streamRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<RowsQuery>,
  file: TenantFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowsBatch> {
  const state = await stateFor(query, connection, file);
  const chosen = chosenRows({ query, scope }, { ...state, path: file.path });
  if (chosen === undefined) return;
  const { dataset, from, bound } = chosen;
  const select = query.columns.map((name) => {
    const column = columnOf(dataset, name);
    return cellSql(column.type, valueSql(column, name));
  });
  const sql = `SELECT ${select.join(', ')} FROM ${from}${orderSql(query, dataset)}${pageSql(query)}`;
  const result = await connection.stream(sql, bound);
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield { columns: query.columns, rows: chunk.getRows().map((row) => row.map(toCell)) };
  }
}

/** How many rows `streamRows` gives without a limit. */
export async function countRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<RowsQuery>,
  file: TenantFile,
): Promise<number> {
  const state = await stateFor(query, connection, file);
  const chosen = chosenRows({ query, scope }, { ...state, path: file.path });
  if (chosen === undefined) return 0;
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${chosen.from}`, chosen.bound);
  return toNumber(counted.getRows()[0]?.[0]);
}

/** Rows behind a figure are found with the engine's own tables, which stand still until the connection is given back. */
async function stateFor({ behind }: RowsQuery, connection: DuckDBConnection, file: TenantFile): Promise<TenantState> {
  return behind === undefined ? file.state() : beginOnState(connection, file);
}

type Asked = Pick<ScopedQuery<RowsQuery>, 'query' | 'scope'>;

interface ChosenRows {
  readonly dataset: Dataset;
  /** A relation and the conditions on it. */
  readonly from: string;
  /** The words in place of `$1`, `$2` … */
  readonly bound: string[];
}

/** The rows a query is about; undefined when nothing of the dataset is loaded. */
function chosenRows({ query, scope }: Asked, held: Held): ChosenRows | undefined {
  const dataset = held.tables.datasets.get(query.dataset);
  if (dataset === undefined) throw new Error(`no dataset ${query.dataset}`);
  const parts = partsOf(held, dataset);
  if (parts.length === 0) return undefined;
  const bound: string[] = [];
  const rows = currentRows(dataset, parts, held.path);
  const { behind } = query;
  const found = behind === undefined ? rows : behindSql(behind, { dataset, rows, scope, held, bound });
  // Before conditions and order: neither tells anything of who is hidden.
  const relation = hiddenLearners(dataset, found, scope);
  const { filters, range } = query;
  // Activity has no location of its own: its form finds the pairs in scope by their entitlements.
  const { locations: _, ...open } = scope;
  const seen = behind?.kind === 'adoption' ? open : scope;
  const from = relation + whereSql(dataset, { scope: seen, filters, range }, bound);
  return { dataset, from, bound };
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
