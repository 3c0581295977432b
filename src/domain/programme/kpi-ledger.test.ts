import { describe, expect, it } from 'vitest';
import { type KpiLine, kpiSum, linesBehind } from './kpi-ledger.ts';

const line = (more: Partial<KpiLine>): KpiLine => ({
  invoice: 'A',
  line: 1,
  date: '2020-01-05',
  type: 'MOC digital',
  units: 10,
  kpi: 10,
  revenueUsd: 100,
  qualifying: true,
  origin: 'import',
  ...more,
});
const window = { from: '2020-01', to: '2020-03' };

describe('kpiSum', () => {
  it('ENR-4 ENR-50 adds the qualifying lines of the window by month, and shows empty months', () => {
    const lines = [
      line({}),
      line({ line: 2, kpi: 0.5 }),
      line({ line: 3, qualifying: false }),
      line({ invoice: 'B', date: '2020-03-31', kpi: 2 }),
    ];
    const sum = kpiSum(lines, { window, on: '2020-12-31' });
    expect(sum.byMonth).toEqual([
      { month: '2020-01', kpi: 10.5, revenueUsd: 200 },
      { month: '2020-02', kpi: 0, revenueUsd: 0 },
      { month: '2020-03', kpi: 2, revenueUsd: 100 },
    ]);
    expect(sum).toMatchObject({ total: 12.5, revenueUsd: 300 });
  });

  it('OWN-3 counts an invoice line once, as it came last', () => {
    const sum = kpiSum([line({}), line({ kpi: 7 })], { window, on: '2020-12-31' });
    expect(sum.total).toBe(7);
  });

  it('ENR-50 lets a credit note lower the sum below zero, and leaves out what lies in the future', () => {
    const lines = [line({ kpi: -3 }), line({ invoice: 'C', date: '2020-02-02', kpi: 9 })];
    expect(kpiSum(lines, { window, on: '2020-02-01' }).total).toBe(-3);
  });

  it('OWN-3 takes a line without a competency for every competency', () => {
    const lines = [
      line({ competency: 'Data Analytics' }),
      line({ line: 2, kpi: 1 }),
      line({ line: 3, competency: 'Messaging' }),
    ];
    expect(kpiSum(lines, { window, on: '2020-12-31', competency: 'Data Analytics' }).total).toBe(11);
    expect(
      linesBehind(lines, { window, on: '2020-12-31', competency: 'Data Analytics' }).map(({ line }) => line),
    ).toEqual([1, 2]);
  });

  it('adds tenths without a rest', () => {
    const lines = Array.from({ length: 10 }, (_, i) => line({ line: i, kpi: 0.1 }));
    expect(kpiSum(lines, { window, on: '2020-12-31' }).total).toBe(1);
  });
});
