import type { PointRules } from './edition.ts';
import type { Requirement } from './standing.ts';

/** What is measured over the twelve completed months under a points edition (2023: learning-program.md §6). */
export interface PointFacts {
  /** Units of courseware by kind, for example `advanced` and `fundamentals`. */
  readonly courseware: ReadonlyMap<string, number>;
  readonly examUnits: number;
  readonly surveyScore: number | undefined;
  readonly surveys: number;
}

export type PointRequirementId = 'coursewarePoints' | 'examUnits' | 'surveyScore' | 'surveys';
export type PointRequirement = Omit<Requirement, 'id'> & { readonly id: PointRequirementId };

/** Courseware points: units by weight; a kind with a cap gives no more than that, unknown kinds give none. */
export function coursewarePoints(units: ReadonlyMap<string, number>, { weights }: PointRules): number {
  return weights.reduce((total, { kind, perUnit, cap }) => {
    const points = (units.get(kind) ?? 0) * perUnit;
    return total + Math.min(points, cap ?? points);
  }, 0);
}

/** Each base criterion with what is needed and what there is; a survey score nobody gave is not met. */
export function pointRequirements(facts: PointFacts, rules: PointRules): PointRequirement[] {
  const at = (id: PointRequirementId, needed: number, have: number): PointRequirement => ({
    id,
    needed,
    have,
    met: have >= needed,
  });
  return [
    at('coursewarePoints', rules.coursewarePoints, coursewarePoints(facts.courseware, rules)),
    at('examUnits', rules.examUnits, facts.examUnits),
    at('surveyScore', rules.surveyScore, facts.surveyScore ?? 0),
    ...(rules.surveys === undefined ? [] : [at('surveys', rules.surveys, facts.surveys)]),
  ];
}
