/**
 * What the columns stand for of a dataset whose rows say "this person finished this training on that day"; kept by the
 * store as numbers (see docs/completions.md). The day is the dataset's `time`, the place its `location`.
 */
export interface CompletionColumns<C extends string = string> {
  readonly person: C;
  readonly personName: C;
  readonly item: C;
  readonly type: C;
  /** Columns that hold a list in one cell, between `,` `;` or `|` (LRN-33, LRN-34). */
  readonly lists: { readonly role: C; readonly product: C };
}

/** The dataset that a report counts completions of. */
export interface Completions {
  readonly dataset: string;
  /** How the dataset writes the short form (a module) and the long one (a learning path); compared without case. */
  readonly types: { readonly module: string; readonly path: string };
}

export type CompletionType = keyof Completions['types'];

/** What is counted of completions; a person and training is complete once, at its earliest day. */
export type CompletionMeasure =
  /** Different people with a module row from the first month of the range on, cumulative by month (LRN-11, LRN-12). */
  | { readonly kind: 'trained' }
  /** People whose very first module falls in the month (LRN-20, X-35). */
  | { readonly kind: 'newly-trained' }
  /** Completions of the type, cumulative by month for a figure in large type, else of the month (LRN-13 … LRN-25). */
  | { readonly kind: 'completions'; readonly type: CompletionType };

export interface CompletionMonthsSource {
  readonly kind: 'completion-months';
  readonly measure: CompletionMeasure;
  readonly cumulative: boolean;
}

export type CompletionBy = 'name' | 'role' | 'product';

/** Completions of the range by name (the first and Others) or by value of a list (one in each of its values). */
export interface CompletionValuesSource {
  readonly kind: 'completion-values';
  readonly type: CompletionType;
  readonly by: CompletionBy;
  /** How many names before Others (LRN-31, LRN-38). */
  readonly first?: number;
}

/** The learners of the range with their completions (LRN-40 … LRN-43). */
export interface LearnersSource {
  readonly kind: 'learners';
  readonly orderBy: CompletionType;
}
