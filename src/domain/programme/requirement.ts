/** What a points edition asks for (2023). */
export type PointRequirementId = 'coursewarePoints' | 'examUnits' | 'surveyScore' | 'surveys';

export type RequirementId = 'kpi' | 'revenueUsd' | 'trainers' | 'exams' | 'commitment' | PointRequirementId;

/** What a level asks for, and what there is of it. */
export interface Requirement {
  readonly id: RequirementId;
  readonly needed: number;
  readonly have: number;
  readonly met: boolean;
}
