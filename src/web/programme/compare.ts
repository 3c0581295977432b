import type { LevelStanding, ProgrammeStatus, Requirement, Simulated } from './programme-api.ts';

/** A requirement now and as it would be. */
export interface ComparedRequirement {
  readonly id: Requirement['id'];
  readonly needed: number;
  readonly before: Requirement;
  readonly after: Requirement;
}

export interface ComparedLevel {
  readonly before: LevelStanding;
  readonly after: LevelStanding;
  readonly requirements: readonly ComparedRequirement[];
}

/** Levels of a competency, those of none and those that change, before and after side by side; closed ones are left out. */
export function compareLevels({ before, after }: Simulated, competency: string | null): ComparedLevel[] {
  const compared = before.levels.flatMap((now) => {
    const then = levelIn(after, now);
    return then === undefined ? [] : [compareLevel(now, then)];
  });
  return compared.filter(
    (one) =>
      one.before.closedReason === null &&
      (one.before.competency === null || one.before.competency === competency || isChanged(one)),
  );
}

/** Whether anything of the level is another after than before. */
export function isChanged({ before, after, requirements }: ComparedLevel): boolean {
  return before.eligible !== after.eligible || requirements.some((one) => one.before.have !== one.after.have);
}

function compareLevel(before: LevelStanding, after: LevelStanding): ComparedLevel {
  const requirements = before.requirements.flatMap((now) => {
    const then = after.requirements.find(({ id }) => id === now.id);
    return then === undefined ? [] : [{ id: now.id, needed: then.needed, before: now, after: then }];
  });
  return { before, after, requirements };
}

function levelIn({ levels }: ProgrammeStatus, { competency, level }: LevelStanding): LevelStanding | undefined {
  return levels.find((one) => one.competency === competency && one.level === level);
}
