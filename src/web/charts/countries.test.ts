import { describe, expect, it } from 'vitest';
import type { ResultSection } from '#contract/report.ts';
import { countriesOf, countryTip, findCountries, geoMeasures, sortCountries } from './countries.ts';
import { geoOption, viewOf } from './geo-option.ts';
import { lookOf } from './look.ts';
import { shadeOf, stepsOf } from './shade.ts';
import type { Words } from './words.ts';
import { coarseWorld, fineWorld, project, unproject } from './world.ts';

const words: Words = { t: (key, values) => String(values?.defaultValue ?? key), language: 'en' };
const section: ResultSection = {
  id: 'geography',
  chart: 'geo',
  columns: [
    { id: 'country', type: 'text' },
    { id: 'countryCode', type: 'text' },
    { id: 'customers', type: 'integer' },
    { id: 'customersShare', type: 'percent' },
    { id: 'activeCustomers', type: 'integer' },
    { id: 'activeCustomersShare', type: 'percent' },
  ],
  rows: [
    row('Germany', 'DE', 60, 20),
    row('Netherlands', 'NL', 30, 25),
    row('Côte d’Ivoire', 'CI', 9, 9),
    row('Atlantis', null, 1, 0),
    row(null, null, 2, 1),
  ],
};
const countries = countriesOf(section);

function row(country: string | null, countryCode: string | null, customers: number, activeCustomers: number) {
  return {
    country,
    countryCode,
    customers,
    customersShare: customers / 2,
    activeCustomers,
    activeCustomersShare: null,
  };
}

describe('countriesOf', () => {
  it('CUS-61 puts the share beside each figure and offers no share as a figure', () => {
    expect(geoMeasures(section)).toEqual(['customers', 'activeCustomers']);
    expect(countries[0]).toEqual({
      id: 'DE',
      name: 'Germany',
      figures: { customers: { value: 60, share: 30 }, activeCustomers: { value: 20, share: undefined } },
    });
  });

  it('keeps a country without a known code under its own name', () => {
    expect(countries[3]?.id).toBe('Atlantis');
  });
});

describe('findCountries', () => {
  it('CUS-63 finds by part of the name in any case and accent, in the reader’s language too, and by code', () => {
    const found = (text: string, language: string) => findCountries(countries, text, language).map(({ id }) => id);
    expect(found('cote', 'en')).toEqual(['CI']);
    expect(found('duits', 'nl')).toEqual(['DE']);
    expect(found(' NL ', 'en')).toEqual(['NL']);
    expect(found('', 'en')).toHaveLength(5);
    expect(found('nowhere', 'en')).toEqual([]);
  });
});

describe('sortCountries', () => {
  it('CUS-65 sorts by any column both ways, (not set) last either way', () => {
    const sorted = (by: string, direction: 'asc' | 'desc') =>
      sortCountries(countries, { by, direction }, 'en').map(({ id }) => id);
    expect(sorted('activeCustomers', 'desc')).toEqual(['NL', 'DE', 'CI', 'Atlantis', '(not set)']);
    expect(sorted('country', 'asc')).toEqual(['Atlantis', 'CI', 'DE', 'NL', '(not set)']);
  });
});

describe('countryTip', () => {
  it('CUS-62 tells every figure of the country, and that there is none', () => {
    const measures = geoMeasures(section);
    expect(countryTip('DE', countries[0], { measures, words }).lines).toEqual([
      { label: 'customers', value: '60', share: '30%' },
      { label: 'activeCustomers', value: '20' },
    ]);
    expect(countryTip('SE', undefined, { measures, words })).toEqual({
      title: 'Sweden',
      lines: [],
      note: 'geo.noData',
    });
  });
});

describe('stepsOf', () => {
  it('CO-10 shades six steps from the first colour to the last, over figures of any size', () => {
    const colors = ['a', 'b', 'c', 'd', 'e', 'f'];
    const steps = stepsOf([1, 3, 40, 900, 20_000], colors);
    expect(steps.map(({ color }) => color)).toEqual(colors);
    expect(
      steps.every(({ from, to }, step) => from <= to && (step === 0 || from === (steps[step - 1]?.to ?? 0) + 1)),
    ).toBe(true);
    expect(shadeOf(1, steps)).toBe('a');
    expect(shadeOf(20_000, steps)).toBe('f');
    expect(shadeOf(0, steps)).toBeUndefined();
  });

  it('makes do with one figure and with none', () => {
    expect(stepsOf([7], ['a', 'b'])).toEqual([{ from: 7, to: 7, color: 'b' }]);
    expect(stepsOf([0], ['a', 'b'])).toEqual([]);
  });
});

describe('world', () => {
  const world = coarseWorld();

  it('names shapes by country code and keeps every country within the projection', () => {
    const names = new Set(world.shapes.features.map(({ properties }) => properties.name));
    for (const code of ['NL', 'US', 'RU', 'FJ', 'XK']) expect(names.has(code)).toBe(true);
    const { left, right } = world.boxes.get('RU') ?? { left: 0, right: 9 };
    expect(right - left).toBeLessThan(3);
  });

  it('has the small countries in the finer map', async () => {
    const fine = await fineWorld();
    for (const code of ['SG', 'MT', 'HK']) expect(fine.boxes.has(code)).toBe(true);
  });

  it('projects there and back', () => {
    for (const point of [
      [4.9, 52.4],
      [-70, -33],
      [179, 71],
    ] as const) {
      const [longitude, latitude] = unproject(project(point));
      expect(longitude).toBeCloseTo(point[0], 4);
      expect(latitude).toBeCloseTo(point[1], 4);
    }
  });

  it('CUS-63 looks at the middle of the country, closer at a small one', () => {
    const view = (code: string) => viewOf(world.boxes.get(code) ?? world.bounds, world.bounds);
    expect(view('NL').zoom).toBeGreaterThan(view('US').zoom);
    expect(view('NL').center[0]).toBeGreaterThan(0);
  });

  it('CUS-60 shades by the chosen figure and hatches countries without data', () => {
    const byId = new Map(countries.map((country) => [country.id, country]));
    const look = lookOf('light');
    const steps = stepsOf([60, 30, 9], look.steps);
    const parts = { world, byId, measures: ['customers'], measure: 'customers', steps, look, words, zoom: 1 };
    const { series } = geoOption({ ...parts, selected: 'NL' });
    const [map] = [series].flat();
    const shapes: unknown = map && 'data' in map ? map.data : [];
    expect(shapes).toContainEqual(expect.objectContaining({ name: 'DE', value: 60 }));
    expect(map).toMatchObject({ selectedMap: { NL: true, DE: false } });
    expect(shapes).toContainEqual(
      expect.objectContaining({
        name: 'SE',
        itemStyle: expect.objectContaining({ areaColor: expect.objectContaining({ svgWidth: 6 }) }),
      }),
    );
  });
});
