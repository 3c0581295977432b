import { Fault } from '#base/fault.ts';
import type { Download } from '#contract/downloads.ts';
import { type ExecutionEvent, executionSteps, stepExecution } from '#domain/execution/execution-life.ts';
import { stepReport } from '#domain/execution/report-life.ts';
import { resumeSlot } from '#domain/schedule/slots.ts';
import type { StoredReport } from '#state/reports.ts';
import { parseRecordId } from '../record-id.ts';
import { type Downloads, type DownloadsDeps, instantNow } from './downloads.ts';
import { checkSchedules, slotsFrom } from './make.ts';
import { checkOwn, type Found, findOwn, openRuns, ownReport, shown } from './own-report.ts';
import { visit } from './owner.ts';

type Steps = Pick<Downloads, 'pause' | 'resume' | 'cancel' | 'remove' | 'restore'>;

/** What their owner does with reports that are there. */
export function createSteps(deps: DownloadsDeps): Steps {
  const step = (work: (found: Found, deps: DownloadsDeps) => Promise<StoredReport>) => {
    return async (given: string | undefined, id: string): Promise<Download> => {
      const found = await findOwn(deps, given, id);
      const report = await work(found, deps);
      deps.jobs.look();
      return shown(found.here, report, deps);
    };
  };
  return {
    pause: step(pause),
    resume: step(resume),
    cancel: step(cancel),
    async remove(given, id) {
      const found = await findOwn(deps, given, id);
      const before = await shown(found.here, found.report, deps);
      await endRuns(found, deps);
      await found.here.records.reports.remove(found.report.id);
      return before;
    },
    async restore(given, id) {
      const here = await visit(deps, given);
      const { reports, executions } = here.records;
      const others = await reports.list(here.owner.account, ['download']);
      const report = parseRecordId(id, 'report');
      const hasRun = (await executions.list([report])).length > 0;
      const restored = await reports.restore(report, (one) => {
        checkSchedules(checkOwn(one, here, id), others, deps);
        // What was made once is not made again by taking its removal back.
        const isDue = one.status === 'Active' && (one.plan.kind === 'scheduled' || !hasRun);
        return isDue ? slotsFrom(one, instantNow(deps)) : {};
      });
      deps.jobs.look();
      return shown(here, restored, deps);
    },
  };
}

async function pause({ here, report }: Found, deps: DownloadsDeps): Promise<StoredReport> {
  const paused = await here.records.reports.change(report.id, ({ status }) => ({
    status: stepReport(status, 'pause'),
    byOwner: true,
  }));
  await stepRuns({ here, report }, 'pause', deps);
  return paused;
}

/** The next slot of the same schedule; what passed during the pause is not made up. */
async function resume({ here, report }: Found, deps: DownloadsDeps): Promise<StoredReport> {
  const resumed = await here.records.reports.change(report.id, (one) => ({
    status: stepReport(one.status, 'resume'),
    ...slotsFrom(one, instantNow(deps), resumeSlot),
    byOwner: true,
  }));
  await stepRuns({ here, report }, 'resume', deps);
  return resumed;
}

/** Runs that wait are paused with their report, and go on with it. */
async function stepRuns(found: Found, event: ExecutionEvent, deps: DownloadsDeps): Promise<void> {
  for (const { executionId } of await openRuns(found)) {
    await found.here.records.executions.change(executionId, (run) =>
      executionSteps[run.status].includes(event) ? stepExecution(run, event, { now: instantNow(deps) }) : run,
    );
  }
}

async function cancel(found: Found, deps: DownloadsDeps): Promise<StoredReport> {
  const ended = await endRuns(found, deps);
  const { here } = found;
  const report = await ownReport(here, found.report.id);
  const waits = report.plan.kind === 'once' && report.status === 'Active';
  if (!waits && ended === 0) throw new Fault('conflict', 'Nothing of this report waits or runs', { parameter: 'id' });
  if (!waits) return report;
  return here.records.reports.change(report.id, ({ status }) => ({
    ...(status === 'Active' && { status: stepReport(status, 'ended') }),
    nextAt: null,
  }));
}

/** Ends what waits or runs. @returns how many there were */
async function endRuns(found: Found, { jobs }: DownloadsDeps): Promise<number> {
  const open = await openRuns(found);
  for (const { executionId } of open) {
    await jobs.cancel(found.here.tenant, executionId).catch((error: unknown) => {
      // It ended in the meantime.
      if (!(error instanceof Fault) || error.code !== 'conflict') throw error;
    });
  }
  return open.length;
}
