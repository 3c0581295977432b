import type { ColumnType } from '#model/dataset.ts';
import { type CellOptions, neutralise } from './cells.ts';
import { toLine } from './delimited.ts';

type RawCell = string | number | boolean | null;

export interface RawTable {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly batches: AsyncIterable<readonly (readonly RawCell[])[]>;
}

/** The forms raw rows leave in: those that can be written while they are read. */
export const rawFormats = {
  csv: { mediaType: 'text/csv; charset=utf-8', separator: ',' },
  tsv: { mediaType: 'text/tab-separated-values; charset=utf-8', separator: '\t' },
} as const;

/**
 * Raw rows as delimited text: the header, then a piece of text per batch; CRLF, quotes only where needed, no BOM.
 * Numbers, dates and ids stay as they are, text that a spreadsheet would run is neutralised (SEC-8).
 */
export async function* toRawText(
  { columns, batches }: RawTable,
  format: keyof typeof rawFormats,
  { rawText = false }: CellOptions = {},
): AsyncGenerator<string> {
  const { separator } = rawFormats[format];
  const writers = columns.map(({ type }) => writerOf(type, { separator, rawText }));
  yield `${toRawHeader(columns, format)}\r\n`;
  for await (const rows of batches) {
    const lines = rows.map((row) => row.map((cell, i) => writers[i]?.(cell) ?? '').join(separator));
    yield `${lines.join('\r\n')}\r\n`;
  }
}

/** The line that names the columns, without its end. */
export function toRawHeader(columns: RawTable['columns'], format: keyof typeof rawFormats): string {
  const names = columns.map((column) => column.name);
  return toLine(names, rawFormats[format].separator);
}

/** How the cells of a column are written: a million rows have many million cells, so only free text is looked at. */
function writerOf(
  type: ColumnType,
  { separator, rawText }: { readonly separator: ',' | '\t'; readonly rawText: boolean },
): (cell: RawCell) => string {
  if (type !== 'string' && type !== 'enum') return plain;
  const safe = rawText ? (text: string) => text : neutralise;
  const special = separator === ',' ? /[",\r\n]/ : /["\t\r\n]/;
  return (cell) => {
    if (typeof cell !== 'string') return plain(cell);
    const text = safe(cell);
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
}

function plain(cell: RawCell): string {
  if (cell === null) return '';
  return typeof cell === 'boolean' ? String(Number(cell)) : String(cell);
}
