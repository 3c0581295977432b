import type { Adoption, AdoptionSource } from './adoption.ts';
import type { CompletionMonthsSource, Completions, CompletionValuesSource, LearnersSource } from './completion.ts';
import type { Population, PopulationMeasure } from './population.ts';
import type { RankingSource } from './ranking.ts';
import type { SumsSource } from './sums.ts';

/** A hint how to draw a section; every section is a table first (HTTP-7). */
export type ChartKind =
  | 'kpi'
  | 'columns'
  | 'stacked-columns'
  | 'columns-line'
  | 'lines'
  | 'donut'
  | 'bars'
  | 'geo'
  | 'table';

/** `percent` in percent points; `month` as YYYY-MM; `text[]` and `trend` are lists in one cell. */
export type ResultType = 'month' | 'text' | 'integer' | 'decimal' | 'percent' | 'text[]' | 'trend';

/** The six page filters (CO-3), by the address they have in URLs, API and command line. */
export const filterNames = ['product', 'market', 'attribution', 'location', 'channel', 'segment'] as const;
export type FilterName = (typeof filterNames)[number];

/** Chosen values by filter; an absent or empty list means all (CO-5). */
export type Filters = Readonly<Partial<Record<FilterName, readonly string[]>>>;

/** What a table column shows of a population; a share is of the figure's distinct total, in percent points (CO-15). */
export type PopulationColumn =
  | { readonly id: string; readonly measure: PopulationMeasure }
  | { readonly id: string; readonly shareOf: PopulationMeasure };

/**
 * Figures of a population:
 * `each-month` one row per month (and value of the dimensions);
 * `newest` one row per value: stocks (present, items, active) at the newest month with data, flows (added, churned)
 * over the whole range.
 */
export interface PopulationSource {
  readonly kind: 'population';
  readonly by: readonly { readonly id: string; readonly dimension: string }[];
  readonly at: 'each-month' | 'newest';
  readonly columns: readonly PopulationColumn[];
  readonly headline?: Headline;
}

/** The number in large type: a stock at the newest month or a flow over the range, and what its percentage says. */
export interface Headline {
  readonly measure: PopulationMeasure;
  readonly over: 'newest' | 'range';
  /** `growth`: last month against first; `of-base`: of the size of the population before the range. */
  readonly percent: 'growth' | 'of-base';
}

/** What a section is made from; each kind has a runner of its own in `reporting`. */
export type Source =
  | PopulationSource
  | AdoptionSource
  | CompletionMonthsSource
  | CompletionValuesSource
  | LearnersSource
  | SumsSource
  | RankingSource;

export type SourceKind = Source['kind'];
export type SourceOf<K extends SourceKind> = Extract<Source, { kind: K }>;

export interface Section<S extends Source = Source> {
  readonly id: string;
  readonly chart: ChartKind;
  readonly source: S;
  /** Adds `countryCode` (ISO 3166 alpha-2) behind the dimension column of this id. */
  readonly countryOf?: string;
  /** A remark under the chart, by its id in `web/text`. */
  readonly note?: string;
}

/** What a page filter means to a report: a column of its datasets, or the one value that all its rows have. */
export type FilterTarget = string | { readonly only: string };

export interface Report {
  readonly id: string;
  readonly filters: Readonly<Partial<Record<FilterName, FilterTarget>>>;
  /** Datasets whose months a range is counted from; the first that has a month stands for it. */
  readonly base: readonly string[];
  /** Every dataset the page answers from, the base included. */
  readonly reads: readonly string[];
  /** What its sections of that kind are counted of. */
  readonly population?: Population;
  readonly completions?: Completions;
  readonly adoption?: Adoption;
  /** Only for partners whose account was moved to Partner Center (LRN-5). */
  readonly needsMigration?: true;
  /** The dataset whose raw download belongs to the page (CO-8). */
  readonly rawDataset: string;
  /** How far back the documented product goes (CO-2); told, not enforced. */
  readonly lookbackMonths: number;
  readonly sections: readonly Section[];
}

export function defineReport(report: Report): Report {
  return report;
}
