import type { Sensitivity } from './sensitivity.ts';

/**
 * How a figure may be put together from parts:
 * `sum` adds over everything; `distinct` counts different things and is never added; `ratio` is recomputed from its
 * sums; `stock` adds over everything but time.
 */
export type Additivity = 'sum' | 'distinct' | 'ratio' | 'stock';

export type MetricFormula<C extends string = string> =
  | { readonly kind: 'sum'; readonly columns: readonly C[] }
  /** Distinct values of the first of the columns that is filled. */
  | { readonly kind: 'distinct'; readonly columns: readonly C[] }
  | { readonly kind: 'rows' }
  | { readonly kind: 'ratio'; readonly part: C; readonly whole: C }
  /** Documented, but the dataset has no column to compute it from. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** A figure over the rows of one dataset. */
export interface Metric<C extends string = string> {
  readonly name: string;
  readonly about: string;
  readonly additivity: Additivity;
  readonly formula: MetricFormula<C>;
  readonly sensitive?: Sensitivity;
  /** `documented` metrics are named by a source, `own` ones are proposed so that the dataset can be aggregated. */
  readonly origin: 'documented' | 'own';
  readonly seenIn?: string;
}
