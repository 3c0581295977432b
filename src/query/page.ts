/** Which rows of a long table: from `offset` (0 is the first) at most `limit`; absent: all. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}
