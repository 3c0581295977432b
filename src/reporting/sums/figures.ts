import type { Month } from '#base/month.ts';
import { percentOf } from '#base/percent.ts';
import type { SumsColumn } from '#model/sums.ts';
import type { SumsGroup } from '#query/sums.ts';
import { growthOf } from '../growth.ts';

/** Reads sums by month of the range; undefined where a figure is missing, which is not zero. */
export interface Figures {
  /** Months of the range, oldest first, gaps included. */
  readonly months: readonly Month[];
  /** The newest month of the range that has data (mN). */
  readonly newest: Month | undefined;
  /** A column of a group in a month; without a row in a month that has data its sums are 0. */
  of(column: SumsColumn, group: SumsGroup | undefined, month: Month): number | undefined;
  /** Counted rows of a group in a month. */
  rows(group: SumsGroup, month: Month): number;
  /** From the first to the last month that is complete and has data. */
  growth(figure: (month: Month) => number | undefined): number | undefined;
}

export interface FiguresInput {
  readonly range: readonly Month[];
  /** The months of the query. */
  readonly known: readonly Month[];
  /** The whole, that shares are of; undefined when no row is met. */
  readonly whole: SumsGroup | undefined;
  /** The month still running. */
  readonly running: Month;
}

export function figuresOf({ range, known, whole, running }: FiguresInput): Figures {
  const slots = new Map(known.map((month, slot) => [month, slot]));
  const rows = (group: SumsGroup, month: Month) => group.rows[slots.get(month) ?? -1] ?? 0;
  const sum = (measure: string, group: SumsGroup | undefined, month: Month) => {
    const slot = slots.get(month);
    if (slot === undefined) return undefined;
    return group === undefined || rows(group, month) === 0 ? 0 : group.sums[measure]?.[slot];
  };
  return {
    months: range,
    newest: known.at(-1),
    rows,
    of: (column, group, month) => {
      if ('measure' in column) return sum(column.measure, group, month);
      if ('part' in column) return percentOf(sum(column.part, group, month), sum(column.whole, group, month));
      return percentOf(sum(column.shareOf, group, month), sum(column.shareOf, whole, month));
    },
    growth: (figure) => growthOf(figure, { known, running }),
  };
}

/** The measures that a column is made of. */
export function measuresOf(column: SumsColumn): readonly string[] {
  if ('measure' in column) return [column.measure];
  return 'part' in column ? [column.part, column.whole] : [column.shareOf];
}
