import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEditions } from './check-editions.ts';
import { type Edition, type PointRules, requirementSetFor } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import { edition2023 } from './edition-2023.ts';

const base: Edition = {
  ...edition2021,
  learningOptions: [
    { competency: 'Security', levels: ['silver', 'gold'] },
    { competency: 'DevOps', levels: ['silver'] },
  ],
};

/** Where problems are, of an edition with these parts. */
const where = (parts: Partial<Edition>) => checkEditions([{ ...base, ...parts }]).map((problem) => problem.where);
const points: PointRules = edition2023.points ?? failed();

function failed(): never {
  throw new Error('the edition of 2023 counts points');
}

describe('checkEditions of the lists of an edition', () => {
  it('ENR-7 finds nothing wrong with lists that are in order', () => {
    expect(
      where({
        skills: [{ competency: 'Security', exams: ['AZ-500', 'SC-200'] }],
        prices: [
          { offer: 'silver', currency: 'EUR', amount: 180_000 },
          { offer: 'silver', country: 'NL', currency: 'EUR', amount: 170_000 },
          { offer: 'gold', currency: 'EUR', amount: 0 },
        ],
        bankAccounts: [{ currency: 'EUR', holder: 'Programme', account: 'NL00', bank: 'Bank' }],
        points,
      }),
    ).toEqual([]);
  });

  it('ENR-32 ENR-7 names a set of a competency that has no learning option, at all or at the level', () => {
    const set = { period: { from: '2021-01-01' }, kpi: 1, trainers: 1, exams: 1 };
    const requirementSets = [
      { ...set, id: 'a', level: 'gold' as const, competency: 'Security' },
      { ...set, id: 'b', level: 'gold' as const, competency: 'Securty' },
      { ...set, id: 'c', level: 'gold' as const, competency: 'DevOps' },
      { ...set, id: 'd', level: 'learning-action-pack' as const, competency: 'DevOps' },
    ];
    const wrong = ['b', 'c', 'd'].map((id) => `requirementSets.${id}.competency`);
    expect(where({ requirementSets })).toEqual(wrong);
    expect(where({ requirementSets: [], skills: [{ competency: 'Teams', exams: [] }] })).toEqual([
      'skills.0.competency',
    ]);
  });

  it('ENR-7 names what stands twice', () => {
    const [set] = edition2021.requirementSets;
    const [extension] = edition2021.extensions;
    if (set === undefined || extension === undefined) return failed();
    const option = { competency: 'security ', levels: ['silver' as const] };
    expect(where({ learningOptions: [...base.learningOptions, option] })).toEqual(['learningOptions.2.competency']);
    const exams = ['AZ-500', 'az-500'];
    expect(where({ skills: [{ competency: 'Security', exams }] })).toEqual(['skills.0.exams.1']);
    const later = { ...set, period: { from: '2022-01-01' } };
    const earlier = { ...set, period: { from: '2019-01-01', to: '2021-12-31' } };
    expect(where({ requirementSets: [earlier, later] })).toEqual(['requirementSets.action-pack']);
    expect(where({ extensions: [extension, extension] })).toEqual(['extensions.second-half-2020']);
  });

  it('FEE-2 FEE-15 names two prices for one case, odd amounts, odd letters, accounts that stand twice', () => {
    const price = { offer: 'gold' as const, currency: 'EUR', amount: 5 };
    expect(where({ prices: [price, { ...price, currency: 'USD' }] })).toEqual(['prices.1']);
    expect(where({ prices: [{ ...price, amount: -1 }] })).toEqual(['prices.0.amount']);
    expect(where({ prices: [{ ...price, amount: 0.5 }] })).toEqual(['prices.0.amount']);
    expect(where({ prices: [{ ...price, country: 'nl', currency: 'euro' }] })).toEqual([
      'prices.0.country',
      'prices.0.currency',
    ]);
    const account = { currency: 'EUR', holder: 'P', account: 'A', bank: ' ' };
    expect(where({ bankAccounts: [account] })).toEqual(['bankAccounts.0.bank']);
    const whole = { ...account, bank: 'B' };
    expect(where({ bankAccounts: [whole, whole] })).toEqual(['bankAccounts.1.currency']);
  });

  it('ENR-9 ENR-10 takes links that are https only', () => {
    const { guidelines, terms } = base.texts;
    const links = [
      { title: 'Programme news', href: 'https://blog.example.com' },
      { title: 'Community', href: 'javascript:alert(1)' },
    ];
    expect(where({ texts: { guidelines, terms, links } })).toEqual(['texts.links.1.href']);
    const linked = { ...guidelines, link: 'http://plain.example.com' };
    expect(where({ texts: { guidelines: linked, terms: { ...terms, version: '' }, links: [] } })).toEqual([
      'texts.terms.version',
      'texts.guidelines.link',
    ]);
  });

  it('ENR-7 names points that are negative, or of kinds without a weight', () => {
    const kinds = [
      { type: 'Exam voucher', kind: 'exam' },
      { type: 'exam voucher', kind: 'other' },
      { type: 'Digital', kind: 'advnced' },
    ];
    expect(where({ points: { ...points, kinds } })).toEqual(['points.kinds.1.type', 'points.kinds.2.kind']);
    const weights = [...points.weights, { kind: 'advanced', perUnit: -1, cap: -2 }];
    expect(where({ points: { ...points, weights, examUnits: -1, surveyScore: 6 } })).toEqual([
      'points.weights.3.kind',
      'points.weights.3.perUnit',
      'points.weights.3.cap',
      'points.examUnits',
      'points.surveyScore',
    ]);
  });

  it.each([
    ['2021-02-29', 'period'],
    ['2024-02-29', undefined],
    ['2100-02-29', 'period'],
    ['2021-04-31', 'period'],
    ['21-01-01', 'period'],
  ])('ENR-7 knows whether the day %s exists', (from, wrong) => {
    expect(where({ period: { from } })).toEqual(wrong === undefined ? [] : [wrong]);
  });

  it.each([0, 29, 31, 15.5, -1])('ENR-51 ENR-55 refuses the refresh day %s', (refreshDay) => {
    expect(where({ refreshDay })).toEqual(['refreshDay']);
  });

  it('ENR-17 names an extension that ends before it begins', () => {
    const [extension] = edition2021.extensions;
    if (extension === undefined) return failed();
    const reversed = { ...extension, from: '2021-07-01', to: '2021-06-30' };
    expect(where({ extensions: [reversed] })).toEqual(['extensions.second-half-2020']);
  });

  it('ENR-7 leaves no case with two sets of equal right, whatever sets pass', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2021-01-${String(day).padStart(2, '0')}`);
    const set = fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      level: fc.constantFrom('silver' as const, 'gold' as const),
      competency: fc.constantFrom('Security', undefined),
      region: fc.constantFrom('north', undefined),
      days: fc.array(days, { minLength: 1, maxLength: 2 }).map((list) => list.sort()),
    });
    const sets = fc.array(set, { maxLength: 6 });
    fc.assert(
      fc.property(sets, days, (list, day) => {
        const requirementSets = list.map(({ id, level, competency, region, days: [from = '', to] }) => ({
          id,
          level,
          ...(competency === undefined ? {} : { competency }),
          ...(region === undefined ? {} : { region }),
          period: { from, ...(to === undefined ? {} : { to }) },
          kpi: 1,
          trainers: 1,
          exams: 1,
        }));
        const edition = { ...base, requirementSets };
        if (checkEditions([edition]).length > 0) return;
        const on = { level: 'gold' as const, competency: 'Security', region: 'north', day };
        const chosen = requirementSetFor(edition, on);
        // The order of the list does not matter when nothing is wrong with it.
        expect(requirementSetFor({ ...edition, requirementSets: requirementSets.toReversed() }, on)).toEqual(chosen);
      }),
      { numRuns: 120 },
    );
  });
});
