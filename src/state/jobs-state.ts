import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { dayMs, type Instant } from '#domain/schedule/instant.ts';
import type { HouseAccess } from './house-access.ts';
import type { Database } from './schema.ts';

/** How what runs by itself stands, in all tenants: for whoever looks after the installation. Nothing in it is of a tenant. */
export interface JobsState {
  /** Reports that have a slot to come. */
  readonly planned: number;
  /** Runs that may begin now and have not. */
  readonly waiting: number;
  readonly running: number;
  /** Since a day ago, runs that failed for good. */
  readonly failed: number;
  /** The oldest slot or run whose time has come and that nothing has begun. */
  readonly oldestDue: Instant | null;
  /** Since a day ago, notices that were given up. */
  readonly undelivered: number;
  /** When a process last saw to the line; null: never, or not since the line was made anew. */
  readonly lineSeen: Instant | null;
}

const nothingYet: JobsState = {
  planned: 0,
  waiting: 0,
  running: 0,
  failed: 0,
  oldestDue: null,
  undelivered: 0,
  lineSeen: null,
};

/** Reads it; nothing is made by looking. @throws Fault `unavailable` when the records cannot be reached */
export function readJobsState(access: HouseAccess): Promise<JobsState> {
  return access.glance(nothingYet, async (tables) => {
    const now = new Date(access.now());
    const yesterday = new Date(now.getTime() - dayMs);
    const { planned, slot } = await plannedReports(tables, now);
    const { waiting, running, failed, run } = await openRuns(tables, { now, yesterday });
    const due = [slot, run].flatMap((moment) => moment?.getTime() ?? []);
    return {
      planned,
      waiting,
      running,
      failed,
      oldestDue: due.length === 0 ? null : Math.min(...due),
      undelivered: await givenUp(tables, yesterday),
      lineSeen: await lineSeen(tables),
    };
  });
}

async function plannedReports(tables: Kysely<Database>, now: Date) {
  const { planned, slot } = await tables
    .selectFrom('reports')
    .where('status', '=', 'Active')
    .where('removed_at', 'is', null)
    .where('next_at', 'is not', null)
    .select((is) => [
      is.fn.countAll<string>().as('planned'),
      is.fn.min('next_at').filterWhere('next_at', '<=', now).as('slot'),
    ])
    .executeTakeFirstOrThrow();
  return { planned: Number(planned), slot };
}

async function openRuns(
  tables: Kysely<Database>,
  { now, yesterday }: { readonly now: Date; readonly yesterday: Date },
) {
  const ready = sql<Date>`greatest(due_at, not_before)`;
  const counts = await tables
    .selectFrom('executions')
    .where((is) =>
      is.or([
        is('status', 'in', ['Pending', 'Running']),
        is.and([is('status', '=', 'Failed'), is('ended_at', '>=', yesterday)]),
      ]),
    )
    .select((is) => [
      is.fn.countAll<string>().filterWhere('status', '=', 'Pending').filterWhere(ready, '<=', now).as('waiting'),
      is.fn.countAll<string>().filterWhere('status', '=', 'Running').as('running'),
      is.fn.countAll<string>().filterWhere('status', '=', 'Failed').as('failed'),
      is.fn.min(ready).filterWhere('status', '=', 'Pending').filterWhere(ready, '<=', now).as('run'),
    ])
    .executeTakeFirstOrThrow();
  const { waiting, running, failed, run } = counts;
  return { waiting: Number(waiting), running: Number(running), failed: Number(failed), run };
}

async function givenUp(tables: Kysely<Database>, since: Date): Promise<number> {
  const { count } = await tables
    .selectFrom('notices')
    .where('state', '=', 'given-up')
    .where('ended_at', '>=', since)
    .select((is) => is.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The library that hands out work notes when it last looked after its line (docs/jobs.md). */
async function lineSeen(tables: Kysely<Database>): Promise<Instant | null> {
  const found = await sql<{ line: string | null }>`select to_regclass('partnerscope_jobs.queue')::text as line`.execute(
    tables,
  );
  if ((found.rows[0]?.line ?? null) === null) return null;
  const seen = await sql<{
    seen: Date | null;
  }>`select max(greatest(monitor_on, maintain_on)) as seen from partnerscope_jobs.queue`.execute(tables);
  return seen.rows[0]?.seen?.getTime() ?? null;
}
