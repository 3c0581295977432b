import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { DownloadDraft, DownloadSchedule, TimeRange } from '#contract/downloads.ts';
import { checkSchedule } from '#domain/schedule/check-schedule.ts';
import { checkDownloadRange, type DayRange, downloadLimits, splitDownload } from '#domain/schedule/download-range.ts';
import { hubSchedule, type LookBack } from '#domain/schedule/frequency.ts';
import { dayMs, type Instant } from '#domain/schedule/instant.ts';
import type { Schedule } from '#domain/schedule/recurrence.ts';
import { checkZone, endOfDay, firstInstantOf } from '#domain/schedule/zone.ts';
import type { Dataset } from '#model/dataset.ts';
import { daysOf, isTimed } from './question.ts';

/**
 * The schedule of a hub report with its documented end (DL-21 … DL-23).
 * @throws Fault `bad-parameter` naming what does not fit and what does
 */
export function toSchedule(
  draft: DownloadSchedule,
  { range, dataset, now }: { readonly range: TimeRange | null; readonly dataset: Dataset; readonly now: Instant },
): Schedule {
  const { recurrence, count } = draft;
  checkZone(recurrence.zone, 'zone');
  const numberOf = (day: Day) => Date.parse(`${day}T00:00:00Z`) / dayMs;
  const begins = draft.start === undefined ? now : firstInstantOf(numberOf(draft.start) * dayMs, recurrence.zone);
  const schedule: Schedule = {
    recurrence,
    start: Math.max(now, begins),
    ...(draft.end !== undefined && { end: endOfDay(numberOf(draft.end), recurrence.zone) }),
    ...(count !== undefined && { count }),
  };
  checkSchedule(schedule, now);
  return hubSchedule(schedule, lookBackOf(range, dataset));
}

/**
 * The reports that one draft without a schedule becomes: one, or as many as its days take when the asker agrees (DL-24).
 * @throws Fault `bad-parameter` when the days are too many or lie too far back
 */
export function toParts(draft: DownloadDraft, dataset: Dataset, today: Day): readonly DownloadDraft[] {
  const { range, several, name } = draft;
  if (!isTimed(dataset)) return [{ ...draft, range: null }];
  const days = daysOf(range, dataset, today);
  if (range === null || days === undefined) throw tooLong();
  const pieces = range.kind === 'days' && several ? splitDownload(days) : [days];
  for (const piece of pieces) checkDownloadRange(piece, today);
  if (pieces.length < 2) return [draft];
  const named = (piece: DayRange, index: number) => ({
    ...draft,
    name: `${name} (${index + 1} of ${pieces.length})`,
    range: { kind: 'days', ...piece } as const,
  });
  return pieces.map(named);
}

/** The first day that a download may reach back to (DL-24). */
export function earliestDay(today: Day): Day {
  const [year = '', rest = ''] = [today.slice(0, 4), today.slice(4, 7)];
  return `${Number(year) - downloadLimits.backMonths / 12}${rest}-01`;
}

/** A file of a dataset without time spans what it spans: nothing is refused for it (DL-27). */
function lookBackOf(range: TimeRange | null, dataset: Dataset): LookBack {
  if (!isTimed(dataset)) return { kind: 'last', count: 1, unit: 'days' };
  if (range !== null && range.kind !== 'days') return range;
  const message =
    'A scheduled file spans a time back from each run; choose a time such as the last 30 days instead of days of the calendar';
  throw new Fault('bad-parameter', message, { parameter: 'range' });
}

function tooLong(): Fault {
  const message = 'One file spans at most two years; choose a time range, or a yearly schedule for all there is';
  return new Fault('bad-parameter', message, { parameter: 'range', allowed: ['at most two years'] });
}
