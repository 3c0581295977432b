import type { Month, MonthRange } from '#base/month.ts';
import type { PopulationMeasure } from '#model/population.ts';
import type {
  AdoptionAnswer,
  AdoptionBehind,
  AdoptionQuery,
  CustomerAdoptionAnswer,
  CustomerAdoptionQuery,
} from './adoption.ts';
import type {
  CompletionMonthsAnswer,
  CompletionMonthsQuery,
  CompletionsBehind,
  CompletionValuesAnswer,
  CompletionValuesQuery,
  LearnerAnswer,
  LearnerQuery,
  LearnersAnswer,
  LearnersQuery,
} from './completions.ts';
import type { CustomerListAnswer, CustomerListQuery } from './customer-list.ts';
import type { FlowRowsAnswer, FlowRowsQuery } from './flow-rows.ts';
import type { InsightsHeadAnswer, InsightsHeadQuery, InsightsQuery } from './insights.ts';
import type { LatestRowsAnswer, LatestRowsQuery } from './latest-rows.ts';
import type { LicenceRowsAnswer, LicenceRowsQuery } from './licence-rows.ts';
import type { LocationsAnswer, LocationsQuery } from './locations.ts';
import type { MonthSumsAnswer, MonthSumsQuery } from './month-sums.ts';
import type { PartyRowsAnswer, PartyRowsQuery } from './party-rows.ts';
import type { RankingAnswer, RankingQuery } from './ranking.ts';
import type { SumsAnswer, SumsBehind, SumsQuery } from './sums.ts';
import type { ValueFilter } from './value-filter.ts';

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
  /** Only the rows that a figure was counted from. */
  readonly behind?: Behind;
}

/** The figure whose rows are asked for; each kind of source has a form of its own. */
export type Behind = PopulationBehind | CompletionsBehind | SumsBehind | AdoptionBehind;

/** Rows that make their customers count in months: there, added, churned, or active (reports.md §3). */
export interface PopulationBehind {
  readonly kind: 'population';
  readonly measure: PopulationMeasure;
  /** The months of the whole question; flows compare neighbours in it. */
  readonly months: readonly PopulationMonth[];
  /** The months that the figure is of; the rows of customers who left lie in the month before each. */
  readonly of: readonly Month[];
  /** The page filters. */
  readonly filters: readonly ValueFilter[];
  /** The values of the dimensions that the figure is of. */
  readonly values: readonly ValueFilter[];
  /** Whether the rows say that the customers are there, or that they use something. */
  readonly rows: 'presence' | 'usage';
}

/** One group of a breakdown: the value of each dimension (undefined: not set) and, per measure, a count per query month. */
export interface PopulationGroup {
  readonly values: readonly (string | undefined)[];
  readonly counts: Readonly<Partial<Record<PopulationMeasure, readonly number[]>>>;
}

/** Per breakdown of the query, in its order, the groups; without dimensions exactly one group. */
export type PopulationAnswer = readonly (readonly PopulationGroup[])[];

/** Per column of the query its values, sorted; `undefined` last when rows without a value exist. */
export type ValuesAnswer = Readonly<Record<string, readonly (string | undefined)[]>>;

/** Every question that is answered whole, and what comes back. */
export interface Questions {
  readonly population: { readonly query: PopulationQuery; readonly answer: PopulationAnswer };
  readonly sums: { readonly query: SumsQuery; readonly answer: SumsAnswer };
  readonly ranking: { readonly query: RankingQuery; readonly answer: RankingAnswer };
  readonly values: { readonly query: ValuesQuery; readonly answer: ValuesAnswer };
  readonly 'completion-months': { readonly query: CompletionMonthsQuery; readonly answer: CompletionMonthsAnswer };
  readonly 'completion-values': { readonly query: CompletionValuesQuery; readonly answer: CompletionValuesAnswer };
  readonly learners: { readonly query: LearnersQuery; readonly answer: LearnersAnswer };
  readonly learner: { readonly query: LearnerQuery; readonly answer: LearnerAnswer };
  readonly 'customer-list': { readonly query: CustomerListQuery; readonly answer: CustomerListAnswer };
  readonly locations: { readonly query: LocationsQuery; readonly answer: LocationsAnswer };
  readonly adoption: { readonly query: AdoptionQuery; readonly answer: AdoptionAnswer };
  readonly 'licence-rows': { readonly query: LicenceRowsQuery; readonly answer: LicenceRowsAnswer };
  readonly 'latest-rows': { readonly query: LatestRowsQuery; readonly answer: LatestRowsAnswer };
  readonly 'flow-rows': { readonly query: FlowRowsQuery; readonly answer: FlowRowsAnswer };
  readonly 'party-rows': { readonly query: PartyRowsQuery; readonly answer: PartyRowsAnswer };
  readonly 'month-sums': { readonly query: MonthSumsQuery; readonly answer: MonthSumsAnswer };
  readonly 'insights-head': { readonly query: InsightsHeadQuery; readonly answer: InsightsHeadAnswer };
  readonly 'customer-adoption': { readonly query: CustomerAdoptionQuery; readonly answer: CustomerAdoptionAnswer };
}

export type QuestionKind = keyof Questions;
export type QueryOf<K extends QuestionKind> = Questions[K]['query'];
export type AnswerOf<K extends QuestionKind> = Questions[K]['answer'];

export type Query = QueryOf<QuestionKind> | RowsQuery | InsightsQuery;
