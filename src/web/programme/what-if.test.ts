import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulation } from '#contract/programme.ts';
import { parseSearch, writeSearch } from '../filters/search.ts';
import { asksNothing, lookFrom, most, simulationOf, type WhatIf, whatIfOf, whatIfSearch } from './what-if.ts';

const today = '2024-07-10';
const calendar = { today, refreshDay: 15 };
const nothing = whatIfOf({}, today);
const days = fc.constantFrom('2024-02-29', '2024-06-30', '2024-07-10', '2025-01-01');
const anyWish: fc.Arbitrary<WhatIf> = fc.record({
  units: fc.integer({ min: 0, max: most.units }),
  kpiPerUnit: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
  date: days,
  competency: fc.option(fc.constantFrom('Security', 'Cloud Platform', 'A & B = C')),
  revenueUsd: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  trainers: fc.integer({ min: 0, max: most.trainers }),
  exams: fc.integer({ min: 0, max: most.exams }),
  commitment: fc.boolean(),
  on: fc.option(days, { nil: undefined }),
});

describe('the simulator’s address', () => {
  it('keeps every wish, whatever it is', () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        expect(whatIfOf(parseSearch(writeSearch(whatIfSearch(wish, today))), today)).toEqual(wish);
      }),
    );
  });

  it('is empty for no wish, and leaves out what is no figure', () => {
    expect(writeSearch(whatIfSearch(nothing, today))).toBe('');
    const wrong = whatIfOf({ units: '-4', each: 'many', date: '2024-02-30', trainers: '1e999', on: 'soon' }, today);
    expect(wrong).toEqual(nothing);
    expect(whatIfOf({ units: '7.6', trainers: '99999' }, today)).toMatchObject({ units: 8, trainers: 1000 });
  });
});

describe('simulationOf', () => {
  it('asks what the server takes', () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const asked = simulationOf(wish, lookFrom(wish, calendar));
        expect(simulation.safeParse(JSON.parse(JSON.stringify(asked))).error).toBeUndefined();
      }),
    );
  });

  it('asks for nothing when nothing is wished; exams and a commitment need a competency', () => {
    expect(asksNothing(simulationOf(nothing, today))).toBe(true);
    expect(asksNothing(simulationOf({ ...nothing, exams: 2, commitment: true }, today))).toBe(true);
    const wish = { ...nothing, exams: 2, commitment: true, competency: 'Security' };
    expect(simulationOf(wish, today)).toMatchObject({
      exams: [{ competency: 'Security', count: 2 }],
      commitments: ['Security'],
    });
  });
});

describe('lookFrom', () => {
  it('ENR-54 looks from the day on which the purchase shows', () => {
    expect(lookFrom({ ...nothing, units: 5 }, calendar)).toBe('2024-08-15');
    expect(lookFrom({ ...nothing, units: 5, date: '2024-05-31' }, calendar)).toBe(today);
    expect(lookFrom({ ...nothing, units: 5, date: '2024-12-01' }, calendar)).toBe('2025-01-15');
  });

  it('looks from today without a purchase, and from the chosen day with one', () => {
    expect(lookFrom(nothing, calendar)).toBe(today);
    expect(lookFrom({ ...nothing, units: 5, on: '2024-07-12' }, calendar)).toBe('2024-07-12');
  });
});
