import type { Day } from '#base/day.ts';
import type { MonthRange } from '#base/month.ts';
import type { CompletionBy, CompletionMeasure, Completions, CompletionType } from '#model/completion.ts';
import type { Page } from './page.ts';

/**
 * What can be counted per month. `active`: different people with a module row in it. `trained`: people whose first
 * module row of the range lies in it. `newly-trained`: whose first module row ever does. `module`, `path`:
 * completions in it, each at its earliest day over all data in scope.
 */
export type CompletionFigure = 'active' | 'trained' | 'newly-trained' | CompletionType;

export interface CompletionMonthsQuery {
  readonly kind: 'completion-months';
  readonly of: Completions;
  readonly range: MonthRange;
  readonly figures: readonly CompletionFigure[];
}

/** Per figure of the query a count per month of the range, gaps included as 0. */
export type CompletionMonthsAnswer = Readonly<Partial<Record<CompletionFigure, readonly number[]>>>;

/** Completions of the range by the value of a column; one with several values in a list counts in each (LRN-33). */
export interface CompletionValuesQuery {
  readonly kind: 'completion-values';
  readonly of: Completions;
  readonly range: MonthRange;
  readonly breakdowns: readonly { readonly type: CompletionType; readonly by: CompletionBy }[];
}

export interface CompletionValues {
  /** All completions of the type, each once. */
  readonly total: number;
  /** In no order; an undefined value stands for those without any. */
  readonly values: readonly CompletionValue[];
}

export interface CompletionValue {
  readonly value: string | undefined;
  readonly completions: number;
  /** They are of fewer people than the scope shows figures of. */
  readonly isOfFew: boolean;
}

/** One per breakdown of the query, in its order. */
export type CompletionValuesAnswer = readonly CompletionValues[];

/** The people with a completion of either type in the range, once per order. */
export interface LearnersQuery {
  readonly kind: 'learners';
  readonly of: Completions;
  readonly range: MonthRange;
  /** Each order: most completions of the type first, ties by name, then by id. */
  readonly orders: readonly CompletionType[];
  /** Part of the name, in any case, or the beginning of the id. */
  readonly search?: string;
  readonly page?: Page;
}

export interface LearnerCount {
  readonly person: string;
  /** The newest unmasked name. */
  readonly name: string | undefined;
  readonly modules: number;
  readonly paths: number;
}

export interface LearnersAnswer {
  /** How many there are, whatever page was asked for. */
  readonly count: number;
  readonly orders: readonly (readonly LearnerCount[])[];
}

/** One person by id, with what they completed. */
export interface LearnerQuery {
  readonly kind: 'learner';
  readonly of: Completions;
  readonly person: string;
  /** Absent: all there is. */
  readonly range?: MonthRange;
}

export interface FinishedTraining {
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly day: Day;
  readonly roles: readonly string[];
  readonly products: readonly string[];
}

/** Undefined for a person of whom the scope holds no row. Trainings of every type, newest first, ties by name. */
export type LearnerAnswer =
  | { readonly person: string; readonly name: string | undefined; readonly trainings: readonly FinishedTraining[] }
  | undefined;

/** Rows that a count of completions was made of. */
export interface CompletionsBehind {
  readonly kind: 'completions';
  readonly of: Completions;
  readonly measure: CompletionMeasure;
  /** The months that the figure counts. */
  readonly range: MonthRange;
  /** Only those of one row of a table. */
  readonly only?: CompletionChoice;
}

/** `beyond`: the names after the first so many (LRN-38). An empty value stands for none. */
export type CompletionChoice =
  | { readonly kind: 'value'; readonly by: CompletionBy; readonly value: string }
  | { readonly kind: 'beyond'; readonly first: number }
  | { readonly kind: 'person'; readonly person: string };
