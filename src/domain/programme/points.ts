import type { Month, MonthRange } from '#base/month.ts';
import type { PointRules } from './edition.ts';
import { isSameName, type KpiAmount } from './kpi-ledger.ts';
import type { PointRequirementId, Requirement } from './requirement.ts';

/** What is measured over the twelve completed months under a points edition (2023: learning-program.md §6). */
export interface PointFacts {
  /** Units of courseware by kind, for example `advanced` and `fundamentals`. */
  readonly courseware: ReadonlyMap<string, number>;
  readonly examUnits: number;
  readonly surveyScore: number | undefined;
  readonly surveys: number;
}

/** What learners said of a month, in one area or in all. */
export interface SurveyMonth {
  readonly month: Month;
  /** Solution area; absent: all of them, which goes before what single ones tell of the month. */
  readonly area?: string;
  readonly score: number;
  readonly surveys: number;
}

export type PointRequirement = Omit<Requirement, 'id'> & { readonly id: PointRequirementId };

/** Types of this kind are exams: they give exam units instead of courseware. */
const examKind = 'exam';
/** What a type is of that the rules do not name. */
const otherKind = 'other';

/** What purchases and surveys of a window bring. The score of several surveys is weighted by how many gave it. */
export function pointFacts(
  from: { readonly purchases: readonly KpiAmount[]; readonly surveys: readonly SurveyMonth[] },
  window: MonthRange,
  rules: PointRules,
): PointFacts {
  const within = ({ month }: { readonly month: Month }) => window.from <= month && month <= window.to;
  const courseware = new Map<string, number>();
  for (const { type, units } of from.purchases.filter(within)) {
    const kind = kindOf(type, rules);
    courseware.set(kind, (courseware.get(kind) ?? 0) + units);
  }
  const examUnits = courseware.get(examKind) ?? 0;
  courseware.delete(examKind);
  const whole = new Set(from.surveys.filter(({ area }) => area === undefined).map(({ month }) => month));
  const isTold = ({ area, month }: SurveyMonth) => area === undefined || !whole.has(month);
  const told = from.surveys.filter((survey) => within(survey) && survey.surveys > 0 && isTold(survey));
  const surveys = told.reduce((sum, survey) => sum + survey.surveys, 0);
  const scores = told.reduce((sum, { score, surveys: by }) => sum + Math.round(score * 1e6) * by, 0);
  return {
    courseware,
    examUnits,
    surveys,
    surveyScore: surveys === 0 ? undefined : Math.floor(scores / surveys) / 1e6,
  };
}

function kindOf(type: string, { kinds }: PointRules): string {
  return kinds.find((known) => isSameName(known.type, type))?.kind ?? otherKind;
}

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
