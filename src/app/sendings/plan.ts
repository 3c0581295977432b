import type { Day } from '#base/day.ts';
import type { DownloadSchedule } from '#contract/downloads.ts';
import { checkSchedule } from '#domain/schedule/check-schedule.ts';
import { dayMs, type Instant, instantText } from '#domain/schedule/instant.ts';
import type { Recurrence, Schedule } from '#domain/schedule/recurrence.ts';
import { checkZone, endOfDay, firstInstantOf, wallOf } from '#domain/schedule/zone.ts';

/**
 * When something is sent, as somebody chose it.
 * @throws Fault `bad-parameter` naming what does not fit and what does
 */
export function toSchedule({ recurrence, start, end, count }: DownloadSchedule, now: Instant): Schedule {
  const { zone } = recurrence;
  checkZone(zone, 'zone');
  const begins = start === undefined ? now : firstInstantOf(numberOf(start) * dayMs, zone);
  const schedule: Schedule = {
    recurrence,
    start: Math.max(now, begins),
    ...(end !== undefined && { end: endOfDay(numberOf(end), zone) }),
    ...(count !== undefined && { count }),
  };
  checkSchedule(schedule, now);
  return schedule;
}

/** The same as it is shown: days where it lives. */
export function shownSchedule({ recurrence, start, end, count }: Schedule): DownloadSchedule {
  if (recurrence.kind === 'hourly') throw new Error('a sending follows a calendar');
  const dayIn = (at: Instant): Day => instantText(wallOf(at, recurrence.zone)).slice(0, 10);
  return {
    recurrence: asShown(recurrence),
    start: dayIn(start),
    ...(end !== undefined && { end: dayIn(end) }),
    ...(count !== undefined && { count }),
  };
}

/** A copy that may be changed, as the answers of the API are. */
function asShown(recurrence: Exclude<Recurrence, { kind: 'hourly' }>): DownloadSchedule['recurrence'] {
  switch (recurrence.kind) {
    case 'weekly':
      return { ...recurrence, weekdays: [...recurrence.weekdays] };
    case 'monthly':
      return { ...recurrence, days: [...recurrence.days] };
    case 'dates':
      return { ...recurrence, dates: [...recurrence.dates] };
    default:
      return { ...recurrence };
  }
}

function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}
