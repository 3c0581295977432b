import { type Day, parseDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { dayNumberOf } from './calendar.ts';
import { dayMs, type Instant } from './instant.ts';
import type { Calendar, Recurrence, Schedule } from './recurrence.ts';
import { nextSlot } from './slots.ts';
import { checkZone, wallOf } from './zone.ts';

/** How far apart slots may be, and how many a calendar may have: it is walked from its start. */
export const scheduleLimits = {
  everyHours: 2160,
  daily: 366,
  weekly: 53,
  monthly: 24,
  yearly: 10,
  dates: 366,
  count: 1000,
} as const;

/**
 * Lets a schedule through whose every part has a meaning and which fires at least once after `now`.
 * @throws Fault `bad-parameter` naming the parameter and what is allowed
 */
export function checkSchedule(schedule: Schedule, now: Instant): void {
  checkMoments(schedule);
  checkRecurrence(schedule.recurrence);
  const { recurrence, count } = schedule;
  if (count !== undefined) checkWhole('count', count, recurrence.kind === 'hourly' ? 1e9 : scheduleLimits.count);
  if (recurrence.kind === 'dates') checkDatesAhead(recurrence, now);
  if (nextSlot(schedule, now) !== undefined) return;
  refuse('end', 'The schedule never fires: no time of it lies ahead; choose a later end, more times or later dates');
}

function checkMoments({ start, end }: Schedule): void {
  const most = Date.UTC(2200, 0, 1);
  for (const [parameter, moment] of Object.entries({ start, end: end ?? start })) {
    if (moment >= 0 && moment < most) continue;
    refuse(parameter, `${parameter} is no moment from 1970 to 2199`);
  }
  if (end !== undefined && end < start) refuse('end', 'end lies before start; choose an end after it');
}

function checkRecurrence(recurrence: Recurrence): void {
  if (recurrence.kind === 'hourly') {
    checkWhole('everyHours', recurrence.everyHours, scheduleLimits.everyHours);
    return;
  }
  checkZone(recurrence.zone, 'zone');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(recurrence.time)) {
    refuse('time', `time is "${recurrence.time}"; write HH:MM from 00:00 to 23:59`);
  }
  if (recurrence.kind !== 'dates') checkWhole('every', recurrence.every, scheduleLimits[recurrence.kind]);
  checkDays(recurrence);
}

function checkDays(calendar: Calendar): void {
  if (calendar.kind === 'weekly') checkList('weekdays', calendar.weekdays, 7);
  if (calendar.kind === 'monthly') checkList('days', calendar.days, 31);
  if (calendar.kind === 'yearly') {
    checkWhole('month', calendar.month, 12);
    checkWhole('day', calendar.day, longest[calendar.month - 1] ?? 31);
  }
  if (calendar.kind === 'dates') checkDates(calendar.dates);
}

/** The days of each month, in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function checkDates(dates: readonly Day[]): void {
  if (dates.length === 0 || dates.length > scheduleLimits.dates) {
    refuse('dates', `dates has ${dates.length} days; choose 1 to ${scheduleLimits.dates}`);
  }
  for (const date of dates) parseDay(date, 'dates');
}

/** A date that has passed where the schedule lives would never fire, without a word. */
function checkDatesAhead(calendar: Calendar & { readonly kind: 'dates' }, now: Instant): void {
  const today = Math.floor(wallOf(now, calendar.zone) / dayMs);
  const passed = calendar.dates.find((date) => dayNumberOf(date) < today);
  if (passed !== undefined) refuse('dates', `dates has ${passed}, which has passed; choose days from today on`);
}

function checkList(parameter: string, values: readonly number[], most: number): void {
  if (values.length === 0) refuse(parameter, `${parameter} is empty; choose at least one from 1 to ${most}`);
  if (values.length > most) refuse(parameter, `${parameter} has ${values.length} values; ${most} are the most`);
  for (const value of values) checkWhole(parameter, value, most);
}

function checkWhole(parameter: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  const message = `${parameter} is ${value}; write a whole number from 1 to ${most}`;
  throw new Fault('bad-parameter', message, { parameter, allowed: [`1 to ${most}`] });
}

function refuse(parameter: string, message: string): never {
  throw new Fault('bad-parameter', message, { parameter });
}
