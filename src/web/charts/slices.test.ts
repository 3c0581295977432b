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
