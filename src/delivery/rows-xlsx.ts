import type { ColumnType } from '#model/dataset.ts';
import { type CellOptions, neutralise } from './cells.ts';
import type { CellForm, SheetCell } from './sheet-xml.ts';
import { type Fact, toWorkbook, type WorkbookOptions } from './workbook.ts';

type RowCell = string | number | boolean | null;

export interface RowsXlsxOptions extends CellOptions, WorkbookOptions {
  /** Name of the sheet; default `rows`. */
  readonly name?: string;
  /** What the last sheet, `About`, says of the rows. */
  readonly facts?: readonly Fact[];
}

/**
 * Raw rows as a workbook, written while they are read: numbers as numbers, months, days and ids as text, text that a
 * spreadsheet would run neutralised (SEC-8).
 */
export function toRowsXlsx(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  batches: AsyncIterable<readonly (readonly RowCell[])[]>,
  { name = 'rows', facts = [], rawText = false, ...options }: RowsXlsxOptions = {},
): AsyncIterable<Uint8Array> {
  const forms = columns.map(({ type }) => formOf(type));
  const isFree = columns.map(({ type }) => !rawText && (type === 'string' || type === 'enum'));
  const toCells = (row: readonly RowCell[]) =>
    row.map((cell, index) => toCell(cell, { form: forms[index] ?? 'text', isFree: isFree[index] ?? false }));
  const sheet = {
    name,
    columns: columns.map((column, index) => {
      const form = forms[index] ?? 'text';
      return { title: column.name, form, width: form === 'text' ? 24 : 16 };
    }),
    batches: mapped(batches, toCells),
  };
  return toWorkbook([sheet], facts, options);
}

async function* mapped(
  batches: AsyncIterable<readonly (readonly RowCell[])[]>,
  toCells: (row: readonly RowCell[]) => SheetCell[],
): AsyncGenerator<SheetCell[][]> {
  for await (const rows of batches) yield rows.map(toCells);
}

/** A number that a spreadsheet would round stays text. */
const longestNumber = 15;

function toCell(cell: RowCell, { form, isFree }: { form: CellForm; isFree: boolean }): SheetCell {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell !== 'string') return cell;
  if (form === 'text') return isFree ? neutralise(cell) : cell;
  const digits = cell.replaceAll(/\D/g, '').length;
  return /^-?\d+(\.\d+)?$/.test(cell) && digits <= longestNumber ? Number(cell) : cell;
}

function formOf(type: ColumnType): CellForm {
  if (type === 'integer' || type === 'boolean01') return 'integer';
  return type === 'decimal' ? 'decimal' : 'text';
}
