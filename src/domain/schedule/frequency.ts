import { Fault } from '#base/fault.ts';
import { dayNumberOf } from './calendar.ts';
import type { Recurrence, Schedule } from './recurrence.ts';

/** How often a report of the downloads hub comes; it decides how much time a file may span and how often it may come. */
export type Frequency = 'daily' | 'weekly' | 'monthly' | 'yearly';

/** The time that a scheduled file spans, back from its run. */
export type LookBack =
  | { readonly kind: 'last'; readonly count: number; readonly unit: 'days' | 'months' | 'years' }
  | { readonly kind: 'lifetime' };

/** How often a schedule may fire in all: half a year of days, a year of weeks, two years of months, five years (DL-22). */
export const mostExecutions: Readonly<Record<Frequency, number>> = { daily: 180, weekly: 52, monthly: 24, yearly: 5 };

/**
 * The frequency that a schedule counts as. Every n days with more than seven between counts as weekly (DL-22); hours are
 * taken the same way. A list of dates counts as what its closest two are apart (DL-23 has no word on it: ours).
 */
export function frequencyOf(recurrence: Recurrence): Frequency {
  switch (recurrence.kind) {
    case 'hourly':
      return recurrence.everyHours > 7 * 24 ? 'weekly' : 'daily';
    case 'daily':
      return recurrence.every > 7 ? 'weekly' : 'daily';
    case 'dates':
      return frequencyOfGap(closest(recurrence.dates.map(dayNumberOf)));
    default:
      return recurrence.kind;
  }
}

/** Whether a file of that frequency may span that time: 30 days, 30 days, two years, anything (DL-21). */
export function mayLookBack(frequency: Frequency, lookBack: LookBack): boolean {
  if (frequency === 'yearly') return true;
  if (lookBack.kind === 'lifetime') return false;
  const most = frequency === 'monthly' ? { days: 730, months: 24, years: 2 } : { days: 30, months: 0, years: 0 };
  return lookBack.count <= most[lookBack.unit];
}

/**
 * A schedule of the downloads hub, with its documented end: without a count it fires as often as its frequency allows.
 * @throws Fault `bad-parameter` naming `timeRange` or `count` and what is allowed (DL-21, DL-22)
 */
export function hubSchedule(schedule: Schedule, lookBack: LookBack): Schedule {
  const frequency = frequencyOf(schedule.recurrence);
  const most = mostExecutions[frequency];
  if (!mayLookBack(frequency, lookBack)) {
    refuse(
      'timeRange',
      `A ${frequency} report spans ${spans[frequency]}; choose a shorter time or a rarer report`,
      spans[frequency],
    );
  }
  if (schedule.count !== undefined && schedule.count > most) {
    refuse('count', `A ${frequency} report comes at most ${most} times; count is ${schedule.count}`, `1 to ${most}`);
  }
  return { ...schedule, count: schedule.count ?? most };
}

const spans: Readonly<Record<Frequency, string>> = {
  daily: 'at most the last 30 days',
  weekly: 'at most the last 30 days',
  monthly: 'at most the last two years',
  yearly: 'any time',
};

function frequencyOfGap(days: number): Frequency {
  if (days < 7) return 'daily';
  if (days < 28) return 'weekly';
  return days < 365 ? 'monthly' : 'yearly';
}

/** The smallest distance of two different days; of a single one without end. */
function closest(days: readonly number[]): number {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  return Math.min(...sorted.slice(1).map((day, i) => day - (sorted[i] ?? day)));
}

function refuse(parameter: string, message: string, allowed: string): never {
  throw new Fault('bad-parameter', message, { parameter, allowed: [allowed] });
}
