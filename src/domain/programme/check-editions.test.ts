import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { checkEditions } from './check-editions.ts';
import { type Edition, holds } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import { editions } from './index.ts';

const edition = (id: string, from: string, to?: string): Edition => ({
  ...edition2021,
  id,
  period: to === undefined ? { from } : { from, to },
});

describe('checkEditions', () => {
  it('ENR-7 finds nothing wrong with the editions the product comes with', () => {
    expect(checkEditions(editions)).toEqual([]);
  });

  it('ENR-7 names overlaps, gaps and reversed periods', () => {
    const reasons = (list: readonly Edition[]) => checkEditions(list).map(({ reason }) => reason);
    expect(reasons([edition('a', '2020-01-01', '2020-12-31'), edition('b', '2020-12-31')])[0]).toContain('overlaps');
    expect(reasons([edition('a', '2020-01-01', '2020-12-30'), edition('b', '2021-01-01')])[0]).toContain(
      'no edition holds from 2020-12-31 to 2020-12-31',
    );
    expect(reasons([edition('a', '2020-01-02', '2020-01-01')])[0]).toContain('before it begins');
    expect(reasons([edition('a', '2021-02-30')])[0]).toContain('no existing day');
  });

  it('ENR-7 names a number out of bounds and two sets for one case', () => {
    const [set] = edition2021.requirementSets;
    if (set === undefined) throw new Error('the edition has sets');
    const bad = { ...edition2021, refreshDay: 31, requirementSets: [set, { ...set, id: 'again', trainers: -1 }] };
    expect(checkEditions([bad]).map(({ where }) => where)).toEqual([
      'refreshDay',
      'requirementSets.again.trainers',
      'requirementSets.again',
    ]);
  });

  it('ENR-7 leaves every day of checked editions to exactly one of them', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lengths, fc.nat({ max: 1200 }), (days, offset) => {
        let from = '2020-01-01';
        const chain = days.map((length, i) => {
          const one = edition(String(i), from, addDays(from, length - 1));
          from = addDays(from, length);
          return one;
        });
        expect(checkEditions(chain)).toEqual([]);
        const day = addDays('2020-01-01', offset);
        const holding = chain.filter(({ period }) => period.from <= day && day <= (period.to ?? day));
        expect(holding.length).toBe(day < from ? 1 : 0);
        expect(chain.filter(({ period }) => holds(period, day))).toEqual(holding);
      }),
    );
  });
});
