import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { figuresOf, offeredFigures, offeredRows, rowsOf } from './figures.ts';

const kpi: ResultSection = {
  id: 'customers',
  chart: 'kpi',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'value', type: 'integer' },
  ],
  rows: [{ month: '2024-03', value: 4 }],
  headline: { value: 4, growthPercent: null, unit: 'customers' },
};
const trend: ResultSection = {
  id: 'trend',
  chart: 'stacked-columns',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'value', type: 'text' },
    { id: 'customers', type: 'integer', unit: 'customers' },
    { id: 'share', type: 'percent' },
  ],
  rows: [
    { month: '2024-02', value: 'A', customers: 1, share: 1 },
    { month: '2024-03', value: 'A', customers: 2, share: 1 },
    { month: '2024-03', value: null, customers: 3, share: 1 },
  ],
};

describe('figuresOf', () => {
  it('offers the number in large type alone where its months are all there is', () => {
    expect(figuresOf(kpi)).toEqual([{ column: null, unit: 'customers' }]);
    expect(rowsOf(kpi)).toEqual([]);
  });

  it('offers the figures of each row once, whatever the month', () => {
    expect(figuresOf(trend)).toEqual([
      { column: 'customers', unit: 'customers' },
      { column: 'share', unit: '%' },
    ]);
    expect(rowsOf(trend)).toEqual([{ value: 'A' }, { value: '' }]);
  });
});

describe('what is watched already', () => {
  it('is offered as it is there, whatever the order of its values', () => {
    expect(offeredRows(trend, { value: 'A' })).toEqual(rowsOf(trend));
    expect(offeredFigures(trend, 'share')).toEqual(figuresOf(trend));
  });

  it('stays on offer when the page shows it no more', () => {
    expect(offeredRows(trend, { value: 'gone' })).toEqual([...rowsOf(trend), { value: 'gone' }]);
    expect(offeredFigures(trend, 'gone')).toEqual([...figuresOf(trend), { column: 'gone', unit: undefined }]);
    expect(offeredRows(kpi, {})).toEqual([]);
  });
});
