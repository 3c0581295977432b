import type { Column, ColumnType, Dataset } from '#model/dataset.ts';
import { columnNamed, type InsightsQuery, metricNamed, typeOf } from '#query/insights.ts';
import type { CheckedOrder, CheckedQuery, NamedItem, SelectedItem } from '#query/language/checked.ts';
import { valueKindOf } from '#query/language/value.ts';
import type { Scope } from '#query/scope.ts';
import { textSql, type Valued, valueSql } from './cells.ts';
import { scopeSql } from './conditions.ts';
import { type Bound, conditionSql, periodSql } from './insights-conditions.ts';
import { blankEnds, engineType, normalText, quoted } from './tables.ts';

export interface CompiledInsights {
  readonly sql: string;
  readonly bound: Bound;
}

interface Asked {
  readonly dataset: Dataset;
  /** A relation with its columns, learners hidden already: no condition and no order tells who they are. */
  readonly rows: string;
  readonly scope: Scope;
  /** Columns whose values are all as `normalText` has them. */
  readonly plain?: ReadonlySet<string>;
  /** At most so many rows, however many the query allows. */
  readonly most?: number;
  /** What is made of the selected values of a row. */
  readonly show: (values: readonly Valued[]) => readonly string[];
}

/**
 * An Insights query as one statement: inside, the values of the rows or groups under their conditions; outside, the
 * conditions on groups, the order, and the cells. Names are the catalogue's, values are bound (SEC-1).
 */
export function compileInsights({ query, period }: InsightsQuery, asked: Asked): CompiledInsights {
  const { dataset, rows, scope } = asked;
  const bound: Bound = [];
  const values = placesOf(query, asked);
  const conditions = [
    ...(period === undefined ? [] : periodSql(period, dataset, bound)),
    ...query.where.map((each) => conditionSql(each, subjectOf(each.on, asked), bound)),
    ...scopeSql(dataset, scope, bound),
  ];
  const inner = `SELECT ${distinctSql(query, values)}${values.list.map(({ value, alias }) => `${value} AS ${alias}`).join(', ')} FROM ${rows}${all(' WHERE', conditions)}${groupSql(values, query)}${firstSql(query, values)}`;
  const having = query.having.map((each) => conditionSql(each, values.of({ ...each.on, use: 'metric' }), bound));
  const cells = asked.show(query.select.map((item) => values.of(item)));
  const limit = Math.min(query.limit ?? Number.POSITIVE_INFINITY, asked.most ?? Number.POSITIVE_INFINITY);
  const order = orderSql(query, { values, isRepeatable: query.grouped || Number.isFinite(limit) });
  const page = Number.isFinite(limit) ? ` LIMIT ${Math.trunc(limit)}` : '';
  return { sql: `SELECT ${cells.join(', ')} FROM (${inner})${all(' WHERE', having)}${order}${page}`, bound };
}

const all = (word: string, conditions: readonly string[]) =>
  conditions.length === 0 ? '' : `${word} ${conditions.join(' AND ')}`;

/** A value that the inner statement gives. */
interface Place {
  readonly alias: string;
  readonly type: ColumnType;
  readonly value: string;
  readonly use: SelectedItem['use'];
}

interface Places {
  readonly list: readonly Place[];
  /** How many of the list are selected; the others are only ordered by, or have conditions on them. */
  readonly selected: number;
  /** An item as the outer statement sees it. */
  of(item: SelectedItem): Valued;
}

/** Every value that the answer shows, is ordered by or has conditions on, once; what is selected comes first. */
function placesOf({ select, having, orderBy }: CheckedQuery, source: Source): Places {
  const metrics = having.map(({ on }): SelectedItem => ({ ...on, use: 'metric' }));
  const found = new Map<string, Place>();
  const add = (item: SelectedItem) => {
    if (found.has(keyOf(item))) return;
    found.set(keyOf(item), { ...subjectOf(item, source), use: item.use, alias: `v${found.size}` });
  };
  for (const item of select) add(item);
  const selected = found.size;
  for (const item of [...metrics, ...orderBy]) add(item);
  return {
    list: [...found.values()],
    selected,
    of: (item) => {
      const place = found.get(keyOf(item));
      if (place === undefined) throw new Error(`${item.name} has no place`);
      return { type: place.type, value: place.alias };
    },
  };
}

const keyOf = ({ kind, name }: NamedItem) => `${kind} ${name}`;

type Source = Pick<Asked, 'dataset' | 'plain'>;

function subjectOf(item: NamedItem & Partial<SelectedItem>, source: Source): Pick<Place, 'type' | 'value'> {
  const { dataset } = source;
  const type = typeOf(item, dataset);
  if (item.kind === 'metric') return { type, value: metricSql(item.name, source) };
  const value = valueSql(columnNamed(item.name, dataset), item.name);
  return { type, value: item.use === 'sum' ? `sum(${value})` : value };
}

/** Rows count as they were delivered; things are told apart like everywhere, without case and outer blanks. */
function metricSql(name: string, { dataset, plain }: Source): string {
  const { formula } = metricNamed(name, dataset);
  const sum = (column: string) => `sum(${valueSql(columnNamed(column, dataset), column)})`;
  switch (formula.kind) {
    case 'rows':
      return 'count(*)';
    case 'distinct':
      return `count(DISTINCT coalesce(${formula.columns.map((column) => thingText(column, plain)).join(', ')}))`;
    case 'sum':
      return formula.columns.length === 1 ? sum(formula.columns[0] ?? '') : sumOfAll(formula.columns.map(sum));
    case 'ratio':
      return `TRY_CAST(100 * ${sum(formula.part)}::DOUBLE / nullif(${sum(formula.whole)}, 0)::DOUBLE AS DECIMAL(38,6))`;
    case 'unavailable':
      throw new Error(`${name} cannot be computed: ${formula.why}`);
  }
}

/** The same as `normalText`, without the search for blanks, which costs more than all else, where a look at the ends shows none. */
function thingText(name: string, plain: Source['plain']): string {
  const column = quoted(name);
  const text = `${column}::VARCHAR`;
  if (plain?.has(name)) return text;
  const bare = `${text} >= '!' AND ${text} < chr(127) AND NOT (${blankEnds(text)})`;
  return `CASE WHEN ${bare} THEN lower(${text}) ELSE ${normalText(column)} END`;
}

/** Missing where all of them are. */
function sumOfAll(sums: readonly string[]): string {
  const known = sums.map((sum) => `coalesce(${sum}, 0)`).join(' + ');
  return `CASE WHEN coalesce(${sums.join(', ')}) IS NOT NULL THEN ${known} END`;
}

function groupSql({ list }: Places, { grouped }: CheckedQuery): string {
  if (!grouped) return '';
  const places = list.flatMap(({ use }, i) => (use === 'group' ? [i + 1] : []));
  return places.length === 0 ? '' : ` GROUP BY ${places.join(', ')}`;
}

/** Of equal rows the first by the order stays, so a row that is ordered by what is not selected has one place. */
function distinctSql({ distinct }: CheckedQuery, { list, selected }: Places): string {
  if (!distinct) return '';
  if (selected === list.length) return 'DISTINCT ';
  const cells = list.slice(0, selected).map(({ value }) => value);
  return `DISTINCT ON (${cells.join(', ')}) `;
}

function firstSql(query: CheckedQuery, values: Places): string {
  const chooses = query.distinct && values.selected < values.list.length;
  return chooses ? orderSql(query, { values, isRepeatable: false }) : '';
}

interface Ordering {
  readonly values: Places;
  /** Rows that the order leaves equal are told apart by their cells, so that the same come first each time. */
  readonly isRepeatable: boolean;
}

/** Only where an order was asked: ten million rows are not sorted for nothing. */
function orderSql({ orderBy, select }: CheckedQuery, { values, isRepeatable }: Ordering): string {
  if (orderBy.length === 0) return '';
  const rest = isRepeatable ? select.map((item) => ({ ...item, descending: false })) : [];
  const terms = [
    ...orderBy.map((order) => termSql(order, values)),
    ...rest.map((item) => `${values.of(item).value} NULLS LAST`),
  ];
  return ` ORDER BY ${[...new Set(terms)].join(', ')}`;
}

/** Text by code point in lower case, all else by size; missing values last in both directions. */
function termSql(order: CheckedOrder, values: Places): string {
  const { type, value } = values.of(order);
  const key = valueKindOf(type) === 'text' ? `lower(${textSql(type, value)})` : value;
  return `${key}${order.descending ? ' DESC' : ''} NULLS LAST`;
}

/** Rows of a dataset of which nothing is loaded. */
export function noRows({ columns }: Dataset): string {
  const nulls = Object.entries<Column>(columns).map(
    ([name, column]) => `NULL::${engineType(column)} AS ${quoted(name)}`,
  );
  return `(SELECT ${nulls.join(', ')} WHERE false)`;
}
