import type { ResultSection } from '#contract/report.ts';
import { dimensionsOf, measuresOf, type Row } from '../charts/section.ts';

/** A figure of a section that can be watched. */
export interface WatchedFigure {
  /** Null: the number in large type. */
  readonly column: string | null;
  readonly unit: string | undefined;
}

/** Which row of a section is meant: the values that tell it from the others. */
export type WatchedRow = Readonly<Record<string, string>>;

/** How many rows are offered; a longer list would be read by nobody. */
const mostRows = 200;

/** The figures to choose from; the one that is watched stays among them, though the page has it no more. */
export function offeredFigures(section: ResultSection, watched: string | null): readonly WatchedFigure[] {
  const figures = figuresOf(section);
  const isThere = figures.some(({ column }) => column === watched);
  return isThere ? figures : [...figures, { column: watched, unit: undefined }];
}

/** The same of rows. */
export function offeredRows(section: ResultSection, watched: WatchedRow): readonly WatchedRow[] {
  const rows = rowsOf(section);
  return rows.length === 0 || rows.some((row) => isSameRow(row, watched)) ? rows : [...rows, watched];
}

export function isSameRow(one: WatchedRow, other: WatchedRow): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** What a section has to watch: its number in large type first. */
export function figuresOf(section: ResultSection): readonly WatchedFigure[] {
  const { headline } = section;
  const columns = measuresOf(section).map(({ id, type, unit }) => ({
    column: id,
    unit: type === 'percent' ? '%' : unit,
  }));
  // The months of such a figure are its history.
  const isSame = headline !== undefined && columns.length === 1 && dimensionsOf(section).length === 0;
  return [...(headline ? [{ column: null, unit: headline.unit }] : []), ...(isSame ? [] : columns)];
}

/** Its rows, each once whatever the month; none where a figure stands in no row of its own. */
export function rowsOf(section: ResultSection): readonly WatchedRow[] {
  const names = dimensionsOf(section).map(({ id }) => id);
  if (names.length === 0) return [];
  const rows = section.rows.map((row) => valuesOf(row, names));
  const each = new Map(rows.map((row) => [JSON.stringify(row), row]));
  return [...each.values()].slice(0, mostRows);
}

function valuesOf(row: Row, names: readonly string[]): WatchedRow {
  return Object.fromEntries(names.map((name) => [name, String(row[name] ?? '')]));
}
