import { addDays, type Day } from '#base/day.ts';
import { addMonths, type MonthRange, monthOfDay } from '#base/month.ts';
import type { Column, Dataset } from '#model/dataset.ts';
import type { RowsQuery } from '../tree.ts';
import type { ValueFilter } from '../value-filter.ts';
import type { CheckedCondition, CheckedOrder, CheckedQuery } from './checked.ts';
import { type Period, toPeriod } from './timespan.ts';

/**
 * The same question as plain rows, where `RowsQuery` says exactly the same; else undefined, and the checked query is
 * what an engine has to answer. `RowsQuery` has no words for:
 * - metrics, sums, DISTINCT, LIKE, `>` and its like, `!=`, NOT IN;
 * - `=` and IN on decimals and flags, which it compares as the engine writes them, and on columns with synonyms, all names of
 *   which it takes for one; `''` and values with blanks around them, because it trims, and `''` is not set to it;
 * - order of text, which it leaves to the bytes (A-33 wants lower case), and conditions or order on a computed rest;
 * - a time span that is no run of whole months of data, or a dataset whose time is no single column.
 */
export function toRowsQuery(query: CheckedQuery, where: Where): RowsQuery | undefined {
  if (query.grouped || query.distinct) return undefined;
  const { dataset } = where;
  const filters = query.where.map((condition) => toFilter(condition, dataset));
  const orderBy = query.orderBy.map((order) => toOrder(order, dataset));
  const range = rangeOf(query, where);
  if (!isWhole(filters) || !isWhole(orderBy) || range === undefined) return undefined;
  return Object.freeze({
    kind: 'rows',
    dataset: query.dataset,
    columns: query.select.map(({ name }) => name),
    filters,
    ...(range === 'all' ? {} : { range }),
    ...(orderBy.length === 0 ? {} : { orderBy }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
  });
}

interface Where {
  /** The one that the query names. */
  readonly dataset: Dataset;
  /** Spans are relative to it (API-38). */
  readonly today: Day;
  /** Instead of the span of the query. */
  readonly period?: Period;
}

function isWhole<T>(all: readonly (T | undefined)[]): all is readonly T[] {
  return !all.includes(undefined);
}

/** A condition that no row matches still names its column: who may not see the column may not ask (SEC-4). */
function toFilter(condition: CheckedCondition, { columns }: Dataset): ValueFilter | undefined {
  const column = condition.on.name;
  if (condition.kind === 'never') return { column, values: [] };
  const values = equalTo(condition);
  if (values === undefined || !comparesByText(columns[column])) return undefined;
  return values.some((value) => value === '' || value !== value.trim()) ? undefined : { column, values };
}

/** The values one of which the cell has to be; undefined for any other condition. */
function equalTo(condition: CheckedCondition): readonly string[] | undefined {
  if (condition.kind === 'compare' && condition.operator === '=') return [condition.value];
  return condition.kind === 'list' && !condition.negated ? condition.values : undefined;
}

/** Whether one value of the column has one spelling but for case. */
function comparesByText(column: Column | undefined): boolean {
  if (column === undefined || column.rest !== undefined || column.synonyms !== undefined) return false;
  return column.type !== 'decimal' && column.type !== 'boolean01';
}

type RowsOrder = NonNullable<RowsQuery['orderBy']>[number];

function toOrder({ name, descending }: CheckedOrder, { columns }: Dataset): RowsOrder | undefined {
  const column = columns[name];
  const bySize = ['integer', 'decimal', 'date', 'month', 'boolean01'];
  if (column === undefined || column.rest !== undefined || !bySize.includes(column.type)) return undefined;
  return { column: name, ...(descending ? { descending } : {}) };
}

/** Undefined where months do not say it. */
function rangeOf({ timespan }: CheckedQuery, { dataset, today, period: given }: Where): MonthRange | 'all' | undefined {
  const period = timespan === undefined ? undefined : (given ?? toPeriod(timespan, today));
  if (period === undefined) return 'all';
  if (dataset.time === undefined) return undefined;
  const isMonthly = dataset.columns[dataset.time]?.type === 'month';
  return isMonthly || isWholeMonths(period) ? { from: monthOfDay(period.from), to: monthOfDay(period.to) } : undefined;
}

function isWholeMonths({ from, to }: Period): boolean {
  return from.endsWith('-01') && addDays(to, 1) === `${addMonths(monthOfDay(to), 1)}-01`;
}
