import { isDay } from '#base/day.ts';
import type { Column } from '#model/dataset.ts';
import { type FileColumn, isClosed, spellingsOf } from './file-column.ts';
import type { Style } from './style.ts';

/** A cell that keeps its row out. */
export interface CellProblem {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A row in canonical text (ISO dates, decimal point, 0/1, documented spelling, empty: no value), or what is wrong. */
export type Checked =
  | { readonly kind: 'good'; readonly values: readonly string[] }
  | { readonly kind: 'bad'; readonly problems: readonly CellProblem[] };

export interface RowShape {
  readonly columns: readonly FileColumn[];
  /** Cells per record, as the header has them. */
  readonly width: number;
  readonly style: Style;
}

type Cell = { readonly value: string } | { readonly reason: string };

/**
 * Checks rows of a file against their columns: leniently where the meaning is plain (short rows, blanks around values,
 * case of closed lists), exactly everywhere else. Text is kept as it is.
 */
export function rowChecker({ columns, width, style }: RowShape): (cells: readonly string[]) => Checked {
  const readers = columns.map((column) => ({ column, read: readerOf(column, style) }));
  return (cells) => {
    const values: string[] = [];
    const problems = surplus(cells, width);
    for (const { column, read } of readers) {
      const text = cells[column.index] ?? '';
      const cell = read(text);
      if ('value' in cell) values.push(cell.value);
      else problems.push({ column: column.name, value: text, reason: cell.reason });
    }
    return problems.length === 0 ? { kind: 'good', values } : { kind: 'bad', problems };
  };
}

function surplus(cells: readonly string[], width: number): CellProblem[] {
  const value = cells.slice(width).find((cell) => cell.trim() !== '');
  if (value === undefined) return [];
  return [{ column: '', value, reason: `the row has ${cells.length} cells, the header ${width}` }];
}

function readerOf(column: FileColumn, style: Style): (text: string) => Cell {
  const read = remembered(typedReader(column, style));
  const isText = column.column.type === 'string' || (column.column.type === 'enum' && !isClosed(column.column));
  return (text) => {
    const trimmed = text.trim();
    if (trimmed === '' && column.required) return { reason: 'a value is required' };
    if (isText) return { value: text };
    return trimmed === '' ? { value: '' } : read(trimmed);
  };
}

const mostRemembered = 10_000;

/** Columns repeat their values: looking one up is far cheaper than reading it again. */
function remembered(read: (text: string) => Cell): (text: string) => Cell {
  const known = new Map<string, Cell>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const cell = read(text);
    known.set(text, cell);
    return cell;
  };
}

function typedReader({ column, time }: FileColumn, style: Style): (text: string) => Cell {
  switch (column.type) {
    case 'integer':
      return (text) => atLeast(integer(text, style), column.min);
    case 'decimal':
      return (text) => atLeast(decimal(text, style), column.min);
    case 'date':
    case 'month':
      return (text) => plausible(date(text, style, column.type === 'month'), time);
    case 'boolean01':
      return boolean;
    case 'guid':
      return guid;
    case 'enum':
      return closedList(column);
    case 'string':
      return (text) => ({ value: text });
  }
}

const thousands = /^[+-]?\d{1,3}(?:([.,'\u00a0 ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** Numbers are handled as text so that no digit is lost; undefined when the text is none. */
function plainNumber(text: string, { decimal }: Style): string | undefined {
  if (!/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d{1,3})?$/i.test(text)) return undefined;
  return text.includes(decimal === '.' ? ',' : '.') ? undefined : text.replace(',', '.');
}

function integer(text: string, style: Style): Cell {
  const plain = plainNumber(text, style);
  if (plain === undefined) return { reason: numberReason(text, style, 'a whole number') };
  const value = Number(plain);
  if (!Number.isInteger(value)) return { reason: 'a whole number is expected' };
  if (!Number.isSafeInteger(value)) return { reason: 'the number is too large' };
  return { value: String(value) };
}

function decimal(text: string, style: Style): Cell {
  const plain = plainNumber(text, style);
  if (plain === undefined) return { reason: numberReason(text, style, 'a number') };
  if (Math.abs(Number(plain)) >= 1e12) return { reason: 'the number is too large' };
  return { value: plain };
}

function numberReason(text: string, { decimal }: Style, what: string): string {
  if (thousands.test(text)) return `${what} is expected, without thousands separators`;
  const other = decimal === '.' ? /^[+-]?\d*,\d+$/ : /^[+-]?\d*\.\d+$/;
  const mark = decimal === '.' ? 'point' : 'comma';
  return other.test(text)
    ? `${what} is expected, with a decimal ${mark} as in the rest of the file`
    : `${what} is expected`;
}

function atLeast(cell: Cell, min: number | undefined): Cell {
  if ('reason' in cell || min === undefined || Number(cell.value) >= min) return cell;
  return { reason: `must be ${min} or more` };
}

const clock = String.raw`(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M|Z|[+-]\d{2}:?(?:\d{2})?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))${clock}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${clock}$`, 'i');
const orderText = { ymd: 'YYYY-MM-DD', dmy: 'day-month-year or YYYY-MM-DD', mdy: 'month/day/year or YYYY-MM-DD' };

function date(text: string, { order }: Style, isMonth: boolean): Cell {
  const day = isoDay(text, order, isMonth);
  if (day === undefined) return { reason: `a date written as ${orderText[order]} is expected` };
  if (!isDay(day)) return { reason: `there is no such day; dates of this file are ${orderText[order]}` };
  if (day < '1000' && day !== '0001-01-01') return { reason: 'the year needs four digits' };
  return { value: isMonth ? `${day.slice(0, 7)}-01` : day };
}

function isoDay(text: string, order: Style['order'], isMonth: boolean): string | undefined {
  if (isMonth && /^\d{4}-\d{2}$/.test(text)) return `${text}-01`;
  const first = yearFirst.exec(text);
  if (first !== null) return join(first[1], first[3] ?? first[5], first[4] ?? first[6]);
  const last = order === 'ymd' ? null : yearLast.exec(text);
  if (last === null) return undefined;
  return order === 'dmy' ? join(last[4], last[3], last[1]) : join(last[4], last[1], last[3]);
}

const join = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function plausible(cell: Cell, isTime: boolean): Cell {
  if ('reason' in cell || !isTime || cell.value === '') return cell;
  const year = Number(cell.value.slice(0, 4));
  return year >= 1990 && year <= 2100 ? cell : { reason: 'the year must lie between 1990 and 2100' };
}

const yes = new Set(['1', 'true', 't', 'yes', 'y']);
const no = new Set(['0', 'false', 'f', 'no', 'n']);

function boolean(text: string): Cell {
  const folded = text.toLowerCase();
  if (yes.has(folded)) return { value: '1' };
  return no.has(folded) ? { value: '0' } : { reason: '0 or 1 is expected' };
}

/** The id in its usual spelling, or why the text is none. */
export function guid(text: string): Cell {
  const digits = text
    .replace(/^\{(.*)\}$/, '$1')
    .replaceAll('-', '')
    .toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) {
    return { reason: 'an id like 00000000-0000-0000-0000-000000000000 is expected' };
  }
  return { value: digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') };
}

function closedList(column: Column): (text: string) => Cell {
  const spellings = spellingsOf(column);
  const refused = new Map(Object.entries(column.refused ?? {}).map(([value, why]) => [value.toLowerCase(), why]));
  const expected = (column.values ?? []).filter((value) => !refused.has(value.toLowerCase())).join(', ');
  return (text) => {
    const reason = refused.get(text.toLowerCase());
    if (reason !== undefined) return { reason };
    const value = spellings.get(text.toLowerCase());
    return value === undefined ? { reason: `one of ${expected} is expected` } : { value };
  };
}
