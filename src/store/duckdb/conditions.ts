import { type MonthRange, monthsOf } from '#base/month.ts';
import type { Column, Dataset } from '#model/dataset.ts';
import type { Scope } from '#query/scope.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import { normalText, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** What rows of a dataset are narrowed by. */
export interface Narrowing {
  readonly scope: Scope;
  readonly filters?: readonly ValueFilter[] | undefined;
  /** Months, inclusive at both ends; a dataset without a time column has none to narrow by. */
  readonly range?: MonthRange | undefined;
}

/** Where words of a request go; `push` tells the place of a word. */
export interface Words {
  push(word: string): number;
}

/**
 * The conditions as ` WHERE …`, empty without any. Words of a request are added to `bound` and stand in the text as
 * `$n` (SEC-1).
 */
export function whereSql(dataset: Dataset, { scope, filters = [], range }: Narrowing, bound: Words): string {
  const conditions = [
    ...(range === undefined ? [] : rangeSql(dataset, range)),
    ...filters.map((filter) => filterSql(filter, dataset, bound)),
    ...scopeSql(dataset, scope, bound),
  ];
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

/** A column of the dataset; a name it does not have is our own mistake. */
export function columnOf(dataset: Dataset, name: string): Column {
  const column = dataset.columns[name];
  if (column === undefined) throw new Error(`${dataset.name} has no column ${name}`);
  return column;
}

/** Without case and surrounding white space; `''` where nothing is set; all names of a family. */
export function filterSql({ column, values }: ValueFilter, dataset: Dataset, bound: Words): string {
  if (values.length === 0) return 'false';
  const { synonyms = [] } = columnOf(dataset, column);
  const wanted = new Set(values.flatMap((value) => familyOf(normalValue(value), synonyms)));
  const places = [...wanted].map((value) => `$${bound.push(value)}`);
  return `${plainText(dataset, column)} IN (${places.join(', ')})`;
}

/** A column as it is compared: never null. */
export function plainText(dataset: Dataset, column: string): string {
  columnOf(dataset, column);
  return `coalesce(${normalText(quoted(column))}, '')`;
}

/** The first filled of the columns: what tells one entity from another; null where none is filled. */
export function entityText(columns: readonly string[]): string {
  return `coalesce(${columns.map((column) => normalText(quoted(column))).join(', ')})`;
}

function familyOf(value: string, synonyms: readonly (readonly string[])[]): string[] {
  const family = synonyms.map((names) => names.map(normalValue)).find((names) => names.includes(value));
  return family ?? [value];
}

/** Only rows of the reader's locations; data without locations stays closed to such a reader (RO-12, RO-13). */
export function scopeSql(dataset: Dataset, { locations }: Scope, bound: Words): string[] {
  if (locations === undefined) return [];
  if (dataset.location === undefined) return ['false'];
  return [filterSql({ column: dataset.location, values: locations }, dataset, bound)];
}

function rangeSql(dataset: Dataset, range: MonthRange): string[] {
  if (dataset.time === undefined) return [];
  const months = monthsOf(range);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return ['false'];
  const column = quoted(dataset.time);
  return [`${column} >= DATE '${first}-01'`, `${column} < DATE '${last}-01' + INTERVAL 1 MONTH`];
}
