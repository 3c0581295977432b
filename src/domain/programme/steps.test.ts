import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { edition2021 } from './edition-2021.ts';
import { renewalOf } from './renewal.ts';
import type { LevelStanding, Requirement } from './standing.ts';
import { type HeldLevel, type StepsFrom, stepsFrom } from './steps.ts';

const need = (id: Requirement['id'], needed: number, have: number): Requirement => ({
  id,
  needed,
  have,
  met: have >= needed,
});
const level = (
  name: LevelStanding['level'],
  competency: string | null,
  requirements: readonly Requirement[],
): LevelStanding => ({
  ...{ level: name, competency, requirements, closedReason: null, set: 's' },
  eligible: requirements.every(({ met }) => met),
});
const pack = (trainers: number) => level('learning-action-pack', null, [need('trainers', 1, trainers)]);
const directory = { asked: false, batchTo: '2021-05-21' };
const from = (levels: readonly LevelStanding[], more: Partial<StepsFrom> = {}): StepsFrom => ({
  ...{ day: '2021-05-10', standing: { levels, best: null }, held: [], nobodyLinked: false, directory },
  ...more,
});
const held = (more: Partial<HeldLevel> = {}): HeldLevel => ({
  ...{ level: 'silver', competency: 'Security', status: 'at-risk', requirements: [] },
  renewal: renewalOf('2021-06-22', edition2021),
  ...more,
});

describe('stepsFrom', () => {
  it('ENR-20 ENR-21 ENR-25 L-16 sends a new partner for a trainer first, then for the Action Pack', () => {
    expect(stepsFrom(from([pack(0)], { nobodyLinked: true }))).toEqual([
      { id: 'add-trainers', competency: null, level: 'learning-action-pack', missing: 1, by: null },
      { id: 'link-people', competency: null, level: null, missing: null, by: null },
    ]);
    expect(stepsFrom(from([pack(1)])).map(({ id }) => id)).toEqual(['buy-action-pack']);
  });

  it('REN-8 REN-9 L-11 tells what an anniversary lacks and by when it still helps', () => {
    const requirements = [need('kpi', 50, 12.5), need('trainers', 2, 1), need('exams', 1, 1)];
    const steps = stepsFrom(from([pack(1)], { held: [held({ requirements })] }));
    expect(steps.map(({ id, missing, by }) => [id, missing, by])).toEqual([
      ['ask-directory', null, '2021-05-21'],
      ['meet-kpi', 37.5, '2021-05-31'],
      ['add-trainers', 1, '2021-06-22'],
      ['renew', null, '2021-07-22'],
    ]);
  });

  it('REN-9 L-11 waits with people until the refresh day where that comes after the anniversary', () => {
    const renewal = renewalOf('2021-06-10', edition2021);
    const steps = stepsFrom(from([], { held: [held({ renewal, requirements: [need('trainers', 1, 0)] })] }));
    expect(steps.find(({ id }) => id === 'add-trainers')?.by).toBe('2021-06-15');
  });

  it('ENR-27 ENR-43 offers every level above what is held whose requirements are met, the highest of a competency', () => {
    const levels = [level('silver', 'Security', []), level('gold', 'Security', []), level('silver', 'Messaging', [])];
    const enrol = stepsFrom(from(levels, { held: [held()] })).filter(({ id }) => id === 'enrol');
    expect(enrol.map((one) => `${one.level} ${one.competency}`)).toEqual(['gold Security', 'silver Messaging']);
  });

  it('ENR-33 works towards the level of which the least is missing', () => {
    const levels = [
      level('silver', 'Messaging', [need('kpi', 20, 2), need('commitment', 1, 0)]),
      level('silver', 'Security', [need('kpi', 20, 18), need('commitment', 1, 0)]),
      { ...level('gold', 'Security', [need('kpi', 20, 19)]), closedReason: 'thresholds-missing' as const },
    ];
    expect(stepsFrom(from(levels)).map(({ id, competency, missing }) => [id, competency, missing])).toEqual([
      ['meet-kpi', 'Security', 2],
      ['commit', 'Security', 1],
    ]);
  });

  it('ENR-77 says nothing of the directory to who left, and nothing twice', () => {
    expect(stepsFrom(from([pack(1)], { held: [held({ status: 'lost' })] })).map(({ id }) => id)).toEqual([
      'buy-action-pack',
    ]);
    const asked = { ...directory, asked: true };
    expect(
      stepsFrom(from([], { held: [held({ renewal: renewalOf('2022-01-01', edition2021) })], directory: asked })),
    ).toEqual([]);
  });

  it('tells each step once and the most urgent first, whatever there is', () => {
    const requirement = fc.record({
      id: fc.constantFrom('kpi' as const, 'trainers' as const, 'exams' as const),
      have: fc.nat({ max: 3 }),
    });
    const any = fc.array(fc.tuple(requirement, fc.nat({ max: 400 })), { maxLength: 4 });
    fc.assert(
      fc.property(any, fc.boolean(), (list, nobodyLinked) => {
        const all = list.map(([{ id, have }, days]) =>
          held({ renewal: renewalOf(addDays('2021-05-01', days), edition2021), requirements: [need(id, 2, have)] }),
        );
        const steps = stepsFrom(from([pack(0)], { held: all, nobodyLinked }));
        const days = steps.map(({ by }) => by ?? '9999');
        expect(days).toEqual([...days].sort());
        expect(new Set(steps.map(({ id, competency, level: of }) => `${id} ${competency} ${of}`)).size).toBe(
          steps.length,
        );
      }),
    );
  });
});
