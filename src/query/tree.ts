import type { Month, MonthRange } from '#base/month.ts';
import type { PopulationMeasure } from '#model/population.ts';

/** Rows whose column equals one of the values, without case and trimmed; `''` stands for not set. */
export interface ValueFilter {
  readonly column: string;
  readonly values: readonly string[];
}

/** One table asked of a population: counts per value of the dimensions and month. No dimension: the whole. */
export interface Breakdown {
  readonly by: readonly string[];
  readonly measures: readonly PopulationMeasure[];
}

/** A month to be counted, where it is read from, and what it is compared with. */
export interface PopulationMonth {
  readonly month: Month;
  /** The dataset that stands for the population in this month. */
  readonly source: string;
  /** The last month before it that has data, and its dataset; absent for the first month of all data. */
  readonly previous?: { readonly month: Month; readonly source: string };
  /** The activity datasets that have rows in this month; empty when usage of the month is unknown. */
  readonly activity: readonly string[];
}

/** Counts of a population; the page's widgets merged into one question. */
export interface PopulationQuery {
  readonly kind: 'population';
  /** Oldest first; only months with data. */
  readonly months: readonly PopulationMonth[];
  readonly filters: readonly ValueFilter[];
  readonly breakdowns: readonly Breakdown[];
}

/** Which values the columns take in a range, most frequent spelling, sorted by it (CO-5, X-45). */
export interface ValuesQuery {
  readonly kind: 'values';
  readonly datasets: readonly string[];
  readonly columns: readonly string[];
  readonly range: MonthRange;
}

/** Plain rows of one dataset as they were delivered, in the order of `orderBy`. */
export interface RowsQuery {
  readonly kind: 'rows';
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly filters: readonly ValueFilter[];
  readonly range?: MonthRange;
  readonly orderBy: readonly { readonly column: string; readonly descending?: true }[];
  readonly limit?: number;
  readonly offset?: number;
}

export type Query = PopulationQuery | ValuesQuery | RowsQuery;
