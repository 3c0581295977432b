import { describe, expect, it } from 'vitest';
import { placeCell } from './cell-place.ts';
import type { ResultSection } from './result.ts';

const section: ResultSection = {
  id: 'skus',
  chart: 'bars',
  columns: [
    { id: 'month', type: 'month' },
    { id: 'product', type: 'text' },
    { id: 'seats', type: 'integer' },
    { id: 'usage', type: 'percent' },
  ],
  rows: [
    { month: '2024-05', product: 'Office 365', seats: 4, usage: null },
    { month: '2024-05', product: '(not set)', seats: 1, usage: 50 },
    { month: '2024-06', product: 'Office 365', seats: 5, usage: 20 },
    { month: '2024-07', product: 'Twin', seats: 1, usage: 1 },
    { month: '2024-07', product: 'Twin', seats: 2, usage: 2 },
  ],
  headline: { value: 10, growthPercent: null, unit: 'seats' },
  total: { seats: 10 },
};
const names = [['Office 365', 'Microsoft 365']];
const refused = (parameter: string, allowed: readonly string[]) =>
  expect.objectContaining({ code: 'bad-parameter', parameter, allowed });

describe('placeCell', () => {
  it('HTTP-1 is the headline without a column and the total without values', () => {
    expect(placeCell({ values: {} }, section)).toEqual({ values: {}, isEmpty: false });
    expect(placeCell({ column: 'seats', values: {} }, section)).toEqual({
      column: 'seats',
      values: {},
      isEmpty: false,
    });
    const silent = {
      ...section,
      headline: { value: null, growthPercent: null, unit: 'seats' },
      total: { seats: null },
    };
    expect(placeCell({ values: {} }, silent).isEmpty).toBe(true);
    expect(placeCell({ column: 'seats', values: {} }, silent).isEmpty).toBe(true);
  });

  it('X-8 X-44 X-45 finds the row whose values are given in any case, by other names, or not set', () => {
    const found = (product: string, month = '2024-05') =>
      placeCell({ column: 'seats', values: { month, product } }, section, names).values.product;
    expect(found(' OFFICE 365 ')).toBe('Office 365');
    expect(found('microsoft 365')).toBe('Office 365');
    expect(found('(NOT SET)')).toBe('(not set)');
    expect(found('')).toBe('(not set)');
    const partly = placeCell({ column: 'seats', values: { month: '2024-06' } }, section);
    expect(partly).toEqual({ column: 'seats', values: { month: '2024-06', product: 'Office 365' }, isEmpty: false });
  });

  it('X-41 says when a cell shows nothing', () => {
    const values = { month: '2024-05', product: 'Office 365' };
    expect(placeCell({ column: 'usage', values }, section).isEmpty).toBe(true);
    expect(placeCell({ column: 'seats', values }, section).isEmpty).toBe(false);
  });

  it('takes rows that nothing tells apart as one', () => {
    const values = { month: '2024-07', product: 'twin' };
    expect(placeCell({ column: 'seats', values }, section).values).toEqual({ month: '2024-07', product: 'Twin' });
  });

  it('HTTP-4 refuses what the section does not have, by name and with what is allowed', () => {
    const place = (values: Record<string, string>, column?: string) => () =>
      placeCell({ ...(column !== undefined && { column }), values }, section, names);
    expect(place({}, 'month')).toThrow(refused('column', ['seats', 'usage']));
    expect(place({ month: '2024-05' })).toThrow(refused('column', ['seats', 'usage']));
    expect(place({ country: 'Belgium' }, 'seats')).toThrow(refused('country', ['month', 'product']));
    expect(place({ seats: '4' }, 'usage')).toThrow(refused('seats', ['month', 'product']));
    expect(place({ month: '2024-06', product: '(not set)' }, 'seats')).toThrow(refused('product', ['Office 365']));
    expect(place({ product: 'office 365' }, 'seats')).toThrow(refused('month', ['2024-05', '2024-06']));
    expect(place({}, 'usage')).toThrow(refused('month', ['2024-05', '2024-06', '2024-07']));
    const { headline: _headline, ...without } = section;
    expect(() => placeCell({ values: {} }, without)).toThrow('The section skus has no headline');
  });

  it('X-45 takes the row that is written like that where names differ in nothing but case', () => {
    const rows = [
      { month: '2024-05', product: 'Office 365 E3', seats: 1, usage: null },
      { month: '2024-05', product: 'office 365 e3', seats: 2, usage: null },
    ];
    const at = (product: string) =>
      placeCell({ column: 'seats', values: { month: '2024-05', product } }, { ...section, rows }).values.product;
    expect(at('Office 365 E3')).toBe('Office 365 E3');
    expect(at('office 365 e3')).toBe('office 365 e3');
    expect(() => at('OFFICE 365 E3')).toThrow(/which row/);
  });
});
