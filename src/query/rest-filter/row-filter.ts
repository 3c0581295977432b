/** What a filter of the licence and subscription analytics may say of one field (api.md REST-17, REST-32). */
export type Operator = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'contains';

export interface FilterField {
  /** Text is compared without case and surrounding white space; `exact` text as it is written; an instant by time. */
  readonly type: 'text' | 'exact' | 'flag' | 'instant';
  readonly operators: readonly Operator[];
}

/** The fields that a filter may name, by their spelling. */
export type FilterFields = Readonly<Record<string, FilterField>>;

/** A condition on rows, checked against the fields there are; deeply frozen. */
export type RowFilter = Joined | Comparison;

export interface Joined {
  readonly kind: 'and' | 'or';
  /** Two or more. */
  readonly parts: readonly RowFilter[];
}

/** A missing value equals empty text, is unequal to all else, and is neither before nor after an instant. */
export type Comparison =
  | {
      readonly kind: 'text';
      readonly field: string;
      readonly isExact: boolean;
      readonly is: boolean;
      readonly text: string;
    }
  | { readonly kind: 'flag'; readonly field: string; readonly is: boolean; readonly value: boolean }
  /** `at` is UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  | { readonly kind: 'instant'; readonly field: string; readonly operator: TimeOperator; readonly at: string }
  /** Part of the text, without case. */
  | { readonly kind: 'contains'; readonly field: string; readonly text: string };

export type TimeOperator = Exclude<Operator, 'contains'>;

/** What a filter may hold at most, so that none grows beyond what an engine takes. */
export const filterLimits = { characters: 8_000, conditions: 250, depth: 24 } as const;
