import type { DuckDBConnection } from '@duckdb/node-api';
import type { ScopedQuery } from '#query/scope.ts';
import type { AnswerOf, QueryOf, QuestionKind } from '#query/tree.ts';
import type { Held } from './state.ts';

/** Answers one kind of question on a connection of its own, inside one transaction. */
export type Answerer<K extends QuestionKind> = (
  connection: DuckDBConnection,
  scoped: ScopedQuery<QueryOf<K>>,
  held: Held,
) => Promise<AnswerOf<K>>;
