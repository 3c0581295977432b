import type { DuckDBConnection } from '@duckdb/node-api';
import type { TextForm } from '../store.ts';
import { textSql, type Valued } from './cells.ts';
import type { CompiledInsights } from './insights-sql.ts';
import { literal, quoted } from './tables.ts';

/**
 * The cells of a row as a finished line without its end, as `toRawText` writes them, called what the first line of the
 * file says; a missing one adds nothing to it.
 */
export function lineOfFile(cells: readonly Valued[], form: TextForm): string {
  const parts = cells.map(({ type, value }) =>
    type === 'string' || type === 'enum' ? freeText(value, form) : textSql(type, value),
  );
  return `concat(${parts.join(`, ${separatorSql(form)}, `)}) AS ${quoted(form.head)}`;
}

const separatorSql = ({ separator }: TextForm) => (separator === '\t' ? 'chr(9)' : "','");

/** Most text stands for itself: it is looked through once, and only what must be changed pays for it. */
function freeText(value: string, form: TextForm): string {
  const special = [separatorSql(form), `'"'`, 'chr(10)', 'chr(13)'].map((mark) => `contains(${value}, ${mark})`);
  const changes = form.rawText ? special : [...special, runs(value)];
  return `CASE WHEN ${changes.join(' OR ')} THEN ${changed(value, form)} ELSE ${value} END`;
}

/** Whether a spreadsheet would run it (SEC-8). The comparisons spare all but few the expression. */
function runs(value: string): string {
  return `(${value} < 'A' AND (${value} < '.' OR ${value} >= '=') AND regexp_matches(${value}, '^[=+\\-@\\t\\r]'))`;
}

/** Neutralised first, by how it was delivered; then its breaks, then quotes around what needs them still. */
function changed(value: string, form: TextForm): string {
  const safe = form.rawText ? value : `CASE WHEN ${runs(value)} THEN '''' || ${value} ELSE ${value} END`;
  if (form.separator === ',') return quotedWhere(`regexp_matches(${safe}, '[",\\r\\n]')`, safe);
  const flat = `regexp_replace(${safe}, '\\r\\n|[\\t\\r\\n]', ' ', 'g')`;
  return quotedWhere(`contains(${value}, '"')`, flat);
}

const quotedWhere = (needed: string, text: string) =>
  `CASE WHEN ${needed} THEN '"' || replace(${text}, '"', '""') || '"' ELSE ${text} END`;

interface Place {
  readonly path: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * The lines of a statement as a file, the name of its one column first. The engine writes it with all its threads, while
 * rows that are handed over cost more than all that is done to make them.
 * @returns how many lines, without the first
 */
export async function writeLines(
  connection: DuckDBConnection,
  { sql, bound }: CompiledInsights,
  { path, signal }: Place,
): Promise<number> {
  signal?.throwIfAborted();
  // One that comes before the engine has begun is not heard, so it is told again.
  const stopping = setInterval(() => signal?.aborted && connection.interrupt(), 100);
  try {
    const { rowsChanged } = await connection.run(`COPY (${sql}) TO ${literal(path)} (${asTheyAre})`, bound);
    return rowsChanged;
  } catch (error) {
    signal?.throwIfAborted();
    throw /No space left|Disk quota/i.test(String(error)) ? noRoom(error) : error;
  } finally {
    clearInterval(stopping);
  }
}

const asTheyAre = `FORMAT csv, HEADER true, QUOTE '', ESCAPE '', DELIMITER '', NULLSTR '', NEW_LINE '\\r\\n', USE_TMP_FILE false`;

/** As a file that is written here says it. */
function noRoom(cause: unknown): Error {
  return Object.assign(new Error('the engine found no room for its file', { cause }), { code: 'ENOSPC' });
}
