import { dayMs, type Instant } from './instant.ts';
import type { Schedule } from './recurrence.ts';
import { slotsAfter } from './slots.ts';

/** How much is made up after the scheduler stood still. */
export interface CatchUpRule {
  /** At most so many slots run, the newest. */
  readonly most: number;
  /** Slots older than this do not run. */
  readonly reachMs: number;
}

/**
 * A run uses the data of its own time (API-38), so two runs made up together would bring the same file twice: the newest
 * slot is made up, when it is not older than a week.
 */
export const defaultCatchUp: CatchUpRule = { most: 1, reachMs: 7 * dayMs };

export interface CatchUp {
  /** Slots to run, oldest first. */
  readonly run: readonly Instant[];
  /** Slots that will not run, to be told to whoever waits for them; absent: none. */
  readonly missed?: { readonly count: number; readonly first: Instant; readonly last: Instant };
}

/**
 * What to do about the slots after `since`, when the scheduler last looked, up to now. In ordinary work it is the one
 * that has just come; after downtime some are made up and the rest is told. Each slot is in one of the two, once. Slots
 * of a pause are not asked for: they are not made up.
 */
export function catchUp(
  schedule: Schedule,
  {
    since,
    now,
    rule = defaultCatchUp,
  }: { readonly since: Instant; readonly now: Instant; readonly rule?: CatchUpRule },
): CatchUp {
  const run: Instant[] = [];
  let missed: CatchUp['missed'];
  for (const slot of slotsAfter(schedule, since)) {
    if (slot > now) break;
    run.push(slot);
    const [oldest] = run;
    if (oldest !== undefined && (run.length > rule.most || oldest < now - rule.reachMs)) {
      missed = { count: (missed?.count ?? 0) + 1, first: missed?.first ?? oldest, last: oldest };
      run.shift();
    }
  }
  return missed === undefined ? { run } : { run, missed };
}
