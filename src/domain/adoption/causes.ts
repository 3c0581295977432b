import type { AdoptionMarks } from './marks.ts';

/** Why usage passes 100 %, in the order they are told (ADO-25 … ADO-28). */
export const causes = ['turnover', 'second-subscription', 'trial', 'yammer', 'unexplained'] as const;
export type Cause = (typeof causes)[number];

/** What is known of a customer's product and workload that has more active users than qualified licences. */
export interface Excess {
  readonly workload: string;
  readonly active: number;
  readonly qualified: number;
  /** Active users whose licence was taken away in the window while another user got one. */
  readonly turnover: number;
  /** Active users on a subscription of the product that is in grace, disabled or deprovisioned. */
  readonly secondSubscription: number;
  /** Active users on a trial of the product. */
  readonly trial: number;
  /** Active users to whom at least one of the three applies. */
  readonly covered: number;
}

export interface CauseUsers {
  readonly cause: Cause;
  readonly users: number;
}

/** The causes that apply and how many users each concerns; none where licences suffice (ADO-29). */
export function causesOf(excess: Excess, { yammerExcessPercent }: Pick<AdoptionMarks, 'yammerExcessPercent'>) {
  const { workload, active, qualified, turnover, secondSubscription, trial, covered } = excess;
  if (active <= qualified) return [];
  const isSkewed = workload === 'YAMMER' && active * 100 > qualified * (100 + yammerExcessPercent);
  const found: CauseUsers[] = [
    { cause: 'turnover', users: turnover },
    { cause: 'second-subscription', users: secondSubscription },
    { cause: 'trial', users: trial },
    { cause: 'yammer', users: isSkewed ? active : 0 },
    { cause: 'unexplained', users: isSkewed ? 0 : Math.max(0, active - qualified - covered) },
  ];
  return found.filter(({ users }) => users > 0);
}

/** Every cause of several products and workloads once, in the order they are told. */
export function unitedCauses(parts: readonly (readonly CauseUsers[])[]): Cause[] {
  const met = new Set(parts.flat().map(({ cause }) => cause));
  return causes.filter((cause) => met.has(cause));
}
