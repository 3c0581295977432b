import { Fault } from '#base/fault.ts';
import type { InsightsReport } from '#contract/insights.ts';
import { type ExecutionEvent, executionSteps, stepExecution } from '#domain/execution/execution-life.ts';
import { checkActiveReports } from '#domain/execution/quota.ts';
import { stepReport } from '#domain/execution/report-life.ts';
import { checkReportWords } from '#domain/execution/report-words.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import { resumeSlot } from '#domain/schedule/slots.ts';
import type { ReportChange, StoredReport } from '#state/reports.ts';
import type { InsightsDesk } from './desk.ts';
import { contentOf, intervalOf, toReportRecord } from './report-record.ts';
import { ownReports, planOf, type ReportAsking, reportOf, said } from './reports.ts';

/** What a change of a report may say; the query stays (api.md §2.8). */
export type ReportChanges = Omit<ReportAsking, 'queryId' | 'executeNow' | 'queryStartTime' | 'queryEndTime'>;

/**
 * Replaces what a report says; it then has a schedule, with the interval it had when none is given.
 * @throws Fault `not-found`, or `bad-parameter` in the documented words
 */
export async function changeReport(desk: InsightsDesk, id: string, changes: ReportChanges): Promise<InsightsReport> {
  const before = await reportOf(desk, id);
  const { format, ...words } = checkReportWords(changes);
  const content = { ...contentOf(before), format };
  const interval = changes.recurrenceInterval ?? intervalOf(before);
  const times = { ...changes, ...(interval !== undefined && { recurrenceInterval: interval }) };
  const plan = planOf(desk, { ...times, executeNow: false }, content.query);
  if (before.status === 'Inactive') await checkRoom(desk);
  const nextAt = plan.kind === 'scheduled' ? plan.schedule.start : null;
  const changed = await desk.records.reports.change(before.id, ({ status }) => ({
    ...said({ format, ...words }),
    content,
    plan,
    status: stepReport(status, 'change'),
    lookedAt: desk.now(),
    nextAt,
    byOwner: true,
  }));
  desk.jobs.look();
  await desk.note('report.changed', changed.id, { name: changed.name });
  return toReportRecord(changed);
}

/** Runs that wait are paused with it. @throws Fault `not-found`, `bad-parameter` when it is not active */
export async function pauseReport(desk: InsightsDesk, id: string): Promise<InsightsReport> {
  const { id: report } = await reportOf(desk, id);
  const paused = await desk.records.reports.change(report, ({ status }) => ({ status: stepReport(status, 'pause') }));
  await stepRuns(desk, paused, 'pause');
  await desk.note('report.paused', paused.id, { name: paused.name });
  return toReportRecord(paused);
}

/** Goes on at the next slot of its grid; slots of the pause are not made up. @throws Fault as `pauseReport` */
export async function resumeReport(desk: InsightsDesk, id: string): Promise<InsightsReport> {
  const { id: report } = await reportOf(desk, id);
  const resumed = await desk.records.reports.change(report, (each) => resumedAt(each, desk.now()));
  await stepRuns(desk, resumed, 'resume');
  desk.jobs.look();
  await desk.note('report.resumed', resumed.id, { name: resumed.name });
  return toReportRecord(resumed);
}

/** With its runs and their files (api.md §2.9). @throws Fault `not-found` */
export async function removeReport(desk: InsightsDesk, id: string): Promise<InsightsReport> {
  const gone = await reportOf(desk, id);
  for (const { executionId, status } of await desk.records.executions.list([gone.id])) {
    if (executionSteps[status].includes('cancel')) await cancel(desk, executionId);
  }
  await desk.records.reports.remove(gone.id);
  desk.jobs.look();
  await desk.note('report.deleted', gone.id, { name: gone.name });
  return toReportRecord(gone);
}

/** A run that came to its end meanwhile needs no cancelling. */
async function cancel({ jobs, tenant }: InsightsDesk, executionId: string): Promise<void> {
  await jobs.cancel(tenant, executionId).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code !== 'conflict') throw error;
  });
}

/** A report that was at its end is active again, as one more. */
async function checkRoom(desk: InsightsDesk): Promise<void> {
  const active = (await ownReports(desk)).filter(({ status }) => status === 'Active');
  checkActiveReports(active.length, desk.rules.quotas);
}

/** A schedule whose last slot passed during the pause is at its end. */
function resumedAt({ status, plan, nextAt }: StoredReport, now: Instant): ReportChange {
  const next = stepReport(status, 'resume');
  if (plan.kind === 'once') return { status: next, nextAt };
  const slot = resumeSlot(plan.schedule, now);
  if (slot === undefined) return { status: stepReport(next, 'ended'), nextAt: null };
  return { status: next, lookedAt: now - 1, nextAt: slot };
}

/** The only run of a report without a schedule waits again, however long the pause was: it has no other slot. */
async function stepRuns(
  { records, now }: InsightsDesk,
  { id, plan }: StoredReport,
  event: ExecutionEvent,
): Promise<void> {
  for (const { executionId, status } of await records.executions.list([id])) {
    if (!executionSteps[status].includes(event)) continue;
    await records.executions.change(executionId, (run) =>
      executionSteps[run.status].includes(event)
        ? stepExecution(run, event, { now: plan.kind === 'once' ? run.dueAt : now() })
        : {},
    );
  }
}
