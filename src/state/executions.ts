import type { Selectable } from 'kysely';
import { Fault } from '#base/fault.ts';
import type { PastSight } from '#domain/access/grant.ts';
import type { ExecutionStatus } from '#domain/execution/execution-life.ts';
import type { Listed } from '#domain/execution/listing.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Access } from './access.ts';
import type { ExecutionTable } from './schema.ts';
import type { Tables } from './tables.ts';

/** What a run made. */
export interface MadeFile {
  /** What it is called for people; where it lies follows from the run's id (SEC-10). */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of data, without the header; null for files that are no rows. */
  readonly rows: number | null;
  /** Columns left out because the owner may not see them (RO-3). */
  readonly redacted: readonly string[];
  /** What the owner saw when it was made; absent: it shows nothing that is kept from anybody. */
  readonly sight?: PastSight;
  readonly generatedAt: Instant;
  readonly expiresAt: Instant;
}

/** One run of a report, for one slot. */
export interface StoredExecution extends Listed {
  readonly tenant: string;
  readonly begunAt: Instant | null;
  readonly file: MadeFile | null;
  /** Why it failed; null: it did not. */
  readonly trouble: string | null;
}

export type ExecutionChange = Partial<Omit<StoredExecution, 'tenant' | 'executionId' | 'reportId' | 'dueAt'>>;

/** The runs of a tenant's reports. */
export interface Executions {
  /** Of the reports, newest slot first. */
  list(reports: readonly string[]): Promise<readonly StoredExecution[]>;
  find(id: string): Promise<StoredExecution | undefined>;
  /**
   * A run for a slot; undefined when the slot has one already, whoever made it.
   * @param check is told what the report has run already, newest slot first; it may refuse one more
   */
  add(
    report: string,
    dueAt: Instant,
    check?: (runs: readonly StoredExecution[]) => void,
  ): Promise<StoredExecution | undefined>;
  /**
   * Sees the run as it is and says what becomes of it, or refuses; one after the other, so of two that begin the same run
   * one sees that it has begun. @throws Fault `not-found`
   */
  change(id: string, decide: (execution: StoredExecution) => ExecutionChange): Promise<StoredExecution>;
}

export function executionsOf(access: Access): Executions {
  return {
    list: (reports) => access.read<readonly StoredExecution[]>([], (tables) => runsOf(tables, reports)),
    find: (id) => access.read<StoredExecution | undefined>(undefined, (tables) => executionIn(tables, id)),
    add: (report, dueAt, check) =>
      access.write('reports', async (tables) => {
        check?.(await runsOf(tables, [report]));
        return addRunIn(tables, { id: access.newId(), report, dueAt });
      }),
    change: (id, decide) =>
      access.write('reports', async (tables) => {
        const change = decide(present(await executionIn(tables, id), id));
        return changeRunIn(tables, id, change);
      }),
  };
}

async function runsOf(tables: Tables, reports: readonly string[]): Promise<readonly StoredExecution[]> {
  if (reports.length === 0) return [];
  const rows = tables.executions.rows().selectAll().where('report', 'in', reports);
  return (await rows.orderBy('due_at', 'desc').orderBy('id').execute()).map(toExecution);
}

export async function executionIn(tables: Tables, id: string): Promise<StoredExecution | undefined> {
  const row = await tables.executions.rows().selectAll().where('id', '=', id).executeTakeFirst();
  return row && toExecution(row);
}

/** A run for a slot; undefined when the slot has one already. */
export async function addRunIn(
  tables: Tables,
  { id, report, dueAt }: { readonly id: string; readonly report: string; readonly dueAt: Instant },
): Promise<StoredExecution | undefined> {
  const row = {
    tenant: tables.tenant,
    id,
    report,
    due_at: new Date(dueAt),
    status: 'Pending',
    attempts: 0,
    not_before: null,
    begun_at: null,
    ended_at: null,
    file: null,
    trouble: null,
  };
  const slot = ['tenant', 'report', 'due_at'] as const;
  const added = await tables.executions
    .add()
    .values(row)
    .onConflict((taken) => taken.columns(slot).doNothing())
    .returningAll()
    .executeTakeFirst();
  return added && toExecution(added);
}

export async function changeRunIn(tables: Tables, id: string, change: ExecutionChange): Promise<StoredExecution> {
  const changed = tables.executions.change().where('id', '=', id).set(toColumns(change)).returningAll();
  return toExecution(await changed.executeTakeFirstOrThrow());
}

/** A run is written whole: what a step of its life took away is taken away here too. */
function toColumns({ status, attempts, notBefore, begunAt, endedAt, file, trouble }: ExecutionChange) {
  return {
    ...(status !== undefined && { status }),
    ...(attempts !== undefined && { attempts }),
    ...(begunAt !== undefined && { begun_at: moment(begunAt) }),
    ...(file !== undefined && { file: file === null ? null : JSON.stringify(file) }),
    ...(trouble !== undefined && { trouble }),
    not_before: moment(notBefore ?? null),
    ended_at: moment(endedAt ?? null),
  };
}

function moment(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function present(execution: StoredExecution | undefined, id: string): StoredExecution {
  if (execution !== undefined) return execution;
  throw new Fault('not-found', `There is no run "${id}"`, { parameter: 'executionId' });
}

/** A row of the table; its JSON and words are what this file wrote. */
export function toExecution(row: Selectable<ExecutionTable>): StoredExecution {
  return {
    tenant: row.tenant,
    executionId: row.id,
    reportId: row.report,
    dueAt: row.due_at.getTime(),
    status: row.status as ExecutionStatus,
    attempts: row.attempts,
    ...(row.not_before !== null && { notBefore: row.not_before.getTime() }),
    ...(row.ended_at !== null && { endedAt: row.ended_at.getTime() }),
    begunAt: row.begun_at?.getTime() ?? null,
    file: row.file as MadeFile | null,
    trouble: row.trouble,
  };
}
