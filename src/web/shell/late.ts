import type { Day } from '#base/day.ts';
import { monthIndex, monthOfDay } from '#base/month.ts';

/**
 * Whether a newer month should have been delivered by now.
 * CO-13: a month is there by the 20th of the next one; one day of grace.
 * @param latest newest month with data
 * @param today as the server counts days: the reader's clock may be anywhere
 */
export function isLate(latest: string, today: Day): boolean {
  const due = monthIndex(monthOfDay(today)) - (Number(today.slice(8)) > 20 ? 1 : 2);
  return monthIndex(latest) < due;
}
