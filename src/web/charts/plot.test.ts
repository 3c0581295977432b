import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { heightAt, narrow, othersId, plotOf } from './plot.ts';

const months = ['2024-01', '2024-02', '2024-03'];

const addsAndChurns: ResultSection = {
  id: 'adds-and-churns',
  chart: 'stacked-columns',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'churned', type: 'integer' },
    { id: 'added', type: 'integer' },
    { id: 'existing', type: 'integer' },
  ],
  rows: [
    { month: '2024-01', existing: 10, added: 2, churned: 1 },
    { month: '2024-03', existing: 11, added: 0, churned: 4 },
  ],
};

function trend(rows: ResultSection['rows']): ResultSection {
  return {
    id: 'trend-product',
    chart: 'stacked-columns',
    columns: [
      { id: 'month', type: 'month' },
      { id: 'value', type: 'text' },
      { id: 'customers', type: 'integer' },
    ],
    rows,
  };
}

describe('plotOf', () => {
  it('CUS-73 stacks existing, then added, with churned on the other side, whatever the order of the columns', () => {
    expect(plotOf(addsAndChurns, months).series.map(({ id, role }) => [id, role])).toEqual([
      ['existing', 'existing'],
      ['added', 'added'],
      ['churned', 'churned'],
    ]);
  });

  it('X-41 keeps a month without rows empty instead of zero', () => {
    expect(plotOf(addsAndChurns, months).series[0]?.values).toEqual([10, undefined, 11]);
  });

  it('CUS-101 turns rows by value into series by month, 0 where a month with data lacks the value', () => {
    const plot = plotOf(
      trend([
        { month: '2024-01', value: 'Azure', customers: 3 },
        { month: '2024-01', value: 'Power BI', customers: 5 },
        { month: '2024-03', value: 'Power BI', customers: 1 },
      ]),
      months,
    );
    expect(plot.series.map(({ id, values }) => [id, values])).toEqual([
      ['Power BI', [5, undefined, 1]],
      ['Azure', [3, undefined, 0]],
    ]);
    expect(plot.partition).toBe(false);
  });

  it('CO-16 draws eleven of many values and the rest as Others; X-44 keeps (not set) last', () => {
    const values = Array.from({ length: 15 }, (_, rank) => ({
      month: '2024-01',
      value: `v${rank}`,
      customers: 20 - rank,
    }));
    const { series } = plotOf(trend([{ month: '2024-01', value: null, customers: 99 }, ...values]), ['2024-01']);
    expect(series).toHaveLength(12);
    expect(series.at(-1)).toMatchObject({ id: '(not set)', role: 'not-set', values: [99] });
    expect(series.at(-2)).toMatchObject({ id: othersId, role: 'others', values: [10 + 9 + 8 + 7 + 6] });
  });

  it('CUS-110 draws active customers as columns and all customers as a line', () => {
    const section: ResultSection = {
      id: 'active-trend',
      chart: 'columns-line',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'activeCustomers', type: 'integer' },
        { id: 'customers', type: 'integer' },
      ],
      rows: [{ month: '2024-01', activeCustomers: 3, customers: 5 }],
    };
    expect(plotOf(section, ['2024-01']).series.map(({ id, kind }) => [id, kind])).toEqual([
      ['activeCustomers', 'column'],
      ['customers', 'line'],
    ]);
  });
});

describe('narrow', () => {
  it('CUS-75 keeps the months of the slider, both ends included', () => {
    const plot = narrow(plotOf(addsAndChurns, months), { from: 1, to: 2 });
    expect(plot.months).toEqual(['2024-02', '2024-03']);
    expect(plot.series[0]?.values).toEqual([undefined, 11]);
  });

  it('CUS-74 leaves out what the legend hides', () => {
    const plot = narrow(plotOf(addsAndChurns, months), { hidden: new Set(['churned', 'existing']) });
    expect(plot.series.map(({ id }) => id)).toEqual(['added']);
  });
});

describe('heightAt', () => {
  it('CUS-76 is new plus existing: churn is no part of the customers of the month', () => {
    const plot = plotOf(addsAndChurns, months);
    expect([heightAt(plot, 0), heightAt(plot, 1), heightAt(plot, 2)]).toEqual([12, undefined, 11]);
  });
});
