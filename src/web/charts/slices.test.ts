import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { donutOption } from './donut-option.ts';
import { lookOf, seriesColors } from './look.ts';
import { partsOf, skusOf } from './slices.ts';
import type { Words } from './words.ts';

const words: Words = { t: (key, values) => String(values?.defaultValue ?? key), language: 'en' };
const products: ResultSection = {
  id: 'products',
  chart: 'donut',
  columns: [
    { id: 'product', type: 'text' },
    { id: 'customers', type: 'integer' },
  ],
  rows: [
    { product: null, customers: 9 },
    { product: 'Azure', customers: 6 },
    { product: 'Power BI', customers: 3 },
  ],
  total: { customers: 12 },
};
const skus: ResultSection = {
  id: 'skus',
  chart: 'donut',
  columns: [
    { id: 'product', type: 'text' },
    { id: 'sku', type: 'text' },
    { id: 'customers', type: 'integer' },
  ],
  rows: [
    { product: 'Azure', sku: 'Plan', customers: 5 },
    { product: 'Azure', sku: 'Reservation', customers: 2 },
    { product: 'Power BI', sku: 'Pro', customers: 3 },
  ],
};

describe('partsOf', () => {
  it('CO-15 takes shares of the distinct total, X-44 keeps (not set) last', () => {
    const parts = partsOf(products);
    expect(parts.total).toBe(12);
    expect(parts.slices.map(({ id, value, share }) => [id, value, share])).toEqual([
      ['Azure', 6, 50],
      ['Power BI', 3, 25],
      ['(not set)', 9, 75],
    ]);
  });
});

describe('skusOf', () => {
  it('CUS-91 shows the SKUs of the chosen product only, as shares of the product', () => {
    expect(skusOf(skus, 'Azure', 6).slices.map(({ id, value }) => [id, value])).toEqual([
      ['Plan', 5],
      ['Reservation', 2],
    ]);
    expect(skusOf(skus, 'Nothing', undefined).slices).toEqual([]);
  });
});

describe('donutOption', () => {
  it('CUS-82 leaves out hidden values and keeps the total of all', () => {
    const parts = partsOf(products);
    const option = donutOption(parts, {
      look: lookOf('dark'),
      words,
      colors: seriesColors(parts.slices, 'dark'),
      hidden: new Set(['Azure']),
    });
    const [ring, centre] = [option.series].flat();
    expect(ring).toMatchObject({ data: [{ name: 'Power BI' }, { name: 'chart.notSet' }] });
    expect(centre).toMatchObject({ label: { formatter: '{total|12}\n{unit|customers}' } });
  });
});

describe('partsOf with a count of its own in the middle', () => {
  const byName: ResultSection = {
    id: 'modules-by-name',
    chart: 'donut',
    columns: [
      { id: 'value', type: 'text' },
      { id: 'completions', type: 'integer' },
    ],
    rows: [
      { value: 'Write prompts', completions: 4 },
      { value: 'Build an app', completions: 3 },
      { value: 'Others', completions: 13 },
    ],
    headline: { value: 20, growthPercent: null, unit: 'completions' },
    total: { completions: 20 },
  };

  it('LRN-32 LRN-38 keeps the rest that the answer took together last, and makes the ring equal the total', () => {
    const { slices, centre } = partsOf(byName);
    expect(slices.map(({ id, role, value }) => [id, role, value])).toEqual([
      ['Write prompts', 'value', 4],
      ['Build an app', 'value', 3],
      ['others', 'others', 13],
    ]);
    expect(slices.at(-1)?.answered).toBe('Others');
    expect(slices.reduce((sum, { share = 0 }) => sum + share, 0)).toBe(100);
    expect(centre).toEqual({ value: 20, unit: 'completions' });
  });

  it('LRN-33 LRN-34 shares are of the completions while the middle counts the roles', () => {
    const byRole: ResultSection = {
      ...byName,
      id: 'modules-by-role',
      rows: [
        { value: 'Developer', completions: 15 },
        { value: 'Administrator', completions: 10 },
      ],
      headline: { value: 2, growthPercent: null, unit: 'roles' },
    };
    const { slices, centre, total } = partsOf(byRole);
    expect(slices.map(({ share }) => share)).toEqual([75, 50]);
    expect(centre).toEqual({ value: 2, unit: 'roles' });
    expect(total).toBe(20);
    // Without a total no share is taken of the number of roles.
    expect(partsOf({ ...byRole, total: {} }).slices.map(({ share }) => share)).toEqual([undefined, undefined]);
  });
});
