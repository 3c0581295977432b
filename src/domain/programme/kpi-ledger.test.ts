import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOf, type KpiLine, kpiSum } from './kpi-ledger.ts';

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
const sumOf = (lines: readonly KpiLine[], competency?: string) =>
  kpiSum(amountsOf(lines), { window, ...(competency !== undefined && { competency }) });

describe('kpiSum', () => {
  it('ENR-4 ENR-50 adds the qualifying lines of the window by month, and shows empty months', () => {
    const lines = [
      line({}),
      line({ line: 2, kpi: 0.5 }),
      line({ line: 3, qualifying: false }),
      line({ invoice: 'B', date: '2020-03-31', kpi: 2 }),
      line({ invoice: 'B', line: 2, date: '2020-04-01', kpi: 4 }),
    ];
    const sum = sumOf(lines);
    expect(sum.byMonth).toEqual([
      { month: '2020-01', kpi: 10.5, revenueUsd: 200 },
      { month: '2020-02', kpi: 0, revenueUsd: 0 },
      { month: '2020-03', kpi: 2, revenueUsd: 100 },
    ]);
    expect(sum).toMatchObject({ total: 12.5, revenueUsd: 300 });
  });

  it('OWN-3 counts an invoice line once, as it came last', () => {
    expect(sumOf([line({}), line({ invoice: ' A', kpi: 7 })]).total).toBe(7);
  });

  it('ENR-50 lets a credit note lower the sum below zero', () => {
    expect(sumOf([line({ kpi: -3, units: -3 })]).total).toBe(-3);
  });

  it('OWN-3 takes a line without a competency for every competency, and names without case', () => {
    const lines = [
      line({ competency: 'data analytics ' }),
      line({ line: 2, kpi: 1 }),
      line({ line: 3, competency: '  ', kpi: 0.25 }),
      line({ line: 4, competency: 'Messaging' }),
    ];
    expect(sumOf(lines, 'Data Analytics').total).toBe(11.25);
    expect(sumOf(lines).total).toBe(21.25);
  });

  it('ENR-56 adds any values of six decimals without a rest, in any order', () => {
    expect(sumOf(Array.from({ length: 10 }, (_, i) => line({ line: i, kpi: 0.1 }))).total).toBe(1);
    const millionths = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 30 });
    fc.assert(
      fc.property(millionths, (values) => {
        const lines = values.map((value, i) => line({ line: i, kpi: value / 1e6 }));
        expect(sumOf(lines).total).toBe(values.reduce((sum, value) => sum + value, 0) / 1e6);
        expect(sumOf(lines.toReversed()).total).toBe(sumOf(lines).total);
      }),
    );
  });
});
