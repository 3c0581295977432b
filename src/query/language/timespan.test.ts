import { describe, expect, it } from 'vitest';
import { daysBetween } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { parsePeriod } from './period.ts';
import { toPeriod } from './timespan.ts';

describe('toPeriod', () => {
  it('A-25 takes complete months before the current one', () => {
    expect(toPeriod('LAST_MONTH', '2024-03-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(toPeriod('LAST_3_MONTHS', '2024-02-29')).toEqual({ from: '2023-11-01', to: '2024-01-31' });
    expect(toPeriod('LAST_6_MONTHS', '2024-07-10')).toEqual({ from: '2024-01-01', to: '2024-06-30' });
    expect(toPeriod('LAST_1_YEAR', '2024-12-31')).toEqual({ from: '2023-12-01', to: '2024-11-30' });
  });

  it('A-25 takes days that end yesterday, one day, or all there is', () => {
    for (const days of [7, 14, 30, 90, 180, 365] as const) {
      const period = toPeriod(`LAST_${days}_DAYS`, '2024-03-01');
      expect(period?.to).toBe('2024-02-29');
      expect(daysBetween(period?.from ?? '', '2024-03-01')).toBe(days);
    }
    expect(toPeriod('TODAY', '2024-03-01')).toEqual({ from: '2024-03-01', to: '2024-03-01' });
    expect(toPeriod('YESTERDAY', '2024-03-01')).toEqual({ from: '2024-02-29', to: '2024-02-29' });
    expect(toPeriod('LIFETIME', '2024-03-01')).toBeUndefined();
  });
});

describe('parsePeriod', () => {
  const refusal = (start: string, end: string) => {
    try {
      return parsePeriod({ start, end });
    } catch (error) {
      if (error instanceof Fault && error.code === 'bad-parameter') return error.message;
      throw error;
    }
  };

  it('A-27 begins with the start and ends before the end', () => {
    const period = (start: string, end: string) => parsePeriod({ start, end });
    expect(period('2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z')).toEqual({ from: '2024-01-01', to: '2024-01-31' });
    expect(period('2024-01-31T23:59:59Z', '2024-02-01T00:00:01Z')).toEqual({ from: '2024-01-31', to: '2024-02-01' });
    expect(period('2024-01-01T00:00:00Z', '2024-01-01T00:00:01Z')).toEqual({ from: '2024-01-01', to: '2024-01-01' });
  });

  it('A-27 refuses an end that is not after the start', () => {
    const text = 'Invalid report parameters for creation - EndTime should be greater than StartTime';
    expect(refusal('2024-02-01T00:00:00Z', '2024-01-01T00:00:00Z')).toBe(text);
    expect(refusal('2024-02-01T00:00:00Z', '2024-02-01T00:00:00Z')).toBe(text);
  });

  it('A-35 refuses another date format in the documented words', () => {
    const good = '2024-02-01T00:00:00Z';
    const wrong = [
      '2024-02-01',
      '2024-02-01 00:00:00Z',
      '2024-02-30T00:00:00Z',
      '2024-02-01T24:00:00Z',
      '2024-02-01T00:00:00',
      '',
    ];
    for (const text of wrong) {
      const words = (name: string) =>
        `Invalid report parameters for creation - ${name} should follow format: yyyy-MM-ddTHH:mm:ssZ`;
      expect(refusal(text, good)).toBe(words('StartTime'));
      expect(refusal(good, text)).toBe(words('EndTime'));
    }
  });
});
