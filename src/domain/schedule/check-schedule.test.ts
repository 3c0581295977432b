import { describe, expect, it } from 'vitest';
import { checkSchedule } from './check-schedule.ts';
import type { Calendar, Schedule } from './recurrence.ts';

const now = Date.UTC(2024, 5, 15, 12);
const place = { time: '09:00', zone: 'Europe/Amsterdam' };
const daily: Calendar = { kind: 'daily', every: 1, ...place };
const good: Schedule = { recurrence: daily, start: now };
const refused = (schedule: Schedule) => {
  try {
    checkSchedule(schedule, now);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('checkSchedule', () => {
  it.each<Schedule['recurrence']>([
    { kind: 'hourly', everyHours: 4 },
    daily,
    { kind: 'weekly', every: 1, weekdays: [1, 7], ...place },
    { kind: 'monthly', every: 1, days: [31], ...place },
    { kind: 'yearly', every: 1, month: 2, day: 29, ...place },
    { kind: 'dates', dates: ['2024-06-16'], ...place },
  ])('DL-23 lets $kind through', (recurrence) => {
    expect(refused({ recurrence, start: now })).toBeUndefined();
  });

  it.each<[string, Schedule, string[] | undefined]>([
    ['everyHours', { ...good, recurrence: { kind: 'hourly', everyHours: 2161 } }, ['1 to 2160']],
    ['every', { ...good, recurrence: { ...daily, every: 0 } }, ['1 to 366']],
    ['every', { ...good, recurrence: { ...daily, every: 1.5 } }, ['1 to 366']],
    ['time', { ...good, recurrence: { ...daily, time: '24:00' } }, undefined],
    ['zone', { ...good, recurrence: { ...daily, zone: '+02:00' } }, undefined],
    ['weekdays', { ...good, recurrence: { kind: 'weekly', every: 1, weekdays: [], ...place } }, undefined],
    ['days', { ...good, recurrence: { kind: 'monthly', every: 1, days: [32], ...place } }, ['1 to 31']],
    ['month', { ...good, recurrence: { kind: 'yearly', every: 1, month: 13, day: 1, ...place } }, ['1 to 12']],
    ['day', { ...good, recurrence: { kind: 'yearly', every: 1, month: 4, day: 31, ...place } }, ['1 to 30']],
    ['dates', { ...good, recurrence: { kind: 'dates', dates: [], ...place } }, undefined],
    ['dates', { ...good, recurrence: { kind: 'dates', dates: ['2025-02-29'], ...place } }, undefined],
    ['dates', { ...good, recurrence: { kind: 'dates', dates: ['2024-06-14', '2024-07-01'], ...place } }, undefined],
    ['count', { ...good, count: 0 }, ['1 to 1000']],
    ['start', { ...good, start: Number.NaN }, undefined],
    ['end', { ...good, end: now - 1 }, undefined],
    ['end', { ...good, end: now + 1 }, undefined],
  ])('DL-23 names %s and what is allowed', (parameter, schedule, allowed) => {
    expect(refused(schedule)).toMatchObject({ name: 'Fault', code: 'bad-parameter', parameter, allowed });
  });
});
