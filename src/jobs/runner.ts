import { Fault } from '#base/fault.ts';
import { expiryOf } from '#domain/execution/file-life.ts';
import type { Quotas } from '#domain/execution/quota.ts';
import type { Owner } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { MadeFile, StoredExecution } from '#state/executions.ts';
import type { NoticeDraft } from '#state/notices.ts';
import type { Records } from '#state/records.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Makers, Making } from './maker.ts';
import type { Ticket } from './queue.ts';
import { beginStep, cancelStep, completeStep, failStep, isOwn, loseStep, noSuchRun } from './run-steps.ts';
import type { Attempt, Shelf } from './shelf.ts';

export interface RunnerDeps {
  readonly records: Records;
  readonly makers: () => Makers;
  readonly shelf: Shelf;
  readonly quotas: Quotas;
  /** Days that a file stays. */
  readonly fileDays: number;
  /** Whom a finished run is told to. */
  readonly noticesOf: (report: StoredReport) => readonly NoticeDraft[];
  readonly now: () => Instant;
  readonly tell: (what: string) => void;
}

/** Makes the files of runs. */
export interface Runner {
  run(ticket: Ticket): Promise<void>;
  /** Ends it wherever it is; resolves when nothing of its file is left here. @throws Fault `not-found`, `conflict` */
  cancel(tenant: string, executionId: string): Promise<void>;
  progress(executionId: string): number | undefined;
  isRunning(executionId: string): boolean;
  /** Takes runs up again that ended with a process; only while no other process can have them. */
  recover(): Promise<void>;
  /** Gives back what runs. */
  close(): Promise<void>;
}

/** How long a run works on after it was cancelled in another process. */
const watchMs = 2000;

interface Active {
  readonly abort: AbortController;
  /** Settles when the run has left this process. */
  readonly left: Promise<void>;
  making?: Making;
}

interface Begun {
  readonly execution: StoredExecution;
  readonly report: StoredReport;
}

export function createRunner(deps: RunnerDeps): Runner {
  const { records, now } = deps;
  const active = new Map<string, Active>();
  let isClosed = false;
  const give = async ({ tenant, executionId }: StoredExecution) => {
    await records.of(tenant).runs.step(executionId, (run) => loseStep(run, now()));
  };
  const perform = async (begun: Begun) => {
    const { executionId } = begun.execution;
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    const here: Active = { abort: new AbortController(), left };
    active.set(executionId, here);
    const stopWatching = watch(begun, here.abort, deps);
    try {
      await make(begun, here, deps);
    } catch (error) {
      if (isClosed) await give(begun.execution);
      else await fail(begun, error, deps);
    } finally {
      stopWatching();
      active.delete(executionId);
      leave();
    }
  };
  return {
    async run(ticket) {
      if (isClosed) return;
      const begun = await begin(ticket, deps);
      if (begun !== undefined) await perform(begun);
    },
    async cancel(tenant, executionId) {
      const ended = await records.of(tenant).runs.step(executionId, (run) => cancelStep(run, now()));
      if (ended === undefined) throw noSuchRun(executionId);
      const here = active.get(executionId);
      here?.abort.abort(new Error('cancelled'));
      await here?.left;
    },
    progress: (executionId) => active.get(executionId)?.making?.rows() ?? undefined,
    isRunning: (executionId) => active.has(executionId),
    async recover() {
      for (const execution of await records.due.running()) {
        if (!active.has(execution.executionId)) await give(execution);
      }
    },
    async close() {
      isClosed = true;
      const here = [...active.values()];
      for (const { abort } of here) abort.abort(new Error('the process ends'));
      await Promise.all(here.map(({ left }) => left));
    },
  };
}

async function begin(ticket: Ticket, deps: RunnerDeps): Promise<Begun | undefined> {
  const { executions, reports, runs } = deps.records.of(ticket.tenant);
  const found = await executions.find(ticket.id);
  const report = found && (await reports.find(found.reportId));
  const owner = await ownerOf(report, deps);
  const { quotas } = deps;
  const execution = await runs.step(ticket.id, (run) => beginStep(run, ticket, { now: deps.now(), owner, quotas }));
  if (execution?.status !== 'Running' || report === undefined) return undefined;
  return { execution, report };
}

async function ownerOf(report: StoredReport | undefined, { makers }: RunnerDeps): Promise<Owner> {
  const owner = report && (await makers()[report.kind]?.ownerOf(report));
  return owner ?? { isThere: true, mayRead: true };
}

async function make({ execution, report }: Begun, here: Active, deps: RunnerDeps): Promise<void> {
  const { shelf, now } = deps;
  const { signal } = here.abort;
  const maker = deps.makers()[report.kind];
  if (maker === undefined)
    throw new Fault('unavailable', `This installation makes no files of the kind ${report.kind}`);
  const making = await maker.make(report, { dueAt: execution.dueAt, signal });
  if (making !== undefined) here.making = making;
  const attempt = attemptOf(execution);
  const file = making === undefined ? null : await writeFile(making, { attempt, signal, deps });
  const ended = await deps.records
    .of(execution.tenant)
    .runs.step(execution.executionId, (run) =>
      completeStep(run, { attempt: execution.attempts, now: now(), file, notices: deps.noticesOf }),
    );
  // Somebody cancelled it, or removed its report, at the last moment.
  if (ended === undefined) await shelf.remove(attempt);
}

async function writeFile(
  making: Making,
  { attempt, signal, deps }: { readonly attempt: Attempt; readonly signal: AbortSignal; readonly deps: RunnerDeps },
): Promise<MadeFile> {
  const bytes = await deps.shelf.write(attempt, making.pieces, signal);
  const { name, mediaType, redacted, sight } = making;
  const generatedAt = deps.now();
  const expiresAt = expiryOf(generatedAt, deps.fileDays);
  const rows = making.rows();
  return { name, mediaType, redacted, bytes, rows, generatedAt, expiresAt, ...(sight !== undefined && { sight }) };
}

async function fail({ execution }: Begun, error: unknown, { records, now, tell }: RunnerDeps): Promise<void> {
  const { tenant, executionId, attempts: attempt } = execution;
  const failed = await records
    .of(tenant)
    .runs.step(executionId, (run) => failStep(run, { attempt, now: now(), trouble: troubleOf(error) }));
  // A run that was cancelled fails because of that, and nobody needs to know.
  if (failed !== undefined) tell(`run ${executionId} of ${tenant}: ${detailOf(error)}`);
}

/** Stops a run that is not this worker's any more: cancelled elsewhere, or its report removed. */
function watch({ execution }: Begun, abort: AbortController, { records }: RunnerDeps): () => void {
  const { executions, reports } = records.of(execution.tenant);
  const look = async () => {
    const current = await executions.find(execution.executionId);
    const isWanted = current !== undefined && isOwn(current, execution.attempts);
    if (!isWanted || (await reports.find(execution.reportId)) === undefined) abort.abort(new Error('not wanted'));
  };
  // Records that cannot be reached now are asked again.
  const timer = setInterval(() => void look().catch(() => undefined), watchMs);
  timer.unref();
  return () => clearInterval(timer);
}

function attemptOf({ tenant, executionId, attempts }: StoredExecution): Attempt {
  return { tenant, executionId, attempt: attempts };
}

const noRoom = 'There is no room left on the disk of the data folder; free some, then run it again';

/** For whoever may see why a run failed. */
function troubleOf(error: unknown): string {
  if (error instanceof Fault) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return noRoom;
  if (code === 'EROFS' || code === 'EACCES') return 'The data folder cannot be written; give this user the right to';
  return 'It could not be made because of an error in Partnerscope; its log says more';
}

function detailOf(error: unknown): string {
  if (error instanceof Fault) return error.detail ?? error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
