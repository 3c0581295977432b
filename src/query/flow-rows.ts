import type { LatestField } from './latest-rows.ts';
import type { TableAnswer, TableChoice } from './row-table.ts';

/** Where a field of a row comes from: the row itself, or what is known of whom it is of. */
export type FlowField = Extract<LatestField, { readonly kind: 'text' | 'name' | 'day' | 'unknown' }>;

/** The rows of all months of a dataset, each thing of a month once. */
export interface FlowRowsQuery {
  readonly kind: 'flow-rows';
  readonly dataset: string;
  readonly fields: Readonly<Record<string, FlowField>>;
  /** A number of the row, added up over groups. */
  readonly added: { readonly name: string; readonly column: string };
  readonly table: TableChoice;
}

export type FlowRowsAnswer = TableAnswer;
