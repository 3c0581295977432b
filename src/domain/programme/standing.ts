import type { Day } from '#base/day.ts';
import type { Month, MonthRange } from '#base/month.ts';
import { type Edition, type Level, levels, type RequirementSet, requirementSetFor } from './edition.ts';
import { kpiWindowOn, renewalWindow } from './kpi-calendar.ts';
import { amountsOf, isSameName, type KpiAmount, type KpiLine, kpiSum } from './kpi-ledger.ts';
import { pointFacts, pointRequirements, type SurveyMonth } from './points.ts';
import type { Requirement, RequirementId } from './requirement.ts';

export type { Requirement, RequirementId };

/**
 * Everything about a partner that the rules look at; plain data, so that a decision keeps it and replays alike. It may
 * reach further back and ahead than a window: what counts is chosen by the window.
 */
export interface PartnerFacts {
  /** What was bought and counts, by month; from the first purchase on, enrolled or not (ENR-50). */
  readonly purchases: readonly KpiAmount[];
  /** Certified trainers among linked people, or confirmed by the operator (ENR-25, L-17). */
  readonly trainers: number;
  /** Exams passed by linked people (ENR-34, ASC-12). */
  readonly exams: readonly PassedExam[];
  /** Competencies whose performance requirements the partner committed to (ENR-34, ENR-35). */
  readonly commitments: readonly string[];
  readonly surveys: readonly SurveyMonth[];
  readonly region?: string;
}

export interface PassedExam {
  /** Tells one person from another, not who they are. */
  readonly person: string;
  /** Its id, where it has one, and its title. */
  readonly exam: string;
  readonly title?: string;
  readonly month: Month;
  /** Counts for this competency whatever exams the edition names (a wish of the simulator). */
  readonly competency?: string;
}

/** Where a partner stands towards a level of a competency (http.md, programme status). */
export interface LevelStanding {
  readonly competency: string | null;
  readonly level: Level;
  readonly requirements: readonly Requirement[];
  readonly eligible: boolean;
  /** Why nobody can enrol: the level has no set in force, or one without its numbers. */
  readonly closedReason: 'no-requirements' | 'thresholds-missing' | null;
  readonly set: string | null;
}

export interface Standing {
  readonly levels: readonly LevelStanding[];
  /** The highest level whose requirements are met (ENR-43); the first by name among equal ones. */
  readonly best: { readonly competency: string | null; readonly level: Level } | null;
}

interface Evaluated {
  readonly facts: PartnerFacts;
  readonly edition: Edition;
}

/** Where the partner stands on a day towards every level that can be enrolled in (ENR-32). Pure: replays alike. */
export function standingOn(day: Day, { facts, edition }: Evaluated): Standing {
  return standingIn({ facts, edition, day, window: kpiWindowOn(day, edition), isRenewal: false });
}

/**
 * What the months that decide about an anniversary bring, as far as they are visible on the day (ENR-52, REN-9); the KPIs
 * are asked for whatever the edition asks when enrolling (L-2).
 */
export function renewalStandingOn(
  day: Day,
  { facts, edition, anniversary }: Evaluated & { anniversary: Day },
): Standing {
  const whole = renewalWindow(anniversary);
  const shown = kpiWindowOn(day, edition).to;
  const window = { from: whole.from, to: shown < whole.to ? shown : whole.to };
  return standingIn({ facts, edition, day, window, isRenewal: true });
}

interface Question extends Evaluated {
  readonly day: Day;
  readonly window: MonthRange;
  readonly isRenewal: boolean;
}

function standingIn(question: Question): Standing {
  const { edition } = question;
  const all = [
    levelStanding(question, { level: 'learning-action-pack' }),
    ...(edition.points === undefined ? optionStandings(question) : [pointStanding(question, edition.points)]),
  ];
  const rank = ({ level }: LevelStanding) => levels.indexOf(level);
  const best = all.filter(({ eligible }) => eligible).sort((a, b) => rank(b) - rank(a))[0];
  return { levels: all, best: best === undefined ? null : { competency: best.competency, level: best.level } };
}

const paid = ['silver', 'gold'] as const;

/** By competency and level of the list (ENR-32). Without a list silver and gold are there once, closed. */
function optionStandings(question: Question): LevelStanding[] {
  const options = [...question.edition.learningOptions].sort((a, b) => (a.competency < b.competency ? -1 : 1));
  if (options.length === 0) return paid.map((level) => closedStanding(question, level));
  return options.flatMap(({ competency, levels: open }) =>
    paid.filter((level) => open.includes(level)).map((level) => levelStanding(question, { level, competency })),
  );
}

function closedStanding({ edition, facts, day }: Question, level: Level): LevelStanding {
  const set = requirementSetFor(edition, { level, day, ...regionOf(facts) });
  const closedReason = set !== undefined && isOpenEnded(set) ? 'thresholds-missing' : 'no-requirements';
  return { competency: null, level, set: set?.id ?? null, requirements: [], eligible: false, closedReason };
}

/** Under a points edition there is one level, over everything that is taught (learning-program.md §6). */
function pointStanding({ facts, window }: Question, rules: NonNullable<Edition['points']>): LevelStanding {
  const requirements = pointRequirements(pointFacts(facts, window, rules), rules);
  const eligible = requirements.every(({ met }) => met);
  return { competency: null, level: 'gold', set: null, requirements, eligible, closedReason: null };
}

interface Sought {
  readonly level: Level;
  readonly competency?: string;
}

function levelStanding(question: Question, sought: Sought): LevelStanding {
  const { edition, facts, day } = question;
  const set = requirementSetFor(edition, { ...sought, day, ...regionOf(facts) });
  const base = { competency: sought.competency ?? null, level: sought.level, set: set?.id ?? null };
  if (set === undefined) return { ...base, requirements: [], eligible: false, closedReason: 'no-requirements' };
  if (isOpenEnded(set)) return { ...base, requirements: [], eligible: false, closedReason: 'thresholds-missing' };
  const requirements = requirementsOf(set, question, sought.competency);
  return { ...base, requirements, eligible: requirements.every(({ met }) => met), closedReason: null };
}

const regionOf = ({ region }: PartnerFacts) => (region === undefined ? {} : { region });

/** A threshold the operator has not entered closes the level (learning-program.md §6); the Action Pack asks for trainers alone. */
function isOpenEnded({ level, kpi, trainers, exams }: RequirementSet): boolean {
  if (level === 'learning-action-pack') return trainers === undefined;
  return kpi === undefined || trainers === undefined || exams === undefined;
}

function requirementsOf(
  set: RequirementSet,
  { facts, edition, window, isRenewal }: Question,
  competency = '',
): Requirement[] {
  const trainers = needed('trainers', set.trainers ?? 0, facts.trainers);
  if (set.level === 'learning-action-pack') return [trainers];
  const sum = kpiSum(facts.purchases, { window, competency });
  const isSilver = set.level === 'silver';
  const asksKpi = !isSilver || edition.silverKpiAtEnrolment || isRenewal;
  const isCommitted = facts.commitments.some((name) => isSameName(name, competency));
  return [
    ...(asksKpi ? [needed('kpi', set.kpi ?? 0, sum.total)] : []),
    ...(set.revenueUsd === undefined ? [] : [needed('revenueUsd', set.revenueUsd, sum.revenueUsd)]),
    trainers,
    needed('exams', set.exams ?? 0, examsFor(competency, facts.exams, { edition, window })),
    ...(isSilver ? [needed('commitment', 1, Number(isCommitted))] : []),
  ];
}

function needed(id: RequirementId, least: number, have: number): Requirement {
  return { id, needed: least, have, met: have >= least };
}

/** Different exams of different people in the window; where the edition names exams for a competency, those (ASC-14). */
function examsFor(
  competency: string,
  exams: readonly PassedExam[],
  { edition, window }: { readonly edition: Edition; readonly window: MonthRange },
): number {
  const named = edition.skills
    .filter((skill) => isSameName(skill.competency, competency))
    .flatMap((skill) => skill.exams);
  const isNamed = ({ exam, title }: PassedExam) =>
    named.length === 0 ||
    named.some((name) => isSameName(name, exam) || (title !== undefined && isSameName(name, title)));
  const counts = (passed: PassedExam) =>
    passed.competency === undefined ? isNamed(passed) : isSameName(passed.competency, competency);
  const within = exams.filter(({ month }) => window.from <= month && month <= window.to);
  return new Set(within.filter(counts).map(({ person, exam }) => JSON.stringify([person, exam.trim().toLowerCase()])))
    .size;
}

/** What there could be more. */
export interface MoreFacts {
  readonly lines?: readonly KpiLine[];
  readonly trainers?: number;
  readonly exams?: readonly PassedExam[];
  readonly commitments?: readonly string[];
}

/** What would be if the partner bought more and trained more people: the same evaluation over other facts. */
export function simulated(facts: PartnerFacts, more: MoreFacts): PartnerFacts {
  return {
    ...facts,
    purchases: [...facts.purchases, ...amountsOf(more.lines ?? [])],
    trainers: facts.trainers + (more.trainers ?? 0),
    exams: [...facts.exams, ...(more.exams ?? [])],
    commitments: [...facts.commitments, ...(more.commitments ?? [])],
  };
}
