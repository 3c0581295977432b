import type { Month } from '#base/month.ts';
import type { Manifest } from '#lake/manifest.ts';
import type { LearnerCount, LearnersQuery } from '#query/completions.ts';
import type { InsightsQuery } from '#query/insights.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { AnswerOf, QueryOf, QuestionKind, RowsQuery } from '#query/tree.ts';

export type Cell = string | number | boolean | null;
export interface RowsBatch {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** How rows stand in delimited text: a CRLF ends each, quotes only where needed (RFC 4180). */
export interface TextForm {
  /** The first line, without its end. */
  readonly head: string;
  /** With tabs, a tab or line break inside a cell is a blank (API-60). */
  readonly separator: ',' | '\t';
  /** Give text as it is instead of neutralised (SEC-8). */
  readonly rawText: boolean;
}

export interface TextFile extends TextForm {
  /** In the data folder, for engines reach nothing else (SEC-2); what lay there is replaced. */
  readonly path: string;
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
   * The answer of an Insights query in batches: without an order asked, in any; cells in the order of `insightsColumns`.
   * `run('insights-head', …)` gives the first rows of it whole.
   */
  streamInsights(query: ScopedQuery<InsightsQuery>, signal?: AbortSignal): AsyncIterable<RowsBatch>;
  /**
   * Writes the same rows as a file in UTF-8: an engine writes millions of cells much faster than it hands them over. What
   * is there when it is broken off is the caller's to remove.
   * @returns how many rows, the head not counted
   */
  writeInsightsText(query: ScopedQuery<InsightsQuery>, file: TextFile, signal?: AbortSignal): Promise<number>;
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
