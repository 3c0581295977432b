import { describe, expect, it } from 'vitest';
import { daysOfLookBack } from './look-back.ts';

describe('daysOfLookBack', () => {
  it('A-25 DL-21 counts days up to yesterday and complete months before the current one', () => {
    expect(daysOfLookBack({ kind: 'last', count: 30, unit: 'days' }, '2024-03-15')).toEqual({
      from: '2024-02-14',
      to: '2024-03-14',
    });
    expect(daysOfLookBack({ kind: 'last', count: 1, unit: 'months' }, '2024-03-15')).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(daysOfLookBack({ kind: 'last', count: 2, unit: 'years' }, '2024-03-01')).toEqual({
      from: '2022-03-01',
      to: '2024-02-29',
    });
    expect(daysOfLookBack({ kind: 'lifetime' }, '2024-03-01')).toBeUndefined();
  });
});
