import type { Day } from '#base/day.ts';
import type { ColumnType, Dataset, Sensitivity } from '#model/dataset.ts';
import type { Metric } from '#model/metric.ts';
import type { CheckedQuery, NamedItem, SelectedItem } from './language/checked.ts';
import { type Period, toPeriod } from './language/timespan.ts';

/** A query of the Insights language with its time settled: what an engine answers row by row (api.md §3). */
export interface InsightsQuery {
  readonly kind: 'insights';
  readonly query: CheckedQuery;
  /** Absent: all of the data. Rows that overlap it fall in. */
  readonly period?: Period;
}

/** The first rows of an answer, given whole: what a preview and a test of a query show (API-30). */
export interface InsightsHeadQuery {
  readonly kind: 'insights-head';
  readonly of: InsightsQuery;
  /** At most so many, however many the query allows. */
  readonly rows: number;
}

/** Rows in the order of `insightsColumns`. */
export type InsightsHeadAnswer = readonly (readonly (string | number | boolean | null)[])[];

interface Settling {
  /** The one that the query names. */
  readonly dataset: Dataset;
  /** Spans are relative to it (API-38). */
  readonly today: Day;
  /** Instead of the span of the query: the days that `QueryStartTime` to `QueryEndTime` touch, as `parsePeriod` gives them. */
  readonly period?: Period;
}

/** The question with the days that its time span means on `today`; a dataset without time has none (A-25, Q-8, API-23). */
export function toInsightsQuery(query: CheckedQuery, { dataset, today, period: given }: Settling): InsightsQuery {
  if (query.dataset !== dataset.name) throw new Error(`${query.dataset} was asked, not ${dataset.name}`);
  const period = query.timespan === undefined ? undefined : (given ?? toPeriod(query.timespan, today));
  return Object.freeze({ kind: 'insights', query, ...(period === undefined ? {} : { period }) });
}

/** A column of the answer, under its catalogued name. */
export interface InsightsColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The columns of the answer in order. Counts are whole numbers, sums are what they add, ratios are decimals. */
export function insightsColumns({ query }: InsightsQuery, dataset: Dataset): readonly InsightsColumn[] {
  return query.select.map((item) => ({ name: item.name, type: typeOf(item, dataset) }));
}

/** What the values of an item are. */
export function typeOf({ kind, name }: NamedItem, dataset: Dataset): ColumnType {
  if (kind === 'column') return columnNamed(name, dataset).type;
  const { formula } = metricNamed(name, dataset);
  switch (formula.kind) {
    case 'rows':
    case 'distinct':
      return 'integer';
    case 'sum':
      return formula.columns.every((column) => columnNamed(column, dataset).type === 'integer') ? 'integer' : 'decimal';
    case 'ratio':
    case 'unavailable':
      return 'decimal';
  }
}

/** What content an item shows: its own, or that of the columns it is computed from (RO-2, RO-6). */
export function sensitivityOf({ kind, name }: NamedItem, dataset: Dataset): readonly Sensitivity[] {
  if (kind === 'column') return listed(columnNamed(name, dataset).sensitive);
  const metric = metricNamed(name, dataset);
  const inside = columnsOf(metric).flatMap((column) => listed(columnNamed(column, dataset).sensitive));
  return [...listed(metric.sensitive), ...inside];
}

const listed = (sensitive: Sensitivity | undefined) => (sensitive === undefined ? [] : [sensitive]);

function columnsOf({ formula }: Metric): readonly string[] {
  switch (formula.kind) {
    case 'sum':
      return formula.columns;
    case 'ratio':
      return [formula.part, formula.whole];
    // How many there are tells nobody who they are (roles.md §2: aggregated counts are open).
    case 'distinct':
    case 'rows':
    case 'unavailable':
      return [];
  }
}

/** A column of the dataset; a name it does not have is our own mistake, for queries are checked. */
export function columnNamed(name: string, { name: dataset, columns }: Dataset) {
  const column = columns[name];
  if (column === undefined) throw new Error(`${dataset} has no column ${name}`);
  return column;
}

/** A metric of the dataset. */
export function metricNamed(name: string, { name: dataset, metrics }: Dataset): Metric {
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) throw new Error(`${dataset} has no metric ${name}`);
  return metric;
}

/** The question with fewer columns: a row is still what it was, or what is left of a group (RO-3). */
export function withSelect(insights: InsightsQuery, select: readonly SelectedItem[]): InsightsQuery {
  return Object.freeze({ ...insights, query: Object.freeze({ ...insights.query, select: Object.freeze(select) }) });
}
