import { firstCallback } from '#domain/execution/callback.ts';
import { hourMs, type Instant } from '#domain/schedule/instant.ts';
import type { Access } from './access.ts';
import { type HouseDeed, noteHouseIn } from './audit.ts';
import { addRunIn, changeRunIn, type ExecutionChange, executionIn, type StoredExecution } from './executions.ts';
import { addNoticesIn, type NoticeDraft } from './notices.ts';
import { changeReportIn, type ReportChange, reportIn, type StoredReport } from './reports.ts';
import type { Tables } from './tables.ts';

/** What becomes of a report whose slot has come. */
export interface Firing {
  readonly change: ReportChange;
  /** Slots that run. */
  readonly runs: readonly Instant[];
  /** Slots that passed without a run: told by a cancelled one for the last of them. */
  readonly missed?: { readonly at: Instant; readonly trouble: string };
  /** For the log of who did what. */
  readonly deed?: HouseDeed | undefined;
}

/** The files of the downloads hub that the owner has had made at once in the last hour, and has in making. */
export interface HubLoad {
  readonly completed: readonly Instant[];
  readonly running: number;
}

/** A run as it stands. */
export interface RunNow {
  readonly execution: StoredExecution;
  /** Undefined: its owner removed it. */
  readonly report: StoredReport | undefined;
  /** Of a run of the hub that has not begun. */
  readonly hub: HubLoad | undefined;
}

export interface RunStep {
  readonly execution: ExecutionChange;
  readonly report?: ReportChange;
  /** Who is told: kept with the step, or neither. */
  readonly notices?: readonly NoticeDraft[];
  /** For the log of who did what: kept with the step, or neither. */
  readonly deed?: HouseDeed;
}

/** The life of runs: each step is one transaction, and steps of a tenant go one after the other, whatever process takes them. */
export interface Runs {
  /**
   * Makes the runs of slots that have come and moves the report on, once whoever sees it first.
   * @param decide undefined: nothing is due any more
   */
  fire(report: string, decide: (report: StoredReport) => Firing | undefined): Promise<readonly StoredExecution[]>;
  /**
   * Sees a run as it is and says what becomes of it.
   * @param decide undefined leaves it, and may throw to refuse
   * @returns the run after the step; undefined when there is none or it was left
   */
  step(execution: string, decide: (now: RunNow) => RunStep | undefined): Promise<StoredExecution | undefined>;
}

export function runsOf(access: Access): Runs {
  return {
    fire: (id, decide) =>
      access.write('reports', async (tables) => {
        const report = await reportIn(tables, id);
        const firing = report && decide(report);
        return firing === undefined ? [] : fireIn(tables, id, { firing, access });
      }),
    step: (id, decide) =>
      access.write('reports', async (tables) => {
        const execution = await executionIn(tables, id);
        if (execution === undefined) return undefined;
        const report = await reportIn(tables, execution.reportId);
        const hub = await hubLoadIn(tables, { execution, report, now: Date.parse(access.now()) });
        const step = decide({ execution, report, hub });
        return step && takeStepIn(tables, execution, { step, access });
      }),
  };
}

async function fireIn(
  tables: Tables,
  report: string,
  { firing, access }: { readonly firing: Firing; readonly access: Access },
): Promise<readonly StoredExecution[]> {
  const { change, runs, missed, deed } = firing;
  await changeReportIn(tables, report, { change, now: new Date(access.now()) });
  if (deed !== undefined) await noteHouseIn(tables, deed, access.now());
  if (missed !== undefined) {
    const told = await addRunIn(tables, { id: access.newId(), report, dueAt: missed.at });
    const end = { status: 'Cancelled', endedAt: Date.parse(access.now()), trouble: missed.trouble } as const;
    if (told !== undefined) await changeRunIn(tables, told.executionId, end);
  }
  const made: StoredExecution[] = [];
  for (const dueAt of runs) {
    const run = await addRunIn(tables, { id: access.newId(), report, dueAt });
    if (run !== undefined) made.push(run);
  }
  return made;
}

async function takeStepIn(
  tables: Tables,
  { executionId, reportId }: StoredExecution,
  { step, access }: { readonly step: RunStep; readonly access: Access },
): Promise<StoredExecution> {
  const now = access.now();
  if (step.report !== undefined) {
    await changeReportIn(tables, reportId, { change: step.report, now: new Date(now) });
  }
  if (step.deed !== undefined) await noteHouseIn(tables, step.deed, now);
  const state = firstCallback(Date.parse(now));
  await addNoticesIn(tables, step.notices ?? [], { reportId, executionId, state, newId: access.newId });
  return changeRunIn(tables, executionId, step.execution);
}

async function hubLoadIn(
  tables: Tables,
  { execution, report, now }: Omit<RunNow, 'hub'> & { readonly now: Instant },
): Promise<HubLoad | undefined> {
  const isHub = report?.kind === 'download' && report.plan.kind === 'once' && execution.status === 'Pending';
  if (!isHub) return undefined;
  const reports = await tables.reports
    .rows()
    .select(['id', 'plan'])
    .where('owner', '=', report.owner)
    .where('kind', '=', 'download')
    .execute();
  const once = reports.filter(({ plan }) => 'kind' in plan && plan.kind === 'once').map(({ id }) => id);
  if (once.length === 0) return { completed: [], running: 0 };
  const runs = await tables.executions
    .rows()
    .select(['status', 'ended_at'])
    .where('report', 'in', once)
    .where((is) =>
      is.or([
        is('status', '=', 'Running'),
        is.and([is('status', '=', 'Completed'), is('ended_at', '>', new Date(now - hourMs))]),
      ]),
    )
    .execute();
  const completed = runs.flatMap(({ ended_at }) => (ended_at === null ? [] : [ended_at.getTime()]));
  return { completed, running: runs.length - completed.length };
}
