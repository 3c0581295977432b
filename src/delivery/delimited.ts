import type { ResultRow, ResultSection } from '#reporting/result.ts';
import { type CellOptions, type Rest, toFileCell } from './cells.ts';

/** The section as delimited text: column ids, then the rows; CRLF, quotes only where needed (RFC 4180), no BOM. */
export function toDelimited(section: ResultSection, separator: ',' | '\t', options: CellOptions): Uint8Array {
  const header = section.columns.map((column) => column.id);
  return toLines([header, ...toCells(section, section.rows, options)], separator);
}

/** The same, written while the rows after those of the result are still asked for. */
export async function* streamDelimited(
  section: ResultSection,
  separator: ',' | '\t',
  { rest, ...options }: CellOptions & { readonly rest: Rest },
): AsyncGenerator<Uint8Array> {
  yield toDelimited(section, separator, options);
  for await (const rows of rest(section)) yield toLines(toCells(section, rows, options), separator);
}

type FileCells = readonly (string | number | null)[];

function toCells({ columns }: ResultSection, rows: readonly ResultRow[], options: CellOptions): FileCells[] {
  return rows.map((row) => columns.map(({ id }) => toFileCell(row[id], options)));
}

function toLines(rows: readonly FileCells[], separator: ',' | '\t'): Uint8Array {
  return Buffer.from(rows.map((cells) => `${toLine(cells, separator)}\r\n`).join(''), 'utf8');
}

/** One row of cells as a line without its end. */
export function toLine(cells: readonly (string | number | null)[], separator: ',' | '\t'): string {
  return cells.map((cell) => quote(cell, separator)).join(separator);
}

function quote(cell: string | number | null, separator: ',' | '\t'): string {
  if (cell === null) return '';
  const text = String(cell);
  const needed = text.includes(separator) || /["\r\n]/.test(text);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}
