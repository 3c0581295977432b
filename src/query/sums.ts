import type { Month, MonthRange } from '#base/month.ts';
import type { ValueFilter } from './value-filter.ts';

/** Measures of a dataset per value of its dimensions and month; the widgets of a page merged into one question. */
export interface SumsQuery {
  readonly kind: 'sums';
  readonly dataset: string;
  /** Oldest first, only months with data. */
  readonly months: readonly Month[];
  readonly filters: readonly ValueFilter[];
  /** No dimension: the whole. */
  readonly breakdowns: readonly SumsBreakdown[];
}

export interface SumsBreakdown {
  readonly by: readonly string[];
  readonly measures: readonly string[];
}

/** One group: the value of each dimension (undefined: not set) and, per measure, a sum per month of the query. */
export interface SumsGroup {
  readonly values: readonly (string | undefined)[];
  /** Counted rows per month of the query. */
  readonly rows: readonly number[];
  /** Undefined where no row of the month has a number. */
  readonly sums: Readonly<Record<string, readonly (number | undefined)[]>>;
}

/** Per breakdown of the query, in its order, its groups; without dimensions at most one. */
export type SumsAnswer = readonly (readonly SumsGroup[])[];

/** The rows that a sum was added from: each thing once, under the page filters. */
export interface SumsBehind {
  readonly kind: 'sums';
  readonly range: MonthRange;
  /** The page filters. */
  readonly filters: readonly ValueFilter[];
  /** Only rows of this entity: the first filled of the columns; `''` where none is. */
  readonly entity?: { readonly columns: readonly string[]; readonly is: string };
}
