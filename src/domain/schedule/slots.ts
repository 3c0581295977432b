import { type DayNumber, daysOf, lastPeriod, periodOf, stride } from './calendar.ts';
import { dayMs, hourMs, type Instant, instantText, minuteMs } from './instant.ts';
import type { Calendar, Hourly, Schedule } from './recurrence.ts';
import { firstInstantOf, instantsOf, wallOf } from './zone.ts';

/**
 * Every slot after a moment, in order, each once: take as many as you need, there may be no end. The same schedule gives
 * the same slots from wherever one looks (A-12: the original grid). A schedule without `count` costs the same at any
 * distance from its start; with one, a calendar is walked from its start.
 */
export function* slotsAfter(schedule: Schedule, after: Instant): Generator<Instant, void, undefined> {
  const { recurrence, end = Number.POSITIVE_INFINITY } = schedule;
  const slots =
    recurrence.kind === 'hourly' ? hourlySlots(recurrence, schedule, after) : counted(recurrence, schedule, after);
  for (const slot of slots) {
    if (slot > end) return;
    if (slot > after) yield slot;
  }
}

/**
 * The slots after `from` up to and with `to`: one look after the other, each from where the last ended, loses none and
 * sees none twice. They are held together, so keep the span short; `slotsAfter` holds one.
 */
export function slotsBetween(
  schedule: Schedule,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Instant[] {
  const slots: Instant[] = [];
  for (const slot of slotsAfter(schedule, from)) {
    if (slot > to) break;
    slots.push(slot);
  }
  return slots;
}

/** The first slot after a moment; undefined when there is none left. */
export function nextSlot(schedule: Schedule, after: Instant): Instant | undefined {
  return slotsAfter(schedule, after).next().value ?? undefined;
}

/** The slot from which a paused schedule goes on: the first of its grid that is not in the past. */
export function resumeSlot(schedule: Schedule, now: Instant): Instant | undefined {
  return nextSlot(schedule, now - 1);
}

/** The same for the same slot in every process, and for no other slot: what is unique in the records fires once. */
export function slotKey(scheduleId: string, slot: Instant): string {
  return `${scheduleId}@${instantText(slot)}`;
}

function* hourlySlots(
  { everyHours }: Hourly,
  { start, count = Number.POSITIVE_INFINITY }: Schedule,
  after: Instant,
): Generator<Instant> {
  const step = everyHours * hourMs;
  for (let k = Math.max(0, Math.floor((after - start) / step)); k < count; k++) yield start + k * step;
}

function* counted(calendar: Calendar, { start, count }: Schedule, after: Instant): Generator<Instant> {
  if (count === undefined) return yield* calendarSlots(calendar, start, after);
  let left = count;
  for (const slot of calendarSlots(calendar, start, start)) {
    if (left-- === 0) return;
    yield slot;
  }
}

/** The slots not before `start`, from a little before `near` on. */
function* calendarSlots(calendar: Calendar, start: Instant, near: Instant): Generator<Instant> {
  const first = firstPeriod(calendar, start);
  const step = stride(calendar);
  const passed = Math.floor((periodOf(calendar, dayBefore(near, calendar)) - first) / step) - 1;
  const last = lastPeriod(calendar);
  for (let period = first + Math.max(0, passed) * step; period <= last; period += step) {
    for (const slot of slotsOf(calendar, period)) if (slot >= start) yield slot;
  }
}

/** The period of the first slot: from it on every n-th counts. */
function firstPeriod(calendar: Calendar, start: Instant): number {
  const last = lastPeriod(calendar);
  let period = periodOf(calendar, dayBefore(start, calendar));
  while (period <= last && !slotsOf(calendar, period).some((slot) => slot >= start)) period++;
  return period;
}

/** Where clocks skip midnight, a slot fires on the day after its own. */
function dayBefore(instant: Instant, { zone }: Calendar): DayNumber {
  return Math.floor(wallOf(instant, zone) / dayMs) - 1;
}

function slotsOf(calendar: Calendar, period: number): Instant[] {
  return daysOf(calendar, period).flatMap((day) => slotOn(day, calendar) ?? []);
}

/** The slot of a day; undefined when the place never had that day, as Samoa on 30 December 2011. */
function slotOn(day: DayNumber, { time, zone }: Calendar): Instant | undefined {
  const wall = day * dayMs + minutesOf(time) * minuteMs;
  const [shown] = instantsOf(wall, zone);
  if (shown !== undefined) return shown;
  const jump = firstInstantOf(wall, zone);
  const wasDay = wallOf(jump - 1, zone) >= day * dayMs || wallOf(jump, zone) < (day + 1) * dayMs;
  return wasDay ? jump : undefined;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
