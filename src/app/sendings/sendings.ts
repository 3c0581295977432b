import { Fault } from '#base/fault.ts';
import type {
  AlertChange,
  AlertDraft,
  MadeSending,
  PageSendingChange,
  PageSendingDraft,
  Sending,
  SendingList,
  SendingLog,
} from '#contract/sendings.ts';
import { stepReport } from '#domain/execution/report-life.ts';
import { nextSlot, resumeSlot } from '#domain/schedule/slots.ts';
import type { OpenedFile } from '#jobs/jobs.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { ReportChange, ReportDraft, StoredReport } from '#state/reports.ts';
import { parseRecordId } from '../record-id.ts';
import { changeAlert, changePage } from './change.ts';
import { checkAlert, checkPage } from './check-draft.ts';
import { type Desk, openDesk, own, ownById, type SendingsDeps, shown, shownRuns } from './desk.ts';
import { toSchedule } from './plan.ts';
import { toNotice, toRun, toShown } from './shown.ts';

/** Page schedules and alerts of somebody's own. Each call throws a Fault `not-found` for an unknown tenant or sending. */
export interface Sendings {
  list(tenant?: string): Promise<SendingList>;
  /** @throws Fault `bad-parameter`, `not-found`, `forbidden` for what cannot be sent; `too-large` for one too many */
  addPage(tenant: string | undefined, draft: PageSendingDraft): Promise<MadeSending>;
  /** @throws Fault as `addPage` */
  addAlert(tenant: string | undefined, draft: AlertDraft): Promise<MadeSending>;
  /**
   * Makes another of a page schedule; an ended one begins again. What passed since its last slot is not made up.
   * @throws Fault as `addPage`; `conflict` when it was changed since the version that the change was made from
   */
  changePage(tenant: string | undefined, id: string, change: PageSendingChange): Promise<MadeSending>;
  /** The same of an alert, which begins anew when it watches something else. @throws Fault as `changePage` */
  changeAlert(tenant: string | undefined, id: string, change: AlertChange): Promise<MadeSending>;
  /** @throws Fault `bad-parameter` when it is not active */
  pause(tenant: string | undefined, id: string): Promise<Sending>;
  /** Goes on with the next slot; those of the pause are not made up. @throws Fault `bad-parameter` when it is not paused */
  resume(tenant: string | undefined, id: string): Promise<Sending>;
  /** Makes it once more, now. @throws Fault `conflict` while a run of it waits or is under way, or when it has ended */
  run(tenant: string | undefined, id: string): Promise<Sending>;
  remove(tenant: string | undefined, id: string): Promise<Sending>;
  restore(tenant: string | undefined, id: string): Promise<Sending>;
  /** The newest runs and whom each told. */
  log(tenant: string | undefined, id: string): Promise<SendingLog>;
  /** Tells somebody again who was told or given up. */
  replay(tenant: string | undefined, address: { readonly id: string; readonly notice: string }): Promise<SendingLog>;
  file(tenant: string | undefined, address: { readonly id: string; readonly run: string }): Promise<OpenedFile>;
}

/** Runs that are shown in the log of a sending. */
const loggedRuns = 20;
const mostOfKind = 100;

export function createSendings(deps: SendingsDeps): Sendings {
  const at = async (tenant: string | undefined) => openDesk(deps, await deps.reader.tenantOf(tenant));
  return {
    list: async (tenant) => listOwn(await at(tenant)),
    addPage: async (tenant, draft) => {
      const desk = await at(tenant);
      return add(desk, await checkPage(draft, desk), draft.schedule);
    },
    addAlert: async (tenant, draft) => {
      const desk = await at(tenant);
      return add(desk, await checkAlert(draft, desk), draft.schedule);
    },
    changePage: async (tenant, id, change) => changePage(await at(tenant), id, change),
    changeAlert: async (tenant, id, change) => changeAlert(await at(tenant), id, change),
    pause: async (tenant, id) => step(await at(tenant), id, { action: 'sending.paused', decide: paused }),
    resume: async (tenant, id) => step(await at(tenant), id, { action: 'sending.resumed', decide: resumed }),
    run: async (tenant, id) => runNow(await at(tenant), id),
    remove: async (tenant, id) => remove(await at(tenant), id),
    restore: async (tenant, id) => restore(await at(tenant), id),
    log: async (tenant, id) => logOf(await at(tenant), id),
    replay: async (tenant, address) => replay(await at(tenant), address),
    file: async (tenant, address) => fileOf(await at(tenant), address),
  };
}

async function listOwn(desk: Desk): Promise<SendingList> {
  const own = await desk.records.reports.list(desk.owner.account, ['page', 'alert']);
  const runs = Map.groupBy(await desk.records.executions.list(own.map(({ id }) => id)), ({ reportId }) => reportId);
  const sendings = own.map((report) => toShown(report, (runs.get(report.id) ?? []).slice(0, shownRuns)));
  return { tenant: desk.tenant, mailOffered: desk.mailOffered, sendings };
}

async function add(
  desk: Desk,
  draft: Omit<ReportDraft, 'plan'>,
  given: PageSendingDraft['schedule'],
): Promise<MadeSending> {
  const schedule = toSchedule(given, desk.now());
  // The check above leaves none without a slot ahead.
  const first = nextSlot(schedule, desk.now()) ?? schedule.start;
  const made = await desk.records.reports.add(
    { ...draft, plan: { kind: 'scheduled', schedule } },
    { owner: desk.owner, first, check: checkRoom },
  );
  desk.jobs.look();
  await desk.note('sending.made', made);
  return { sending: toShown(made, []), secret: made.delivery.webhook?.secret ?? null };
}

function checkRoom({ length }: readonly StoredReport[]): void {
  if (length < mostOfKind) return;
  throw new Fault('too-large', `You have ${length} of these already, and ${mostOfKind} are the most; delete one first`);
}

async function step(
  desk: Desk,
  text: string,
  { action, decide }: { readonly action: string; readonly decide: (report: StoredReport, now: number) => ReportChange },
): Promise<Sending> {
  const { id } = await ownById(desk, text);
  const changed = await desk.records.reports.change(id, (report) => decide(own(desk, report, id), desk.now()));
  desk.jobs.look();
  await desk.note(action, changed);
  return shown(desk, changed);
}

function paused({ status }: StoredReport): ReportChange {
  return { status: stepReport(status, 'pause') };
}

/** A schedule whose last slot passed during the pause is at its end. */
function resumed({ status, plan }: StoredReport, now: number): ReportChange {
  const next = stepReport(status, 'resume');
  const slot = plan.kind === 'scheduled' ? resumeSlot(plan.schedule, now) : undefined;
  return slot === undefined
    ? { status: stepReport(next, 'ended'), nextAt: null }
    : { status: next, lookedAt: now - 1, nextAt: slot };
}

async function runNow(desk: Desk, text: string): Promise<Sending> {
  const report = await ownById(desk, text);
  if (report.status === 'Inactive') {
    throw new Fault('conflict', 'This has ended and does not run any more; change it first', { parameter: 'status' });
  }
  await desk.records.executions.add(report.id, desk.now(), checkNoneOpen);
  desk.jobs.look();
  await desk.note('sending.run', report);
  return shown(desk, report);
}

/** One at a time: whoever presses twice does not write to everybody twice. */
function checkNoneOpen(runs: readonly StoredExecution[]): void {
  const open = runs.find(({ status }) => status === 'Pending' || status === 'Running');
  if (open === undefined) return;
  const since = new Date(open.dueAt).toISOString();
  throw new Fault('conflict', `The run of ${since} has not ended yet; ask again once it has`, { parameter: 'id' });
}

async function remove(desk: Desk, text: string): Promise<Sending> {
  const { id } = await ownById(desk, text);
  const gone = await desk.records.reports.remove(id);
  await desk.note('sending.deleted', gone);
  return shown(desk, gone);
}

/** No slot that passed meanwhile is made up. */
async function restore(desk: Desk, text: string): Promise<Sending> {
  const id = parseRecordId(text, 'schedule or alert');
  const back = await desk.records.reports.restore(id, (report) => {
    const { plan } = own(desk, report, id);
    const slot = plan.kind === 'scheduled' ? resumeSlot(plan.schedule, desk.now()) : undefined;
    return { lookedAt: desk.now() - 1, nextAt: slot ?? null };
  });
  desk.jobs.look();
  await desk.note('sending.restored', back);
  return shown(desk, back);
}

async function logOf(desk: Desk, text: string): Promise<SendingLog> {
  const { id } = await ownById(desk, text);
  const runs = (await desk.records.executions.list([id])).slice(0, loggedRuns);
  const told = runs.map(async (run) => {
    const notices = await desk.records.notices.list(run.executionId);
    return { ...toRun(run), notices: notices.map(toNotice) };
  });
  return { runs: await Promise.all(told) };
}

async function replay(desk: Desk, { id: text, notice }: { id: string; notice: string }): Promise<SendingLog> {
  const report = await ownById(desk, text);
  const found = await desk.records.notices.find(parseRecordId(notice, 'notice'));
  if (found?.reportId !== report.id) {
    throw new Fault('not-found', `There is no notice "${notice.slice(0, 80)}"`, { parameter: 'notice' });
  }
  await desk.jobs.replay(desk.tenant, found.id);
  await desk.note('sending.replayed', report);
  return logOf(desk, report.id);
}

async function fileOf(desk: Desk, { id: text, run }: { id: string; run: string }): Promise<OpenedFile> {
  const { id } = await ownById(desk, text);
  const execution = await desk.records.executions.find(parseRecordId(run, 'run'));
  if (execution?.reportId === id) return desk.jobs.openFile(desk.tenant, execution.executionId);
  throw new Fault('not-found', `There is no run "${run.slice(0, 80)}"`, { parameter: 'run' });
}
