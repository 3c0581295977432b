import { describe, expect, it } from 'vitest';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { beforeOf, changeOf } from './before.ts';
import { kpiBefore, kpiOf } from './kpi.ts';

function kpi(id: string, value: number | null, unit = 'customers'): ResultSection {
  return { id, chart: 'kpi', columns: [], rows: [], headline: { value, growthPercent: null, unit } };
}
const range = { from: '2023-10', to: '2023-12' };

describe('changeOf', () => {
  it('X-2 is a percentage of the period before, and nothing where that had no figure or none to grow from', () => {
    expect(changeOf(110, 100, 'customers')).toEqual({ unit: 'percent', value: 10 });
    expect(changeOf(0, 50, 'customers')).toEqual({ unit: 'percent', value: -100 });
    expect(changeOf(5, 0, 'customers')).toBeUndefined();
    expect(changeOf(5, null, 'customers')).toBeUndefined();
    expect(changeOf(undefined, 5, 'customers')).toBeUndefined();
  });

  it('ADO-24 compares percentages in points, also past 100 and from 0', () => {
    expect(changeOf(140, 90, '%')).toEqual({ unit: 'points', value: 50 });
    expect(changeOf(12, 0, 'percent')).toEqual({ unit: 'points', value: 12 });
  });
});

describe('kpiBefore', () => {
  const against = (id: string, now: number, then: number) =>
    kpiBefore(kpiOf(kpi(id, now), []), { range, section: kpi(id, then) });

  it('calls growth good and decline bad', () => {
    expect(against('customers', 12, 10)).toMatchObject({ value: 10, arrow: 'up', tone: 'good' });
    expect(against('customers', 8, 10)).toMatchObject({ arrow: 'down', tone: 'bad' });
    expect(against('customers', 10, 10)).toMatchObject({ arrow: 'none', tone: 'even' });
  });

  it('calls more churn bad', () => {
    expect(against('customers-churned', 12, 10)).toMatchObject({ arrow: 'up', tone: 'bad' });
    expect(against('customers-churned', 8, 10)).toMatchObject({ arrow: 'down', tone: 'good' });
  });
});

describe('beforeOf', () => {
  const result: ReportResult = {
    report: 'customers',
    tenant: '1',
    range: { from: '2024-01', to: '2024-03' },
    filters: {},
    asOf: [],
    completeness: { missing: [], partial: [], late: [] },
    redacted: [],
    sections: [],
  };

  it('finds the section of the period before, and nothing when none was asked for', () => {
    const before = { range, sections: [kpi('customers', 3)] };
    expect(beforeOf({ ...result, before }, 'customers')).toEqual({ range, section: kpi('customers', 3) });
    expect(beforeOf({ ...result, before }, 'geography')).toBeUndefined();
    expect(beforeOf(result, 'customers')).toBeUndefined();
  });
});
