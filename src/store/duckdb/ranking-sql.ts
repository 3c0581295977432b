import { monthIndex } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { RankingQuery } from '#query/ranking.ts';
import type { Scope } from '#query/scope.ts';
import { amountsSql } from './amounts.ts';
import { entityText, type Narrowing, whereSql } from './conditions.ts';
import { type DatasetRelation, monthColumn } from './dataset-rows.ts';
import { countsOnce } from './once.ts';
import { literal, normalText, quoted, trimmed } from './tables.ts';
import { normalValue } from './values.ts';

interface Statement {
  readonly sql: string;
  readonly bound: string[];
}

export interface RankingSql {
  /** Run in this order on one connection, before the other two. */
  readonly setup: readonly Statement[];
  /** A row per item: entity, name, amount, the items, then per measure a sum per month. */
  readonly page: string;
  /** One number: the items there are. */
  readonly count: string;
}

interface RankingOn {
  readonly relation: DatasetRelation;
  /** The dataset it is ranked by; undefined when nothing of it is loaded. */
  readonly ranked: DatasetRelation | undefined;
  readonly scope: Scope;
  /** Where the spellings of the tenant are kept. */
  readonly catalog: string;
}

/** Statements for a ranking. Only numbers and catalogue names reach the text, words of a request are bound (SEC-1). */
export function compileRanking(query: RankingQuery, on: RankingOn): RankingSql {
  const order = `place, ${sumName(0, query.months.length - 1)} DESC NULLS LAST, ${itemOrder(query)}`;
  const figures = query.measures.flatMap((_, i) => query.months.map((_month, slot) => sumName(i, slot)));
  const cells = ['shown', 'name', 'amount', ...query.items.map((_, i) => `shown_${i}`), ...figures];
  return {
    setup: [itemMonths(query, on), entities(query, on), chosen(query), listed(query)],
    page: `SELECT ${cells.join(', ')} FROM listed ORDER BY ${order}${pageSql(query)}`,
    count: 'SELECT count(*)::DOUBLE FROM listed',
  };
}

/** Per entity, item and month: the sums over rows that count, and from all rows the newest name and what a search meets. */
function itemMonths(query: RankingQuery, { relation, scope, catalog }: RankingOn): Statement {
  const { dataset, rows } = relation;
  const bound: string[] = [];
  const narrowing: Narrowing = { scope, filters: query.filters, range: rangeOf(query) };
  const entity = `coalesce(${entityText(query.entity)}, '')`;
  const met = `SELECT *, ${entity} AS entity, ${monthColumn(dataset)} AS month_number, ${countsOnce(dataset)} AS counts FROM ${rows}`;
  const items = query.items.map((column, i) => itemOf(dataset, column, { nth: i, catalog }));
  const where = whereSql(dataset, narrowing, bound);
  const isFound = foundSql(query, dataset, bound);
  const select = [
    'entity, month_number',
    ...items.map(({ key }, i) => `${key} AS item_${i}`),
    ...items.map(({ shown }, i) => `min(${shown}) AS shown_${i}`),
    `min(${firstFilled(query.entity)}) AS shown`,
    `min((999999 - month_number)::VARCHAR || ${nameSql(query.name)}) AS newest_name`,
    `bool_or(${isFound}) AS found`,
    'count(*) FILTER (counts) AS met',
    ...query.measures.map((measure, i) => `sum(${quoted(measure)}) FILTER (counts) AS sum_${i}`),
  ];
  const joins = items.map(({ join }) => join).join('');
  const keys = ['entity', 'month_number', ...items.map((_, i) => `item_${i}`)].join(', ');
  const sql = `SELECT ${select.join(', ')} FROM (${met}${where}) AS met${joins} GROUP BY ${keys}`;
  return { sql: `CREATE TEMP TABLE item_months AS ${sql}`, bound };
}

/** Every entity with its newest name, its amount and its place; without an amount it comes last, ties go by name. */
function entities({ rankedBy }: RankingQuery, { ranked, scope, catalog }: RankingOn): Statement {
  const bound: string[] = [];
  const known =
    'SELECT entity, min(shown) AS shown, substr(min(newest_name), 7) AS name, bool_or(found) AS found FROM item_months GROUP BY entity HAVING sum(met) > 0';
  const none = `SELECT ''::VARCHAR AS entity, NULL::DOUBLE AS amount WHERE false`;
  const amounts = ranked === undefined ? none : amountsSql(ranked, { ...rankedBy, scope, catalog, bound });
  const order = 'amount DESC NULLS LAST, name NULLS LAST, entity';
  const sql =
    `SELECT entity, shown, name, found, amount, row_number() OVER (ORDER BY ${order}) AS place ` +
    `FROM (${known}) LEFT JOIN (${amounts}) USING (entity)`;
  return { sql: `CREATE TEMP TABLE entities AS ${sql}`, bound };
}

/** The leading entities, or with a search every entity it finds (DYN-41, DYN-42). */
function chosen({ search, first }: RankingQuery): Statement {
  const bound: string[] = search === undefined ? [] : [normalValue(search)];
  const where = search === undefined ? `place <= ${Math.trunc(first)}` : 'found OR contains(lower(name), $1)';
  return { sql: `CREATE TEMP TABLE chosen AS SELECT * FROM entities WHERE ${where}`, bound };
}

/** A row per item of the chosen entities, its months side by side. */
function listed(query: RankingQuery): Statement {
  const shown = query.items.map((_, i) => `min(item_months.shown_${i}) AS shown_${i}`);
  const sums = query.measures.flatMap((_, i) =>
    query.months.map(
      (month, slot) => `sum(sum_${i}) FILTER (month_number = ${monthIndex(month)})::DOUBLE AS ${sumName(i, slot)}`,
    ),
  );
  const items = query.items.map((_, i) => `item_${i}`);
  const sql =
    `SELECT place, name, chosen.shown AS shown, amount, ${[...items, ...shown, ...sums].join(', ')} FROM item_months ` +
    `JOIN chosen USING (entity) GROUP BY place, name, chosen.shown, amount, ${items.join(', ')} HAVING sum(met) > 0`;
  return { sql: `CREATE TEMP TABLE listed AS ${sql}`, bound: [] };
}

const sumName = (measure: number, slot: number) => `sum_${measure}_${slot}`;

/** Not set last, then by name. */
const itemOrder = ({ items }: RankingQuery) => items.map((_, i) => `item_${i} = '', item_${i}`).join(', ');

const pageSql = ({ page }: RankingQuery) =>
  page === undefined ? '' : ` LIMIT ${Math.trunc(page.limit)} OFFSET ${Math.trunc(page.offset)}`;

function rangeOf({ months }: RankingQuery): Narrowing['range'] {
  const [from, to] = [months[0], months.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** A dimension by its number's text, so that its spellings are one item; anything else by its tidied text. */
function itemOf(dataset: Dataset, column: string, { nth, catalog }: { nth: number; catalog: string }) {
  if (!dataset.dimensions?.includes(column)) {
    const text = quoted(column);
    return { key: `coalesce(${normalText(text)}, '')`, shown: trimmed(text), join: '' };
  }
  const alias = `spelled_${nth}`;
  const spelled =
    `SELECT s.raw AS raw, d.norm AS norm FROM ${catalog}.spelling AS s JOIN ${catalog}.dictionary AS d ` +
    `ON d.column_name = s.column_name AND d.id = s.id WHERE s.dataset = ${literal(dataset.name)} AND s.column_name = ${literal(column)}`;
  const key = `coalesce(${alias}.norm, '')`;
  return { key, shown: key, join: ` LEFT JOIN (${spelled}) AS ${alias} ON ${alias}.raw = met.${quoted(column)}` };
}

/** The first filled of the columns as it is written. */
function firstFilled(columns: readonly string[]): string {
  return `coalesce(${columns.map((column) => `nullif(${trimmed(quoted(column))}, '')`).join(', ')})`;
}

/** A name that is not masked; a masked one has nothing but asterisks (X-43). */
function nameSql(column: string): string {
  const name = quoted(column);
  return `CASE WHEN ${normalText(`replace(${name}, '*', '')`)} IS NOT NULL AND entity <> '' THEN ${trimmed(name)} END`;
}

/** Whether a row's ids begin with the searched text. */
function foundSql({ search, entity, items }: RankingQuery, { columns }: Dataset, bound: string[]): string {
  if (search === undefined) return 'false';
  const place = bound.push(normalValue(search));
  const ids = [...entity, ...items.filter((name) => columns[name]?.kind === 'key')];
  return ids.map((name) => `coalesce(starts_with(${normalText(quoted(name))}, $${place}), false)`).join(' OR ');
}
