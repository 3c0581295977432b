import { addDays, type Day } from '#base/day.ts';
import { lastDayOf } from '#base/month.ts';
import { type Level, levels } from './edition.ts';
import type { Renewal, RenewalState } from './renewal.ts';
import type { LevelStanding, Requirement, RequirementId, Standing } from './standing.ts';

/** A piece of advice: what to do, for which level, how much of it, and by when. */
export interface Step {
  readonly id: StepId;
  readonly competency: string | null;
  readonly level: Level | null;
  /** How much is missing of what the advice is about. */
  readonly missing: number | null;
  /** The last day on which it helps; null: at any time. */
  readonly by: Day | null;
}

const forRequirement = {
  kpi: 'meet-kpi',
  revenueUsd: 'meet-revenue',
  trainers: 'add-trainers',
  exams: 'pass-exams',
  commitment: 'commit',
  coursewarePoints: 'gain-points',
  examUnits: 'buy-exam-units',
  surveyScore: 'raise-survey-score',
  surveys: 'collect-surveys',
} as const satisfies Readonly<Record<RequirementId, string>>;

export type StepId =
  | (typeof forRequirement)[RequirementId]
  | 'buy-action-pack'
  | 'link-people'
  | 'enrol'
  | 'renew'
  | 'ask-directory';

/** A membership that has not ended, and what its next anniversary asks for. */
export interface HeldLevel {
  readonly competency: string | null;
  readonly level: Level;
  readonly status: RenewalState;
  readonly renewal: Renewal;
  /** By the months that decide; empty where an extension waives them. */
  readonly requirements: readonly Requirement[];
}

export interface StepsFrom {
  readonly day: Day;
  readonly standing: Standing;
  readonly held: readonly HeldLevel[];
  /** Nobody's learning account is linked, so only trainers that the operator confirmed count. */
  readonly nobodyLinked: boolean;
  readonly directory: { readonly asked: boolean; readonly batchTo: Day };
}

/** What a partner does next, most urgent first; what has no day comes last. */
export function stepsFrom(from: StepsFrom): Step[] {
  const held = from.held.filter(({ status }) => status !== 'lost');
  const wanted = [
    ...held.flatMap((one) => keepingSteps(one, from.day)),
    ...(held.length === 0 ? entrySteps(from.standing) : []),
    ...enrolSteps(from.standing, held),
    ...goalSteps(from.standing, held),
    ...(held.length > 0 && !from.directory.asked ? [step('ask-directory', { by: from.directory.batchTo })] : []),
  ];
  const missesPeople = wanted.some(({ id }) => id === 'add-trainers' || id === 'pass-exams');
  const steps = from.nobodyLinked && missesPeople ? [...wanted, step('link-people', {})] : wanted;
  const once = new Map(steps.reverse().map((one) => [JSON.stringify([one.id, one.competency, one.level]), one]));
  return [...once.values()].reverse().sort(byUrgency);
}

function step(id: StepId, { competency = null, level = null, missing = null, by = null }: Partial<Step>): Step {
  return { id, competency, level, missing, by };
}

function byUrgency(a: Step, b: Step): number {
  if (a.by === b.by) return 0;
  if (a.by === null || b.by === null) return a.by === null ? 1 : -1;
  return a.by < b.by ? -1 : 1;
}

/** From when on a renewal is worth a word: admins look three months ahead (REN-8). */
const lookAheadDays = 90;

/** What the next anniversary of a membership still needs, and to renew it while its window is open (REN-2, REN-8). */
function keepingSteps({ competency, level, renewal, requirements }: HeldLevel, day: Day): Step[] {
  const isNear = day >= addDays(renewal.opens, -lookAheadDays);
  const missing = requirements.filter(({ met }) => !met);
  return [
    ...missing.map((one) =>
      step(forRequirement[one.id], { competency, level, missing: lackOf(one), by: lastDayFor(one, renewal) }),
    ),
    ...(isNear ? [step('renew', { competency, level, by: renewal.closes })] : []),
  ];
}

/** Purchases, exams and surveys count up to the last month that decides; people until it is decided (REN-9, L-11). */
function lastDayFor({ id }: Requirement, { window, decisionOn }: Renewal): Day {
  return id === 'trainers' || id === 'commitment' ? decisionOn : lastDayOf(window.to);
}

/** Buying the Action Pack is the way in (ENR-20, ENR-21); a trainer is needed before (ENR-25, L-16). */
function entrySteps({ levels: standings }: Standing): Step[] {
  const pack = standings.find(({ level }) => level === 'learning-action-pack');
  if (pack === undefined || pack.closedReason !== null) return [];
  if (pack.eligible) return [step('buy-action-pack', { level: pack.level })];
  return missingSteps(pack);
}

/** Levels above what is held whose requirements are met: moving up is a choice (ENR-27). */
function enrolSteps({ levels: standings }: Standing, held: readonly HeldLevel[]): Step[] {
  const open = standings.filter((one) => one.eligible && one.level !== 'learning-action-pack' && isAbove(one, held));
  const highest = open.filter(
    (one) => !open.some((other) => other.competency === one.competency && rank(other) > rank(one)),
  );
  return highest.map(({ competency, level }) => step('enrol', { competency, level }));
}

/** The level that the least is missing of. */
function goalSteps({ levels: standings }: Standing, held: readonly HeldLevel[]): Step[] {
  const goals = standings.filter((one) => {
    return one.level !== 'learning-action-pack' && !one.eligible && one.closedReason === null && isAbove(one, held);
  });
  const [nearest] = [...goals].sort((a, b) => progressOf(b) - progressOf(a));
  return nearest === undefined ? [] : missingSteps(nearest);
}

function missingSteps({ competency, level, requirements }: LevelStanding): Step[] {
  const missing = requirements.filter(({ met }) => !met);
  return missing.map((one) => step(forRequirement[one.id], { competency, level, missing: lackOf(one) }));
}

const rank = ({ level }: { readonly level: Level }) => levels.indexOf(level);

function isAbove(one: LevelStanding, held: readonly HeldLevel[]): boolean {
  return !held.some((other) => other.competency === one.competency && rank(other) >= rank(one));
}

/** 0 … 1: how much of its requirements there is, each as much as the others. */
function progressOf({ requirements }: LevelStanding): number {
  const parts = requirements.map(({ needed, have }) => (needed <= 0 ? 1 : Math.max(0, Math.min(1, have / needed))));
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length);
}

const lackOf = ({ needed, have }: Requirement) => Math.round((needed - have) * 1e6) / 1e6;
