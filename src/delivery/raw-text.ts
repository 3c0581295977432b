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
  const isFree = columns.map(({ type }) => !rawText && (type === 'string' || type === 'enum'));
  const names = columns.map((column) => column.name);
  yield `${toLine(names, separator)}\r\n`;
  for await (const rows of batches) {
    const lines = rows.map((row) =>
      toLine(
        row.map((cell, i) => toText(cell, isFree[i] ?? false)),
        separator,
      ),
    );
    yield `${lines.join('\r\n')}\r\n`;
  }
}

function toText(cell: RawCell, isFree: boolean): string | number | null {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return isFree && typeof cell === 'string' ? neutralise(cell) : cell;
}
