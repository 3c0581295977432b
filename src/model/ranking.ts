import type { SumsColumn } from './sums.ts';

/**
 * Entities in the order of a measure of another dataset, each with its items and what they did month by month
 * (DYN-40 … DYN-44). Without a search the first entities, with one every entity it finds.
 */
export interface RankingSource {
  readonly kind: 'ranking';
  readonly dataset: string;
  /** What the measures of the columns count. */
  readonly unit: string;
  /** Columns whose first filled one is the entity. */
  readonly entity: readonly string[];
  /** The id of the column with the entity's id, and of the one with its newest unmasked name. */
  readonly entityId: string;
  readonly name: { readonly id: string; readonly column: string };
  /** What is one row beside the entity: subscription, SKU. */
  readonly items: readonly { readonly id: string; readonly column: string }[];
  /** Figures at the newest month. */
  readonly columns: readonly Exclude<SumsColumn, { readonly shareOf: string }>[];
  /** A figure per month of the range, in one cell. */
  readonly trend: { readonly id: string; readonly part: string; readonly whole: string };
  /** The order: a measure added over the range by entity. Its value needs the right to see revenue (RO-4). */
  readonly rankedBy: {
    readonly id: string;
    readonly dataset: string;
    readonly measure: string;
    readonly entity: readonly string[];
  };
  /** How many entities without a search (DYN-41). */
  readonly first: number;
}
