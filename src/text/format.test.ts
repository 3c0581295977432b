import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatCompact,
  formatMoney,
  formatMonth,
  formatMonthRange,
  formatNumber,
  formatPercent,
  missing,
} from './format.ts';

describe('formats', () => {
  it('HTTP-6 shows a missing figure as missing, never as zero', () => {
    for (const format of [formatNumber, formatCompact, formatPercent]) {
      expect(format(null, 'en')).toBe(missing);
      expect(format(undefined, 'en')).toBe(missing);
      expect(format(0, 'en')).toMatch(/^0/);
    }
  });

  it('FEE-36 writes amounts of the smallest unit, however many digits the currency has', () => {
    const money = (currency: string, amount: number) =>
      formatMoney({ currency, amount }, 'en', { display: 'code' }).replaceAll(/\s/g, ' ');
    expect(money('EUR', 400_002)).toBe('EUR 4,000.02');
    expect(money('JPY', 400_002)).toBe('JPY 400,002');
    expect(money('KWD', -1)).toBe('-KWD 0.001');
    expect(formatMoney({ currency: 'EUR', amount: 150_001 }, 'nl').replaceAll(/\s/g, ' ')).toBe('€ 1.500,01');
  });

  it('writes large numbers short and keeps small ones as they are', () => {
    expect([5123, 1000, 999, 12_345_678].map((value) => formatCompact(value, 'en'))).toEqual([
      '5.12K',
      '1.00K',
      '999',
      '12.3M',
    ]);
    expect(formatCompact(5123, 'nl')).toBe('5,12K');
    expect(formatNumber(12_345.678, 'nl')).toBe('12.345,68');
  });

  it('CUS-12 signs growth and decline', () => {
    expect(formatPercent(12.34, 'en', { signed: true })).toBe('+12.3%');
    expect(formatPercent(-4, 'nl', { signed: true })).toBe('−4%');
    expect(formatPercent(0, 'en', { signed: true })).toBe('0%');
    expect(formatPercent(20.25, 'nl')).toBe('20,3%');
  });

  it('writes months as Jan 24 in the language of the reader', () => {
    expect(formatMonth('2024-01', 'en')).toBe('Jan 24');
    expect(formatMonth('2024-03', 'nl')).toBe('mrt 24');
    expect(formatMonthRange({ from: '2023-07', to: '2024-06' }, 'en')).toBe('Jul 23 – Jun 24');
    expect(formatMonthRange({ from: '2024-06', to: '2024-06' }, 'en')).toBe('Jun 24');
  });

  it('CO-13 says how long ago data came, in the largest unit, and never in the future', () => {
    const now = Date.parse('2024-07-02T12:00:00Z');
    expect(formatAgo('2024-07-02T10:10:00Z', now, 'en')).toBe('1 hour ago');
    expect(formatAgo('2024-06-29T12:00:00Z', now, 'nl')).toBe('3 dagen geleden');
    expect(formatAgo('2024-07-02T12:00:05Z', now, 'en')).toBe('now');
  });
});
