import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { programmeStatus } from '#contract/programme.ts';
import type { StepId } from '#domain/programme/steps.ts';
import { languages, texts } from '#text/index.ts';
import { offersPlace } from './places.ts';
import { placeOf, stepKey } from './step-place.ts';

/** Every advice there is; the compiler refuses a list that lacks one. */
const advice: Readonly<Record<StepId, true>> = {
  'meet-kpi': true,
  'meet-revenue': true,
  'add-trainers': true,
  'pass-exams': true,
  commit: true,
  'gain-points': true,
  'buy-exam-units': true,
  'raise-survey-score': true,
  'collect-surveys': true,
  'buy-action-pack': true,
  'link-people': true,
  enrol: true,
  renew: true,
  'ask-directory': true,
};

const words = z.object({ programme: z.record(z.string(), z.unknown()) });

function namesIn(language: (typeof languages)[number], part: string): string[] {
  const found = texts[language].flatMap((one) => words.safeParse(one).data?.programme[part] ?? []);
  return found.flatMap((one) => Object.keys(z.record(z.string(), z.string()).parse(one)));
}

describe('placeOf', () => {
  it('leads to where an advice is followed, and to the requirements where there is no other place', () => {
    expect(placeOf('renew')).toBe(offersPlace);
    expect(placeOf('meet-kpi')).toBe('/programme/simulator');
    expect(placeOf('commit')).toBe('/programme/requirements');
  });

  it('tells the same advice for two competencies apart', () => {
    const step = { id: 'commit', level: 'silver', missing: 1, by: null } as const;
    expect(stepKey({ ...step, competency: 'DevOps' })).not.toBe(stepKey({ ...step, competency: 'Security' }));
  });
});

describe.each(languages)('the words of the programme in %s', (language) => {
  it('name every advice', () => {
    expect(namesIn(language, 'step')).toEqual(expect.arrayContaining(Object.keys(advice)));
  });

  it('name every level, requirement and state that the server answers with', () => {
    const { levels, directory, enrolments } = programmeStatus.shape;
    const { level, requirements, closedReason } = levels.element.shape;
    expect(namesIn(language, 'level')).toEqual(level.options);
    expect(namesIn(language, 'requirement')).toEqual(requirements.element.shape.id.options);
    expect(namesIn(language, 'closed')).toEqual(closedReason.unwrap().options);
    expect(namesIn(language, 'directoryState')).toEqual(directory.shape.status.options);
    expect(namesIn(language, 'enrolmentStatus')).toEqual(enrolments.element.shape.status.options);
    expect(namesIn(language, 'packStep')).toEqual(enrolments.element.shape.step.unwrap().options);
  });
});
