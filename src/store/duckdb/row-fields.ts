import type { Dataset } from '#model/dataset.ts';
import type { LatestField, Words } from '#query/latest-rows.ts';
import type { Scope } from '#query/scope.ts';
import { isUnmasked } from './adoption-names.ts';
import { columnOf, whereSql } from './conditions.ts';
import type { RowColumn } from './row-table.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows, literal, normalText, quoted, trimmed } from './tables.ts';

/** Whose rows, as whom they are read. */
export interface RowPlace {
  readonly dataset: Dataset;
  readonly scope: Scope;
  readonly held: Held;
}

export interface FieldPlace extends RowPlace {
  /** The rows that the reader may see. */
  readonly seen: string;
  /** The column that tells one thing from another, for what other datasets know of it. */
  readonly thing?: string;
  /** Tells joins apart. */
  readonly i: number;
  readonly bound: string[];
}

export interface FieldSql {
  readonly name: string;
  readonly sql: string;
  readonly join: string;
}

/** A field of the relation `latest`, and what has to be joined for it. */
export function fieldSql(name: string, field: LatestField, place: FieldPlace): FieldSql {
  const plain = (sql: string) => ({ name, sql, join: '' });
  switch (field.kind) {
    case 'text':
      return plain(`coalesce(${field.columns.map((column) => tidied(open(place, column))).join(', ')})`);
    case 'word':
      return plain(wordSql(open(place, field.column), field));
    case 'day':
      return plain(`${open(place, field.column)}::DATE`);
    case 'flag':
      return plain(`${normalText(open(place, field.column))} IN (${field.yes.map(literal).join(', ')})`);
    case 'name':
      return { name, ...nameSql(field, place) };
    case 'last-day':
      return { name, ...lastDaySql(field, place) };
    case 'unknown':
      return plain(field.as === 'day' ? 'NULL::DATE' : 'NULL::VARCHAR');
  }
}

export const tidied = (sql: string) => `nullif(${trimmed(sql)}, '')`;

/** A column of the row; one that the scope does not open is never filled (RO-3). */
export function open({ dataset, scope }: Pick<RowPlace, 'dataset' | 'scope'>, column: string): string {
  const { sensitive } = columnOf(dataset, column);
  return sensitive === undefined || scope.may.includes(sensitive) ? `latest.${quoted(column)}` : 'NULL';
}

function wordSql(value: string, { words, other }: { readonly words: Words; readonly other?: string }): string {
  const cases = Object.entries(words).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  const rest = other === undefined ? `upper(${tidied(value)})` : literal(other);
  return `CASE ${normalText(value)} ${cases.join(' ')} ELSE CASE WHEN ${normalText(value)} IS NOT NULL THEN ${rest} END END`;
}

function nameSql(
  { column, of }: Extract<LatestField, { kind: 'name' }>,
  { seen, i, dataset, ...place }: FieldPlace,
): Pick<FieldSql, 'sql' | 'join'> {
  if (open({ dataset, ...place }, column) === 'NULL') return { sql: 'NULL::VARCHAR', join: '' };
  const [who, month] = [quoted(of), quoted(timeOf(dataset))];
  const met = `SELECT ${who} AS who, ${tidied(quoted(column))} AS name, max(${month}) AS met_on FROM ${seen} GROUP BY ALL`;
  const first = 'row_number() OVER (PARTITION BY who ORDER BY met_on DESC, name) = 1';
  const names = `SELECT who, name FROM (${met}) WHERE who IS NOT NULL AND ${isUnmasked('name')} QUALIFY ${first}`;
  const own = tidied(`latest.${quoted(column)}`);
  return {
    sql: `coalesce(named_${i}.name, CASE WHEN ${isUnmasked(own)} THEN ${own} END)`,
    join: ` LEFT JOIN (${names}) AS named_${i} ON named_${i}.who = latest.${who}`,
  };
}

function lastDaySql(
  field: Extract<LatestField, { kind: 'last-day' }>,
  { thing: own, scope, held, i, bound }: FieldPlace,
): Pick<FieldSql, 'sql' | 'join'> {
  if (own === undefined) throw new Error(`${field.dataset} is asked of no thing`);
  const other = datasetOf(held, field.dataset);
  const parts = partsOf(held, other);
  if (parts.length === 0) return { sql: 'NULL::DATE', join: '' };
  const thing = quoted(field.thing);
  const rows = `${currentRows(other, parts, held.path)}${whereSql(other, { scope }, bound)}`;
  const last = `SELECT ${thing} AS thing, max(${quoted(field.day)}) AS last_day FROM ${rows} GROUP BY ${thing}`;
  return {
    sql: `last_${i}.last_day`,
    join: ` LEFT JOIN (${last}) AS last_${i} ON last_${i}.thing = latest.${quoted(own)}`,
  };
}

/** What a field is filtered and grouped as. */
export function typeOf(field: LatestField): RowColumn['type'] {
  switch (field.kind) {
    case 'text':
    case 'word':
    case 'name':
      return 'text';
    case 'day':
    case 'last-day':
      return 'day';
    case 'flag':
      return 'flag';
    case 'unknown':
      return field.as;
  }
}

export function datasetOf(held: Held, name: string): Dataset {
  const dataset = held.tables.datasets.get(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return dataset;
}

export function timeOf({ name, time }: Dataset): string {
  if (time === undefined) throw new Error(`${name} has no time`);
  return time;
}
