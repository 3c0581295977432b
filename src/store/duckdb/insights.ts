import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type InsightsHeadAnswer,
  type InsightsHeadQuery,
  type InsightsQuery,
  insightsColumns,
} from '#query/insights.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import type { RowsBatch, TextFile } from '../store.ts';
import type { Valued } from './cells.ts';
import { lineReader, lineSql } from './insights-lines.ts';
import { compileInsights, noRows } from './insights-sql.ts';
import { lineOfFile, writeLines } from './insights-text.ts';
import { hiddenLearners } from './pseudonyms.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows } from './tables.ts';

/** The answer in batches of a few thousand rows, cells as text or numbers; days as YYYY-MM-DD. */
export async function* streamInsights(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<InsightsQuery>,
  { signal, ...held }: Held & { readonly signal: AbortSignal | undefined },
): AsyncGenerator<RowsBatch> {
  const { sql, bound, dataset } = statementOf(query, { scope, held, show: toLine });
  const columns = insightsColumns(query, dataset);
  const names = columns.map(({ name }) => name);
  const toCells = lineReader(columns);
  const result = await connection.stream(sql, bound);
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield { columns: names, rows: chunk.getColumnValues(0).map(toCells) };
  }
}

interface AskedText extends Held {
  readonly file: TextFile;
  readonly signal: AbortSignal | undefined;
}

/** The answer as a file. @returns how many rows */
export function writeInsightsText(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<InsightsQuery>,
  { file, signal, ...held }: AskedText,
): Promise<number> {
  const statement = statementOf(query, { scope, held, show: (values) => [lineOfFile(values, file)] });
  return writeLines(connection, statement, { path: file.path, signal });
}

/** The first rows of the answer. */
export async function answerInsightsHead(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<InsightsHeadQuery>,
  held: Held,
): Promise<InsightsHeadAnswer> {
  const { sql, bound, dataset } = statementOf(query.of, { scope, held, most: query.rows, show: toLine });
  const found = await connection.runAndReadAll(sql, bound);
  const toCells = lineReader(insightsColumns(query.of, dataset));
  return found.getRows().map(([line]) => toCells(line));
}

const toLine = (values: readonly Valued[]) => [lineSql(values)];

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
  // Who is hidden is called something else than the data calls them.
  const plain = rows === current ? held.plain.get(dataset.name) : undefined;
  return { ...compileInsights(insights, { ...asked, dataset, rows, ...(plain && { plain }) }), dataset };
}
