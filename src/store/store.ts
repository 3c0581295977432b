import type { Month } from '#base/month.ts';
import type { Manifest } from '#lake/manifest.ts';
import type { LearnerCount, LearnersQuery } from '#query/completions.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { AnswerOf, QueryOf, QuestionKind, RowsQuery } from '#query/tree.ts';

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
  /** Answers a question from one version of the data. */
  run<K extends QuestionKind>(kind: K, query: ScopedQuery<QueryOf<K>>, signal?: AbortSignal): Promise<AnswerOf<K>>;
  /** Rows in batches, so that nothing holds a whole dataset. */
  stream(query: ScopedQuery<RowsQuery>, signal?: AbortSignal): AsyncIterable<RowsBatch>;
  /**
   * The people of a learners question in its first order, from its page on to the end, in batches: for files, which take
   * them all. Counted and sorted once, however many there are.
   */
  streamLearners(query: ScopedQuery<LearnersQuery>, signal?: AbortSignal): AsyncIterable<readonly LearnerCount[]>;
  /** How many rows `stream` gives without a limit. */
  count(query: ScopedQuery<RowsQuery>, signal?: AbortSignal): Promise<number>;
  /** Throws the engine's files of the tenant away; the next `load` rebuilds them from the lake. */
  forget(tenant: string): Promise<void>;
  close(): Promise<void>;
}
