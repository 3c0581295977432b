import { type Kysely, sql } from 'kysely';
import { hourMs } from '#domain/schedule/instant.ts';
import { type StoredExecution, toExecution } from './executions.ts';
import type { HouseAccess } from './house-access.ts';
import { type StoredNotice, toNotice } from './notices.ts';
import { type StoredReport, toReport } from './reports.ts';
import type { Database } from './schema.ts';

/** A file that a link may still open, or that its owner may take a removal back of. */
export interface KeptFile {
  readonly tenant: string;
  readonly executionId: string;
  /** The attempt that made it. */
  readonly attempt: number;
}

/** What is to be done now, of every tenant: for what works by itself. Nothing else sees the records of more than one. */
export interface Due {
  /** Reports with a slot that has come. */
  reports(): Promise<readonly StoredReport[]>;
  /** Runs that wait and whose time has come, the oldest slot first. */
  runs(): Promise<readonly StoredExecution[]>;
  running(): Promise<readonly StoredExecution[]>;
  notices(): Promise<readonly StoredNotice[]>;
  /** A run by the id that a link names. */
  execution(id: string): Promise<StoredExecution | undefined>;
  files(): Promise<readonly KeptFile[]>;
}

/** A look takes so many of each; what is left waits for the next. */
const most = 500;

export function dueOf(access: HouseAccess): Due {
  const now = () => new Date(access.now());
  return {
    reports: () =>
      access.glance<readonly StoredReport[]>([], async (tables) => {
        const rows = tables.selectFrom('reports').selectAll().where('next_at', '<=', now());
        const due = rows.where('status', '=', 'Active').where('removed_at', 'is', null);
        return (await due.orderBy('next_at').orderBy('id').limit(most).execute()).map(toReport);
      }),
    runs: () => access.glance<readonly StoredExecution[]>([], (tables) => readyRuns(tables, now())),
    running: () =>
      access.glance<readonly StoredExecution[]>([], async (tables) => {
        const rows = tables.selectFrom('executions').selectAll().where('status', '=', 'Running');
        return (await rows.execute()).map(toExecution);
      }),
    notices: () =>
      access.glance<readonly StoredNotice[]>([], async (tables) => {
        const rows = tables.selectFrom('notices').selectAll().where('state', '=', 'waiting');
        const due = rows.where('not_before', '<=', now()).orderBy('not_before').orderBy('id');
        return (await due.limit(most).execute()).map(toNotice);
      }),
    execution: (id) =>
      access.glance<StoredExecution | undefined>(undefined, async (tables) => {
        const row = await tables.selectFrom('executions').selectAll().where('id', '=', id).executeTakeFirst();
        return row && toExecution(row);
      }),
    files: () => access.glance<readonly KeptFile[]>([], (tables) => openFiles(tables, now())),
  };
}

async function readyRuns(tables: Kysely<Database>, now: Date): Promise<readonly StoredExecution[]> {
  const rows = await tables
    .selectFrom('executions')
    .selectAll()
    .where('status', '=', 'Pending')
    .where('due_at', '<=', now)
    .where((is) => is.or([is('not_before', 'is', null), is('not_before', '<=', now)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(toExecution);
}

async function openFiles(tables: Kysely<Database>, now: Date): Promise<readonly KeptFile[]> {
  const justRemoved = new Date(now.getTime() - hourMs);
  return tables
    .selectFrom('executions')
    .innerJoin('reports', (on) =>
      on.onRef('reports.tenant', '=', 'executions.tenant').onRef('reports.id', '=', 'executions.report'),
    )
    .select(['executions.tenant', 'executions.id as executionId', 'executions.attempts as attempt'])
    .where('executions.file', 'is not', null)
    .where(sql<number>`(executions.file->>'expiresAt')::bigint`, '>', now.getTime())
    .where((is) => is.or([is('reports.removed_at', 'is', null), is('reports.removed_at', '>', justRemoved)]))
    .execute();
}
