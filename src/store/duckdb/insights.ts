import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type InsightsHeadAnswer,
  type InsightsHeadQuery,
  type InsightsQuery,
  insightsColumns,
} from '#query/insights.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import type { RowsBatch, TextForm, TextPiece } from '../store.ts';
import { cellSql, toCell, type Valued } from './cells.ts';
import { isNumberCell, lineSql, toCells } from './insights-lines.ts';
import { compileInsights, noRows } from './insights-sql.ts';
import { copyText, delimitedSql } from './insights-text.ts';
import { hiddenLearners } from './pseudonyms.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows } from './tables.ts';

/** The answer in batches of a few thousand rows, cells as text or numbers; days as YYYY-MM-DD. */
export async function* streamInsights(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<InsightsQuery>,
  { signal, ...held }: Held & { readonly signal: AbortSignal | undefined },
): AsyncGenerator<RowsBatch> {
  const { sql, bound, dataset } = statementOf(query, { scope, held, show: (values) => [lineSql(values)] });
  const columns = insightsColumns(query, dataset);
  const names = columns.map(({ name }) => name);
  const isNumber = columns.map(({ type }) => isNumberCell(type));
  const result = await connection.stream(sql, bound);
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield { columns: names, rows: chunk.getColumnValues(0).map((line) => toCells(String(line), isNumber)) };
  }
}

interface AskedText extends Held {
  readonly form: TextForm;
  /** Where the text lies while it is handed over. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

/** The answer as the text of a file, without a header. */
export function streamInsightsText(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<InsightsQuery>,
  { form, folder, signal, ...held }: AskedText,
): AsyncGenerator<TextPiece> {
  const statement = statementOf(query, { scope, held, show: (values) => [delimitedSql(values, form)] });
  return copyText(connection, statement, { folder, signal });
}

/** The first rows of the answer. */
export async function answerInsightsHead(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<InsightsHeadQuery>,
  held: Held,
): Promise<InsightsHeadAnswer> {
  const { sql, bound } = statementOf(query.of, { scope, held, most: query.rows, show: toCellsSql });
  const found = await connection.runAndReadAll(sql, bound);
  return found.getRows().map((row) => row.map(toCell));
}

const toCellsSql = (values: readonly Valued[]) => values.map(({ type, value }) => cellSql(type, value));

interface Question {
  readonly scope: Scope;
  readonly held: Held;
  readonly most?: number;
  readonly show: (values: readonly Valued[]) => readonly string[];
}

function statementOf(insights: InsightsQuery, { held, ...asked }: Question) {
  const dataset = held.tables.datasets.get(insights.query.dataset);
  if (dataset === undefined) throw new Error(`no dataset ${insights.query.dataset}`);
  const parts = partsOf(held, dataset);
  const current = parts.length === 0 ? noRows(dataset) : currentRows(dataset, parts, held.path);
  const rows = hiddenLearners(dataset, current, asked.scope);
  return { ...compileInsights(insights, { ...asked, dataset, rows }), dataset };
}
