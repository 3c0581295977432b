import { Fault } from '#base/fault.ts';
import { mayStart, stepExecution } from '#domain/execution/execution-life.ts';
import { hubRoomAt, type Quotas } from '#domain/execution/quota.ts';
import { afterRun, type Owner, stepReport } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { MadeFile, StoredExecution } from '#state/executions.ts';
import type { NoticeDraft } from '#state/notices.ts';
import type { ReportChange, StoredReport } from '#state/reports.ts';
import type { RunNow, RunStep } from '#state/runs.ts';
import type { Ticket } from './queue.ts';
import { ownerLost, stoppedDeed } from './stopped.ts';

interface BeginDeps {
  readonly now: Instant;
  readonly owner: Owner;
  readonly quotas: Quotas;
}

/**
 * A worker has come for a run: it begins, waits, or ends without. A run that this ticket began already was lost by the
 * worker that had it, and is taken up once more.
 * @returns undefined when the ticket means nothing any more
 */
export function beginStep(run: RunNow, ticket: Ticket, { now, owner, quotas }: BeginDeps): RunStep | undefined {
  const { report, hub } = run;
  const isLost = run.execution.status === 'Running';
  const execution = isLost ? taken(run.execution, ticket, now) : run.execution;
  if (execution === undefined) return undefined;
  if (isLost && execution.status === 'Failed') return lostStep({ execution, report });
  if (!mayStart(execution, now) || !(isLost || execution.attempts === ticket.tries)) return undefined;
  if (report === undefined) return { execution: cancelled(execution, now, 'its report was removed') };
  const why = ownerLost(owner);
  if (why !== undefined) return orphanStep({ execution, report, why }, now);
  const room = hub === undefined ? now : hubRoomAt(hub, now, quotas);
  if (room > now) return { execution: { ...execution, notBefore: room } };
  return { execution: { ...stepExecution(execution, 'start', { now }), begunAt: now, trouble: null } };
}

/** A process that ended took the run with it. */
export function loseStep({ execution, report }: RunNow, now: Instant): RunStep | undefined {
  if (execution.status !== 'Running') return undefined;
  const next = { ...execution, ...stepExecution(execution, 'lose', { now }) };
  return next.status === 'Failed' ? lostStep({ execution: next, report }) : { execution: next };
}

/** @returns undefined when the run is not this worker's any more */
export function completeStep(
  { execution, report }: RunNow,
  {
    attempt,
    now,
    file,
    notices,
  }: {
    readonly attempt: number;
    readonly now: Instant;
    readonly file: MadeFile | null;
    readonly notices: (report: StoredReport) => readonly NoticeDraft[];
  },
): RunStep | undefined {
  if (!isOwn(execution, attempt) || report === undefined) return undefined;
  return {
    execution: { ...stepExecution(execution, 'complete', { now }), file, trouble: null },
    ...ended(report, execution),
    notices: file === null ? [] : notices(report),
  };
}

export function failStep(
  { execution, report }: RunNow,
  { attempt, now, trouble }: { readonly attempt: number; readonly now: Instant; readonly trouble: string },
): RunStep | undefined {
  if (!isOwn(execution, attempt)) return undefined;
  const next = { ...stepExecution(execution, 'fail', { now }), trouble };
  return { execution: next, ...(next.status === 'Failed' && ended(report, execution)) };
}

/** @throws Fault `conflict` when it has ended */
export function cancelStep({ execution, report }: RunNow, now: Instant): RunStep {
  return { execution: stepExecution(execution, 'cancel', { now }), ...ended(report, execution) };
}

/** Whether the run is still what a worker began. */
export function isOwn({ status, attempts }: StoredExecution, attempt: number): boolean {
  return status === 'Running' && attempts === attempt;
}

export function noSuchRun(id: string): Fault {
  return new Fault('not-found', `There is no run "${id}"`, { parameter: 'executionId' });
}

/** What the run is once its worker is known to be lost; undefined: it is somebody else's. */
function taken(execution: StoredExecution, { tries }: Ticket, now: Instant): StoredExecution | undefined {
  if (execution.attempts !== tries + 1) return undefined;
  return { ...execution, ...stepExecution(execution, 'lose', { now }) };
}

function lostStep({ execution, report }: Pick<RunNow, 'execution' | 'report'>): RunStep {
  const trouble = 'The process that made it ended in the middle, each time';
  return { execution: { ...execution, trouble }, ...ended(report, execution) };
}

function orphanStep(
  { execution, report, why }: { execution: StoredExecution; report: StoredReport; why: string },
  now: Instant,
): RunStep {
  const step = { execution: cancelled(execution, now, why), report: { status: report.status, nextAt: null } };
  if (report.status !== 'Active') return step;
  const status = stepReport(report.status, 'ownerLost');
  return { ...step, report: { status, nextAt: null }, deed: stoppedDeed(report, why) };
}

function cancelled(execution: StoredExecution, now: Instant, why: string) {
  return { ...stepExecution(execution, 'cancel', { now }), trouble: `It did not run: ${why}` };
}

/** API-37: after its last run a report is inactive. */
function ended(report: StoredReport | undefined, { dueAt }: StoredExecution): { readonly report?: ReportChange } {
  if (report === undefined) return {};
  const schedule = report.plan.kind === 'scheduled' ? report.plan.schedule : undefined;
  const status = afterRun(report.status, schedule, dueAt);
  // A report that was asked for anew while this one ran has a slot to come.
  return status === report.status || report.nextAt !== null ? {} : { report: { status } };
}
