import { describe, expect, it } from 'vitest';
import { waitText } from './wait-text.ts';

describe('waitText', () => {
  it('SEC-12 rounds up, so that nobody comes back too early', () => {
    expect(waitText(1, 'en')).toBe('1 second');
    expect(waitText(89.2, 'en')).toBe('90 seconds');
    expect(waitText(121, 'en')).toBe('3 minutes');
    expect(waitText(900, 'nl')).toBe('15 minuten');
    expect(waitText(7200, 'en')).toBe('2 hours');
  });
});
