import type { MonthRange } from '#base/month.ts';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { heightAt, type Plot, type PlotSeries } from './plot.ts';

/** A section in the period directly before the one on screen, of equal length. */
export interface Before {
  readonly range: MonthRange;
  readonly section: ResultSection;
}

/** The change against the period before: of counts in percent, of percentages in points. */
export interface Change {
  readonly unit: 'percent' | 'points';
  readonly value: number;
}

/** Lines of the period before under the months on screen, each of them with its own month. */
export interface Ghost {
  readonly months: readonly string[];
  readonly series: readonly PlotSeries[];
}

/** The id of the one line that stands for a whole stack. */
export const beforeId = 'before';

/** Undefined when nothing was compared, or when the section has no part in it. */
export function beforeOf({ before }: ReportResult, section: string): Before | undefined {
  const found = before?.sections.find(({ id }) => id === section);
  return before && found ? { range: before.range, section: found } : undefined;
}

/** X-2 between two periods: nothing to say where either has no figure, or where a count grew from zero. */
export function changeOf(
  now: number | null | undefined,
  before: number | null | undefined,
  unit: string | undefined,
): Change | undefined {
  if (typeof now !== 'number' || typeof before !== 'number') return undefined;
  if (isPercent(unit)) return { unit: 'points', value: now - before };
  return before === 0 ? undefined : { unit: 'percent', value: ((now - before) / before) * 100 };
}

export function isPercent(unit: string | undefined): boolean {
  return unit === 'percent' || unit === '%';
}

/** A stack is compared as a whole, other charts figure by figure; both plots have their hidden series taken out. */
export function ghostOf(shown: Plot, before: Plot): Ghost {
  const { months } = before;
  if (shown.stacked) {
    const values = months.map((_, index) => heightAt(before, index));
    return { months, series: [{ id: beforeId, of: 'column', role: 'total', kind: 'line', values }] };
  }
  const ids = new Set(shown.series.map(({ id }) => id));
  return { months, series: before.series.filter(({ id }) => ids.has(id)) };
}
