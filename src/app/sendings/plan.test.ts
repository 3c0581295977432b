import { describe, expect, it } from 'vitest';
import type { DownloadSchedule } from '#contract/downloads.ts';
import { slotsBetween } from '#domain/schedule/slots.ts';
import { shownSchedule, toSchedule } from './plan.ts';

const now = Date.parse('2024-03-25T12:00:00Z');
const weekly: DownloadSchedule = {
  recurrence: { kind: 'weekly', every: 1, weekdays: [1], time: '09:00', zone: 'Europe/Amsterdam' },
};

describe('toSchedule', () => {
  it('keeps the time on the clocks of the place when these change', () => {
    const schedule = toSchedule(weekly, now);
    const slots = slotsBetween(schedule, { from: now, to: Date.parse('2024-04-09T00:00:00Z') });
    expect(slots.map((slot) => new Date(slot).toISOString())).toEqual([
      '2024-04-01T07:00:00.000Z',
      '2024-04-08T07:00:00.000Z',
    ]);
    const winter = toSchedule({ ...weekly, start: '2024-10-28' }, now);
    const [first] = slotsBetween(winter, { from: now, to: Date.parse('2024-10-29T00:00:00Z') });
    expect(new Date(first ?? 0).toISOString()).toBe('2024-10-28T08:00:00.000Z');
  });

  it('takes days as days of the place: the first from its midnight, the last with all of it', () => {
    const zone = 'Asia/Tokyo';
    const recurrence = { kind: 'daily', every: 1, time: '00:00', zone } as const;
    const schedule = toSchedule({ recurrence, start: '2024-05-01', end: '2024-05-02' }, now);
    const slots = slotsBetween(schedule, { from: now, to: Date.parse('2024-06-01T00:00:00Z') });
    expect(slots.map((slot) => new Date(slot).toISOString())).toEqual([
      '2024-04-30T15:00:00.000Z',
      '2024-05-01T15:00:00.000Z',
    ]);
    expect(shownSchedule(schedule)).toEqual({ recurrence, start: '2024-05-01', end: '2024-05-02' });
  });

  it('refuses a plan that never comes', () => {
    expect(() => toSchedule({ ...weekly, start: '2024-04-02', end: '2024-04-06' }, now)).toThrow('never fires');
    const dates = { kind: 'dates', dates: ['2024-03-24'], time: '09:00', zone: 'UTC' } as const;
    expect(() => toSchedule({ recurrence: { ...dates, dates: [...dates.dates] } }, now)).toThrow('has passed');
  });
});
