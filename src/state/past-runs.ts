import { type Kysely, sql } from 'kysely';
import type { Instant } from '#domain/schedule/instant.ts';
import type { HouseAccess } from './house-access.ts';
import type { Database } from './schema.ts';

/** Runs that are over, of every tenant. */
export interface PastRuns {
  /**
   * Lets go of runs that came to their end before a moment, the oldest first, with their notices. What somebody may still
   * ask for stays: the newest run of a report, a file that has not expired, a notice that waits.
   * @param most at once, so that nobody waits long for their turn
   * @returns how many went
   */
  drop(before: Instant, most: number): Promise<number>;
}

export function pastRunsOf(access: HouseAccess): PastRuns {
  return {
    async drop(before, most) {
      const old = await access.glance<readonly RunKey[]>([], (tables) =>
        oldRuns(tables, { before: new Date(before), now: Date.parse(access.now()), most }),
      );
      if (old.length === 0) return 0;
      return access.aside('reports', (tables) => dropRuns(tables, old));
    },
  };
}

interface RunKey {
  readonly tenant: string;
  readonly id: string;
}

async function oldRuns(
  tables: Kysely<Database>,
  { before, now, most }: { readonly before: Date; readonly now: Instant; readonly most: number },
): Promise<readonly RunKey[]> {
  const over = tables
    .selectFrom('executions as old')
    .select(['old.tenant', 'old.id'])
    .where('old.status', 'in', ['Completed', 'Failed', 'Cancelled'])
    .where('old.due_at', '<', before)
    .where((is) => is.or([is('old.ended_at', 'is', null), is('old.ended_at', '<', before)]))
    .where((is) => is.or([is('old.file', 'is', null), is(sql<number>`(old.file->>'expiresAt')::bigint`, '<=', now)]));
  const unasked = over
    .where((is) =>
      is.exists(
        is
          .selectFrom('executions as newer')
          .select('newer.id')
          .whereRef('newer.tenant', '=', 'old.tenant')
          .whereRef('newer.report', '=', 'old.report')
          .whereRef('newer.due_at', '>', 'old.due_at'),
      ),
    )
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('notices')
            .select('notices.id')
            .whereRef('notices.tenant', '=', 'old.tenant')
            .whereRef('notices.execution', '=', 'old.id')
            .where('notices.state', '=', 'waiting'),
        ),
      ),
    );
  return unasked.orderBy('old.due_at').orderBy('old.id').limit(most).execute();
}

/** A run that is over stays so; of two processes that drop the same, one does. */
async function dropRuns(tables: Kysely<Database>, runs: readonly RunKey[]): Promise<number> {
  let dropped = 0;
  for (const [tenant, ofTenant] of Map.groupBy(runs, (run) => run.tenant)) {
    const ids = ofTenant.map(({ id }) => id);
    const gone = tables.deleteFrom('executions').where('tenant', '=', tenant).where('id', 'in', ids);
    dropped += Number((await gone.executeTakeFirst()).numDeletedRows);
  }
  return dropped;
}
