import type { DuckDBConnection } from '@duckdb/node-api';
import type { LearnerAnswer, LearnerCount, LearnerQuery, LearnersAnswer, LearnersQuery } from '#query/completions.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { completedSql, monthsBetween, namesSql, rowsInScope, tableIn } from './completions.ts';
import { type CompletionSql, completionSql } from './completions-answer.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import type { Held } from './state.ts';
import { literal } from './tables.ts';
import { normalValue, toNumber } from './values.ts';

/** The people of the range with their counts; a search looks through the names first and counts for those it finds. */
export async function answerLearners(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<LearnersQuery>,
  held: Held,
): Promise<LearnersAnswer> {
  if (!(await buildLearned(connection, { query, scope }, held))) {
    return { count: 0, orders: query.orders.map(() => []) };
  }
  const counted = await connection.runAndReadAll('SELECT count(*) FROM learned');
  const orders: LearnerCount[][] = [];
  for (const type of query.orders) {
    const { page } = query;
    const limit = page === undefined ? '' : ` LIMIT ${Math.trunc(page.limit)} OFFSET ${Math.trunc(page.offset)}`;
    const found = await connection.runAndReadAll(`${orderedSql(type)}${limit}`);
    orders.push(found.getRows().map(toLearner));
  }
  return { count: toNumber(counted.getRows()[0]?.[0]), orders };
}

/** See `Store.streamLearners`. */
export async function* streamLearners(
  connection: DuckDBConnection,
  { query, scope }: Pick<ScopedQuery<LearnersQuery>, 'query' | 'scope'>,
  held: Held,
): AsyncGenerator<readonly LearnerCount[]> {
  const [order] = query.orders;
  if (order === undefined || !(await buildLearned(connection, { query, scope }, held))) return;
  const offset = Math.trunc(query.page?.offset ?? 0);
  const result = await connection.stream(`${orderedSql(order)} OFFSET ${offset}`);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getRows().map(toLearner);
  }
}

/** Makes `learned`, a row per person of the question; false when nothing is loaded. */
async function buildLearned(
  connection: DuckDBConnection,
  { query, scope }: Pick<ScopedQuery<LearnersQuery>, 'query' | 'scope'>,
  held: Held,
): Promise<boolean> {
  const sql = completionSql(query.of, scope, held);
  if (sql === undefined) return false;
  const bound = query.search === undefined ? [] : [normalValue(query.search)];
  await connection.run(`CREATE OR REPLACE TEMP TABLE learned AS ${learnedSql(query, sql)}`, bound);
  return true;
}

function orderedSql(type: LearnersQuery['orders'][number]): string {
  const first = type === 'module' ? 'modules' : 'paths';
  return `SELECT id, name, modules, paths FROM learned ORDER BY ${first} DESC, coalesce(name, id), id`;
}

function toLearner([id, name, modules, paths]: readonly unknown[]): LearnerCount {
  const known = name === null ? undefined : String(name);
  return { person: String(id), name: known, modules: toNumber(modules), paths: toNumber(paths) };
}

function learnedSql({ range, search }: LearnersQuery, sql: CompletionSql): string {
  const { of, scope, tables, types } = sql;
  const completed = completedSql(of, scope, tables);
  const people = searchedSql(sql, search !== undefined);
  const both = `${types.module}, ${types.path}`;
  const among = search === undefined ? '' : ` AND person IN (SELECT person FROM ${people})`;
  const counts =
    `SELECT person, count(*) FILTER (type = ${types.module}) AS modules, count(*) FILTER (type = ${types.path}) AS paths ` +
    `FROM ${completed} WHERE type IN (${both}) AND ${monthsBetween(range)}${among} GROUP BY person`;
  return `SELECT id, name, modules, paths FROM (${counts}) JOIN ${people} USING (person)`;
}

/**
 * Everybody with id and name, or those whose name holds `$1` or whose id begins with it; under pseudonyms these are all
 * there is to be found by.
 */
function searchedSql({ of, scope, tables }: CompletionSql, isSearch: boolean): string {
  const people = tableIn(tables.catalog, of, 'people');
  const hidden = pseudonymsOf(scope);
  const all =
    hidden === undefined
      ? `SELECT person, id, name FROM ${people} LEFT JOIN ${namesSql(of, scope, tables)} USING (person)`
      : `SELECT * FROM (SELECT person, ${hidden.id('id')} AS id, ${hidden.name('id')} AS name FROM ${people})`;
  return isSearch ? `(${all} WHERE contains(lower(name), $1) OR starts_with(id, $1))` : `(${all})`;
}

/** One person's completions of every type; undefined for somebody of whom the scope has no row. */
export async function answerLearner(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<LearnerQuery>,
  held: Held,
): Promise<LearnerAnswer> {
  const sql = completionSql(query.of, scope, held);
  if (sql === undefined) return undefined;
  const { of, tables } = sql;
  const found = await connection.runAndReadAll(
    `SELECT person, id, name FROM ${searchedSql(sql, false)} WHERE id = $1 AND person IN (SELECT person FROM ${rowsInScope(of, scope, tables)})`,
    [normalValue(query.person)],
  );
  const [row] = found.getRows();
  if (row === undefined) return undefined;
  const [person, id, name] = row;
  const rows = await connection.runAndReadAll(trainingsSql(toNumber(person), query, sql));
  const { columns } = of;
  const labelsOf = (column: string) => tables.dictionary(column).labels;
  const label = (column: string, number: unknown) => labelsOf(column).get(toNumber(number));
  const trainings = rows.getRows().map(([item, type, day, roles, products]) => ({
    name: label(columns.item, item),
    type: label(columns.type, type),
    day: String(day),
    roles: toLabels(roles, labelsOf(columns.lists.role)),
    products: toLabels(products, labelsOf(columns.lists.product)),
  }));
  const newestFirst = trainings.sort(
    (a, b) => compare(b.day, a.day) || compare(a.name, b.name) || compare(a.type, b.type),
  );
  return { person: String(id), name: name === null ? undefined : String(name), trainings: newestFirst };
}

function trainingsSql(person: number, { range }: LearnerQuery, { of, scope, tables }: CompletionSql): string {
  const cells = tableIn(tables.catalog, of, 'cells');
  const valuesOf = (list: 'role' | 'product') =>
    `(SELECT string_agg(DISTINCT value::VARCHAR, ',') FROM ${cells} WHERE column_name = ${literal(of.columns.lists[list])} AND cell = c.${list})`;
  const where = [`person = ${person}`, ...(range === undefined ? [] : [monthsBetween(range)])].join(' AND ');
  return `SELECT item, type, day::VARCHAR, ${valuesOf('role')}, ${valuesOf('product')} FROM ${completedSql(of, scope, tables)} AS c WHERE ${where}`;
}

/** Numbers between commas as their texts, by text. */
function toLabels(numbers: unknown, labels: ReadonlyMap<number, string>): string[] {
  if (typeof numbers !== 'string') return [];
  return numbers
    .split(',')
    .flatMap((number) => labels.get(Number(number)) ?? [])
    .sort();
}

function compare(one = '', other = ''): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
