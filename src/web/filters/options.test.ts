import { describe, expect, it } from 'vitest';
import type { FilterOptions } from '#contract/report.ts';
import { matching, settle, valuesOf } from './options.ts';

const offered: FilterOptions = {
  report: 'customers',
  range: { from: '2024-01', to: '2024-06' },
  available: { from: '2023-01', to: '2024-06' },
  options: { product: ['Azure', 'Office 365', null], market: ['NL'] },
};

describe('valuesOf', () => {
  it('CO-5 offers the values with data, "not set" as the empty one, then what is chosen but gone', () => {
    expect(valuesOf('product', offered, {})).toEqual(['Azure', 'Office 365', '']);
    expect(valuesOf('product', offered, { product: ['azure ', 'Skype'] })).toEqual([
      'Azure',
      'Office 365',
      '',
      'Skype',
    ]);
    expect(valuesOf('segment', offered, {})).toEqual([]);
  });
});

describe('settle', () => {
  it('CO-5 takes a list with every value on for no choice', () => {
    expect(settle({ product: ['Azure', 'Office 365', ''], market: [] }, offered)).toEqual({});
    expect(settle({ product: ['Azure'], market: ['NL'] }, offered)).toEqual({ product: ['Azure'] });
  });
});

describe('matching', () => {
  it('X-45 searches without case, "not set" by its shown words', () => {
    expect(matching(['Azure', 'Office 365', ''], ' OFF', '(not set)')).toEqual(['Office 365']);
    expect(matching(['Azure', ''], 'not', '(not set)')).toEqual(['']);
  });
});
