import { describe, expect, it } from 'vitest';
import { expectedId, knownId, kpiPlot, kpiTip } from './kpi-plot.ts';

const months = [
  { month: '2024-04', kpi: 12.5, revenueUsd: 300 },
  { month: '2024-05', kpi: 0, revenueUsd: 0 },
  { month: '2024-06', kpi: 6.25, revenueUsd: 150, expected: true },
];
const words = { t: (key: string) => key, language: 'en' };

describe('kpiPlot', () => {
  it('tells known and expected months apart as two series that share their place', () => {
    const plot = kpiPlot(months);
    expect(plot.series.map(({ id, role, values }) => [id, role, values])).toEqual([
      [knownId, 'part', [12.5, 0, undefined]],
      [expectedId, 'expected', [undefined, undefined, 6.25]],
    ]);
    expect(plot.stacked).toBe(true);
  });

  it('has one series where every month is known', () => {
    expect(kpiPlot(months.slice(0, 2)).series.map(({ id }) => id)).toEqual([knownId]);
  });
});

describe('kpiTip', () => {
  it('says of an expected month that it is expected', () => {
    expect(kpiTip(months[0], words)).toEqual({
      title: 'April 2024',
      lines: [
        { label: 'programme.kpi', value: '12.5' },
        { label: 'programme.revenue', value: '$300' },
      ],
    });
    expect(kpiTip(months[2], words).note).toBe('programme.forecast.expectedMonth');
  });
});
