import type { TableAnswer, TableChoice } from './row-table.ts';

/** Where a field of the newest row of a thing comes from. A column that the scope does not open gives nothing (RO-3). */
export type LatestField =
  /** The first of the columns that is filled. */
  | { readonly kind: 'text'; readonly columns: readonly string[] }
  /** Words by lower-cased value; another value is written in capitals, or is `other`; no value stays none. */
  | { readonly kind: 'word'; readonly column: string; readonly words: Words; readonly other?: string }
  /** The newest unmasked name of whom the row is of. */
  | { readonly kind: 'name'; readonly column: string; readonly of: string }
  | { readonly kind: 'day'; readonly column: string }
  /** True for the lower-cased values, false for others. */
  | { readonly kind: 'flag'; readonly column: string; readonly yes: readonly string[] }
  /** The newest day on which another dataset names the thing; nothing for a reader of locations that it does not know. */
  | { readonly kind: 'last-day'; readonly dataset: string; readonly thing: string; readonly day: string }
  /** No data tell it. */
  | { readonly kind: 'unknown'; readonly as: 'text' | 'day' };

export type Words = Readonly<Record<string, string>>;

/** One row per thing of a monthly dataset: the one of its newest month that the reader sees, once. */
export interface LatestRowsQuery {
  readonly kind: 'latest-rows';
  readonly dataset: string;
  /** The column that tells one thing from another. */
  readonly thing: string;
  readonly fields: Readonly<Record<string, LatestField>>;
  /** The field that tells how a thing stands, and what it says of one that the newest month does not name any more. */
  readonly gone: { readonly field: string; readonly value: string };
  /** A number of the row, added up over groups. */
  readonly added: { readonly name: string; readonly column: string };
  /** How many things a group has; rows that are not grouped lack it. */
  readonly counted: string;
  readonly table: TableChoice;
}

export type LatestRowsAnswer = TableAnswer;
