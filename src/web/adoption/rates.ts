import type { ResultSection } from '#contract/report.ts';
import { dimensionsOf, hasMonths, measuresOf, numberAt, textAt } from '#web/charts/section.ts';

/** One part of a percentage: `part` of `whole` licences. */
export interface Rate {
  readonly code: string;
  readonly part: number | undefined;
  readonly whole: number | undefined;
  /** Uncapped percent points (ADO-24); undefined where there is nothing to divide by (ADO-31). */
  readonly percent: number | undefined;
}

export interface Rates {
  /** The column that tells the parts apart, and the one with the percentage. */
  readonly by: string;
  readonly measure: string;
  readonly rates: readonly Rate[];
  /** The percentage at the end of a bar: 100, or the largest one past it. */
  readonly scale: number;
}

/** A figure with parts by service or workload instead of months. */
export function isRate(section: ResultSection): boolean {
  return section.chart === 'kpi' && !hasMonths(section) && dimensionsOf(section).length > 0;
}

/** The rows of a section that hold whole, part and percentage in this order, as the server gave them. */
export function ratesOf(section: ResultSection): Rates {
  const by = dimensionsOf(section)[0]?.id ?? '';
  const [whole = '', part = '', measure = ''] = measuresOf(section).map(({ id }) => id);
  const rates = section.rows.map((row) => ({
    code: textAt(row, by),
    whole: numberAt(row, whole),
    part: numberAt(row, part),
    percent: numberAt(row, measure),
  }));
  return { by, measure, rates, scale: Math.max(100, ...rates.map((rate) => rate.percent ?? 0)) };
}
