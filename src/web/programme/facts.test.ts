import { describe, expect, it } from 'vitest';
import { factLines } from './facts.ts';

describe('factLines', () => {
  it('writes every fact on a line of its own, named by its place', () => {
    const facts = { anniversary: '2021-06-22', kpi: { total: 12.5, months: [1, 2] }, note: null, lines: [{ kpi: 4 }] };
    expect(factLines(facts, 'en')).toEqual([
      { name: 'anniversary', value: '2021-06-22' },
      { name: 'kpi.total', value: '12.5' },
      { name: 'kpi.months', value: '1, 2' },
      { name: 'note', value: '–' },
      { name: 'lines.0.kpi', value: '4' },
    ]);
  });

  it('tells of nothing as such, and counts the rest of a long list', () => {
    const lines = Array.from({ length: 11 }, (_, at) => ({ at }));
    const found = factLines({ none: [], empty: {}, lines }, 'en');
    expect(found.slice(0, 2)).toEqual([
      { name: 'none', value: '[]' },
      { name: 'empty', value: '{}' },
    ]);
    expect(found.at(-1)).toEqual({ name: 'lines', value: '+3' });
    expect(found).toHaveLength(11);
  });

  it('reads an amount in the smallest unit with the currency beside it as money', () => {
    const facts = { order: { amount: 180_050, currency: 'EUR' }, amount: 1500, currency: 'JPY' };
    expect(factLines(facts, 'en')).toEqual([
      { name: 'order.amount', value: '€1,800.50' },
      { name: 'amount', value: '¥1,500' },
    ]);
    expect(factLines({ amount: 5, currency: 'none' }, 'en').map(({ value }) => value)).toEqual(['5', 'none']);
  });
});
