/** The datasets that say who is there, and those that say who uses what: the customers of a partner, month by month. */
export interface Population {
  readonly id: string;
  /** Datasets with a presence; for each month the first that has rows of that month is used. */
  readonly sources: readonly string[];
  /** Datasets with a presence that prove usage, by the product families they stand for. */
  readonly activity: readonly { readonly dataset: string; readonly families: readonly string[] }[];
  /** The dimension whose chosen values are the families. */
  readonly familyDimension: string;
}

/** What is counted of a population in a month: sizes of S, S's items, A, S\prev, S∩prev, prev\S (reports.md §3). */
export type PopulationMeasure = 'present' | 'items' | 'active' | 'added' | 'existing' | 'churned';
