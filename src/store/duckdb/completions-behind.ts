import type { CompletionBy } from '#model/completion.ts';
import type { CompletionsBehind } from '#query/completions.ts';
import type { BehindContext } from './behind-context.ts';
import { completedSql, monthsBetween, rowsInScope, tableIn } from './completions.ts';
import { type CompletionSql, completionSql } from './completions-answer.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { partsOf } from './state.ts';
import { literal, locatedRows } from './tables.ts';
import { normalValue } from './values.ts';

/**
 * The rows that completions were counted from: of each the earliest; of trained people every module row of the
 * range; of newly trained ones the row of their first module. The number table knows where each of them lies.
 */
export function completionsBehind(
  behind: CompletionsBehind,
  { dataset, rows, scope, held, bound }: BehindContext,
): string {
  const sql = completionSql(behind.of, scope, held);
  if (sql === undefined) return `(SELECT * FROM ${rows} WHERE false)`;
  const where = [monthsBetween(behind.range), ...onlySql(behind, sql, bound)].join(' AND ');
  const counted = `SELECT delivery_order, line FROM (${countedSql(behind, sql)}) WHERE ${where}`;
  const located = locatedRows(dataset, partsOf(held, dataset), held.path);
  return `(SELECT * FROM ${located} SEMI JOIN (${counted}) USING (delivery_order, line))`;
}

/** The rows of the number table that the measure counts, of all months. */
function countedSql({ measure }: CompletionsBehind, { of, scope, tables, types }: CompletionSql): string {
  const modules = `SELECT * FROM ${rowsInScope(of, scope, tables)} WHERE type = ${types.module}`;
  switch (measure.kind) {
    case 'trained':
      return modules;
    case 'newly-trained':
      return `${modules} QUALIFY row_number() OVER (PARTITION BY person ORDER BY day, item, nth) = 1`;
    case 'completions':
      return `SELECT * FROM ${completedSql(of, scope, tables)} WHERE type = ${types[measure.type]}`;
  }
}

/** The conditions of one row of a table. */
function onlySql(behind: CompletionsBehind, sql: CompletionSql, bound: string[]): string[] {
  const { only } = behind;
  switch (only?.kind) {
    case undefined:
      return [];
    case 'person':
      return [personSql(only.person, sql, bound)];
    case 'value':
      return [valueSql(only.by, only.value, sql)];
    case 'beyond':
      return [`item NOT IN (${leadersSql(behind, only.first, sql)})`];
  }
}

/** A person by the id that the reader knows them by. */
function personSql(person: string, { of, scope, tables }: CompletionSql, bound: string[]): string {
  const id = pseudonymsOf(scope)?.id('id') ?? 'id';
  const people = tableIn(tables.catalog, of, 'people');
  return `person IN (SELECT person FROM ${people} WHERE ${id} = $${bound.push(normalValue(person))})`;
}

/** A name, or a value in a list; without any value the cells that hold none. */
function valueSql(by: CompletionBy, value: string, { of, tables }: CompletionSql): string {
  const column = by === 'name' ? of.columns.item : of.columns.lists[by];
  const wanted = normalValue(value);
  const id = wanted === '' ? 0 : (tables.dictionary(column).ids.get(wanted) ?? -1);
  if (by === 'name') return `item = ${id}`;
  if (id === 0) return `${by} = 0`;
  const cells = `SELECT cell FROM ${tableIn(tables.catalog, of, 'cells')} WHERE column_name = ${literal(column)} AND value = ${id}`;
  return `${by} IN (${cells})`;
}

/** The names with most completions, ties by the spelling that is shown (LRN-39, X-45). */
function leadersSql({ range, measure }: CompletionsBehind, first: number, sql: CompletionSql): string {
  const { of, scope, tables, types } = sql;
  const type = types[measure.kind === 'completions' ? measure.type : 'module'];
  // Names of too few people are not told, so they lead nothing.
  const isOfFew = `count(DISTINCT person) < ${Math.trunc(scope.learners?.smallestGroup ?? 0)}`;
  const counts = `SELECT item AS id, ${isOfFew} AS few, CASE WHEN ${isOfFew} THEN 0 ELSE count(*) END AS n FROM ${completedSql(of, scope, tables)} WHERE type = ${type} AND ${monthsBetween(range)} GROUP BY item`;
  const spellings =
    `SELECT id, trim(raw) AS label, sum(occurrences) AS met FROM ${tables.catalog}.spelling ` +
    `WHERE column_name = ${literal(of.columns.item)} GROUP BY ALL`;
  const labels = `SELECT id, label FROM (${spellings}) QUALIFY row_number() OVER (PARTITION BY id ORDER BY met DESC, label) = 1`;
  return `SELECT id FROM (${counts}) LEFT JOIN (${labels}) USING (id) ORDER BY few, n DESC, label LIMIT ${Math.trunc(first)}`;
}
