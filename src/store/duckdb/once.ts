import type { Column, Dataset } from '#model/dataset.ts';
import type { Scope } from '#query/scope.ts';
import type { SumsBehind } from '#query/sums.ts';
import { entityText, type Narrowing, whereSql } from './conditions.ts';
import type { DatasetRelation } from './dataset-rows.ts';
import { monthNumber, normalText, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** The rows that count: in scope, under the filters, each thing once. Words of a request go to `bound`. */
export function countedRows({ dataset, rows }: DatasetRelation, narrowing: Narrowing, bound: string[]): string {
  return `(SELECT * FROM ${rows}${whereSql(dataset, narrowing, bound)} QUALIFY ${countsOnce(dataset)})`;
}

/** The rows that a sum was added from, as a relation with the columns of the dataset. */
export function sumsBehind(
  { range, filters, entity }: SumsBehind,
  { scope, bound, ...relation }: DatasetRelation & { readonly scope: Scope; readonly bound: string[] },
): string {
  const counted = countedRows(relation, { scope, filters, range }, bound);
  if (entity === undefined) return counted;
  const place = bound.push(normalValue(entity.is));
  return `(SELECT * FROM ${counted} WHERE coalesce(${entityText(entity.columns)}, '') = $${place})`;
}

/**
 * Whether a row counts where seats or amounts are added, as a condition over the rows in scope and under the page
 * filters. Of the rows of one thing it is the one with flag 0, else with the smallest programme id (compared as
 * text), else with the largest measures; rows that agree in all that are told apart the same way each time. A row
 * without the id of its thing cannot be known to repeat another and always counts.
 */
export function countsOnce(dataset: Dataset): string {
  if (dataset.once === undefined) return 'true';
  const { id, parts } = thingOf(dataset);
  const order = standsFirst(dataset).join(', ');
  return `(${id} IS NULL OR row_number() OVER (PARTITION BY ${parts.join(', ')} ORDER BY ${order}) = 1)`;
}

/** What tells one thing from another: its id, and all parts of it with the id first. */
export function thingOf(dataset: Dataset): { readonly id: string; readonly parts: readonly string[] } {
  const { name, once } = dataset;
  if (once === undefined) throw new Error(`${name} does not say what is one thing`);
  const id = once.entity === undefined ? plainKey(dataset, once.per[0] ?? '') : entityText(once.entity);
  const others = once.entity === undefined ? once.per.slice(1) : once.per;
  return { id, parts: [id, ...others.map((column) => plainKey(dataset, column))] };
}

/** In which order the rows of one thing stand: the first of those that are seen counts. */
export function standsFirst({ once, location, columns, dimensions = [], presence }: Dataset): string[] {
  const isSummed = ([, { kind, aggregate }]: [string, Column]) => kind === 'measure' && aggregate === 'sum';
  const measures = Object.entries<Column>(columns).filter(isSummed);
  const others = [...dimensions, ...(presence?.entity ?? [])].map(quoted);
  return [
    ...(once?.flag === undefined ? [] : [`${quoted(once.flag)} NULLS LAST`]),
    ...(location === undefined ? [] : [`${quoted(location)} NULLS LAST`]),
    ...measures.map(([name]) => `${quoted(name)} DESC NULLS LAST`),
    ...(others.length === 0 ? [] : [`hash(${others.join(', ')})`]),
  ];
}

/** A column as a key: ids and months as they are kept, text tidied, null when empty. */
function plainKey({ columns, time }: Dataset, name: string): string {
  if (name === time) return monthNumber(quoted(name));
  const type = columns[name]?.type;
  return type === 'string' || type === 'enum' ? normalText(quoted(name)) : quoted(name);
}
