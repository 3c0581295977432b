import { readSheet } from 'read-excel-file/node';
import { Fault } from '#base/fault.ts';
import type { FileColumn } from '../file-column.ts';

/** The first sheet as text: dates as YYYY-MM-DD, numbers as the file writes them, booleans as 1 and 0. */
export interface Sheet {
  readonly header: readonly string[];
  /** Row number in the sheet and its cells, of rows that are not empty. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Reads a workbook that `guardWorkbook` let through. @throws Fault `unreadable` when it is none or its sheet is empty. */
export async function readWorkbook(path: string, name: string): Promise<Sheet> {
  const rows = (await firstSheet(path, name))
    .map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rest] = rows;
  if (first === undefined) throw new Fault('unreadable', `The first sheet of ${name} is empty`);
  const width = first.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return { header: first.cells.slice(0, width).map((title) => title.trim()), rows: rest };
}

async function firstSheet(path: string, name: string): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet(path, 1, { trim: false, parseNumber: (text: string) => text });
  } catch (error) {
    throw new Fault('unreadable', `${name} cannot be read as a workbook: ${String(error)}`, { cause: error });
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'boolean' ? (cell ? '1' : '0') : String(cell);
}

const serialZero = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

/** Writes days that a sheet holds as bare serial numbers (cells without a date format) as dates. */
export function withDates(columns: readonly FileColumn[]): (cells: readonly string[]) => readonly string[] {
  const dates = columns.filter(({ column }) => column.type === 'date' || column.type === 'month');
  return (cells) => {
    const copy = [...cells];
    for (const { index } of dates) {
      const text = copy[index] ?? '';
      if (/^\d{5}(\.\d+)?$/.test(text)) copy[index] = serialDay(Number(text));
    }
    return copy;
  };
}

function serialDay(serial: number): string {
  return new Date(serialZero + Math.floor(serial) * dayMs).toISOString().slice(0, 10);
}
