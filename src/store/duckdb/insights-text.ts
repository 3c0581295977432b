import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TextForm, TextPiece } from '../store.ts';
import { textSql, type Valued } from './cells.ts';
import type { CompiledInsights } from './insights-sql.ts';
import { literal } from './tables.ts';

/** The cells of a row as a finished line without its end, as `toRawText` writes them; a missing one adds nothing to it. */
export function delimitedSql(cells: readonly Valued[], form: TextForm): string {
  const parts = cells.map(({ type, value }) =>
    type === 'string' || type === 'enum' ? freeText(value, form) : textSql(type, value),
  );
  return `concat(${parts.join(`, ${separatorSql(form)}, `)})`;
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
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * The lines of a statement, through a file of the engine that is read while it grows: the engine writes with all its
 * threads, while rows that are handed over cost more than all that is done to make them. The file takes the room of the
 * answer until the last piece is taken.
 */
export async function* copyText(
  connection: DuckDBConnection,
  { sql, bound }: CompiledInsights,
  { folder, signal }: Place,
): AsyncGenerator<TextPiece> {
  const place = await mkdtemp(join(folder, 'text-'));
  try {
    const path = join(place, 'lines');
    await using file = await open(path, 'w+');
    const copying = connection.run(`COPY (${sql}) TO ${literal(path)} (${asTheyAre})`, bound);
    try {
      for await (const bytes of growing(file, copying)) {
        signal?.throwIfAborted();
        yield { bytes, rows: 0 };
      }
      const { rowsChanged: rows } = await copying;
      if (rows > 0) yield { bytes: new Uint8Array(), rows };
    } finally {
      connection.interrupt();
      await Promise.allSettled([copying]);
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const pieceBytes = 1 << 20;
const waitMs = 10;

/** What is written to a file until its writer has ended. */
async function* growing(file: FileHandle, writing: Promise<unknown>): AsyncGenerator<Uint8Array> {
  let hasEnded = false;
  const ended = writing.then(
    () => {
      hasEnded = true;
    },
    () => {
      hasEnded = true;
    },
  );
  for (;;) {
    const isLast = hasEnded;
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(pieceBytes), 0, pieceBytes);
    if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
    else if (isLast) return;
    else await Promise.race([ended, pause(waitMs)]);
  }
}

const asTheyAre = `FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '', NULLSTR '', NEW_LINE '\\r\\n', USE_TMP_FILE false`;
