import type { DuckDBConnection } from '@duckdb/node-api';
import type { CurrentPart, Manifest } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { MonthSum, MonthSumsAnswer, MonthSumsQuery } from '#query/month-sums.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { columnOf, whereSql } from './conditions.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows, locatedRows, monthNumber, monthOfNumber, newestPerKey, quoted } from './tables.ts';

/** Sums by month and value in one pass over the rows. */
export async function answerMonthSums(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<MonthSumsQuery>,
  held: Held,
): Promise<MonthSumsAnswer> {
  const dataset = held.tables.datasets.get(query.dataset);
  if (dataset?.time === undefined) throw new Error(`${query.dataset} has no months to add by`);
  const parts = partsOf(held, dataset);
  if (parts.length === 0) return [];
  const bound: string[] = [];
  const where = whereSql(dataset, { scope, filters: query.filters, range: query.range }, bound);
  const flag = query.flag === undefined ? '' : ` AND ${quoted(query.flag)}`;
  const month = monthNumber(quoted(dataset.time));
  const groups = [month, ...query.by.map((name) => namedSql(dataset, name))];
  const cells = [
    ...groups.map((group, i) => `${group} AS g${i}`),
    ...query.sums.map((sum) => `sum(${addedSql(sum, dataset)})::VARCHAR`),
    'count(*)::DOUBLE',
  ];
  const rows = await rowsOnce(connection, { dataset, parts, held });
  const places = groups.map((_, i) => i + 1).join(', ');
  const sql = `SELECT ${cells.join(', ')} FROM ${rows}${where}${flag} GROUP BY ${places}`;
  const found = await connection.runAndReadAll(sql, bound);
  return found.getRows().map((row) => toSum(row, query.by.length));
}

function namedSql(dataset: Dataset, name: string): string {
  columnOf(dataset, name);
  return quoted(name);
}

function addedSql({ column, sign }: MonthSumsQuery['sums'][number], dataset: Dataset): string {
  columnOf(dataset, column);
  const value = quoted(column);
  if (sign === undefined) return value;
  const signed = `${value}::DECIMAL(38,6)`;
  return `CASE WHEN ${quoted(sign)} < 0 THEN -abs(${signed}) ELSE ${signed} END`;
}

/**
 * The current rows, as `currentRows` gives them. To sort out which row of a key stands costs several times as much as all
 * the rest, so it is asked where keys come twice, of those rows alone.
 */
async function rowsOnce(connection: DuckDBConnection, { dataset, parts, held }: Current): Promise<string> {
  const { merge, required } = dataset;
  const few = parts.reduce((rows, { delivery }) => rows + delivery.rows, 0) <= fewRows;
  // A key that may be missing is none that two rows can be compared by.
  if (few || merge.kind !== 'events' || !merge.key.every((name) => required.includes(name))) {
    return currentRows(dataset, parts, held.path);
  }
  const all = locatedRows(dataset, parts, held.path);
  const key = merge.key.map(quoted).join(', ');
  const repeated = `(SELECT ${key} FROM ${all} GROUP BY ${key} HAVING count(*) > 1)`;
  if (!(await isThere(connection, repeated, { dataset, held }))) return all;
  const several = `(SELECT * FROM ${all} AS one SEMI JOIN ${repeated} AS more USING (${key}))`;
  return `(SELECT * FROM ${all} AS one ANTI JOIN ${repeated} AS more USING (${key}) UNION ALL BY NAME SELECT * FROM ${newestPerKey(dataset, several)})`;
}

/** So many are sorted out sooner than another statement is made ready. */
const fewRows = 5000;

interface Current {
  readonly dataset: Dataset;
  readonly parts: readonly CurrentPart[];
  readonly held: Held;
}

/** By version of a tenant's data, which never changes: the datasets in which a key comes twice, as far as it was asked. */
const twice = new WeakMap<Manifest, Map<string, boolean>>();

async function isThere(
  connection: DuckDBConnection,
  repeated: string,
  { dataset: { name }, held: { manifest } }: Omit<Current, 'parts'>,
): Promise<boolean> {
  const known = manifest === undefined ? undefined : (twice.get(manifest) ?? new Map<string, boolean>());
  const before = known?.get(name);
  if (before !== undefined) return before;
  const found = await connection.runAndReadAll(`SELECT 1 FROM ${repeated} LIMIT 1`);
  const comesTwice = found.currentRowCount > 0;
  if (manifest !== undefined && known !== undefined) twice.set(manifest, known.set(name, comesTwice));
  return comesTwice;
}

function toSum([month, ...cells]: readonly unknown[], values: number): MonthSum {
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return {
    month: monthOfNumber(Number(month)),
    values: cells.slice(0, values).map(text),
    sums: cells.slice(values, -1).map((cell) => text(cell) ?? '0'),
    rows: Number(cells.at(-1)),
  };
}
