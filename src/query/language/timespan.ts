import { addDays, type Day } from '#base/day.ts';
import { addMonths, monthOfDay } from '#base/month.ts';

/** The spans a query may name, in the order of the documents. */
export const timespans = [
  'TODAY',
  'YESTERDAY',
  'LAST_7_DAYS',
  'LAST_14_DAYS',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
  'LAST_180_DAYS',
  'LAST_365_DAYS',
  'LAST_MONTH',
  'LAST_3_MONTHS',
  'LAST_6_MONTHS',
  'LAST_1_YEAR',
  'LIFETIME',
] as const;
export type Timespan = (typeof timespans)[number];

/** Where a query names none. */
export const usualTimespan: Timespan = 'LAST_6_MONTHS';

/** Both ends belong to it; a month of data falls in when it overlaps. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const months: Readonly<Partial<Record<Timespan, number>>> = {
  LAST_MONTH: 1,
  LAST_3_MONTHS: 3,
  LAST_6_MONTHS: 6,
  LAST_1_YEAR: 12,
};

/** Complete months before the current one, or days that end yesterday. Undefined for LIFETIME: all there is. */
export function toPeriod(timespan: Timespan, today: Day): Period | undefined {
  const yesterday = addDays(today, -1);
  if (timespan === 'LIFETIME') return undefined;
  if (timespan === 'TODAY') return { from: today, to: today };
  if (timespan === 'YESTERDAY') return { from: yesterday, to: yesterday };
  const monthCount = months[timespan];
  if (monthCount === undefined) return { from: addDays(today, -daysOf(timespan)), to: yesterday };
  const current = monthOfDay(today);
  return { from: `${addMonths(current, -monthCount)}-01`, to: addDays(`${current}-01`, -1) };
}

/** 30 of LAST_30_DAYS. */
function daysOf(timespan: Timespan): number {
  return Number(timespan.split('_')[1]);
}
