import { colorsOf } from '#chart/palette.ts';
import type { ResultRow, ResultSection } from '#reporting/result.ts';
import { figureColumns, figureOf, valueColumns, valuesOf } from './figure.ts';
import type { Look } from './look.ts';
import { columnTitle, type Words } from './words.ts';

/** A line, stack or slice of a chart. */
export interface Series {
  readonly name: string;
  readonly color: string;
  readonly kind: 'column' | 'line';
  /** Below the zero line (CUS-72). */
  readonly below: boolean;
  /** By month; undefined where the month has no data. */
  readonly values: readonly (number | undefined)[];
}

/** Values that one picture tells apart (CO-16); tables and files keep every one. */
const mostTold = 12;

/** One drawing per figure: a section split by value has a chart for each of its figures. */
export interface Plot {
  readonly figure: string | undefined;
  readonly series: readonly Series[];
}

export function plotsOf(
  section: ResultSection,
  months: readonly string[],
  parts: { look: Look; words: Words },
): Plot[] {
  const split = valueColumns(section);
  const figures = figureColumns(section);
  if (split.length === 0) return [{ figure: undefined, series: byColumn(section, months, parts) }];
  return figures.map(({ id }) => ({
    figure: figures.length > 1 ? columnTitle(id, parts.words) : undefined,
    series: byValue(section, { months, figure: id, ...parts }),
  }));
}

/** A value and the rows of it; `others` when it stands for the many small ones. */
export interface Group {
  readonly value: string | undefined;
  readonly name: string;
  readonly color: string;
  readonly rows: readonly ResultRow[];
}

/** The largest values first, the rest together as Others, missing ones last. */
export function groupsOf(
  section: ResultSection,
  figure: string,
  { look, words }: { look: Look; words: Words },
): Group[] {
  const split = valueColumns(section);
  const byName = Map.groupBy(section.rows, (row) => valuesOf(row, split, words));
  const weight = (rows: readonly ResultRow[]) => rows.reduce((sum, row) => sum + (figureOf(row, figure) ?? 0), 0);
  const missing = words.t('chart.notSet');
  const ranked = [...byName].sort(
    ([a, left], [b, right]) =>
      Number(a === missing) - Number(b === missing) || weight(right) - weight(left) || (a < b ? -1 : 1),
  );
  // An answer that has put the small values together itself says so with this value.
  const own = ranked.filter(([name]) => name !== 'Others');
  const most = ranked.length > mostTold || own.length < ranked.length ? mostTold - 1 : mostTold;
  const told = own.slice(0, most);
  const rest = ranked.filter((one) => !told.includes(one)).flatMap(([, rows]) => rows);
  const colors = colorsOf(
    told.map(([name]) => name).filter((name) => name !== missing),
    look.name,
  );
  const groups = told.map(
    ([name, rows]): Group => ({ value: name, name, rows, color: colors.get(name) ?? look.neutral }),
  );
  return rest.length === 0
    ? groups
    : [...groups, { value: undefined, name: words.t('chart.others'), rows: rest, color: look.neutral }];
}

interface SplitParts {
  readonly months: readonly string[];
  readonly figure: string;
  readonly look: Look;
  readonly words: Words;
}

function byValue(section: ResultSection, { months, figure, look, words }: SplitParts): Series[] {
  const known = section.rows.filter((row) => figureOf(row, figure) !== undefined);
  const withData = new Set(known.map(({ month }) => month));
  return groupsOf({ ...section, rows: known }, figure, { look, words }).map(({ name, color, rows }) => {
    const byMonth = Map.groupBy(rows, ({ month }) => month);
    const sum = (month: string) =>
      (byMonth.get(month) ?? []).reduce((all, row) => all + (figureOf(row, figure) ?? 0), 0);
    const values = months.map((month) => (withData.has(month) ? sum(month) : undefined));
    return { name, color, kind: section.chart === 'lines' ? 'line' : 'column', below: false, values };
  });
}

/** From the zero line outwards. */
const order = ['existing', 'added', 'churned'];

function byColumn(
  section: ResultSection,
  months: readonly string[],
  { look, words }: { look: Look; words: Words },
): Series[] {
  const rows = new Map(section.rows.map((row) => [row.month, row]));
  const colors = [look.accent, look.zero, ...colorsOf(['a', 'b', 'c', 'd'], look.name).values()];
  const own: Readonly<Record<string, string>> = { existing: look.neutral, added: look.accent, churned: look.bad };
  return figureColumns(section)
    .map(({ id }, index) => ({ id, index }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .map(({ id, index }): Series => {
      const isLine = section.chart === 'lines' || (section.chart === 'columns-line' && index > 0);
      return {
        name: columnTitle(id, words),
        color: own[id] ?? colors[index] ?? look.accent,
        kind: isLine ? 'line' : 'column',
        below: id === 'churned' && section.chart === 'stacked-columns',
        values: months.map((month) => figureOf(rows.get(month), id)),
      };
    });
}
