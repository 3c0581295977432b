import { Fault } from '#base/fault.ts';
import type {
  AlertDraft,
  MadeSending,
  PageSendingDraft,
  Sending,
  SendingList,
  SendingLog,
} from '#contract/sendings.ts';
import { stepReport } from '#domain/execution/report-life.ts';
import { nextSlot, resumeSlot } from '#domain/schedule/slots.ts';
import type { Jobs, OpenedFile } from '#jobs/jobs.ts';
import type { Report } from '#model/report.ts';
import type { RecordOwner } from '#state/queries.ts';
import type { Records, TenantRecords } from '#state/records.ts';
import type { ReportChange, ReportDraft, StoredReport } from '#state/reports.ts';
import type { Answers } from '../answers.ts';
import type { AuditLog } from '../people/audit-log.ts';
import type { Reader } from '../reader.ts';
import { parseRecordId } from '../record-id.ts';
import { checkAlert, checkPage } from './check-draft.ts';
import { toSchedule } from './plan.ts';
import type { Recipients } from './recipients.ts';
import { toNotice, toRun, toShown } from './shown.ts';

/** Page schedules and alerts of somebody's own. Each call throws a Fault `not-found` for an unknown tenant or sending. */
export interface Sendings {
  list(tenant?: string): Promise<SendingList>;
  /** @throws Fault `bad-parameter`, `not-found`, `forbidden` for what cannot be sent; `too-large` for one too many */
  addPage(tenant: string | undefined, draft: PageSendingDraft): Promise<MadeSending>;
  /** @throws Fault as `addPage` */
  addAlert(tenant: string | undefined, draft: AlertDraft): Promise<MadeSending>;
  /** @throws Fault `bad-parameter` when it is not active */
  pause(tenant: string | undefined, id: string): Promise<Sending>;
  /** Goes on with the next slot; those of the pause are not made up. @throws Fault `bad-parameter` when it is not paused */
  resume(tenant: string | undefined, id: string): Promise<Sending>;
  /** Makes it once more, now. */
  run(tenant: string | undefined, id: string): Promise<Sending>;
  remove(tenant: string | undefined, id: string): Promise<Sending>;
  restore(tenant: string | undefined, id: string): Promise<Sending>;
  /** The newest runs and whom each told. */
  log(tenant: string | undefined, id: string): Promise<SendingLog>;
  /** Tells somebody again who was told or given up. */
  replay(tenant: string | undefined, address: { readonly id: string; readonly notice: string }): Promise<SendingLog>;
  file(tenant: string | undefined, address: { readonly id: string; readonly run: string }): Promise<OpenedFile>;
}

export interface SendingsDeps {
  readonly records: Records;
  readonly reports: readonly Report[];
  readonly reader: Reader;
  readonly answers: Answers;
  readonly jobs: Jobs;
  readonly recipients: Recipients;
  readonly mailOffered: boolean;
  readonly note: AuditLog['note'];
  /** Of the client, for the log. */
  readonly address: string | null;
  readonly newSecret: () => string;
  readonly now: () => string;
}

/** Runs that are shown beside a sending, and in its log. */
const shownRuns = { list: 3, log: 20 } as const;
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

/** Somebody at work in one of their tenants. */
interface Desk extends Omit<SendingsDeps, 'records' | 'now' | 'note'> {
  readonly tenant: string;
  readonly owner: RecordOwner;
  readonly records: TenantRecords;
  note(action: string, report: StoredReport): Promise<void>;
  now(): number;
}

function openDesk(deps: SendingsDeps, tenant: string): Desk {
  const { actor } = deps.reader;
  if (actor.kind === 'nobody') throw new Fault('signed-out', 'Sign in to see this');
  const { kind } = actor;
  return {
    ...deps,
    tenant,
    records: deps.records.of(tenant),
    owner:
      kind === 'person' ? { account: actor.account, name: actor.name } : { account: 'house', name: 'Partnerscope' },
    note: (action, { id, name, kind: what }) =>
      deps.note({ actor, address: deps.address }, { tenant, action, object: id, detail: { name, kind: what } }),
    now: () => Date.parse(deps.now()),
  };
}

async function listOwn(desk: Desk): Promise<SendingList> {
  const own = await desk.records.reports.list(desk.owner.account, ['page', 'alert']);
  const runs = Map.groupBy(await desk.records.executions.list(own.map(({ id }) => id)), ({ reportId }) => reportId);
  const sendings = own.map((report) => toShown(report, (runs.get(report.id) ?? []).slice(0, shownRuns.list)));
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

/** Others' sendings sound like none (SEC-5). @throws Fault `not-found` */
function own({ owner }: Desk, report: StoredReport | undefined, id: string): StoredReport {
  const isOwn = report?.owner === owner.account && (report.kind === 'page' || report.kind === 'alert');
  if (report !== undefined && isOwn) return report;
  throw new Fault('not-found', `There is no schedule or alert "${id.slice(0, 80)}"`, { parameter: 'id' });
}

async function ownById(desk: Desk, text: string): Promise<StoredReport> {
  const id = parseRecordId(text, 'schedule or alert');
  return own(desk, await desk.records.reports.find(id), id);
}

async function shown(desk: Desk, report: StoredReport): Promise<Sending> {
  return toShown(report, (await desk.records.executions.list([report.id])).slice(0, shownRuns.list));
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
  await desk.records.executions.add(report.id, desk.now());
  desk.jobs.look();
  await desk.note('sending.run', report);
  return shown(desk, report);
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
  const runs = (await desk.records.executions.list([id])).slice(0, shownRuns.log);
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
