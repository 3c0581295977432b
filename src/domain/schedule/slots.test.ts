import { describe, expect, it } from 'vitest';
import type { Calendar, Schedule } from './recurrence.ts';
import { nextSlot, resumeSlot, slotKey, slotsAfter, slotsBetween } from './slots.ts';

const at = (text: string) => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}:00Z`);
const texts = (slots: readonly number[]) => slots.map((slot) => new Date(slot).toISOString().slice(0, 16));
const firsts = (schedule: Schedule, most: number) =>
  texts(
    slotsAfter(schedule, schedule.start - 1)
      .take(most)
      .toArray(),
  );
const calendar = (start: string, recurrence: Calendar): Schedule => ({ recurrence, start: at(start) });
const amsterdam = { time: '09:00', zone: 'Europe/Amsterdam' };

describe('hourly schedules', () => {
  const report: Schedule = { recurrence: { kind: 'hourly', everyHours: 4 }, start: at('2024-03-30T22:00'), count: 4 };

  it('API-37 A-10 runs first at the start, then every so many hours, so many times in all, whatever the clocks do', () => {
    expect(firsts(report, 10)).toEqual([
      '2024-03-30T22:00',
      '2024-03-31T02:00',
      '2024-03-31T06:00',
      '2024-03-31T10:00',
    ]);
    expect(nextSlot(report, at('2024-03-31T10:00'))).toBeUndefined();
  });

  it('API-37 goes on without end when no count is given', () => {
    const endless: Schedule = { recurrence: { kind: 'hourly', everyHours: 2160 }, start: at('2024-01-01') };
    expect(texts([nextSlot(endless, at('2123-06-01')) ?? 0])).toEqual(['2123-07-21T00:00']);
  });

  it('A-12 goes on after a pause at the first slot of its own grid that is not in the past', () => {
    expect(texts([resumeSlot(report, at('2024-03-31T03:17')) ?? 0])).toEqual(['2024-03-31T06:00']);
    expect(texts([resumeSlot(report, at('2024-03-31T06:00')) ?? 0])).toEqual(['2024-03-31T06:00']);
    expect(resumeSlot(report, at('2024-03-31T10:01'))).toBeUndefined();
  });
});

describe('calendar schedules', () => {
  it('DL-23 daily: keeps the time of the clocks when they change', () => {
    const daily = calendar('2024-03-29T12:00', { kind: 'daily', every: 1, ...amsterdam });
    expect(firsts(daily, 3)).toEqual(['2024-03-30T08:00', '2024-03-31T07:00', '2024-04-01T07:00']);
  });

  it.each([
    ['Europe/Amsterdam', '02:30', '2024-03-30', ['2024-03-30T01:30', '2024-03-31T01:00', '2024-04-01T00:30']],
    ['Europe/Amsterdam', '02:30', '2024-10-26', ['2024-10-26T00:30', '2024-10-27T00:30', '2024-10-28T01:30']],
    ['America/New_York', '02:15', '2024-03-09', ['2024-03-09T07:15', '2024-03-10T07:00', '2024-03-11T06:15']],
    ['America/New_York', '01:30', '2024-11-02', ['2024-11-02T05:30', '2024-11-03T05:30', '2024-11-04T06:30']],
    ['Australia/Lord_Howe', '02:10', '2024-10-05', ['2024-10-05T15:30', '2024-10-06T15:10', '2024-10-07T15:10']],
    ['Australia/Lord_Howe', '01:45', '2024-04-06', ['2024-04-06T14:45', '2024-04-07T15:15', '2024-04-08T15:15']],
  ])('DL-23 %s at %s from %s: a skipped time fires at the jump, a repeated one once', (zone, time, start, expected) => {
    expect(firsts(calendar(start, { kind: 'daily', every: 1, time, zone }), 3)).toEqual(expected);
  });

  it('DL-23 Pacific/Apia: a day that never was has no slot and takes none of the count', () => {
    const apia = { time: '00:00', zone: 'Pacific/Apia' };
    const daily = { ...calendar('2011-12-29T10:00', { kind: 'daily', every: 1, ...apia }), count: 3 };
    expect(firsts(daily, 5)).toEqual(['2011-12-29T10:00', '2011-12-30T10:00', '2011-12-31T10:00']);
    const friday = calendar('2011-12-20', { kind: 'weekly', every: 1, weekdays: [5], ...apia });
    expect(firsts(friday, 3)).toEqual(['2011-12-23T10:00', '2012-01-05T10:00', '2012-01-12T10:00']);
  });

  it('counts every third day from the day of the first slot', () => {
    const third = calendar('2024-01-01T15:00', { kind: 'daily', every: 3, ...amsterdam });
    expect(firsts(third, 3)).toEqual(['2024-01-02T08:00', '2024-01-05T08:00', '2024-01-08T08:00']);
  });

  it('DL-23 weekly: on the days named, every other week from that of the first slot', () => {
    const weekly = calendar('2024-05-02T12:00', { kind: 'weekly', every: 2, weekdays: [4, 1], ...amsterdam });
    expect(firsts(weekly, 4)).toEqual(['2024-05-06T07:00', '2024-05-09T07:00', '2024-05-20T07:00', '2024-05-23T07:00']);
  });

  it('DL-23 monthly: a day that a month lacks is its last, and two that fall together are one', () => {
    const monthly = calendar('2024-01-30', { kind: 'monthly', every: 1, days: [31, 30], ...amsterdam });
    expect(firsts(monthly, 7).map((text) => text.slice(0, 10))).toEqual([
      '2024-01-30',
      '2024-01-31',
      '2024-02-29',
      '2024-03-30',
      '2024-03-31',
      '2024-04-30',
      '2024-05-30',
    ]);
    const quarterly = calendar('2023-11-30', { kind: 'monthly', every: 3, days: [31], ...amsterdam });
    expect(firsts(quarterly, 3).map((text) => text.slice(0, 10))).toEqual(['2023-11-30', '2024-02-29', '2024-05-31']);
  });

  it('DL-23 yearly: 29 February is 28 February in common years', () => {
    const yearly = calendar('2023-03-01', { kind: 'yearly', every: 1, month: 2, day: 29, ...amsterdam });
    expect(firsts(yearly, 5).map((text) => text.slice(0, 10))).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('DL-23 dates: each once, in order, however they are listed', () => {
    const dates = ['2024-07-01', '2024-03-31', '2024-07-01', '2023-01-01'];
    const listed = calendar('2024-01-01', { kind: 'dates', dates, ...amsterdam });
    expect(firsts(listed, 9)).toEqual(['2024-03-31T07:00', '2024-07-01T07:00']);
  });

  it('ends with its end, which is part of it, or with its count, whichever comes first', () => {
    const daily = calendar('2024-01-01', { kind: 'daily', every: 1, ...amsterdam });
    expect(firsts({ ...daily, end: at('2024-01-03T08:00') }, 9)).toHaveLength(3);
    expect(firsts({ ...daily, end: at('2024-01-03T07:59') }, 9)).toHaveLength(2);
    expect(firsts({ ...daily, end: at('2024-01-09'), count: 4 }, 9)).toHaveLength(4);
    expect(firsts({ ...daily, end: at('2024-01-03'), count: 40 }, 9)).toHaveLength(2);
  });

  it('takes the count from the start wherever it is looked at from', () => {
    const daily: Schedule = { ...calendar('2024-01-01', { kind: 'daily', every: 1, ...amsterdam }), count: 5 };
    expect(texts(slotsBetween(daily, { from: at('2024-01-04'), to: at('2024-02-01') }))).toEqual([
      '2024-01-04T08:00',
      '2024-01-05T08:00',
    ]);
  });
});

describe('slotsBetween', () => {
  it('takes a slot at its end and none at its beginning', () => {
    const daily = calendar('2024-01-01', { kind: 'daily', every: 1, time: '00:00', zone: 'UTC' });
    expect(texts(slotsBetween(daily, { from: at('2024-01-01'), to: at('2024-01-02') }))).toEqual(['2024-01-02T00:00']);
    expect(slotsBetween(daily, { from: at('2024-01-02'), to: at('2024-01-02') })).toEqual([]);
  });
});

describe('slotKey', () => {
  it('is the same for a slot and differs for every other', () => {
    expect(slotKey('a', at('2024-01-01'))).toBe('a@2024-01-01T00:00:00Z');
    expect(slotKey('b', at('2024-01-01'))).not.toBe(slotKey('a', at('2024-01-01')));
  });
});
