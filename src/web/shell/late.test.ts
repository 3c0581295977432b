import { describe, expect, it } from 'vitest';
import { isLate } from './late.ts';

describe('isLate', () => {
  it('CO-13 gives a month time until the 20th of the next one', () => {
    expect(isLate('2024-05', '2024-06-30')).toBe(false);
    expect(isLate('2024-05', '2024-07-20')).toBe(false);
    expect(isLate('2024-05', '2024-07-21')).toBe(true);
    expect(isLate('2024-06', '2024-07-21')).toBe(false);
    expect(isLate('2023-11', '2024-01-20')).toBe(false);
    expect(isLate('2023-11', '2024-01-21')).toBe(true);
  });
});
