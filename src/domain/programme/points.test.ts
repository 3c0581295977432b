import { describe, expect, it } from 'vitest';
import { edition2023 } from './edition-2023.ts';
import { coursewarePoints, pointRequirements } from './points.ts';

const rules = edition2023.points;
if (rules === undefined) throw new Error('the 2023 edition measures points');

describe('coursewarePoints', () => {
  it.each([
    [{ advanced: 700, fundamentals: 600 }, 1000],
    [{ advanced: 700, fundamentals: 6000 }, 1000],
    [{ advanced: 700, fundamentals: 598 }, 999],
    [{ fundamentals: 10_000 }, 300],
    [{ advanced: 900, other: 200 }, 1000],
    [{ unheard: 5000 }, 0],
  ])(
    'learning-program.md §6 gives %j %d points: half for fundamentals and others, at most 300 of fundamentals',
    (units, points) => {
      expect(coursewarePoints(new Map(Object.entries(units)), rules)).toBe(points);
    },
  );
});

describe('pointRequirements', () => {
  const facts = { courseware: new Map([['advanced', 1000]]), examUnits: 200, surveyScore: 4.25, surveys: 200 };

  it('learning-program.md §6 is met at 1,000 points, 200 exam units and a score of 4.25', () => {
    expect(pointRequirements(facts, rules).every(({ met }) => met)).toBe(true);
  });

  it.each([
    ['coursewarePoints', { courseware: new Map([['advanced', 999]]) }],
    ['examUnits', { examUnits: 199 }],
    ['surveyScore', { surveyScore: 4.24 }],
    ['surveyScore', { surveyScore: undefined }],
    ['surveys', { surveys: 199 }],
  ])('misses %s alone with %j', (id, less) => {
    const missed = pointRequirements({ ...facts, ...less }, rules).filter(({ met }) => !met);
    expect(missed.map((one) => one.id)).toEqual([id]);
  });
});
