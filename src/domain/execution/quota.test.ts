import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkActiveReports,
  checkExecuteNow,
  checkKept,
  checkQueries,
  defaultQuotas,
  hubRoomAt,
  type Kept,
} from './quota.ts';

const numRuns = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120));
const now = Date.UTC(2024, 0, 1, 12);
const minute = 60_000;
const ago = (...minutes: number[]) => minutes.map((each) => now - each * minute);

describe('quotas of a user', () => {
  it('API-39 50 active reports', () => {
    expect(() => checkActiveReports(49, defaultQuotas)).not.toThrow();
    expect(() => checkActiveReports(50, defaultQuotas)).toThrow(
      expect.objectContaining({
        code: 'bad-parameter',
        message: 'User has exceeded its report creation quota of 50 active reports',
      }),
    );
  });

  it('API-39 100 queries', () => {
    expect(() => checkQueries(99, defaultQuotas)).not.toThrow();
    expect(() => checkQueries(100, defaultQuotas)).toThrow(
      'Number of queries exceeded. Delete few queries before creating new queries',
    );
  });

  it('API-39 five reports at once in 60 minutes, and says when there is room', () => {
    expect(() => checkExecuteNow(ago(59, 30, 20, 10), now, defaultQuotas)).not.toThrow();
    expect(() => checkExecuteNow(ago(60, 30, 20, 10, 0), now, defaultQuotas)).not.toThrow();
    expect(() => checkExecuteNow(ago(10, 59, 30, 20, 0), now, defaultQuotas)).toThrow(
      expect.objectContaining({
        message: 'User has exceeded its ExecuteNow report creation quota of 5 reports/60 mins',
        retryAfter: 60,
      }),
    );
  });

  it('API-39 names the number of the settings', () => {
    expect(() => checkActiveReports(3, { ...defaultQuotas, activeReports: 3 })).toThrow('quota of 3 active reports');
  });
});

describe('quotas of the hub', () => {
  it.each<[Kept, number]>([
    ['favourites', 30],
    ['templates', 200],
    ['schedules', 40],
  ])('DL-16 DL-17 DL-20 A-40 keeps %s: %i at most', (kind, most) => {
    expect(() => checkKept(kind, most - 1, defaultQuotas)).not.toThrow();
    expect(() => checkKept(kind, most, defaultQuotas)).toThrow(
      expect.objectContaining({ code: 'too-large', parameter: kind, allowed: [`${most} ${kind}`] }),
    );
  });

  it('DL-16 A-40 shows five favourites', () => {
    expect(defaultQuotas.favouritesShown).toBe(5);
  });

  it('DL-18 A-41 lets the sixth report wait until the first of five is 60 minutes old', () => {
    const room = (completed: number[], running = 0) =>
      (hubRoomAt({ completed, running }, now, defaultQuotas) - now) / minute;
    expect(room(ago(50, 40, 30, 20))).toBe(0);
    expect(room(ago(50, 40, 30, 20, 10))).toBe(10);
    expect(room(ago(70, 40, 30, 20, 10))).toBe(0);
    expect(room(ago(50, 40, 30, 20), 1)).toBe(10);
    expect(room([], 5)).toBe(60);
  });

  it('DL-18 never has more than five completed in any 60 minutes, when each waits for its room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 40 }), (pauses) => {
        const completed: number[] = [];
        let clock = 0;
        for (const pause of pauses) {
          clock = hubRoomAt({ completed, running: 0 }, clock + pause * minute, defaultQuotas);
          completed.push(clock);
        }
        for (const [i, at] of completed.entries()) {
          const sixth = completed[i + 5];
          if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(60 * minute);
        }
      }),
      { numRuns },
    );
  });
});
