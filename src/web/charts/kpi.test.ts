import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { kpiOf } from './kpi.ts';
import { sparkOf } from './spark.ts';

function section(id: string, growthPercent: number | null): ResultSection {
  return {
    id,
    chart: 'kpi',
    columns: [
      { id: 'month', type: 'month' },
      { id: 'value', type: 'integer' },
    ],
    rows: [
      { month: '2024-01', value: 4 },
      { month: '2024-03', value: 6 },
    ],
    headline: { value: 6, growthPercent, unit: 'customers' },
  };
}
const months = ['2024-01', '2024-02', '2024-03'];

describe('kpiOf', () => {
  it('CUS-13 gives the value of each month of the range, a month without data as a gap', () => {
    expect(kpiOf(section('customers', 50), months)).toMatchObject({ value: 6, values: [4, undefined, 6] });
  });

  it('CUS-12 shows growth as good and decline as bad, with an arrow', () => {
    expect(kpiOf(section('customers', 50), months).badge).toMatchObject({ arrow: 'up', tone: 'good' });
    expect(kpiOf(section('customers', -2), months).badge).toMatchObject({ arrow: 'down', tone: 'bad' });
    expect(kpiOf(section('customers', 0), months).badge).toMatchObject({ arrow: 'none', tone: 'even' });
  });

  it('CUS-42 shows the part of the customers that left as a loss, never as growth', () => {
    expect(kpiOf(section('customers-churned', 6.4), months).badge).toEqual({
      percent: 6.4,
      arrow: 'down',
      tone: 'bad',
      kind: 'loss',
    });
  });

  it('has no badge where growth has no value', () => {
    expect(kpiOf(section('customers', null), months).badge).toBeUndefined();
  });
});

describe('sparkOf', () => {
  it('X-41 breaks the line at a gap and keeps a month that stands alone', () => {
    const { line, points, lonely } = sparkOf([4, 5, undefined, 6], 90, 20);
    expect(line.match(/M/g)).toHaveLength(2);
    expect(points[2]).toBeUndefined();
    expect(lonely).toEqual([points[3]]);
  });

  it('stays inside its box for zero, one and equal values', () => {
    for (const values of [[], [0], [3, 3, 3], [0, 0]]) {
      for (const point of sparkOf(values, 90, 20).points) {
        expect(point?.y).toBeGreaterThanOrEqual(0);
        expect(point?.y).toBeLessThanOrEqual(20);
      }
    }
  });
});
