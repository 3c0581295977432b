/** A column of a table of sums: a measure added up, a ratio of two sums, or a share of the whole, in percent points. */
export type SumsColumn =
  | { readonly id: string; readonly measure: string }
  /** Σ part / Σ whole × 100: never a mean of row percentages, not capped, none without a whole (DYN-14). */
  | { readonly id: string; readonly part: string; readonly whole: string }
  | { readonly id: string; readonly shareOf: string };

/** What stands in large type: a column at the newest month with its growth, or how many values have a row (DYN-23). */
export type SumsHeadline =
  | { readonly kind: 'newest'; readonly column: string }
  | { readonly kind: 'values'; readonly unit: string };

/**
 * Measures of one dataset added over its rows, each thing once:
 * `each-month` one row per month (and value of the dimensions); `newest` one row per value at the newest month: they
 * are stocks, and adding months would count a seat many times.
 */
export interface SumsSource {
  readonly kind: 'sums';
  readonly dataset: string;
  /** What the measures count. */
  readonly unit: string;
  readonly by: readonly { readonly id: string; readonly dimension: string }[];
  readonly at: 'each-month' | 'newest';
  readonly columns: readonly SumsColumn[];
  readonly headline?: SumsHeadline;
}
