import { type InsightsExecution, type InsightsReport, insightsContent } from '#contract/insights.ts';
import { linkOf } from '#domain/execution/file-life.ts';
import type { Shown } from '#domain/execution/listing.ts';
import { type Instant, instantText } from '#domain/schedule/instant.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { StoredReport } from '#state/reports.ts';

/** What the report asks and in which form; its content is what this family wrote. */
export function contentOf({ content }: StoredReport) {
  return insightsContent.parse(content);
}

/** How often a report runs, in hours; undefined when it runs once. */
export function intervalOf({ plan }: StoredReport): number | undefined {
  if (plan.kind === 'once') return undefined;
  const { recurrence } = plan.schedule;
  return recurrence.kind === 'hourly' ? recurrence.everyHours : undefined;
}

/** A report as its owner is told of it (api.md §2.6). One that runs at once starts when it was made and has no interval. */
export function toReportRecord(report: StoredReport): InsightsReport {
  const { queryId, query, format } = contentOf(report);
  const { plan } = report;
  const madeAt = instantText(Date.parse(report.madeAt));
  return {
    reportId: report.id,
    reportName: report.name,
    description: report.description,
    queryId,
    query,
    user: report.ownerName,
    createdTime: madeAt,
    modifiedTime: report.changedAt === null ? null : instantText(Date.parse(report.changedAt)),
    executeNow: plan.kind === 'once',
    startTime: plan.kind === 'once' ? madeAt : instantText(plan.schedule.start),
    reportStatus: report.status,
    ...recurrenceOf(report),
    ...callbackOf(report),
    format,
  };
}

/** A run as its owner is told of it; both links are the same, and there is none before the file (API-49, A-16). */
export function toExecutionRecord(
  execution: Shown<StoredExecution>,
  { report, link, now }: { readonly report: StoredReport; readonly link: string | null; readonly now: Instant },
): InsightsExecution {
  const { executionId, reportId, status, file } = execution;
  const shown = file === null ? null : (linkOf({ expiresAt: file.expiresAt, link }, now) ?? null);
  return {
    executionId,
    reportId,
    ...recurrenceOf(report),
    ...callbackOf(report),
    format: contentOf(report).format,
    executionStatus: status,
    reportLocation: shown,
    reportAccessSecureLink: shown,
    reportExpiryTime: file && instantText(file.expiresAt),
    reportGeneratedTime: file && instantText(file.generatedAt),
  };
}

function recurrenceOf(report: StoredReport) {
  const { plan } = report;
  return {
    recurrenceInterval: intervalOf(report) ?? null,
    recurrenceCount: plan.kind === 'once' ? null : (plan.schedule.count ?? null),
  };
}

function callbackOf({ delivery: { callback } }: StoredReport) {
  return { callbackUrl: callback?.url ?? null, callbackMethod: callback?.method ?? ('POST' as const) };
}
