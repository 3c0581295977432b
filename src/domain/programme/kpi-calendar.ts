import type { Day } from '#base/day.ts';
import { addMonths, type Month, type MonthRange, monthOfDay } from '#base/month.ts';

/** When the KPI reports are refreshed: once a month, on this day (ENR-51, ENR-55). */
export interface RefreshRule {
  readonly refreshDay: number;
}

/**
 * The twelve months that the KPI dashboard shows on a day: those before its month from the refresh day on, else those
 * before the month that precedes it (ENR-53 … ENR-55).
 */
export function kpiWindowOn(day: Day, { refreshDay }: RefreshRule): MonthRange {
  const month = monthOfDay(day);
  const to = addMonths(month, dayOfMonth(day) >= refreshDay ? -1 : -2);
  return { from: addMonths(to, -11), to };
}

/** The day from which invoices of a month are visible (ENR-54, ENR-55). */
export function visibleFrom(month: Month, rule: RefreshRule): Day {
  return refreshOf(addMonths(month, 1), rule);
}

export function isVisible(month: Month, on: Day, rule: RefreshRule): boolean {
  return visibleFrom(month, rule) <= on;
}

/** The refreshes around a day: the last one, which may be today, and the next. */
export function refreshesAround(day: Day, rule: RefreshRule): { readonly last: Day; readonly next: Day } {
  const month = monthOfDay(day);
  const own = refreshOf(month, rule);
  return own <= day
    ? { last: own, next: refreshOf(addMonths(month, 1), rule) }
    : { last: refreshOf(addMonths(month, -1), rule), next: own };
}

/** The twelve complete months before the month of an anniversary, which decide a renewal (ENR-52, REN-9). */
export function renewalWindow(anniversary: Day): MonthRange {
  const month = monthOfDay(anniversary);
  return { from: addMonths(month, -12), to: addMonths(month, -1) };
}

function refreshOf(month: Month, { refreshDay }: RefreshRule): Day {
  return `${month}-${String(refreshDay).padStart(2, '0')}`;
}

function dayOfMonth(day: Day): number {
  return Number(day.slice(8, 10));
}
