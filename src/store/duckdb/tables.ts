import { monthAt, monthIndex } from '#base/month.ts';
import type { CurrentPart } from '#lake/manifest.ts';
import type { Column, Dataset } from '#model/dataset.ts';

/** Raise when the layout below or the making of a kept table changes: engine files with another number are rebuilt from the lake. */
export const layoutVersion = 8;

/**
 * What an engine file holds beside the lake (docs/presence.md). Values of dimensions, entities and items are kept as
 * numbers; 0 stands for "not set". A presence row says: this entity, with these values, was there in the months of
 * `mask`, bit b being month `epoch * 64 + b` counted from year 0.
 */
export function layout(catalog: string): string[] {
  const tables = {
    state: 'version INTEGER, layout INTEGER',
    loaded: 'dataset VARCHAR, signature VARCHAR',
    dictionary: 'column_name VARCHAR, id INTEGER, norm VARCHAR',
    spelling: 'dataset VARCHAR, column_name VARCHAR, raw VARCHAR, id INTEGER, occurrences BIGINT',
    entity: 'id INTEGER, norm VARCHAR',
    item: 'id INTEGER, norm VARCHAR',
    month: 'dataset VARCHAR, month INTEGER',
    plain: 'dataset VARCHAR, column_name VARCHAR',
  };
  return Object.entries(tables).map(([name, columns]) => `CREATE TABLE IF NOT EXISTS ${catalog}.${name} (${columns})`);
}

export const presenceTable = (dataset: string) => `presence_${dataset}`;

/** Months per mask: one unsigned 64-bit number. */
export const maskMonths = 64;

export const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The number of the month a date expression lies in, as `monthIndex` counts. */
export const monthNumber = (date: string) => `(year(${date}) * 12 + month(${date}) - 1)`;

/** A text expression without case and surrounding white space, null when empty (X-45). */
export const normalText = (expression: string) => `nullif(lower(${trimmed(expression)}), '')`;

/** A text expression without surrounding white space. */
export const trimmed = (expression: string) => `trim(${expression}::VARCHAR, ${blanks})`;

/** A text expression without surrounding white space, null when empty. */
export const tidyText = (expression: string) => `nullif(trim(${expression}, ${blanks}), '')`;

/** What `String.prototype.trim` takes away, so that SQL and TypeScript agree on the same text. */
export const blanks = `' \t\n\v\f\r' || chr(160) || chr(65279) || chr(8203)`;

/** Whether a text expression ends in one of the blanks. */
export const blankEnds = (expression: string) =>
  [...' \t\n\v\f\r\u00a0\ufeff\u200b']
    .map((blank) => `suffix(${expression}, chr(${blank.codePointAt(0)}))`)
    .join(' OR ');

/** A dataset's current rows out of the lake's Parquet files: newest delivery per period or per key (ARCHITECTURE §3.9). */
export function currentRows(dataset: Dataset, parts: readonly CurrentPart[], path: (part: CurrentPart) => string) {
  if (dataset.merge.kind === 'events') return newestPerKey(dataset, locatedRows(dataset, parts, path));
  return `(${parts.map((part) => selectPart(dataset, part, { path: path(part) })).join(' UNION ALL ')})`;
}

/**
 * The rows of the parts one by one, with the place where each lies: `delivery_order` is the place of its part in
 * `parts`, `line` its row in the file. Of events that includes rows that a newer delivery replaces.
 */
export function locatedRows(dataset: Dataset, parts: readonly CurrentPart[], path: (part: CurrentPart) => string) {
  return `(${parts.map((part, order) => selectPart(dataset, part, { path: path(part), order })).join(' UNION ALL ')})`;
}

/** Of rows as `locatedRows` gives them, the one of each key that stands. */
export function newestPerKey(dataset: Dataset, rows: string): string {
  const key = dataset.merge.kind === 'events' ? dataset.merge.key.map(quoted).join(', ') : '';
  const order = ['delivery_order DESC', ...tieBreakers(dataset)].join(', ');
  return `(SELECT * FROM ${rows} QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) = 1)`;
}

/** Rows with one key in one delivery: always the same of them stands, the one of the smallest location (X-42). */
function tieBreakers({ merge, location, columns }: Dataset): string[] {
  const key: readonly string[] = merge.kind === 'events' ? merge.key : [];
  const names = new Set([...(location === undefined ? [] : [location]), ...Object.keys(columns)]);
  return [...names].filter((name) => !key.includes(name)).map((name) => `${quoted(name)} NULLS LAST`);
}

function selectPart(
  dataset: Dataset,
  part: CurrentPart,
  { path, order }: { readonly path: string; readonly order?: number },
): string {
  const held = new Set(part.delivery.columns);
  const columns = Object.entries(dataset.columns).map(([name, column]) =>
    held.has(name) ? quoted(name) : `NULL::${engineType(column)} AS ${quoted(name)}`,
  );
  const located = order !== undefined;
  const place = located ? [`${order}::INTEGER AS delivery_order`, 'file_row_number AS line'] : [];
  const file = `read_parquet(${literal(path)}${located ? ', file_row_number = true' : ''})`;
  return `SELECT ${[...columns, ...place].join(', ')} FROM ${file}${periodFilter(dataset, part)}`;
}

function periodFilter(dataset: Dataset, part: CurrentPart): string {
  const { merge } = dataset;
  if (part.periods === undefined || part.periods.length === part.delivery.periods.length) return '';
  if (merge.kind !== 'months' && merge.kind !== 'days') return '';
  const days = part.periods.map((period) => `DATE ${literal(merge.kind === 'months' ? `${period}-01` : period)}`);
  const column = quoted(merge.by);
  const value = merge.kind === 'months' ? `date_trunc('month', ${column})::DATE` : column;
  return ` WHERE ${value} IN (${days.join(', ')})`;
}

/** The DuckDB type a column has in the lake. */
export function engineType(column: Column): string {
  switch (column.type) {
    case 'integer':
      return column.min === undefined ? 'BIGINT' : 'UBIGINT';
    case 'decimal':
      return 'DECIMAL(18,6)';
    case 'date':
    case 'month':
      return 'DATE';
    case 'boolean01':
      return 'BOOLEAN';
    case 'guid':
      return 'UUID';
    case 'string':
    case 'enum':
      return 'VARCHAR';
  }
}

/** Where a month sits in presence rows. */
export function maskPlace(month: string): { epoch: number; bit: number } {
  const index = monthIndex(month);
  return { epoch: Math.floor(index / maskMonths), bit: index % maskMonths };
}

/** The inverse of `monthNumber`. */
export const monthOfNumber = monthAt;
