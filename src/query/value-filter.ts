/** Rows whose column equals one of the values, without case and trimmed; `''` stands for not set. */
export interface ValueFilter {
  readonly column: string;
  /** None: nothing matches, whatever the column. */
  readonly values: readonly string[];
}

/** Matches no row of any dataset. */
export const nothing: ValueFilter = { column: '', values: [] };
