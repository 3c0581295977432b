import { dayMs, type Instant } from '#domain/schedule/instant.ts';
import type { Records } from '#state/records.ts';

/** So many go at once: nobody waits for their turn much longer than for a run. */
const atOnce = 1000;

/**
 * Lets go of the runs of reports that are older than they are listed (API-45), a part with each look; their files are
 * cleared before (docs/jobs.md).
 * @returns whether there may be more
 */
export async function dropOldRuns({
  records,
  now,
  runDays,
}: {
  readonly records: Pick<Records, 'pastRuns'>;
  readonly now: () => Instant;
  readonly runDays: number;
}): Promise<boolean> {
  return (await records.pastRuns.drop(now() - runDays * dayMs, atOnce)) === atOnce;
}
