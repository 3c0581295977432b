import type { ReportResult, ResultSection } from '#contract/report.ts';
import { codeColumns } from '#text/codes.ts';
import { formatMonthLong } from '#text/format.ts';
import { answeredOthers } from '#web/charts/section.ts';
import { codeName, columnName, valueName, type Words } from '#web/charts/words.ts';
import { oneOf, type ReportSearch, writeSearch } from '#web/filters/search.ts';

/** A number of a page: the headline of a section without a column, else a cell by its column and the values of its row. */
export interface Cell {
  readonly section: string;
  readonly column?: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

const mark = 'rows';
const columnMark = 'rows-column';
const partMark = 'rows-of';
const valueMark = 'rows.';

/** The number whose rows the address opens; undefined when it opens none. */
export function cellOf(search: ReportSearch): Cell | undefined {
  const section = oneOf(search[mark]);
  if (section === undefined) return undefined;
  const values = Object.keys(search).flatMap((name) => {
    const value = name.startsWith(valueMark) ? oneOf(search[name]) : undefined;
    return value === undefined ? [] : [[name.slice(valueMark.length), value] as const];
  });
  return { section, column: oneOf(search[columnMark]), values: Object.fromEntries(values) };
}

/** The address with the rows of `cell` open, or with none. */
export function withCell(search: ReportSearch, cell: Cell | undefined): ReportSearch {
  const rest = Object.fromEntries(Object.entries(search).filter(([name]) => !isMark(name)));
  if (cell === undefined) return rest;
  const values = Object.entries(cell.values).map(([id, value]) => [valueMark + id, value] as const);
  return { ...rest, [mark]: cell.section, [columnMark]: cell.column, ...Object.fromEntries(values) };
}

/** Which dataset's rows are shown where a number is counted from several. */
export function partOf(search: ReportSearch): string | undefined {
  return oneOf(search[partMark]);
}

export function withPart(search: ReportSearch, dataset: string | undefined): ReportSearch {
  return { ...search, [partMark]: dataset };
}

/** What a page was asked with, from its answer: the same months and filters whatever the address has become since. */
export function askedOf({ tenant, range, filters }: ReportResult): ReportSearch {
  const chosen = Object.entries(filters).filter(([, values]) => values.length > 0);
  return { tenant, from: range.from, to: range.to, ...Object.fromEntries(chosen) };
}

interface Slice {
  /** The text that was looked for in the table of the number: without it the row need not be there. */
  readonly search?: string | undefined;
  readonly dataset?: string | undefined;
  readonly limit?: number;
  readonly offset?: number;
}

/** Where the rows behind a number are asked for (HTTP-1); with a format, all of them as a file. */
export function rowsAddress(result: ReportResult, cell: Cell, slice: Slice = {}, format?: string): string {
  const params = new URLSearchParams(writeSearch(askedOf(result)));
  if (cell.column !== undefined) params.append('column', cell.column);
  // A column may be called like a filter; written so, it is never taken for one.
  for (const [id, value] of Object.entries(cell.values)) params.append(`cell.${id}`, value);
  for (const [name, value] of Object.entries(slice)) if (value !== undefined) params.append(name, String(value));
  const place = `${encodeURIComponent(result.report)}/sections/${encodeURIComponent(cell.section)}`;
  return `/api/v1/reports/${place}/rows${format === undefined ? '' : `.${format}`}?${params}`;
}

/** The cell of a row, told by the months and texts that make the row what it is; undefined where nothing stands. */
export function cellAt(
  section: ResultSection,
  row: ResultSection['rows'][number],
  column: string,
  keys: readonly string[] = keysOf(section),
): Cell | undefined {
  const value = row[column];
  if (value === null || value === undefined || keys.includes(column)) return undefined;
  const values = keys.map((id) => [id, String(row[id] ?? '')] as const);
  return { section: section.id, column, values: Object.fromEntries(values) };
}

/** The columns that tell the rows of a section apart: months and texts, a code going with its country. */
export function keysOf(section: ResultSection): string[] {
  return section.columns
    .filter(({ id, type }) => type === 'month' || (type === 'text' && id !== 'countryCode'))
    .map(({ id }) => id);
}

/** What was asked, as a reader says it: `Customers · Netherlands · May 2024`. */
export function cellWords(cell: Cell, title: string, words: Words): string {
  const values = Object.entries(cell.values).map(([id, value]) =>
    id === 'month' ? formatMonthLong(value, words.language) : nameOf(id, value, words),
  );
  const column = cell.column === undefined || cell.column === 'value' ? [] : [columnName(cell.column, words)];
  return [...new Set([title, ...column, ...values])].join(' · ');
}

function nameOf(id: string, value: string, words: Words): string {
  if (codeColumns.has(id)) return codeName(value, words);
  return value === answeredOthers ? words.t('chart.others') : valueName(value, words);
}

function isMark(name: string): boolean {
  return name === mark || name === columnMark || name === partMark || name.startsWith(valueMark);
}
