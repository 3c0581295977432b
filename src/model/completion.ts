/** The dataset whose rows say "this person finished this training on that day", and what its columns stand for. */
export interface Completions {
  readonly dataset: string;
  readonly person: string;
  readonly personName: string;
  readonly item: string;
  readonly type: string;
  /** The `type` of the short form (a module) and of the long one (a learning path). */
  readonly types: { readonly module: string; readonly path: string };
  /** Columns that hold a list in one cell (LRN-33, LRN-34). */
  readonly lists: { readonly role: string; readonly product: string };
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

/** Completions of the range by name (the first and Others) or by value of a list (one in each of its values). */
export interface CompletionValuesSource {
  readonly kind: 'completion-values';
  readonly type: CompletionType;
  readonly by: 'name' | 'role' | 'product';
  /** How many names before Others (LRN-31, LRN-38). */
  readonly first?: number;
}

/** The learners of the range with their completions (LRN-40 … LRN-43). */
export interface LearnersSource {
  readonly kind: 'learners';
  readonly orderBy: CompletionType;
}
