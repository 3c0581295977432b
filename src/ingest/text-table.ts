import type { FileColumn } from './file-column.ts';
import type { Style } from './style.ts';

/** A UTF-8 text file of records and how it is written. */
export interface TextTable {
  readonly path: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Lines before the header: Excel's `sep=;`. */
  readonly skip: number;
  readonly columns: readonly FileColumn[];
  readonly style: Style;
}
