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

/** A month to be counted and where it is read from. */
export interface PopulationMonth {
  readonly month: Month;
  /** The dataset that stands for the population in this month. */
  readonly source: string;
  /** The datasets whose rows prove usage in this month; empty when usage of the month is unknown. */
  readonly activity: readonly string[];
}

/**
 * Counts of a population; the widgets of a page merged into one question.
 * Flows (added, existing, churned) compare each month with the one before it in `months`; the first month has none
 * before it, so all its entities exist and none is added or churned.
 */
export interface PopulationQuery {
  readonly kind: 'population';
  /** Oldest first; only months with data, so neighbours may be further apart than a month. At most 121. */
  readonly months: readonly PopulationMonth[];
  readonly filters: readonly ValueFilter[];
  readonly breakdowns: readonly Breakdown[];
}

/** Which values the columns take among those present in the range (CO-5). */
export interface ValuesQuery {
  readonly kind: 'values';
  readonly datasets: readonly string[];
  readonly columns: readonly string[];
  readonly range: MonthRange;
}

/** Plain rows of one dataset as they were delivered. */
export interface RowsQuery {
  readonly kind: 'rows';
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly filters: readonly ValueFilter[];
  readonly range?: MonthRange;
  readonly orderBy?: readonly { readonly column: string; readonly descending?: true }[];
  readonly limit?: number;
  readonly offset?: number;
}

export type Query = PopulationQuery | ValuesQuery | RowsQuery;
