import type { Column } from '#model/dataset.ts';
import { literal, quoted } from './engine.ts';
import { type FileColumn, isClosed, spellingsOf } from './file-column.ts';

/** What a query says when a row is met that only the careful reader can judge. */
export const needsCare = 'needs care';

/** The type a column is read as by the CSV reader, so that what is plainly wrong is refused while reading. */
export function readType({ column, index }: FileColumn): string {
  switch (column.type) {
    case 'integer':
      // Read as BIGINT, 1.5 would silently become 2.
      return 'DOUBLE';
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
      return isClosed(column) ? listType(index) : 'VARCHAR';
  }
}

/** Statements that declare the closed lists among the columns. */
export function listTypes(columns: readonly FileColumn[]): string[] {
  const closed = columns.filter(({ column }) => isClosed(column));
  return closed.flatMap(({ column, index }) => {
    const values = spellings(column).map(([text]) => literal(text));
    return [`DROP TYPE IF EXISTS ${listType(index)}`, `CREATE TYPE ${listType(index)} AS ENUM (${values.join(', ')})`];
  });
}

/** The stored value of a column that was read as its `readType`, under the dataset's name. */
export function storedValue({ column, name, index }: FileColumn, read = place(index)): string {
  return `${stored(column, read)} AS ${quoted(name)}`;
}

/** True for rows that mean what they were read as; undefined when every row does. */
export function plainRow(
  columns: readonly FileColumn[],
  read = (column: FileColumn) => place(column.index),
): string | undefined {
  const conditions = columns.flatMap((column) => conditionsOf(column, read(column)));
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

/** The name a column of the file has inside a query. */
export const place = (index: number): string => `c${index}`;

const listType = (index: number): string => `list${index}`;

function spellings(column: Column): [string, string][] {
  const cased = [...spellingsOf(column)].flatMap(([folded, value]): [string, string][] => [
    [value, value],
    [folded, value],
    [folded.toUpperCase(), value],
    ...Object.values(column.alternatives ?? {})
      .filter((other) => other.toLowerCase() === folded)
      .map((other): [string, string] => [other, value]),
  ]);
  return [...new Map(cased)];
}

function stored(column: Column, read: string): string {
  switch (column.type) {
    case 'integer':
      return `${read}::${column.min === undefined ? 'BIGINT' : 'UBIGINT'}`;
    case 'month':
      return `date_trunc('month', ${read})::DATE`;
    case 'enum':
      return isClosed(column)
        ? `[${spellings(column)
            .map(([, value]) => literal(value))
            .join(', ')}][enum_code(${read}) + 1]`
        : read;
    default:
      return read;
  }
}

function conditionsOf({ column, required, time }: FileColumn, read: string): string[] {
  const conditions: string[] = [];
  if (required) conditions.push(`${read} IS NOT NULL`);
  if (required && (column.type === 'string' || column.type === 'enum')) conditions.push(`trim(${read}::VARCHAR) <> ''`);
  const range = rangeOf(column, read, time);
  if (range !== undefined) conditions.push(required ? range : `coalesce(${range}, true)`);
  return conditions;
}

function rangeOf(column: Column, read: string, time: boolean): string | undefined {
  const from = column.min === undefined ? [] : [`${read} >= ${column.min}`];
  switch (column.type) {
    case 'integer':
      return [`${read} = floor(${read})`, `abs(${read}) <= 9007199254740991`, ...from].join(' AND ');
    case 'decimal':
      return from[0];
    case 'date':
    case 'month':
      if (time) return `${read} BETWEEN DATE '1990-01-01' AND DATE '2100-12-31'`;
      return `(${read} BETWEEN DATE '1000-01-01' AND DATE '9999-12-31' OR ${read} = DATE '0001-01-01')`;
    default:
      return undefined;
  }
}
