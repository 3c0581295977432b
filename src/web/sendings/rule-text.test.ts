import { describe, expect, it } from 'vitest';
import { readNumber, ruleTextOf, toRule } from './rule-text.ts';

describe('readNumber', () => {
  it.each([
    ['1,200', 'en', 1200],
    ['1.200', 'nl', 1200],
    ['1.2', 'en', 1.2],
    ['1,2', 'nl', 1.2],
    ['1,2', 'en', 1.2],
    ['1.2', 'nl', 1.2],
    ['12,345,678.5', 'en', 12_345_678.5],
    ['12.345.678,5', 'nl', 12_345_678.5],
    ['−3', 'en', -3],
    [' 10% ', 'en', 10],
    ['', 'en', undefined],
    ['1e5', 'en', undefined],
    ['1,2,3', 'en', undefined],
    ['ten', 'nl', undefined],
  ])('reads "%s" (%s) as %s', (text, language, value) => {
    expect(readNumber(text, language)).toBe(value);
  });
});

describe('toRule', () => {
  it('is none without a number', () => {
    expect(toRule({ kind: 'above', number: '', unit: 'percent' }, 'en')).toBeUndefined();
  });

  it.each([
    ['below', { kind: 'below', threshold: 5 }],
    ['down', { kind: 'change', direction: 'down', by: 5, unit: 'points' }],
    ['stale', { kind: 'stale', days: 5 }],
  ] as const)('reads %s', (kind, rule) => {
    expect(toRule({ kind, number: '5', unit: 'points' }, 'en')).toEqual(rule);
  });
});

describe('ruleTextOf', () => {
  it.each([
    { kind: 'above', threshold: 1_234_567.25 },
    { kind: 'below', threshold: -0.000_001 },
    { kind: 'change', direction: 'either', by: 0.1, unit: 'points' },
    { kind: 'stale', days: 30 },
  ] as const)('is written so that it is read as the same: $kind', (rule) => {
    for (const language of ['en', 'nl']) expect(toRule(ruleTextOf(rule, language), language)).toEqual(rule);
  });
});
