import type { Sending, SendingNotice, SendingRun } from '#contract/sendings.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { NoticeTry, StoredNotice } from '#state/notices.ts';
import type { StoredReport } from '#state/reports.ts';
import { newsIn } from './alert-maker.ts';
import { alertOf, pageOf } from './content.ts';
import { shownSchedule } from './plan.ts';

/** A sending as its owner is shown it; the secret of its webhook stays here. */
export function toShown(report: StoredReport, runs: readonly StoredExecution[]): Sending {
  const { id, tenant, name, plan, delivery, status, madeAt, nextAt, version } = report;
  if (plan.kind !== 'scheduled') throw new Error(`${id} has no schedule`);
  const { mail, webhook } = delivery;
  return {
    id,
    tenant,
    ...contentOf(report),
    name,
    schedule: shownSchedule(plan.schedule),
    mail: mail === undefined ? null : { to: [...mail.to], subject: mail.subject ?? null, text: mail.text ?? null },
    webhook: webhook === undefined ? null : { url: webhook.url },
    status,
    madeAt,
    version,
    nextAt: status === 'Active' ? textOf(nextAt) : null,
    runs: runs.map(toRun),
  };
}

function contentOf(report: StoredReport) {
  if (report.kind === 'alert') {
    const { report: page, search, language, section, state, column, row, rule, afterImports } = alertOf(report);
    const { isOn = false, since = null } = state ?? {};
    const alert = { column, row, rule, afterImports, isOn, since: textOf(since) };
    return { kind: 'alert' as const, report: page, search, language, section, format: null, alert };
  }
  const { report: page, search, language, section, format } = pageOf(report);
  return { kind: 'page' as const, report: page, search, language, section, format, alert: null };
}

export function toRun({ executionId: id, dueAt, status, endedAt, trouble, file }: StoredExecution): SendingRun {
  return {
    id,
    dueAt: new Date(dueAt).toISOString(),
    status,
    endedAt: textOf(endedAt ?? null),
    trouble,
    news: newsIn(file) ?? null,
    file: file && {
      name: file.name,
      bytes: file.bytes,
      redacted: [...file.redacted],
      expiresAt: new Date(file.expiresAt).toISOString(),
    },
  };
}

export function toNotice({ id, channel, target, state, log }: StoredNotice): SendingNotice {
  const nextTryAt = state.kind === 'waiting' ? textOf(state.notBefore) : null;
  return { id, channel, target, state: state.kind, tries: state.tries, nextTryAt, log: log.map(toTry) };
}

function toTry({ at, status, reason }: NoticeTry) {
  return { at: new Date(at).toISOString(), status: status ?? null, reason: reason ?? null };
}

function textOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
