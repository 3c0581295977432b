import type { AdoptionMarks } from './marks.ts';

/** What a partner may do about a customer, in the order it is told (ADO-40 … ADO-42). */
export const scenarios = ['low-adoption', 'support-load', 'training'] as const;
export type Scenario = (typeof scenarios)[number];

/** What is known of a customer; undefined where nothing is. */
export interface CustomerState {
  readonly deploymentPercent: number | undefined;
  readonly usagePercent: number | undefined;
  /** Support cases per month, as the partner typed them in. */
  readonly casesPerMonth: number | undefined;
}

/** The scenarios whose condition holds (ADO-45): training is offered to either (ADO-40). */
export function scenariosOf(state: CustomerState, marks: AdoptionMarks): Scenario[] {
  const { deploymentPercent, usagePercent, casesPerMonth } = state;
  const isLow = [deploymentPercent, usagePercent].some(
    (percent) => percent !== undefined && percent < marks.lowPercent,
  );
  const isLoaded = casesPerMonth !== undefined && casesPerMonth >= marks.casesPerMonth;
  const holds = { 'low-adoption': isLow, 'support-load': isLoaded, training: isLow || isLoaded };
  return scenarios.filter((scenario) => holds[scenario]);
}

export interface Advice {
  readonly consider: string;
  readonly tryThis: string;
}

/** What to consider and what to try, in words of ours; pages translate them by the scenario's id. */
export const advice: Readonly<Record<Scenario, Advice>> = {
  'low-adoption': {
    consider: 'Many licences are unused: these customers may not see yet what the product does for them.',
    tryThis: 'Show case studies and references for their kind of work, and point them to tutorials and short videos.',
  },
  'support-load': {
    consider: 'They ask for help often: the product, its version or the task may be new to them.',
    tryThis: 'Offer training, in person or online, together with the self-service options on your support page.',
  },
  training: {
    consider: 'Questions about how things work and little use are both signs that people lack practice.',
    tryThis: 'Offer a training course; it also opens the conversation about what else would help them.',
  },
};
