import type { Month } from '#base/month.ts';
import type { Manifest } from '#lake/manifest.ts';
import type { PopulationMeasure } from '#model/population.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { PopulationQuery, RowsQuery, ValuesQuery } from '#query/tree.ts';

/** One group of a breakdown: the value of each dimension (undefined: not set) and, per measure, a count per query month. */
export interface PopulationGroup {
  readonly values: readonly (string | undefined)[];
  readonly counts: Readonly<Partial<Record<PopulationMeasure, readonly number[]>>>;
}

/** Per breakdown of the query, in its order, the groups; without dimensions exactly one group. */
export type PopulationAnswer = readonly (readonly PopulationGroup[])[];

/** Per column of the query its values, sorted; `undefined` last when rows without a value exist. */
export type ValuesAnswer = Readonly<Record<string, readonly (string | undefined)[]>>;

export type Cell = string | number | boolean | null;
export interface RowsBatch {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The port that every engine implements. It takes scoped queries only (ARCHITECTURE §3.2). */
export interface Store {
  /** Brings the engine to the state the manifest describes; atomic, and nothing to do when it is there already. */
  load(manifest: Manifest, signal?: AbortSignal): Promise<void>;
  /** Version of the tenant's data the engine answers from; 0 when it has none. */
  version(tenant: string): Promise<number>;
  /** Months, in order, in which the dataset has rows (before any filter or scope). */
  months(tenant: string, dataset: string): Promise<readonly Month[]>;
  population(query: ScopedQuery<PopulationQuery>, signal?: AbortSignal): Promise<PopulationAnswer>;
  values(query: ScopedQuery<ValuesQuery>, signal?: AbortSignal): Promise<ValuesAnswer>;
  /** Rows in batches, so that nothing holds a whole dataset. */
  stream(query: ScopedQuery<RowsQuery>, signal?: AbortSignal): AsyncIterable<RowsBatch>;
  /** Throws the engine's files of the tenant away; the next `load` rebuilds them from the lake. */
  forget(tenant: string): Promise<void>;
  close(): Promise<void>;
}
