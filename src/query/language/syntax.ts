/** A query as it was written, each name and value with the place of its first character. It knows no catalogue. */
export interface ParsedQuery {
  readonly distinct: boolean;
  readonly select: readonly Name[];
  readonly dataset: Name;
  readonly conditions: readonly Condition[];
  readonly orderBy: readonly OrderTerm[];
  /** 1 or more. */
  readonly limit?: number;
  readonly timespan?: Name;
}

export interface Name {
  readonly text: string;
  readonly at: number;
}

export type Comparison = '=' | '!=' | '>' | '<' | '>=' | '<=';
export type ListOperator = 'IN' | 'NOT IN';
export type PatternOperator = 'LIKE' | 'NOT LIKE';

/** Only lists have other than one value. */
export interface Condition {
  readonly name: Name;
  readonly operator: Comparison | ListOperator | PatternOperator;
  readonly values: readonly Literal[];
}

/** A number keeps its digits as they were typed; a string is without its quotes. */
export interface Literal {
  readonly kind: 'number' | 'string';
  readonly text: string;
  readonly at: number;
}

/** Descending where no direction is written. */
export interface OrderTerm {
  readonly name: Name;
  readonly descending: boolean;
}

export const comparisons: readonly Comparison[] = ['=', '!=', '>', '<', '>=', '<='];

/** Words of the language; none of them names a column, a metric or a dataset. */
export const reserved: ReadonlySet<string> = new Set([
  ...['SELECT', 'DISTINCT', 'FROM', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'LIKE'],
  ...['ORDER', 'BY', 'ASC', 'DESC', 'LIMIT', 'TIMESPAN'],
]);

/** What a query may hold at most, so that no question grows beyond what an engine takes. */
export const limits = {
  characters: 1_048_576,
  /** Selected names, conditions, and names to order by, each. */
  items: 1_000,
  /** Characters of a pattern behind LIKE. */
  pattern: 10_000,
  /** Values of one list. */
  values: 50_000,
} as const;
