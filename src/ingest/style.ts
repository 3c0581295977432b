import { Fault } from '#base/fault.ts';
import type { FileColumn } from './file-column.ts';

/** How a file writes numbers and dates; ISO dates are understood in every style (CLI-5). */
export interface Style {
  readonly decimal: '.' | ',';
  readonly order: 'ymd' | 'dmy' | 'mdy';
  /** For the quick reader: how all dates are written; undefined when they differ. */
  readonly pattern?: string;
}

export const plainStyle: Style = { decimal: '.', order: 'ymd', pattern: '%Y-%m-%d' };

/**
 * Reads off a sample how the file writes decimals and dates.
 * @throws Fault `unreadable` when dates could be day/month or month/day and nothing in the sample tells which.
 */
export function styleOf(sample: readonly (readonly string[])[], columns: readonly FileColumn[]): Style {
  const cellsOf = (wanted: (column: FileColumn) => boolean) =>
    columns.filter(wanted).flatMap((column) => sample.map((cells) => (cells[column.index] ?? '').trim()));
  const decimal = decimalOf(cellsOf(({ column }) => column.type === 'decimal'));
  const months = cellsOf(({ column }) => column.type === 'month');
  const dates = [...months, ...cellsOf(({ column }) => column.type === 'date')].filter((cell) => cell !== '');
  const parts = partsIn(dates);
  const order = parts.length === 0 ? 'ymd' : orderOf(parts, partsIn(months), decimal);
  const pattern = patternOf(dates, order);
  return pattern === undefined ? { decimal, order } : { decimal, order, pattern };
}

/** A comma is the decimal mark when no cell uses a point and one at least cannot be a thousands mark. */
function decimalOf(cells: readonly string[]): Style['decimal'] {
  if (cells.some((cell) => /^[+-]?\d*\.\d+$/.test(cell))) return '.';
  return cells.some((cell) => /^[+-]?\d*,(\d{1,2}|\d{4,})$|^[+-]?(0|\d{4,}),\d+$/.test(cell)) ? ',' : '.';
}

interface DateParts {
  readonly first: number;
  readonly second: number;
  readonly mark: string;
}

const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?:[ T](.+))?$/;
const yearFirst = /^\d{4}-\d{1,2}-\d{1,2}(?:([ T])(.+))?$/;

function partsIn(cells: readonly string[]): DateParts[] {
  return cells.flatMap((cell) => {
    const [, first, mark = '', second] = yearLast.exec(cell) ?? [];
    return first === undefined ? [] : [{ first: Number(first), second: Number(second), mark }];
  });
}

function orderOf(all: readonly DateParts[], months: readonly DateParts[], decimal: Style['decimal']): 'dmy' | 'mdy' {
  const dayBehind = all.some(({ second }) => second > 12);
  if (all.some(({ first }) => first > 12)) return 'dmy';
  if (dayBehind) return 'mdy';
  // Months are written as their first day: the part that is always 1 while the other varies is the day.
  const varies = (part: 'first' | 'second') => months.some((parts) => parts[part] !== 1);
  if (months.length > 0 && varies('first') !== varies('second')) return varies('second') ? 'dmy' : 'mdy';
  if (decimal === ',' || all.every(({ mark }) => mark !== '/')) return 'dmy';
  const { first, second } = all[0] ?? { first: 1, second: 2 };
  const message = `Dates like ${first}/${second} can be read as day/month or month/day and nothing in the file tells which; write them as YYYY-MM-DD`;
  throw new Fault('unreadable', message);
}

function patternOf(dates: readonly string[], order: Style['order']): string | undefined {
  const patterns = new Set(dates.map((cell) => cellPattern(cell, order)));
  const [first] = patterns;
  if (patterns.size > 1) return undefined;
  return dates.length === 0 ? plainStyle.pattern : first;
}

function cellPattern(cell: string, order: Style['order']): string | undefined {
  if (order === 'ymd') {
    const found = yearFirst.exec(cell);
    return found === null ? undefined : withTime('%Y-%m-%d', found[1] ?? '', found[2] ?? '');
  }
  const found = yearLast.exec(cell);
  const parts = order === 'dmy' ? ['%d', '%m', '%Y'] : ['%m', '%d', '%Y'];
  return found === null ? undefined : withTime(parts.join(found[2]), ' ', found[4] ?? '');
}

function withTime(date: string, gap: string, time: string): string | undefined {
  if (time === '') return date;
  if (/^\d{1,2}:\d{2}$/.test(time)) return `${date}${gap}%H:%M`;
  if (/^\d{1,2}:\d{2}:\d{2}$/.test(time)) return `${date}${gap}%H:%M:%S`;
  if (/^\d{1,2}:\d{2}:\d{2}Z$/.test(time)) return `${date}${gap}%H:%M:%SZ`;
  return /^\d{1,2}:\d{2}:\d{2} [AP]M$/i.test(time) ? `${date}${gap}%I:%M:%S %p` : undefined;
}
