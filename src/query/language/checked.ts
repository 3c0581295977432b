import type { Comparison } from './syntax.ts';
import type { Timespan } from './timespan.ts';

/**
 * A query that the catalogue knows every name of: what an engine answers. Plain data; names are the catalogue's own, and
 * whatever the query's author typed between quotes is a value (SEC-1).
 */
export interface CheckedQuery {
  readonly dataset: string;
  /** In the order of the header line, as catalogued. */
  readonly select: readonly SelectedItem[];
  /** A metric stands somewhere: a row per combination of the selected `group` columns; without any, one row. */
  readonly grouped: boolean;
  /**
   * Repeated rows are left out; never with `grouped`, where there are none. Rows are ordered first, and the first
   * of equal ones stays: this also says where a row comes that is ordered by what is not selected.
   */
  readonly distinct: boolean;
  /** On columns, before grouping; all of them hold. */
  readonly where: readonly CheckedCondition[];
  /** On metrics, after grouping; all of them hold. */
  readonly having: readonly CheckedCondition[];
  /** Text by code point in lower case, missing values last. */
  readonly orderBy: readonly CheckedOrder[];
  readonly limit?: number;
  /** Absent: the dataset has no time filter. */
  readonly timespan?: Timespan;
}

export interface NamedItem {
  readonly kind: 'column' | 'metric';
  readonly name: string;
}

/** `plain`: the cell of the row. `group`: what rows are grouped by. `sum`: a column added up in each group. */
export interface SelectedItem extends NamedItem {
  readonly use: 'plain' | 'group' | 'sum' | 'metric';
}

export interface CheckedOrder extends NamedItem {
  /** What the item is in the rows that are ordered. */
  readonly use: SelectedItem['use'];
  readonly descending: boolean;
}

/**
 * How a value is compared: text without case; number by size; day as `YYYY-MM-DD`, a month as its first day;
 * flag as 0 or 1.
 */
export type ValueKind = 'text' | 'number' | 'day' | 'flag';

/** A missing value satisfies none of them, not even `!=` and the negated ones. */
export type CheckedCondition =
  | {
      readonly kind: 'compare';
      readonly on: NamedItem;
      readonly operator: Comparison;
      readonly as: ValueKind;
      readonly value: string;
    }
  | {
      readonly kind: 'list';
      readonly on: NamedItem;
      readonly negated: boolean;
      readonly as: ValueKind;
      readonly values: readonly string[];
    }
  /** `%` is any run of characters, `_` is one; on the text of the cell as files have it, without case. */
  | { readonly kind: 'like'; readonly on: NamedItem; readonly negated: boolean; readonly pattern: string }
  /** The value is none of the column's type, so no row matches. */
  | { readonly kind: 'never'; readonly on: NamedItem };
