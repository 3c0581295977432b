import type { ResultSection } from '#contract/report.ts';
import { dimensionsOf, measuresOf, notSet, numberAt, type Row, textAt } from './section.ts';

/** What a series stands for; colour, side of the zero line and place in the stack follow from it. */
export type SeriesRole =
  | 'value'
  | 'not-set'
  | 'others'
  | 'existing'
  | 'added'
  | 'churned'
  | 'part'
  | 'total'
  | 'expected';

export interface PlotSeries {
  /** A column id or a value of the dimension: what legend and test ids are made of. */
  readonly id: string;
  /** Whether `id` is a column of the section or a value in it. */
  readonly of: 'column' | 'value';
  readonly role: SeriesRole;
  readonly kind: 'column' | 'line';
  /** As in the table, so churn is positive here; undefined where the month has no data. */
  readonly values: readonly (number | undefined)[];
}

/** Series over months, in stack order from the zero line outwards. */
export interface Plot {
  readonly months: readonly string[];
  readonly series: readonly PlotSeries[];
  readonly stacked: boolean;
  /** Whether the parts of a month add up to a count of different things (CUS-76) or may overlap (CUS-83). */
  readonly partition: boolean;
}

/** Series that one drawing tells apart; the table and the exports keep every value. */
export const mostSeries = 12;
export const othersId = 'others';

/**
 * A section by month as series over `months`; `measure` chooses among several figures of a split section.
 * Months without any figure stay undefined; a value that a month with data lacks is 0.
 */
export function plotOf(section: ResultSection, months: readonly string[], measure?: string): Plot {
  const dimension = dimensionsOf(section)[0]?.id;
  const stacked = section.chart === 'stacked-columns';
  if (dimension === undefined) return { months, series: wideSeries(section, months), stacked, partition: true };
  const figure = measure ?? measuresOf(section)[0]?.id ?? '';
  const series = longSeries({ section, months, dimension, figure });
  return { months, series, stacked, partition: false };
}

/** The plot with the months from index `from` to `to`, both included (CUS-75), without the hidden series (CUS-74). */
export function narrow(plot: Plot, { from = 0, to = plot.months.length - 1, hidden = new Set<string>() }): Plot {
  return {
    ...plot,
    months: plot.months.slice(from, to + 1),
    series: plot.series
      .filter(({ id }) => !hidden.has(id))
      .map((series) => ({ ...series, values: series.values.slice(from, to + 1) })),
  };
}

/** What stands above the zero line in a month; undefined when the month has no data. */
export function heightAt(plot: Plot, index: number): number | undefined {
  const above = plot.series.filter(({ role, kind }) => role !== 'churned' && kind === 'column');
  const known = above.flatMap(({ values }) => values[index] ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

const lifecycle: Readonly<Record<string, SeriesRole>> = { existing: 'existing', added: 'added', churned: 'churned' };
const stackOrder: readonly SeriesRole[] = ['existing', 'added', 'churned'];

function wideSeries(section: ResultSection, months: readonly string[]): PlotSeries[] {
  const byMonth = new Map(section.rows.map((row) => [String(row.month), row]));
  return measuresOf(section)
    .map(({ id }, index): PlotSeries => {
      const { role, kind } = wideRole(section, id, index);
      return { id, of: 'column', role, kind, values: months.map((month) => numberAt(byMonth.get(month), id)) };
    })
    .sort((a, b) => stackOrder.indexOf(a.role) - stackOrder.indexOf(b.role));
}

function wideRole(section: ResultSection, id: string, index: number): Pick<PlotSeries, 'role' | 'kind'> {
  const kind = section.chart === 'lines' || (section.chart === 'columns-line' && index > 0) ? 'line' : 'column';
  if (section.chart === 'columns-line') return { kind, role: kind === 'line' ? 'total' : 'part' };
  return { kind, role: lifecycle[id] ?? (index === 0 ? 'part' : 'value') };
}

interface LongParts {
  readonly section: ResultSection;
  readonly months: readonly string[];
  readonly dimension: string;
  readonly figure: string;
}

function longSeries({ section, months, dimension, figure }: LongParts): PlotSeries[] {
  const rows = section.rows.filter((row) => numberAt(row, figure) !== undefined);
  const withData = new Set(rows.map((row) => String(row.month)));
  const kind = section.chart === 'lines' ? 'line' : 'column';
  const groups = leading(rows, dimension, figure);
  return groups.map(({ id, role, members }) => {
    const sums = sumByMonth(rows, { dimension, figure, members });
    const values = months.map((month) => (withData.has(month) ? (sums.get(month) ?? 0) : undefined));
    return { id, of: 'value', role, kind, values };
  });
}

export interface Group {
  readonly id: string;
  readonly role: SeriesRole;
  readonly members: ReadonlySet<string>;
}

/** The largest values over the whole range (CO-16), `(not set)` after them, the rest together as Others. */
export function leading(rows: readonly Row[], dimension: string, figure: string): Group[] {
  const weights = new Map<string, number>();
  for (const row of rows) {
    const value = textAt(row, dimension);
    weights.set(value, (weights.get(value) ?? 0) + (numberAt(row, figure) ?? 0));
  }
  const named = [...weights.keys()].filter((value) => value !== notSet);
  named.sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1));
  const all = weights.has(notSet) ? [...named, notSet] : named;
  const rest = all.length > mostSeries ? named.splice(mostSeries - (weights.has(notSet) ? 2 : 1)) : [];
  return [
    ...named.map((id): Group => ({ id, role: 'value', members: new Set([id]) })),
    ...(rest.length > 0 ? [{ id: othersId, role: 'others', members: new Set(rest) } as const] : []),
    ...(weights.has(notSet) ? [{ id: notSet, role: 'not-set', members: new Set([notSet]) } as const] : []),
  ];
}

function sumByMonth(
  rows: readonly Row[],
  { dimension, figure, members }: { dimension: string; figure: string; members: ReadonlySet<string> },
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    if (!members.has(textAt(row, dimension))) continue;
    const month = String(row.month);
    sums.set(month, (sums.get(month) ?? 0) + (numberAt(row, figure) ?? 0));
  }
  return sums;
}
