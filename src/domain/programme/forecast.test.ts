import { describe, expect, it } from 'vitest';
import type { Edition } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import { edition2023 } from './edition-2023.ts';
import { forecastOn } from './forecast.ts';
import type { PartnerFacts } from './standing.ts';

const edition: Edition = {
  ...edition2021,
  requirementSets: [{ id: 'gold', level: 'gold', period: { from: '2019-01-01' }, kpi: 24, trainers: 1, exams: 0 }],
  learningOptions: [{ competency: 'Security', levels: ['gold'] }],
};
const nothing: PartnerFacts = { purchases: [], trainers: 0, exams: [], commitments: [], surveys: [] };
const bought = (month: string, kpi: number, type = '') => ({ month, type, units: kpi, kpi, revenueUsd: kpi * 10 });

describe('forecastOn', () => {
  it('REN-8 REN-9 takes the mean of the known months of the window for those to come', () => {
    const facts = { ...nothing, purchases: [bought('2020-04', 900), bought('2020-05', 10), bought('2020-12', 2)] };
    const forecast = forecastOn('2021-01-20', { facts, edition, anniversary: '2021-05-20' });
    expect(forecast.window).toEqual({ from: '2020-05', to: '2021-04' });
    expect(forecast.months.slice(6)).toEqual([
      { month: '2020-11', kpi: 0, revenueUsd: 0, expected: false },
      { month: '2020-12', kpi: 2, revenueUsd: 20, expected: false },
      ...['2021-01', '2021-02', '2021-03', '2021-04'].map((month) => ({
        month,
        kpi: 1.5,
        revenueUsd: 15,
        expected: true,
      })),
    ]);
    expect(forecast.levels).toEqual([{ competency: 'Security', level: 'gold', needed: 24, expected: 18, met: false }]);
  });

  it('REN-8 goes by the months shown while none of the window is known', () => {
    const facts = { ...nothing, purchases: [bought('2020-05', 24)] };
    const { months, levels } = forecastOn('2021-01-20', { facts, edition, anniversary: '2022-02-01' });
    expect(months.every(({ expected, kpi }) => expected && kpi === 2)).toBe(true);
    expect(levels[0]).toMatchObject({ expected: 24, met: true });
  });

  it('REN-9 expects nothing more once every month is known, or without a membership', () => {
    const facts = { ...nothing, purchases: [bought('2020-05', 24)] };
    for (const anniversary of ['2021-01-10', undefined]) {
      const { months, levels } = forecastOn('2021-01-20', { facts, edition, anniversary });
      expect(months.some(({ expected }) => expected)).toBe(false);
      expect(levels[0]?.expected).toBe(24);
    }
  });

  it('learning-program.md §6 lets units go on and caps what they make', () => {
    const { points } = edition2023;
    const rules: Edition = {
      ...edition2023,
      ...(points && { points: { ...points, kinds: [{ type: 'F', kind: 'fundamentals' }] } }),
    };
    const facts = { ...nothing, purchases: [bought('2023-07', 400, 'F')] };
    const { levels } = forecastOn('2023-10-25', { facts, edition: rules, anniversary: '2024-07-01' });
    expect(levels).toEqual([{ competency: null, level: 'gold', needed: 1000, expected: 300, met: false }]);
  });
});
