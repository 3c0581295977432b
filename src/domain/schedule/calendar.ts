import type { Day } from '#base/day.ts';
import { monthAt } from '#base/month.ts';
import { dayMs } from './instant.ts';
import type { Calendar } from './recurrence.ts';

/** Days since 1970-01-01, a Thursday. */
export type DayNumber = number;

export function dayNumberOf(day: Day): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/**
 * The period that a day lies in, as a number: consecutive days, weeks, months and years are consecutive. Of a list of
 * dates each is a period of its own, and a day between two belongs to the later one.
 */
export function periodOf(calendar: Calendar, day: DayNumber): number {
  switch (calendar.kind) {
    case 'daily':
      return day;
    case 'weekly':
      return Math.floor((day + 3) / 7);
    case 'monthly':
      return yearOf(day) * 12 + new Date(day * dayMs).getUTCMonth();
    case 'yearly':
      return yearOf(day);
    case 'dates':
      return sorted(calendar.dates.map(dayNumberOf)).filter((each) => each < day).length;
  }
}

/** The days of a period on which something is due, in order, each once. */
export function daysOf(calendar: Calendar, period: number): DayNumber[] {
  switch (calendar.kind) {
    case 'daily':
      return [period];
    case 'weekly':
      return sorted(calendar.weekdays.map((weekday) => period * 7 - 4 + weekday));
    case 'monthly':
      return sorted(calendar.days.map((day) => dayInMonth(period, day)));
    case 'yearly':
      return [dayInMonth(period * 12 + calendar.month - 1, calendar.day)];
    case 'dates':
      return sorted(calendar.dates.map(dayNumberOf)).slice(period, period + 1);
  }
}

/** The period after which there is none. */
export function lastPeriod(calendar: Calendar): number {
  return calendar.kind === 'dates' ? new Set(calendar.dates).size - 1 : Number.POSITIVE_INFINITY;
}

/** How many periods lie from one to the next that counts. */
export function stride(calendar: Calendar): number {
  return calendar.kind === 'dates' ? 1 : calendar.every;
}

/** That day of the month, or its last day when it is shorter. */
function dayInMonth(monthIndex: number, day: number): DayNumber {
  const first = dayNumberOf(`${monthAt(monthIndex)}-01`);
  const length = dayNumberOf(`${monthAt(monthIndex + 1)}-01`) - first;
  return first + Math.min(day, length) - 1;
}

function yearOf(day: DayNumber): number {
  return new Date(day * dayMs).getUTCFullYear();
}

function sorted(days: readonly DayNumber[]): DayNumber[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
