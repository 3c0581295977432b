import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { ghostOf } from './before.ts';
import { lookOf, seriesColors } from './look.ts';
import { monthOption } from './month-option.ts';
import { narrow, plotOf } from './plot.ts';
import { tipAt, tipText } from './tip.ts';
import type { Words } from './words.ts';

const words: Words = { t: (key, values) => String(values?.defaultValue ?? key), language: 'en' };
const section: ResultSection = {
  id: 'adds-and-churns',
  chart: 'stacked-columns',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'existing', type: 'integer' },
    { id: 'added', type: 'integer' },
    { id: 'churned', type: 'integer' },
  ],
  rows: [
    { month: '2024-01', existing: 30, added: 10, churned: 5 },
    { month: '2024-03', existing: 38, added: 1, churned: 0 },
  ],
};
const plot = plotOf(section, ['2024-01', '2024-02', '2024-03']);
const colors = seriesColors(plot.series, 'light');
const tip = (index: number) => tipAt(plot, index, { words, colors, partial: ['2024-03'] });
const option = monthOption(plot, { look: lookOf('light'), words, colors, tip });

function seriesOf(id: string): unknown {
  return [option.series].flat().find((series) => series?.id === id);
}

describe('monthOption', () => {
  it('CUS-72 draws churned below zero in a stack with the others', () => {
    expect(seriesOf('churned')).toMatchObject({ type: 'bar', stack: 'months', data: [-5, null, -0] });
    expect(seriesOf('added')).toMatchObject({ stack: 'months', data: [10, null, 1] });
  });

  it('CUS-71 has the months of the range on the x axis, also those without data', () => {
    expect(option.xAxis).toMatchObject([{ data: ['2024-01', '2024-02', '2024-03'] }, { axisLine: { onZero: true } }]);
  });

  it('gives existing, added and churned three different colours', () => {
    expect(new Set(['existing', 'added', 'churned'].map((id) => colors.get(id))).size).toBe(3);
  });
});

describe('the period before and notes on months', () => {
  const months = ['2023-10', '2023-11', '2023-12'];
  const earlier = plotOf({ ...section, rows: [{ month: '2023-10', existing: 20, added: 2, churned: 1 }] }, months);
  const ghost = ghostOf(plot, earlier);
  const parts = {
    words,
    colors,
    ghost,
    remarks: (month: string) => (month === '2024-03' ? ['Price list changed'] : []),
  };
  const drawn = monthOption(plot, { look: lookOf('light'), words, colors, ghost, noted: new Set(['2024-03']), tip });
  const series = (id: string) => [drawn.series].flat().find((one) => one?.id === id);

  it('draws a stack of the period before as one dashed line of its height', () => {
    expect(series('before-before')).toMatchObject({
      type: 'line',
      data: [22, null, null],
      lineStyle: { type: [5, 4] },
    });
  });

  it('puts a flag over a month with a note, and none over the others', () => {
    expect(series('notes')).toMatchObject({ yAxisIndex: 1, data: [null, null, 1] });
    expect(seriesOf('notes')).toBeUndefined();
  });

  it('tells the earlier month by its own name, and what was written on the month', () => {
    expect(tipAt(plot, 0, parts).before).toEqual([{ label: 'compare.inMonth', value: '22' }]);
    expect(tipText(tipAt(plot, 2, parts))).toMatch(/compare\.inMonth –, Price list changed$/);
  });

  it('compares lines and columns figure by figure, without the hidden ones', () => {
    const pair = (chart: 'lines' | 'columns-line', hidden: string[] = []) => {
      const one = plotOf({ ...section, chart }, ['2024-01']);
      const then = plotOf({ ...section, chart, rows: [] }, ['2023-12']);
      return ghostOf(narrow(one, { hidden: new Set(hidden) }), then).series.map(({ id }) => id);
    };
    expect(pair('lines')).toEqual(['existing', 'added', 'churned']);
    expect(pair('columns-line', ['added'])).toEqual(['existing', 'churned']);
  });
});

describe('tipAt', () => {
  it('CUS-102 lists the parts down the stack with their share and the total', () => {
    expect(tip(0).lines.map(({ label, value, share }) => [label, value, share])).toEqual([
      ['added', '10', '25%'],
      ['existing', '30', '75%'],
      ['churned', '−5', undefined],
    ]);
    expect(tip(0).total).toEqual({ label: 'chart.total', value: '40' });
  });

  it('X-41 says that a month has no data; X-46 that a month is still running', () => {
    expect(tip(1)).toEqual({ title: 'February 2024', lines: [], note: 'chart.noData' });
    expect(tip(2).note).toBe('chart.running');
  });

  it('reads as one sentence for the keyboard', () => {
    expect(tipText(tip(0))).toBe('January 2024: added 10 (25%), existing 30 (75%), churned −5, chart.total 40');
  });

  it('CUS-83 does not call the sum of overlapping parts a total', () => {
    const split = plotOf(
      {
        id: 'trend-segment',
        chart: 'stacked-columns',
        columns: [
          { id: 'month', type: 'month' },
          { id: 'value', type: 'text' },
          { id: 'customers', type: 'integer' },
        ],
        rows: [{ month: '2024-01', value: 'Education', customers: 4 }],
      },
      ['2024-01'],
    );
    expect(tipAt(split, 0, { words, colors: new Map() }).total?.label).toBe('chart.sumOfParts');
  });
});
