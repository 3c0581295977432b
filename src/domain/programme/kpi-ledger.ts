import type { Day } from '#base/day.ts';
import { type Month, type MonthRange, monthOfDay, monthsOf } from '#base/month.ts';

/** What counts in a month, added up: the qualifying lines of one competency and type of product (OWN-3, ENR-4). */
export interface KpiAmount {
  readonly month: Month;
  /** Absent: counts for every competency with a learning option. */
  readonly competency?: string;
  /** Type of official learning product; empty when it is not known, or does not matter. */
  readonly type: string;
  readonly units: number;
  /** Negative on a credit note, like the units and the money of it. */
  readonly kpi: number;
  readonly revenueUsd: number;
}

/** A line of an invoice, or of an accepted claim, as it counts (OWN-3, ENR-63). */
export interface KpiLine extends Omit<KpiAmount, 'month'> {
  readonly invoice: string;
  readonly line: number;
  readonly date: Day;
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

/** The lines that count, each once as it came last, by month. A credit note lowers the month it is dated in (ENR-50). */
export function amountsOf(lines: readonly KpiLine[]): KpiAmount[] {
  const latest = new Map(lines.map((line) => [JSON.stringify([line.invoice.trim(), line.line]), line]));
  return [...latest.values()]
    .filter(({ qualifying }) => qualifying)
    .map(({ date, competency, type, units, kpi, revenueUsd }) => ({
      month: monthOfDay(date),
      ...(competency !== undefined && competency.trim() !== '' && { competency }),
      type,
      units,
      kpi,
      revenueUsd,
    }));
}

/**
 * The KPIs of a window, of one competency or of all; from before the enrolment too (ENR-50), also below zero.
 * Exact: KPI and money have at most six decimals and are added as whole millionths.
 */
export function kpiSum(
  amounts: readonly KpiAmount[],
  { window, competency }: { readonly window: MonthRange; readonly competency?: string },
): KpiSum {
  const months = new Map(monthsOf(window).map((month) => [month, { kpi: 0n, revenueUsd: 0n }]));
  for (const amount of amounts) {
    const month = months.get(amount.month);
    if (month === undefined || !countsFor(amount, competency)) continue;
    month.kpi += toMillionths(amount.kpi);
    month.revenueUsd += toMillionths(amount.revenueUsd);
  }
  const exact = [...months];
  const total = (figure: 'kpi' | 'revenueUsd') => exact.reduce((sum, [, month]) => sum + month[figure], 0n);
  return {
    total: fromMillionths(total('kpi')),
    revenueUsd: fromMillionths(total('revenueUsd')),
    byMonth: exact.map(([month, { kpi, revenueUsd }]) => ({
      month,
      kpi: fromMillionths(kpi),
      revenueUsd: fromMillionths(revenueUsd),
    })),
  };
}

/** A line without a competency counts for each (OWN-3); names are compared without case. */
function countsFor(amount: KpiAmount, competency: string | undefined): boolean {
  return competency === undefined || amount.competency === undefined || isSameName(amount.competency, competency);
}

/** Whether two names mean the same: competencies, types and exams come from files and from forms. */
export function isSameName(one: string, other: string): boolean {
  return one === other || one.trim().toLowerCase() === other.trim().toLowerCase();
}

const toMillionths = (value: number) => BigInt(Math.round(value * 1e6));
const fromMillionths = (value: bigint) => Number(value) / 1e6;
