import type { DuckDBConnection } from '@duckdb/node-api';
import { monthIndex, monthsOf } from '#base/month.ts';
import type { CompletionBy, Completions } from '#model/completion.ts';
import type {
  CompletionFigure,
  CompletionMonthsAnswer,
  CompletionMonthsQuery,
  CompletionValues,
  CompletionValuesAnswer,
  CompletionValuesQuery,
} from '#query/completions.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import type { TenantTables } from './compile.ts';
import {
  type CompletionDataset,
  completedSql,
  completionsOf,
  monthsBetween,
  rowsInScope,
  tableIn,
  typeNumber,
} from './completions.ts';
import type { Held } from './state.ts';
import { literal } from './tables.ts';
import { toNumber } from './values.ts';

/** What the statements about completions are made with. */
export interface CompletionSql {
  readonly of: CompletionDataset;
  readonly scope: Scope;
  readonly tables: TenantTables;
  /** The numbers of the two types. */
  readonly types: Readonly<Record<keyof Completions['types'], number>>;
}

/** Undefined when nothing of the dataset is loaded. */
export function completionSql(completions: Completions, scope: Scope, { tables }: Held): CompletionSql | undefined {
  const of = completionsOf(tables.datasets.get(completions.dataset));
  if (of === undefined) throw new Error(`${completions.dataset} holds no completions`);
  if (!tables.completed.has(completions.dataset)) return undefined;
  const { module, path } = completions.types;
  return { of, scope, tables, types: { module: typeNumber(of, module, tables), path: typeNumber(of, path, tables) } };
}

/** Counts per month; what concerns people first brings each of them down to a row. */
export async function answerCompletionMonths(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<CompletionMonthsQuery>,
  held: Held,
): Promise<CompletionMonthsAnswer> {
  const months = monthsOf(query.range);
  const sql = completionSql(query.of, scope, held);
  const answer: Partial<Record<CompletionFigure, readonly number[]>> = {};
  for (const figure of new Set(query.figures)) {
    const counts = months.map(() => 0);
    const rows = sql === undefined ? [] : (await connection.runAndReadAll(monthsSql(figure, query, sql))).getRows();
    for (const [month, count] of rows) counts[toNumber(month) - monthIndex(query.range.from)] = toNumber(count);
    answer[figure] = counts;
  }
  return answer;
}

/** Month as a number and count. */
function monthsSql(figure: CompletionFigure, { range }: CompletionMonthsQuery, sql: CompletionSql): string {
  const { of, scope, tables, types } = sql;
  const inRange = monthsBetween(range);
  const modules = `${rowsInScope(of, scope, tables)} WHERE type = ${types.module}`;
  const byFirst = (people: string) => `SELECT month, count(*) FROM (${people}) WHERE ${inRange} GROUP BY month`;
  switch (figure) {
    case 'active':
      return `SELECT month, count(DISTINCT person) FROM ${modules} AND ${inRange} GROUP BY month`;
    case 'trained':
      return byFirst(`SELECT person, min(month) AS month FROM ${modules} AND ${inRange} GROUP BY person`);
    case 'newly-trained':
      return byFirst(`SELECT person, min(month) AS month FROM ${modules} GROUP BY person`);
    case 'module':
    case 'path':
      return `SELECT month, count(*) FROM ${completedSql(of, scope, tables)} WHERE type = ${types[figure]} AND ${inRange} GROUP BY month`;
  }
}

/** One scan counts by training and list cells; every breakdown is a sum over that. */
export async function answerCompletionValues(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<CompletionValuesQuery>,
  held: Held,
): Promise<CompletionValuesAnswer> {
  const sql = completionSql(query.of, scope, held);
  if (sql === undefined) return query.breakdowns.map(() => ({ total: 0, values: [] }));
  const completed = completedSql(sql.of, scope, sql.tables);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE counted AS SELECT type, item, role, product, count(*) AS n FROM ${completed} ` +
      `WHERE ${monthsBetween(query.range)} GROUP BY ALL`,
  );
  const least = scope.learners?.smallestGroup ?? 0;
  if (least > 0) await connection.run(countedPeopleSql(completed, query));
  const answer: CompletionValues[] = [];
  for (const { type, by } of query.breakdowns) {
    answer.push(await valuesOf(connection, by, { ...sql, type: sql.types[type] }));
  }
  return answer;
}

async function valuesOf(
  connection: DuckDBConnection,
  by: CompletionBy,
  sql: CompletionSql & { readonly type: number },
): Promise<CompletionValues> {
  const { columns } = sql.of;
  const { labels } = sql.tables.dictionary(by === 'name' ? columns.item : columns.lists[by]);
  const mine = `counted WHERE type = ${sql.type}`;
  const total = await connection.runAndReadAll(`SELECT coalesce(sum(n), 0)::DOUBLE FROM ${mine}`);
  const few = await fewIn(connection, by, sql);
  const found = await connection.runAndReadAll(by === 'name' ? byName(mine) : byList(mine, by, sql));
  return {
    total: toNumber(total.getRows()[0]?.[0]),
    values: found.getRows().map(([id, n]) => {
      return { value: labels.get(toNumber(id)), completions: toNumber(n), isOfFew: few.has(toNumber(id)) };
    }),
  };
}

/** Who completed what, for telling how many people a figure is of. */
function countedPeopleSql(completed: string, { range }: CompletionValuesQuery): string {
  const people = `SELECT DISTINCT type, item, role, product, person FROM ${completed} WHERE ${monthsBetween(range)}`;
  return `CREATE OR REPLACE TEMP TABLE counted_people AS ${people}`;
}

/** The values that fewer people than the scope allows stand behind. */
async function fewIn(
  connection: DuckDBConnection,
  by: CompletionBy,
  sql: CompletionSql & { readonly type: number },
): Promise<ReadonlySet<number>> {
  const least = sql.scope.learners?.smallestGroup ?? 0;
  if (least === 0) return new Set();
  const mine = `counted_people WHERE type = ${sql.type}`;
  const valued =
    by === 'name'
      ? `SELECT item AS value, person FROM ${mine}`
      : `SELECT coalesce(value, 0) AS value, person FROM (SELECT ${by} AS cell, person FROM ${mine}) LEFT JOIN (${valuesInCells(by, sql)}) USING (cell)`;
  const few = `SELECT value FROM (${valued}) GROUP BY value HAVING count(DISTINCT person) < ${Math.trunc(least)}`;
  const found = await connection.runAndReadAll(few);
  return new Set(found.getRows().map(([value]) => toNumber(value)));
}

const byName = (mine: string) => `SELECT item, sum(n)::DOUBLE FROM ${mine} GROUP BY item`;

/** A completion counts once in every value of its cell, under 0 when it has none. */
function byList(mine: string, list: 'role' | 'product', sql: CompletionSql): string {
  return (
    `SELECT coalesce(value, 0), sum(n)::DOUBLE FROM (SELECT ${list} AS cell, n FROM ${mine}) ` +
    `LEFT JOIN (${valuesInCells(list, sql)}) USING (cell) GROUP BY 1`
  );
}

function valuesInCells(list: 'role' | 'product', { of, tables }: CompletionSql): string {
  const cells = tableIn(tables.catalog, of, 'cells');
  return `SELECT DISTINCT cell, value FROM ${cells} WHERE column_name = ${literal(of.columns.lists[list])}`;
}
