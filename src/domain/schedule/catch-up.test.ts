import { describe, expect, it } from 'vitest';
import { catchUp, defaultCatchUp } from './catch-up.ts';
import { dayMs, hourMs } from './instant.ts';
import type { Schedule } from './recurrence.ts';

const start = Date.UTC(2024, 0, 1, 9);
const daily: Schedule = { recurrence: { kind: 'daily', every: 1, time: '09:00', zone: 'UTC' }, start };

describe('catchUp', () => {
  it('API-38 runs in ordinary work the slot that has just come, and nothing when none has', () => {
    expect(catchUp(daily, { since: start - 1000, now: start })).toEqual({ run: [start] });
    expect(catchUp(daily, { since: start, now: start + hourMs })).toEqual({ run: [] });
  });

  it('API-38 makes the newest slot up after five days down, and tells the other four', () => {
    const now = start + 4 * dayMs + hourMs;
    expect(catchUp(daily, { since: start - 1, now })).toEqual({
      run: [start + 4 * dayMs],
      missed: { count: 4, first: start, last: start + 3 * dayMs },
    });
  });

  it('makes as many up as the rule says, oldest first', () => {
    const rule = { ...defaultCatchUp, most: 3 };
    expect(catchUp(daily, { since: start - 1, now: start + 4 * dayMs, rule })).toEqual({
      run: [start + 2 * dayMs, start + 3 * dayMs, start + 4 * dayMs],
      missed: { count: 2, first: start, last: start + dayMs },
    });
  });

  it('makes a slot up that is just as old as the rule allows', () => {
    const once: Schedule = { ...daily, count: 1 };
    const { reachMs } = defaultCatchUp;
    expect(catchUp(once, { since: start - 1, now: start + reachMs })).toEqual({ run: [start] });
    expect(catchUp(once, { since: start - 1, now: start + reachMs + 1 }).run).toEqual([]);
  });

  it('does not make up a slot of a year ago', () => {
    const once: Schedule = { ...daily, count: 1 };
    expect(catchUp(once, { since: start - 1, now: start + 365 * dayMs })).toEqual({
      run: [],
      missed: { count: 1, first: start, last: start },
    });
  });
});
