import type { LevelStanding, Requirement } from './programme-api.ts';

/** The levels of one competency; without one those that need none. */
export interface LevelGroup {
  readonly competency: string | null;
  readonly levels: readonly LevelStanding[];
}

/** By competency in the order of the alphabet, those of no competency first; the levels stay in their order. */
export function groupLevels(levels: readonly LevelStanding[], language: string): LevelGroup[] {
  const names = [...new Set(levels.map(({ competency }) => competency))];
  names.sort((a, b) => (a === null ? -1 : b === null ? 1 : a.localeCompare(b, language)));
  return names.map((competency) => ({ competency, levels: levels.filter((one) => one.competency === competency) }));
}

/** The competencies that levels or lines name, in the order of the alphabet. */
export function competenciesOf(named: readonly { readonly competency: string | null }[]): string[] {
  return [...new Set(named.flatMap(({ competency }) => competency ?? []))].sort();
}

/** How much of what is needed is there, in percent points from 0 to 100; what asks for nothing is met. */
export function shareOf({ needed, have, met }: Requirement): number {
  if (met) return 100;
  return Math.max(0, Math.min(99, needed <= 0 ? 0 : (have / needed) * 100));
}

/** What is missing, without the dust of sums of tenths; 0 where nothing is. */
export function missingOf({ needed, have, met }: Requirement): number {
  return met ? 0 : Math.max(0, Number((needed - have).toFixed(6)));
}

/** The mean share of what a level asks for. */
export function progressOf({ requirements, eligible }: LevelStanding): number {
  if (eligible || requirements.length === 0) return eligible ? 100 : 0;
  return requirements.reduce((sum, one) => sum + shareOf(one), 0) / requirements.length;
}

/** Levels that can be reached, the nearest first; those reached come after the others. */
export function nearest(levels: readonly LevelStanding[], most: number): LevelStanding[] {
  const open = levels.filter(({ closedReason }) => closedReason === null);
  const rank = (one: LevelStanding) => (one.eligible ? -1 : progressOf(one));
  return open.toSorted((a, b) => rank(b) - rank(a)).slice(0, most);
}

export function verdictOf({ closedReason, eligible }: LevelStanding): 'met' | 'notMet' | 'closed' {
  if (closedReason !== null) return 'closed';
  return eligible ? 'met' : 'notMet';
}
