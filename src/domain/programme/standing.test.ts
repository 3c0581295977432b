import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, RequirementSet } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import { edition2023 } from './edition-2023.ts';
import type { KpiLine } from './kpi-ledger.ts';
import { amountsOf } from './kpi-ledger.ts';
import { renewalOutcome } from './renewal-outcome.ts';
import { type PartnerFacts, renewalStandingOn, simulated, standingOn } from './standing.ts';

const set = (level: 'silver' | 'gold', kpi: number, more: Partial<RequirementSet> = {}): RequirementSet => ({
  id: level,
  level,
  period: { from: '2019-01-01' },
  kpi,
  trainers: level === 'gold' ? 2 : 1,
  exams: 1,
  ...more,
});
const pack = edition2021.requirementSets.filter(({ level }) => level === 'learning-action-pack');
const learningOptions: Edition['learningOptions'] = [{ competency: 'Data Analytics', levels: ['silver', 'gold'] }];
const requirementSets = [...pack, set('silver', 20), set('gold', 50)];
const edition: Edition = { ...edition2021, requirementSets, learningOptions };
const bought = (kpi: number, date = '2020-01-10'): KpiLine => ({
  invoice: `${date}-${kpi}`,
  line: 1,
  date,
  type: 'MOC digital',
  units: kpi,
  kpi,
  revenueUsd: kpi * 100,
  qualifying: true,
  origin: 'import',
});
const nobody: PartnerFacts = { purchases: [], trainers: 0, exams: [], commitments: [], surveys: [] };
const exam = { person: 'person 1', exam: 'DP-100', title: 'Exam DP-100', month: '2020-01' };
const able: PartnerFacts = {
  ...nobody,
  purchases: amountsOf([bought(60)]),
  trainers: 2,
  exams: [exam],
  commitments: ['Data Analytics'],
};
const on = (facts: PartnerFacts, day = '2020-03-20', rules = edition) => standingOn(day, { facts, edition: rules });
const level = (facts: PartnerFacts, name: string, day?: string) =>
  on(facts, day).levels.find((one) => one.level === name);

describe('standingOn', () => {
  it('ENR-20 ENR-21 ENR-25 ENR-26 opens the Action Pack with one trainer and nothing else', () => {
    expect(level(nobody, 'learning-action-pack')).toMatchObject({ eligible: false });
    const { levels, best } = on({ ...nobody, trainers: 1 });
    expect(levels[0]).toMatchObject({
      eligible: true,
      requirements: [{ id: 'trainers', needed: 1, have: 1, met: true }],
    });
    expect(best).toEqual({ competency: null, level: 'learning-action-pack' });
  });

  it('ENR-31 ENR-33 ENR-34 ENR-35 asks silver for KPIs, trainers, exams and a commitment', () => {
    expect(level(able, 'silver')?.requirements.map(({ id }) => id)).toEqual(['kpi', 'trainers', 'exams', 'commitment']);
    expect(level(able, 'silver')?.eligible).toBe(true);
    expect(level({ ...able, commitments: [] }, 'silver')?.eligible).toBe(false);
  });

  it('L-2 ENR-8 asks silver for its KPIs at enrolment only where the edition does', () => {
    const few = { ...able, purchases: [] };
    expect(on(few).levels.find((one) => one.level === 'silver')?.eligible).toBe(false);
    const later = on(few, '2020-03-20', { ...edition, silverKpiAtEnrolment: false });
    expect(later.levels.find((one) => one.level === 'silver')?.eligible).toBe(true);
  });

  it('ENR-40 ENR-42 ENR-43 ENR-44 offers gold when its own KPIs are met, else the highest level reached', () => {
    expect(on(able).best).toEqual({ competency: 'Data Analytics', level: 'gold' });
    expect(on({ ...able, purchases: amountsOf([bought(30)]) }).best).toEqual({
      competency: 'Data Analytics',
      level: 'silver',
    });
    expect(on({ ...able, purchases: [] }).best).toEqual({ competency: null, level: 'learning-action-pack' });
  });

  it('ENR-54 does not count a month before it is visible', () => {
    expect(level(able, 'gold', '2020-02-14')?.eligible).toBe(false);
    expect(level(able, 'gold', '2020-02-15')?.eligible).toBe(true);
  });

  it('ENR-7 stays closed while the operator has not entered the numbers', () => {
    const { levels } = on(able, '2020-03-20', edition2021);
    expect(levels.map(({ competency }) => competency)).toEqual([null, null, null]);
    const listed = on(able, '2020-03-20', { ...edition2021, learningOptions });
    expect(listed.levels.map(({ closedReason }) => closedReason)).toEqual([
      null,
      'thresholds-missing',
      'thresholds-missing',
    ]);
    expect(levels.map(({ closedReason }) => closedReason)).toEqual([null, 'thresholds-missing', 'thresholds-missing']);
    expect(levels.slice(1).every(({ eligible }) => !eligible)).toBe(true);
  });

  it('ENR-32 takes the set of the competency before the general one', () => {
    const own = {
      ...edition,
      requirementSets: [...edition.requirementSets, set('gold', 500, { id: 'own', competency: 'Data Analytics' })],
    };
    expect(on(able, '2020-03-20', own).levels.find((one) => one.level === 'gold')).toMatchObject({
      set: 'own',
      eligible: false,
    });
  });

  it('ENR-32 knows the levels alone that the list has', () => {
    const goldOnly: Edition = { ...edition, learningOptions: [{ competency: 'Security', levels: ['gold'] }] };
    const names = on(able, '2020-03-20', goldOnly).levels.map((one) => `${one.level} ${one.competency}`);
    expect(names).toEqual(['learning-action-pack null', 'gold Security']);
  });

  it('ENR-34 ASC-14 counts an exam of a person once, in the window, and where the competency names exams those', () => {
    const counted = (exams: PartnerFacts['exams'], skills: Edition['skills'] = []) =>
      on({ ...able, exams }, '2020-03-20', { ...edition, skills }).levels[1]?.requirements.find(
        ({ id }) => id === 'exams',
      )?.have;
    const other = { ...exam, person: 'person 2', exam: 'dp-100 ' };
    expect(counted([exam, { ...exam, month: '2019-11' }])).toBe(1);
    expect(counted([exam, other, { ...exam, exam: 'AZ-900' }])).toBe(3);
    expect(
      counted([
        { ...exam, month: '2019-02' },
        { ...exam, exam: 'AZ-900', month: '2020-03' },
      ]),
    ).toBe(0);
    const named = [{ competency: 'data analytics', exams: ['exam dp-100'] }];
    expect(counted([exam, { ...exam, exam: 'AZ-900', title: 'Exam AZ-900' }], named)).toBe(1);
  });

  it('gives the simulator the answer that the real purchase would have', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), fc.nat({ max: 3 }), (kpi, trainers) => {
        const more = { lines: [bought(kpi, '2020-02-01')], trainers };
        const real = {
          ...nobody,
          purchases: amountsOf(more.lines),
          trainers,
          commitments: able.commitments,
          exams: able.exams,
        };
        const start = { ...nobody, commitments: able.commitments, exams: able.exams };
        expect(on(simulated(start, more))).toEqual(on(real));
      }),
    );
  });
});

describe('renewalStandingOn', () => {
  const held = (day: string, dates: readonly string[], rules = edition) => {
    const purchases = amountsOf(dates.map((date) => bought(50, date)));
    const standing = renewalStandingOn(day, {
      facts: { ...able, purchases },
      edition: rules,
      anniversary: '2020-05-20',
    });
    return standing.levels.map(({ requirements }) => requirements.find(({ id }) => id === 'kpi')?.have);
  };

  it('ENR-52 REN-9 looks at the twelve months before the month of the anniversary', () => {
    const around = ['2019-04-30', '2019-05-01', '2020-04-30', '2020-05-01'];
    expect(held('2020-06-20', around)).toEqual([undefined, 100, 100]);
  });

  it('L-11 ENR-54 counts the months that are visible, and no later ones', () => {
    expect(held('2020-05-14', ['2020-04-30'])).toEqual([undefined, 0, 0]);
    expect(held('2020-05-15', ['2020-04-30'])).toEqual([undefined, 50, 50]);
  });

  it('L-2 asks silver for its KPIs at the renewal, whatever it asks when enrolling', () => {
    expect(held('2020-05-15', [], { ...edition, silverKpiAtEnrolment: false })).toEqual([undefined, 0, 0]);
  });
});

describe('standingOn under a points edition', () => {
  const points = edition2023.points;
  const kinds = [
    { type: 'Advanced', kind: 'advanced' },
    { type: 'Fundamentals', kind: 'fundamentals' },
    { type: 'Voucher', kind: 'exam' },
  ];
  const rules: Edition = { ...edition2023, ...(points && { points: { ...points, kinds } }) };
  const units = (type: string, count: number, month = '2023-06') => ({
    month,
    type,
    units: count,
    kpi: 0,
    revenueUsd: 0,
  });
  const survey = { month: '2023-06', score: 4.25, surveys: 200 };
  const met: PartnerFacts = {
    ...nobody,
    purchases: [units('advanced', 700), units('Fundamentals', 600), units('Voucher', 200)],
    surveys: [survey],
  };
  const gold = (facts: PartnerFacts, day = '2023-12-20') => standingOn(day, { facts, edition: rules }).levels[1];
  const missed = (facts: PartnerFacts) =>
    gold(facts)
      ?.requirements.filter(({ met: is }) => !is)
      .map(({ id, have }) => [id, have]);

  it('learning-program.md §6 tells gold over everything: 1,000 points, 200 exam units, a score of 4.25', () => {
    expect(gold(met)).toMatchObject({ competency: null, level: 'gold', eligible: true, closedReason: null });
    expect(gold(met)?.requirements.map(({ have }) => have)).toEqual([1000, 200, 4.25, 200]);
  });

  it.each([
    [
      'a unit less of advanced',
      { purchases: [units('Advanced', 699), ...met.purchases.slice(1)] },
      [['coursewarePoints', 999]],
    ],
    [
      'any more of fundamentals',
      { purchases: [units('Advanced', 699), units('Fundamentals', 9000), units('voucher', 200)] },
      [['coursewarePoints', 999]],
    ],
    [
      'types that nobody named',
      { purchases: [...met.purchases.slice(1), units('New', 1398)] },
      [['coursewarePoints', 999]],
    ],
    ['a credit note', { purchases: [...met.purchases, units('Voucher', -1)] }, [['examUnits', 199]]],
    [
      'a month before the window',
      { purchases: [units('Advanced', 700, '2022-11'), ...met.purchases.slice(1)] },
      [['coursewarePoints', 300]],
    ],
    [
      'a worse month, by how many gave it',
      { surveys: [survey, { ...survey, month: '2023-07', score: 4, surveys: 2 }] },
      [['surveyScore', 4.247524]],
    ],
    ['too few surveys', { surveys: [{ ...survey, surveys: 199 }] }, [['surveys', 199]]],
    [
      'no survey',
      { surveys: [] },
      [
        ['surveyScore', 0],
        ['surveys', 0],
      ],
    ],
    ['areas, where all are told', { surveys: [survey, { ...survey, area: 'Security', score: 1 }] }, []],
  ])('learning-program.md §6 with %s', (_, more, wanted) => {
    expect(missed({ ...met, ...more })).toEqual(wanted);
  });

  it('learning-program.md §6 refreshes by the 20th', () => {
    const facts = { ...met, purchases: [units('Advanced', 1000, '2023-11'), units('Voucher', 200)] };
    expect(gold(facts, '2023-12-19')?.requirements[0]?.have).toBe(0);
    expect(gold(facts, '2023-12-20')?.requirements[0]?.have).toBe(1000);
  });
});

describe('renewalOutcome', () => {
  const held = (name: 'gold' | 'silver') => ({ competency: 'Data Analytics', level: name });

  it('ENR-41 REN-10 renews the level held, else the highest below it whose requirements are met', () => {
    const outcome = (kpi: number, name: 'gold' | 'silver') =>
      renewalOutcome(on({ ...able, purchases: amountsOf([bought(kpi)]) }).levels, held(name));
    expect(outcome(60, 'gold')).toBe('gold');
    expect(outcome(30, 'gold')).toBe('silver');
    expect(outcome(5, 'gold')).toBe('learning-action-pack');
    expect(outcome(60, 'silver')).toBe('silver');
  });
});
