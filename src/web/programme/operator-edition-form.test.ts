import { describe, expect, it } from 'vitest';
import { type EditionDraft, editionDraft } from '#contract/programme-rules.ts';
import { toForm } from './operator-edition-form.ts';
import { changedParts, neighboursOf } from './operator-edition-neighbours.ts';
import { placeOf } from './operator-edition-place.ts';
import { readForm, shapeProblems } from './operator-edition-read.ts';

const draft: EditionDraft = editionDraft.parse({
  id: 'e-2024',
  name: 'Rules of 2024',
  period: { from: '2024-01-01', to: null },
  refreshDay: 15,
  renewal: { opensAfterDays: 1, closesAfterDays: 30 },
  anniversaryFrom: 'payment',
  silverKpiAtEnrolment: true,
  directory: { weeks: 'iso' },
  discountPercent: 25,
  requirementSets: [
    {
      id: 'silver',
      level: 'silver',
      competency: 'Security',
      period: { from: '2024-01-01' },
      kpi: 1.5,
      trainers: 1,
      exams: null,
    },
    {
      id: 'silver.eu',
      level: 'silver',
      region: 'EU',
      period: { from: '2024-01-01', to: '2024-06-30' },
      kpi: null,
      trainers: null,
      exams: 0,
    },
  ],
  extensions: [
    {
      ...{ id: 'x', from: '2024-01-01', to: '2024-02-01', excludedCompetencies: ['A', 'B'] },
      ...{ coversSpecialisations: true, note: 'n' },
    },
  ],
  learningOptions: [{ competency: 'Security', levels: ['silver', 'gold'] }],
  trainerCertifications: ['MCT', 'MCT; lead'].slice(0, 1),
  skills: [{ competency: 'Security', exams: ['SC-900', 'SC-200'] }],
  prices: [
    { offer: 'gold', country: 'NL', currency: 'EUR', amount: 150_050 },
    { offer: 'silver', currency: 'JPY', amount: 900 },
  ],
  bankAccounts: [{ currency: 'EUR', holder: 'H', account: 'NL00', bank: 'B' }],
  texts: {
    guidelines: { version: 'g', link: 'https://guidelines.example/' },
    terms: { version: 't', text: 'Terms\nof two lines' },
    links: [{ title: 'News', href: 'https://news.example/' }],
  },
  points: {
    kinds: [{ type: 'moc', kind: 'advanced' }],
    weights: [{ kind: 'advanced', perUnit: 0.5, cap: 300 }],
    ...{ coursewarePoints: 1000, examUnits: 200, surveyScore: 4.25 },
  },
});

describe('the form of an edition', () => {
  it('ENR-7 gives back the rules it was filled with', () => {
    expect(readForm(toForm(draft))).toEqual({ draft, problems: [] });
    expect(readForm(toForm({ ...draft, points: null })).draft.points).toBeNull();
  });

  it('tells a threshold that is no number, and never takes it for one that is not known', () => {
    const form = toForm(draft);
    const [first = {}, ...rest] = form.tables.requirementSets;
    const tables = { ...form.tables, requirementSets: [{ ...first, kpi: 'many' }, ...rest] };
    expect(readForm({ ...form, tables }).problems).toEqual([
      { where: 'requirementSets.silver.kpi', kind: 'no-number' },
    ]);
    const prices = [{ offer: 'gold', country: '', currency: 'EUR', amount: '1.234' }];
    expect(readForm({ ...form, tables: { ...form.tables, prices } }).problems).toEqual([
      { where: 'prices.0.amount', kind: 'no-amount' },
    ]);
  });
});

describe('shapeProblems', () => {
  it('tells what the server would not read, at its row', () => {
    const [first, second] = draft.requirementSets;
    if (first === undefined || second === undefined) throw new Error('two sets are there');
    const given = { ...draft, name: '', requirementSets: [first, { ...second, id: '' }] };
    const found = shapeProblems(given).map(({ where }) => where);
    expect(found).toEqual(['name', 'requirementSets.1.id']);
    expect(placeOf('requirementSets.1.id', toForm(given))).toEqual({ table: 'requirementSets', row: 1, field: 'id' });
    expect(shapeProblems(draft)).toEqual([]);
  });
});

describe('placeOf', () => {
  it.each([
    ['requirementSets.silver.kpi', { table: 'requirementSets', row: 0, field: 'kpi' }],
    ['requirementSets.silver.eu.exams', { table: 'requirementSets', row: 1, field: 'exams' }],
    ['requirementSets.silver.eu', { table: 'requirementSets', row: 1, field: '' }],
    ['prices.1.amount', { table: 'prices', row: 1, field: 'amount' }],
    ['skills.0.exams.1', { table: 'skills', row: 0, field: 'exams' }],
    ['points.weights.0.kind', { table: 'points.weights', row: 0, field: 'kind' }],
    ['points.surveyScore', { table: undefined, row: -1, field: 'points.surveyScore' }],
    ['period', { table: undefined, row: -1, field: 'period.from' }],
    ['trainerCertifications.0', { table: undefined, row: -1, field: 'trainerCertifications' }],
  ])('finds %s on the page', (where, place) => {
    expect(placeOf(where, toForm(draft))).toEqual(place);
  });
});

describe('neighboursOf', () => {
  const kept = (id: string, from: string, to: string | null) => ({
    ...{ edition: { ...draft, id, period: { from, to } }, version: 3, at: null, by: null },
  });
  const periods = (changes: ReturnType<typeof neighboursOf>) =>
    changes.map(({ edition, version }) => [edition.id, version, edition.period.from, edition.period.to]);

  it('ENR-7 ends the edition before on the day before a new one', () => {
    const given = { ...draft, id: 'new', period: { from: '2025-01-01', to: null } };
    expect(
      periods(neighboursOf(given, [kept('a', '2020-01-01', '2023-12-31'), kept('b', '2024-01-01', null)])),
    ).toEqual([['b', 3, '2024-01-01', '2024-12-31']]);
  });

  it('moves both sides of a boundary together, whichever way it goes', () => {
    const editions = [kept('a', '2020-01-01', '2023-12-31'), kept('b', '2024-01-01', null)];
    const later = { ...draft, id: 'b', period: { from: '2024-03-01', to: null } };
    expect(periods(neighboursOf(later, editions))).toEqual([['a', 3, '2020-01-01', '2024-02-29']]);
    const shorter = { ...draft, id: 'a', period: { from: '2020-01-01', to: '2022-12-31' } };
    expect(periods(neighboursOf(shorter, editions))).toEqual([['b', 3, '2023-01-01', null]]);
    expect(neighboursOf({ ...draft, id: 'b', period: { from: '2024-01-01', to: null } }, editions)).toEqual([]);
    expect(neighboursOf({ ...draft, id: 'b', period: { from: 'soon', to: null } }, editions)).toEqual([]);
  });
});

describe('changedParts', () => {
  it('names the parts that differ', () => {
    expect(changedParts(draft, { ...draft, refreshDay: 20, prices: [] })).toEqual(['refreshDay', 'prices']);
  });
});
