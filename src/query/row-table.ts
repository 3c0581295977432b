import type { Page } from './page.ts';
import type { RowFilter } from './rest-filter/row-filter.ts';

/** How rows of analytics are wanted: filtered, grouped, page by page. */
export interface TableChoice {
  readonly filter?: RowFilter;
  /** Fields to group by; none: the rows as they are. Text groups without case. */
  readonly groupBy: readonly string[];
  /** Days that are grouped by are the first of their week (Monday) or month. Default `day`. */
  readonly daysBy?: 'day' | 'week' | 'month';
  /** Fields and numbers of the answer, the first decides first; text without case. What is left open stands as without. */
  readonly orderBy?: readonly RowOrder[];
  readonly page: Page;
}

export interface RowOrder {
  readonly name: string;
  readonly descending?: true;
}

/** Days are `YYYY-MM-DD`; undefined where nothing is set or known. */
export type TableCell = string | number | boolean | undefined;

/** A page of rows in an order that is always the same, missing values last. */
export interface TableAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  /** How many rows there are, whatever page was asked for. */
  readonly count: number;
}
