import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, RequirementSet } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import type { KpiLine } from './kpi-ledger.ts';
import { renewalOutcome } from './renewal-outcome.ts';
import { type PartnerFacts, simulated, standingOn } from './standing.ts';

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
const edition: Edition = { ...edition2021, requirementSets: [...pack, set('silver', 20), set('gold', 50)] };
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
const nobody: PartnerFacts = { lines: [], trainers: 0, exams: new Map(), commitments: new Set() };
const able: PartnerFacts = {
  lines: [bought(60)],
  trainers: 2,
  exams: new Map([['Data Analytics', 1]]),
  commitments: new Set(['Data Analytics']),
};
const competencies = ['Data Analytics'];
const on = (facts: PartnerFacts, day = '2020-03-20', rules = edition) =>
  standingOn(day, { facts, edition: rules, competencies });
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
    expect(level({ ...able, commitments: new Set() }, 'silver')?.eligible).toBe(false);
  });

  it('L-2 ENR-8 asks silver for its KPIs at enrolment only where the edition does', () => {
    const few = { ...able, lines: [] };
    expect(on(few).levels.find((one) => one.level === 'silver')?.eligible).toBe(false);
    const later = on(few, '2020-03-20', { ...edition, silverKpiAtEnrolment: false });
    expect(later.levels.find((one) => one.level === 'silver')?.eligible).toBe(true);
  });

  it('ENR-40 ENR-42 ENR-43 ENR-44 offers gold when its own KPIs are met, else the highest level reached', () => {
    expect(on(able).best).toEqual({ competency: 'Data Analytics', level: 'gold' });
    expect(on({ ...able, lines: [bought(30)] }).best).toEqual({ competency: 'Data Analytics', level: 'silver' });
    expect(on({ ...able, lines: [] }).best).toEqual({ competency: null, level: 'learning-action-pack' });
  });

  it('ENR-54 does not count a month before it is visible', () => {
    expect(level(able, 'gold', '2020-02-14')?.eligible).toBe(false);
    expect(level(able, 'gold', '2020-02-15')?.eligible).toBe(true);
  });

  it('ENR-7 stays closed while the operator has not entered the numbers', () => {
    const { levels } = on(able, '2020-03-20', edition2021);
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

  it('gives the simulator the answer that the real purchase would have', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), fc.nat({ max: 3 }), (kpi, trainers) => {
        const more = { lines: [bought(kpi, '2020-02-01')], trainers };
        const real = { ...nobody, lines: more.lines, trainers, commitments: able.commitments, exams: able.exams };
        const start = { ...nobody, commitments: able.commitments, exams: able.exams };
        expect(on(simulated(start, more))).toEqual(on(real));
      }),
    );
  });
});

describe('renewalOutcome', () => {
  const held = (name: 'gold' | 'silver') => ({ competency: 'Data Analytics', level: name });

  it('ENR-41 REN-10 renews the level held, else the highest below it whose requirements are met', () => {
    const outcome = (kpi: number, name: 'gold' | 'silver') =>
      renewalOutcome(on({ ...able, lines: [bought(kpi)] }).levels, held(name));
    expect(outcome(60, 'gold')).toBe('gold');
    expect(outcome(30, 'gold')).toBe('silver');
    expect(outcome(5, 'gold')).toBe('learning-action-pack');
    expect(outcome(60, 'silver')).toBe('silver');
  });
});
