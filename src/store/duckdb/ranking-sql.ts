import { monthIndex } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { RankingQuery } from '#query/ranking.ts';
import type { Scope } from '#query/scope.ts';
import { amountsSql } from './amounts.ts';
import type { TenantTables } from './compile.ts';
import type { Narrowing } from './conditions.ts';
import { countedTable, metRows, normOf, textOf } from './counted.ts';
import type { DatasetRelation } from './dataset-rows.ts';
import { normalText, quoted } from './tables.ts';
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
  readonly dataset: Dataset;
  /** The dataset it is ranked by; undefined when nothing of it is loaded. */
  readonly ranked: DatasetRelation | undefined;
  readonly scope: Scope;
  readonly tables: TenantTables;
}

/** Statements for a ranking. Only numbers and catalogue names reach the text, words of a request are bound (SEC-1). */
export function compileRanking(query: RankingQuery, on: RankingOn): RankingSql {
  const order = `place, ${sumName(0, query.months.length - 1)} DESC NULLS LAST, ${itemOrder(query)}`;
  const cells = ['shown', 'name', 'amount', ...query.items.map((_, i) => `shown_${i}`), ...sumNames(query)];
  return {
    setup: [met(query, on), faced(query, on), entities(query, on), chosen(query), added(query, on), listed(query, on)],
    page: `SELECT ${cells.join(', ')} FROM listed ORDER BY ${order}${pageSql(query)}`,
    count: 'SELECT count(*)::DOUBLE FROM listed',
  };
}

/** The rows in scope and under the filters, in numbers. */
function met(query: RankingQuery, { dataset, scope, tables }: RankingOn): Statement {
  const narrowing: Narrowing = { scope, filters: query.filters, range: rangeOf(query) };
  return { sql: `CREATE TEMP TABLE met AS ${metRows(dataset, narrowing, tables)}`, bound: [] };
}

/** What these rows are of: entity, items, name and whether a search meets its ids. */
function faced(query: RankingQuery, { dataset, tables }: RankingOn): Statement {
  const bound: string[] = [];
  const faces = countedTable(dataset, 'faces', tables.catalog);
  const texts = query.items.flatMap((column, i) =>
    isNumbered(dataset, column)
      ? []
      : [`coalesce(${normOf(column)}, '') AS item_${i}`, `${quoted(column)} AS shown_${i}`],
  );
  const select = [
    'face, counts',
    `coalesce(${query.entity.map(normOf).join(', ')}, '') AS entity`,
    `coalesce(${query.entity.map(quoted).join(', ')}) AS shown`,
    `(999999 - newest)::VARCHAR || ${nameSql(query)} AS newest_name`,
    `${foundSql(query, dataset, bound)} AS found`,
    ...texts,
  ];
  const seen = 'SELECT face, max(month_number) AS newest, bool_or(counts) AS counts FROM met GROUP BY face';
  return {
    sql: `CREATE TEMP TABLE faced AS SELECT ${select.join(', ')} FROM (${seen}) JOIN ${faces} USING (face)`,
    bound,
  };
}

/** Every entity with its newest name, its amount and its place; without an amount it comes last, ties go by name. */
function entities({ rankedBy }: RankingQuery, { ranked, scope, tables: { catalog } }: RankingOn): Statement {
  const bound: string[] = [];
  const known =
    'SELECT entity, min(shown) AS shown, substr(min(newest_name), 7) AS name, bool_or(found) AS found FROM faced GROUP BY entity HAVING bool_or(counts)';
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

/** Of the chosen entities: per face and numbered item the months side by side. */
function added(query: RankingQuery, { dataset }: RankingOn): Statement {
  const keys = ['face', ...query.items.filter((column) => isNumbered(dataset, column)).map(quoted)].join(', ');
  const sums = query.measures.flatMap((measure, i) =>
    query.months.map((month, slot) => {
      const counted = `FILTER (counts AND month_number = ${monthIndex(month)})`;
      return `sum(${quoted(measure)}) ${counted} AS ${sumName(i, slot)}`;
    }),
  );
  const faces = 'SELECT face FROM faced SEMI JOIN chosen USING (entity)';
  const select = [keys, 'bool_or(counts) AS counts', ...sums].join(', ');
  const sql = `SELECT ${select} FROM met SEMI JOIN (${faces}) USING (face) GROUP BY ${keys}`;
  return { sql: `CREATE TEMP TABLE added AS ${sql}`, bound: [] };
}

/** A row per item of the chosen entities; spellings of one item come together here (X-8, X-45). */
function listed(query: RankingQuery, { dataset, tables: { catalog } }: RankingOn): Statement {
  const items = query.items.map((column, i) =>
    isNumbered(dataset, column)
      ? textOf(column, { of: 'added', as: `text_${i}`, catalog })
      : { join: '', text: `faced.item_${i}`, shown: `faced.shown_${i}` },
  );
  const keys = items.map(({ text }, i) => `${text} AS item_${i}`);
  const shown = items.map((item, i) => `min(${'shown' in item ? item.shown : item.text}) AS shown_${i}`);
  const sums = sumNames(query).map((name) => `sum(${name})::DOUBLE AS ${name}`);
  const select = ['place, name, chosen.shown AS shown, amount', ...keys, ...shown, ...sums].join(', ');
  const joins = `JOIN faced USING (face) JOIN chosen USING (entity)${items.map(({ join }) => join).join('')}`;
  const groups = ['place, name, chosen.shown, amount', ...items.map(({ text }) => text)].join(', ');
  return {
    sql: `CREATE TEMP TABLE listed AS SELECT ${select} FROM added ${joins} GROUP BY ${groups} HAVING bool_or(added.counts)`,
    bound: [],
  };
}

/** A dimension is kept by its number, so that its spellings are one item; anything else is text of the face. */
const isNumbered = ({ dimensions }: Dataset, column: string) => dimensions?.includes(column) === true;

const sumName = (measure: number, slot: number) => `sum_${measure}_${slot}`;

const sumNames = ({ measures, months }: RankingQuery) =>
  measures.flatMap((_, i) => months.map((_month, slot) => sumName(i, slot)));

/** Not set last, then by name. */
const itemOrder = ({ items }: RankingQuery) => items.map((_, i) => `item_${i} = '', item_${i}`).join(', ');

const pageSql = ({ page }: RankingQuery) =>
  page === undefined ? '' : ` LIMIT ${Math.trunc(page.limit)} OFFSET ${Math.trunc(page.offset)}`;

function rangeOf({ months }: RankingQuery): Narrowing['range'] {
  const [from, to] = [months[0], months.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** A name that is not masked, of an entity that is known; a masked one has nothing but asterisks (X-43). */
function nameSql({ name: column, entity }: RankingQuery): string {
  const name = quoted(column);
  const isUnmasked = `${normalText(`replace(${name}, '*', '')`)} IS NOT NULL`;
  return `CASE WHEN ${isUnmasked} AND coalesce(${entity.map(normOf).join(', ')}) IS NOT NULL THEN ${name} END`;
}

/** Whether a row's ids begin with the searched text. */
function foundSql({ search, entity, items }: RankingQuery, { columns }: Dataset, bound: string[]): string {
  if (search === undefined) return 'false';
  const place = bound.push(normalValue(search));
  const ids = [...entity, ...items.filter((name) => columns[name]?.kind === 'key')];
  return ids.map((name) => `coalesce(starts_with(${normOf(name)}, $${place}), false)`).join(' OR ');
}
