import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { isRate, ratesOf } from './rates.ts';

const section: ResultSection = {
  id: 'usage',
  chart: 'kpi',
  columns: [
    { id: 'workloadCode', type: 'text' },
    { id: 'licensesQualified', type: 'integer' },
    { id: 'licensesActive', type: 'integer' },
    { id: 'usagePercent', type: 'percent' },
  ],
  rows: [
    { workloadCode: 'EXO', licensesQualified: 10, licensesActive: 14, usagePercent: 140 },
    { workloadCode: 'NEW', licensesQualified: 0, licensesActive: 2, usagePercent: null },
  ],
  headline: { value: 160, growthPercent: null, unit: '%' },
};

describe('ratesOf', () => {
  it('ADO-24 keeps what passes 100 and makes room for it; ADO-31 has no percentage of nothing', () => {
    const { rates, scale, by, measure } = ratesOf(section);
    expect({ scale, by, measure }).toEqual({ scale: 140, by: 'workloadCode', measure: 'usagePercent' });
    expect(rates).toEqual([
      { code: 'EXO', part: 14, whole: 10, percent: 140 },
      { code: 'NEW', part: 2, whole: 0, percent: undefined },
    ]);
  });

  it('ends its bars at 100 where nothing passes it', () => {
    expect(ratesOf({ ...section, rows: [] }).scale).toBe(100);
  });
});

describe('isRate', () => {
  it('tells a figure with parts from one with months', () => {
    expect(isRate(section)).toBe(true);
    expect(isRate({ ...section, columns: [{ id: 'month', type: 'month' }] })).toBe(false);
    expect(isRate({ ...section, chart: 'table' })).toBe(false);
  });
});
