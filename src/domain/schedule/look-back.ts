import { addDays, type Day } from '#base/day.ts';
import { addMonths, monthOfDay } from '#base/month.ts';
import type { DayRange } from './download-range.ts';
import type { LookBack } from './frequency.ts';

/**
 * The days that a look back means on a day, both ends in it: n days ending yesterday; complete months before the current
 * one, and years of twelve of them. Undefined for all there is.
 */
export function daysOfLookBack(lookBack: LookBack, today: Day): DayRange | undefined {
  if (lookBack.kind === 'lifetime') return undefined;
  const { count, unit } = lookBack;
  if (unit === 'days') return { from: addDays(today, -count), to: addDays(today, -1) };
  const current = monthOfDay(today);
  const months = unit === 'months' ? count : count * 12;
  return { from: `${addMonths(current, -months)}-01`, to: addDays(`${current}-01`, -1) };
}
