import type { Day } from '#base/day.ts';
import { type Month, type MonthRange, monthOfDay, monthsOf } from '#base/month.ts';

/** A line of an invoice, or of an accepted claim, as it counts (OWN-3, ENR-63). */
export interface KpiLine {
  readonly invoice: string;
  readonly line: number;
  readonly date: Day;
  /** Absent: counts for every competency with a learning option. */
  readonly competency?: string;
  readonly type: string;
  readonly units: number;
  /** Negative on a credit note. */
  readonly kpi: number;
  readonly revenueUsd: number;
  /** Only qualifying products count (ENR-4). */
  readonly qualifying: boolean;
  readonly origin: 'import' | 'claim';
}

export interface KpiMonth {
  readonly month: Month;
  readonly kpi: number;
  readonly revenueUsd: number;
}

export interface KpiSum {
  readonly total: number;
  readonly revenueUsd: number;
  /** Every month of the window, empty ones with zero. */
  readonly byMonth: readonly KpiMonth[];
}

/**
 * The KPIs of a window: qualifying lines dated in it, not in the future of `on`, each invoice line once (the one that
 * came last), enrolled or not (ENR-50). A credit note lowers the month it is dated in, also below zero.
 */
export function kpiSum(
  lines: readonly KpiLine[],
  of: { readonly window: MonthRange; readonly on: Day; readonly competency?: string },
): KpiSum {
  const months = new Map(monthsOf(of.window).map((month) => [month, { kpi: 0, revenueUsd: 0 }]));
  for (const line of linesBehind(lines, of)) {
    const month = months.get(monthOfDay(line.date));
    if (month === undefined) continue;
    month.kpi += line.kpi;
    month.revenueUsd += line.revenueUsd;
  }
  const byMonth = [...months].map(([month, sum]) => ({
    month,
    kpi: exact(sum.kpi),
    revenueUsd: exact(sum.revenueUsd),
  }));
  const add = (figure: 'kpi' | 'revenueUsd') => exact(byMonth.reduce((total, month) => total + month[figure], 0));
  return { total: add('kpi'), revenueUsd: add('revenueUsd'), byMonth };
}

/** The lines a figure is made of: every figure goes down to its invoice lines. */
export function linesBehind(
  lines: readonly KpiLine[],
  { window, on, competency }: { readonly window: MonthRange; readonly on: Day; readonly competency?: string },
): KpiLine[] {
  const latest = new Map(lines.map((line) => [JSON.stringify([line.invoice.trim(), line.line]), line]));
  return [...latest.values()].filter((line) => {
    const month = monthOfDay(line.date);
    const counts = line.qualifying && line.date <= on && month >= window.from && month <= window.to;
    return counts && (competency === undefined || line.competency === undefined || line.competency === competency);
  });
}

/** KPI and money have at most six decimals; adding binary fractions must not show. */
function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
