import type { ResultSection } from '#reporting/result.ts';
import { type CellOptions, toFileCell } from './cells.ts';

/** The section as delimited text: column ids, then the rows; CRLF, quotes only where needed (RFC 4180), no BOM. */
export function toDelimited(section: ResultSection, separator: ',' | '\t', options: CellOptions): Uint8Array {
  const header = section.columns.map((column) => column.id);
  const rows = section.rows.map((row) => header.map((id) => toFileCell(row[id], options)));
  const lines = [header, ...rows].map((cells) => toLine(cells, separator));
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
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
