import { isDeepStrictEqual } from 'node:util';
import type { AlertChange, AlertDraft, MadeSending, PageSendingChange, PageSendingDraft } from '#contract/sendings.ts';
import { stepReport } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Schedule } from '#domain/schedule/recurrence.ts';
import { resumeSlot } from '#domain/schedule/slots.ts';
import { checkVersion } from '#state/kept.ts';
import type { Delivery, ReportChange, ReportDraft, StoredReport } from '#state/reports.ts';
import { checkAlert, checkPage } from './check-draft.ts';
import { type AlertContent, alertOf } from './content.ts';
import { type Desk, own, ownById, shown } from './desk.ts';
import { shownSchedule, toSchedule } from './plan.ts';
import { toShown } from './shown.ts';

type Draft = PageSendingDraft | AlertDraft;

/** A page schedule as its owner wants it from now on. @throws Fault as `checkPage`; `not-found`, `conflict` */
export async function changePage(
  desk: Desk,
  id: string,
  { version, ...draft }: PageSendingChange,
): Promise<MadeSending> {
  const before = await ownById(desk, id, 'page');
  return change(desk, before, { draft, version, checked: await checkPage(draft, desk) });
}

/** An alert as its owner wants it from now on. @throws Fault as `changePage` */
export async function changeAlert(desk: Desk, id: string, { version, ...draft }: AlertChange): Promise<MadeSending> {
  const before = await ownById(desk, id, 'alert');
  return change(desk, before, { draft, version, checked: await checkAlert(draft, desk) });
}

interface Wish {
  readonly draft: Draft;
  readonly version: number;
  readonly checked: Omit<ReportDraft, 'plan'>;
}

async function change(desk: Desk, { id, delivery: before }: StoredReport, wish: Wish): Promise<MadeSending> {
  const changed = await desk.records.reports.change(id, (report) => next(own(desk, report, id), wish, desk.now()));
  desk.jobs.look();
  await desk.note('sending.changed', changed);
  const { webhook } = changed.delivery;
  const isNew = webhook !== undefined && webhook.secret !== before.webhook?.secret;
  return { sending: await shown(desk, changed), secret: isNew ? webhook.secret : null };
}

function next(report: StoredReport, { draft, version, checked }: Wish, now: Instant): ReportChange {
  const name = report.kind === 'alert' ? 'alert' : 'schedule';
  checkVersion(fieldsOf(report), draft, { name, version });
  const schedule = scheduleOf(report, draft.schedule, now);
  return {
    name: checked.name,
    content: report.kind === 'alert' ? { ...checked.content, ...stateOf(report, checked) } : checked.content,
    plan: { kind: 'scheduled', schedule },
    delivery: keepSecret(report.delivery, checked.delivery),
    status: stepReport(report.status, 'change'),
    lookedAt: now - 1,
    nextAt: resumeSlot(schedule, now) ?? null,
    byOwner: true,
  };
}

/** What a draft says, as it is now. */
function fieldsOf(report: StoredReport) {
  const { alert, ...shown } = toShown(report, []);
  return { ...shown, ...alert, at: report.changedAt ?? report.madeAt };
}

/** Times that stay keep their grid: "every second week" goes on with the week it was in. */
function scheduleOf({ plan }: StoredReport, given: Draft['schedule'], now: Instant): Schedule {
  const kept = plan.kind === 'scheduled' ? plan.schedule : undefined;
  const isSame = kept !== undefined && isDeepStrictEqual(shownSchedule(kept), given);
  return isSame && resumeSlot(kept, now) !== undefined ? kept : toSchedule(given, now);
}

/** Whether the rule held is known of what was watched until now, and of nothing else. */
function stateOf(report: StoredReport, { content }: Pick<ReportDraft, 'content'>): Pick<AlertContent, 'state'> {
  const [before, after] = [alertOf(report), alertOf({ content })];
  return isDeepStrictEqual(watchedIn(before), watchedIn(after)) ? { state: before.state } : {};
}

function watchedIn({ report, search, section, column, row, rule }: AlertContent) {
  return { report, search, section, column, row, rule };
}

/** A webhook keeps its secret as long as it keeps its address. */
function keepSecret({ webhook: before }: Delivery, delivery: Delivery): Delivery {
  return before !== undefined && before.url === delivery.webhook?.url ? { ...delivery, webhook: before } : delivery;
}
