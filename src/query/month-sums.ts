import type { Month, MonthRange } from '#base/month.ts';
import type { ValueFilter } from './value-filter.ts';

/** Sums of columns by month and value, each row of the dataset once, as it came last. */
export interface MonthSumsQuery {
  readonly kind: 'month-sums';
  readonly dataset: string;
  /** Only rows in which this column of zeros and ones is one. */
  readonly flag?: string;
  readonly filters?: readonly ValueFilter[];
  readonly by: readonly string[];
  /** With `sign`, a value counts as taken away where that column is below zero, however it is written itself. */
  readonly sums: readonly { readonly column: string; readonly sign?: string }[];
  readonly range: MonthRange;
}

export interface MonthSum {
  readonly month: Month;
  /** Of `by`, as they are written; null: not set. */
  readonly values: readonly (string | null)[];
  /** Of `sums`, exact, as decimal text; nothing known gives `0`. */
  readonly sums: readonly string[];
  /** How many rows it is of. */
  readonly rows: number;
}

export type MonthSumsAnswer = readonly MonthSum[];
