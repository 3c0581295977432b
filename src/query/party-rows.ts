import type { TableAnswer, TableChoice } from './row-table.ts';

/** Where a field of a party comes from. A column that the scope does not open gives nothing (RO-3). */
export type PartyField =
  /** The smallest of the values that its rows of the newest month have, by code point; masked ones apart. */
  | { readonly kind: 'text'; readonly column: string }
  /** The first or the last day that another dataset tells of the things that the party was ever named with. */
  | {
      readonly kind: 'first-day' | 'last-day';
      readonly dataset: string;
      readonly thing: string;
      readonly day: string;
    }
  /** No data tell it. */
  | { readonly kind: 'unknown'; readonly as: 'text' | 'day' };

/** One row per party that the newest month of a dataset names, of those rows that the reader sees. */
export interface PartyRowsQuery {
  readonly kind: 'party-rows';
  readonly dataset: string;
  /** The column that tells one party from another. */
  readonly party: string;
  /** The column of the things that a party is named with, and what their number is called. */
  readonly things: { readonly name: string; readonly column: string };
  readonly added: { readonly name: string; readonly column: string };
  /** What the number of parties is called. */
  readonly counted: string;
  readonly fields: Readonly<Record<string, PartyField>>;
  readonly table: TableChoice;
}

export type PartyRowsAnswer = TableAnswer;
