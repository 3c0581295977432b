import type { Dataset } from '#model/dataset.ts';
import type { Scope } from '#query/scope.ts';
import type { Held } from './state.ts';

/** What narrows a dataset's rows to those behind a figure may look at. */
export interface BehindContext {
  /** The dataset whose rows are asked for. */
  readonly dataset: Dataset;
  /** Its current rows, a relation with the columns of the dataset. */
  readonly rows: string;
  readonly scope: Scope;
  readonly held: Held;
  /** Words of a request go here, `$n` into the text: `bound.push(word)` is their n (SEC-1). */
  readonly bound: string[];
}
