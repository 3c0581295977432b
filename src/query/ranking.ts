import type { MonthRange } from '#base/month.ts';
import type { Page } from './page.ts';
import type { SumsQuery } from './sums.ts';
import type { ValueFilter } from './value-filter.ts';

/** Items of the entities that lead by a measure of another dataset, or of those a search finds (DYN-40 … DYN-44). */
export interface RankingQuery {
  readonly kind: 'ranking';
  readonly dataset: string;
  readonly months: SumsQuery['months'];
  readonly filters: readonly ValueFilter[];
  /** Columns whose first filled one is the entity. */
  readonly entity: readonly string[];
  readonly name: string;
  readonly items: readonly string[];
  readonly measures: readonly string[];
  readonly rankedBy: {
    readonly dataset: string;
    readonly measure: string;
    readonly entity: readonly string[];
    readonly range: MonthRange;
  };
  /** Part of a name or the beginning of an id, without case; absent: the `first` entities. */
  readonly search?: string;
  readonly first: number;
  readonly page?: Page;
}

export interface RankedItem {
  readonly entity: string | undefined;
  readonly name: string | undefined;
  readonly items: readonly (string | undefined)[];
  /** The measure it is ranked by; undefined without any. */
  readonly amount: number | undefined;
  /** Per measure a sum per month of the query. */
  readonly sums: Readonly<Record<string, readonly (number | undefined)[]>>;
}

export interface RankingAnswer {
  readonly rows: readonly RankedItem[];
  /** Rows there are, whatever page was asked for. */
  readonly count: number;
}
