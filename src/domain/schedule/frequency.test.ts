import { describe, expect, it } from 'vitest';
import { type Frequency, frequencyOf, hubSchedule, type LookBack, mayLookBack, mostExecutions } from './frequency.ts';
import type { Recurrence, Schedule } from './recurrence.ts';

const place = { time: '06:00', zone: 'UTC' };
const last = (count: number, unit: 'days' | 'months' | 'years'): LookBack => ({ kind: 'last', count, unit });
const lifetime: LookBack = { kind: 'lifetime' };
const daily: Schedule = { recurrence: { kind: 'daily', every: 1, ...place }, start: 0 };

describe('frequencyOf', () => {
  it.each<[Frequency, Recurrence]>([
    ['daily', { kind: 'daily', every: 7, ...place }],
    ['weekly', { kind: 'daily', every: 8, ...place }],
    ['weekly', { kind: 'weekly', every: 1, weekdays: [1], ...place }],
    ['monthly', { kind: 'monthly', every: 1, days: [1, 15], ...place }],
    ['yearly', { kind: 'yearly', every: 1, month: 1, day: 1, ...place }],
    ['daily', { kind: 'hourly', everyHours: 168 }],
    ['weekly', { kind: 'hourly', everyHours: 169 }],
  ])('DL-22 counts as %s: %j', (frequency, recurrence) => {
    expect(frequencyOf(recurrence)).toBe(frequency);
  });

  it.each<[Frequency, string[]]>([
    ['daily', ['2024-03-01', '2024-01-01', '2024-03-05']],
    ['weekly', ['2024-01-01', '2024-01-08', '2024-03-05']],
    ['monthly', ['2024-01-31', '2024-02-29', '2024-03-31']],
    ['yearly', ['2024-01-01', '2025-01-01']],
    ['yearly', ['2024-01-01', '2024-01-01']],
  ])('DL-23 counts dates as %s by their closest two: %j', (frequency, dates) => {
    expect(frequencyOf({ kind: 'dates', dates, ...place })).toBe(frequency);
  });
});

describe('mayLookBack', () => {
  it.each<[Frequency, LookBack, boolean]>([
    ['daily', last(30, 'days'), true],
    ['daily', last(31, 'days'), false],
    ['daily', last(1, 'months'), false],
    ['weekly', last(30, 'days'), true],
    ['weekly', last(31, 'days'), false],
    ['monthly', last(24, 'months'), true],
    ['monthly', last(2, 'years'), true],
    ['monthly', last(25, 'months'), false],
    ['monthly', lifetime, false],
    ['yearly', last(7, 'years'), true],
    ['yearly', lifetime, true],
  ])('DL-21 %s, %j: %s', (frequency, lookBack, allowed) => {
    expect(mayLookBack(frequency, lookBack)).toBe(allowed);
  });
});

describe('hubSchedule', () => {
  it('DL-22 fires 180, 52, 24 or 5 times when nobody says how often', () => {
    expect(mostExecutions).toEqual({ daily: 180, weekly: 52, monthly: 24, yearly: 5 });
    expect(hubSchedule(daily, last(7, 'days'))).toEqual({ ...daily, count: 180 });
    expect(hubSchedule({ ...daily, count: 3 }, last(7, 'days'))).toEqual({ ...daily, count: 3 });
  });

  it('DL-21 DL-22 names what is too much and what is allowed', () => {
    expect(() => hubSchedule({ ...daily, count: 181 }, last(7, 'days'))).toThrow(
      expect.objectContaining({ code: 'bad-parameter', parameter: 'count', allowed: ['1 to 180'] }),
    );
    expect(() => hubSchedule(daily, lifetime)).toThrow(
      expect.objectContaining({ parameter: 'timeRange', allowed: ['at most the last 30 days'] }),
    );
  });
});
