import { describe, expect, it } from 'vitest';
import { formatMoney } from '#text/format.ts';
import { majorText, minorOf } from './member-money.ts';

describe('amounts', () => {
  it('FEE-36 are read and written in the smallest unit of their currency', () => {
    expect(minorOf('1250', 'EUR')).toBe(125_000);
    expect(minorOf('1250.5', 'EUR')).toBe(125_050);
    expect(minorOf('1250,05', 'EUR')).toBe(125_005);
    expect(minorOf('1250', 'JPY')).toBe(1250);
    expect(minorOf('0.125', 'KWD')).toBe(125);
    expect(majorText({ currency: 'EUR', amount: 5 })).toBe('0.05');
    expect(majorText({ currency: 'JPY', amount: 1250 })).toBe('1250');
  });

  it.each(['', 'a', '1.234', '-1', '1e3', '1,250.00', '1.'])('takes %j for no amount of euros', (text) => {
    expect(minorOf(text, 'EUR')).toBeUndefined();
  });

  it('are written as the reader writes them', () => {
    expect(formatMoney({ currency: 'USD', amount: 187_550 }, 'en')).toBe('$1,875.50');
    expect(formatMoney({ currency: 'EUR', amount: 100 }, 'nl')).toMatch(/^€\s1,00$/);
    expect(formatMoney({ currency: 'JPY', amount: 1250 }, 'en')).toBe('¥1,250');
  });
});
