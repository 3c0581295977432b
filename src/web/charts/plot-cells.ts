import type { ResultSection } from '#contract/report.ts';
import type { Cell } from '#web/drill/cell.ts';
import type { Plot, PlotSeries } from './plot.ts';
import { dimensionsOf } from './section.ts';

export type { Plot, PlotSeries };

interface PlotCell {
  readonly series: PlotSeries;
  readonly value: number;
  readonly cell: Cell;
}

/** The numbers drawn at a place of a plot and where they stand in the table; the rest taken together stands nowhere. */
export function plotCells(
  section: ResultSection,
  { months, series }: Plot,
  { index, measure }: { index: number; measure: string },
): PlotCell[] {
  const month = months[index];
  const dimension = dimensionsOf(section)[0]?.id;
  if (month === undefined) return [];
  return series.flatMap((one) => {
    const value = one.values[index];
    if (value === undefined || one.role === 'others') return [];
    const cell: Cell =
      one.of === 'column' || dimension === undefined
        ? { section: section.id, column: one.id, values: { month } }
        : { section: section.id, column: measure, values: { month, [dimension]: one.id } };
    return [{ series: one, value, cell }];
  });
}
