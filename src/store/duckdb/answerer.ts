import type { DuckDBConnection } from '@duckdb/node-api';
import type { CurrentPart } from '#lake/manifest.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { AnswerOf, QueryOf, QuestionKind } from '#query/tree.ts';
import type { TenantState } from './tenant.ts';

/** One state of a tenant's data, and where the lake keeps its rows. */
export interface Held extends TenantState {
  readonly path: (part: CurrentPart) => string;
}

/** Answers one kind of question on a connection of its own, inside one transaction. */
export type Answerer<K extends QuestionKind> = (
  connection: DuckDBConnection,
  scoped: ScopedQuery<QueryOf<K>>,
  held: Held,
) => Promise<AnswerOf<K>>;
