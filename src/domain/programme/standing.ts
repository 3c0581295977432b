import type { Day } from '#base/day.ts';
import { type Edition, type Level, levels, type RequirementSet, requirementSetFor } from './edition.ts';
import { kpiWindowOn } from './kpi-calendar.ts';
import { type KpiLine, kpiSum } from './kpi-ledger.ts';

/** What a partner has to show on a day. */
export interface PartnerFacts {
  readonly lines: readonly KpiLine[];
  /** Certified trainers among linked people, or confirmed by the operator (ENR-25, L-17). */
  readonly trainers: number;
  /** Exams passed by linked people, by competency (ENR-34). */
  readonly exams: ReadonlyMap<string, number>;
  /** Competencies whose performance requirements the partner committed to (ENR-34, ENR-35). */
  readonly commitments: ReadonlySet<string>;
  readonly region?: string;
}

export type RequirementId = 'kpi' | 'revenueUsd' | 'trainers' | 'exams' | 'commitment';

export interface Requirement {
  readonly id: RequirementId;
  readonly needed: number;
  readonly have: number;
  readonly met: boolean;
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

/** Where the partner stands on a day under an edition, for the competencies with a learning option. Pure: replays alike. */
export function standingOn(
  day: Day,
  of: { readonly facts: PartnerFacts; readonly edition: Edition; readonly competencies: readonly string[] },
): Standing {
  const pack = levelStanding(day, { ...of, level: 'learning-action-pack' });
  const others = [...of.competencies]
    .sort()
    .flatMap((competency) =>
      (['silver', 'gold'] as const).map((level) => levelStanding(day, { ...of, level, competency })),
    );
  const all = [pack, ...others];
  const rank = ({ level }: LevelStanding) => levels.indexOf(level);
  const best = all.filter(({ eligible }) => eligible).sort((a, b) => rank(b) - rank(a))[0];
  return { levels: all, best: best === undefined ? null : { competency: best.competency, level: best.level } };
}

interface LevelOf {
  readonly facts: PartnerFacts;
  readonly edition: Edition;
  readonly level: Level;
  readonly competency?: string;
}

function levelStanding(day: Day, { facts, edition, level, competency }: LevelOf): LevelStanding {
  const named = competency === undefined ? {} : { competency };
  const region = facts.region === undefined ? {} : { region: facts.region };
  const set = requirementSetFor(edition, { level, day, ...named, ...region });
  const base = { competency: competency ?? null, level, set: set?.id ?? null };
  if (set === undefined) return { ...base, requirements: [], eligible: false, closedReason: 'no-requirements' };
  if (isOpenEnded(set)) return { ...base, requirements: [], eligible: false, closedReason: 'thresholds-missing' };
  const requirements = requirementsOf(set, day, { facts, edition, ...named });
  return { ...base, requirements, eligible: requirements.every(({ met }) => met), closedReason: null };
}

/** A threshold the operator has not entered closes the level (learning-program.md §6); the Action Pack asks for trainers alone. */
function isOpenEnded({ level, kpi, trainers, exams }: RequirementSet): boolean {
  if (level === 'learning-action-pack') return trainers === undefined;
  return kpi === undefined || trainers === undefined || exams === undefined;
}

function requirementsOf(set: RequirementSet, day: Day, of: Omit<LevelOf, 'level'>): Requirement[] {
  const trainers = needed('trainers', set.trainers ?? 0, of.facts.trainers);
  if (set.level === 'learning-action-pack') return [trainers];
  const { facts, edition, competency = '' } = of;
  const sum = kpiSum(facts.lines, { window: kpiWindowOn(day, edition), on: day, competency });
  const isSilver = set.level === 'silver';
  return [
    ...(isSilver && !edition.silverKpiAtEnrolment ? [] : [needed('kpi', set.kpi ?? 0, sum.total)]),
    ...(set.revenueUsd === undefined ? [] : [needed('revenueUsd', set.revenueUsd, sum.revenueUsd)]),
    trainers,
    needed('exams', set.exams ?? 0, facts.exams.get(competency) ?? 0),
    ...(isSilver ? [needed('commitment', 1, Number(facts.commitments.has(competency)))] : []),
  ];
}

function needed(id: RequirementId, least: number, have: number): Requirement {
  return { id, needed: least, have, met: have >= least };
}

/** What would be if the partner bought more and trained more people: the same evaluation over other facts. */
export function simulated(
  facts: PartnerFacts,
  more: {
    readonly lines?: readonly KpiLine[];
    readonly trainers?: number;
    readonly exams?: ReadonlyMap<string, number>;
  },
): PartnerFacts {
  const exams = new Map(facts.exams);
  for (const [competency, count] of more.exams ?? []) exams.set(competency, (exams.get(competency) ?? 0) + count);
  return {
    ...facts,
    lines: [...facts.lines, ...(more.lines ?? [])],
    trainers: facts.trainers + (more.trainers ?? 0),
    exams,
  };
}
