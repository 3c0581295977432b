import type { InsightsReport } from '#contract/insights.ts';
import { checkActiveReports, checkExecuteNow } from '#domain/execution/quota.ts';
import { type CheckedWords, checkReportWords, type ReportWords } from '#domain/execution/report-words.ts';
import { type ReportPlan, type ReportTimes, reportPlan } from '#domain/schedule/report-schedule.ts';
import type { StoredReport } from '#state/reports.ts';
import { datasetAsked } from './ask-query.ts';
import { found, type InsightsDesk, nothingFound, passes, required } from './desk.ts';
import { queryOf } from './queries.ts';
import { toReportRecord } from './report-record.ts';

/** What a caller says of a report. */
export interface ReportAsking extends ReportWords, ReportTimes {
  readonly queryId?: string;
}

export interface ReportFilter {
  readonly reportId?: string | undefined;
  readonly reportName?: string | undefined;
  readonly queryId?: string | undefined;
}

/** The caller's own reports; filters are combined with and (api.md §2.7). @throws Fault `not-found` as API-29 */
export async function listReports(desk: InsightsDesk, filter: ReportFilter): Promise<readonly InsightsReport[]> {
  const { reportId, reportName, queryId } = filter;
  const all = (await ownReports(desk)).map(toReportRecord);
  return found(
    all,
    [reportId, reportName, queryId],
    (each) => passes(reportId, each.reportId) && passes(reportName, each.reportName) && passes(queryId, each.queryId),
  );
}

/**
 * Makes a report; one that runs at once has its run from now on (API-35 … API-39).
 * @throws Fault `bad-parameter` in the documented words (§4)
 */
export async function addReport(desk: InsightsDesk, asking: ReportAsking): Promise<InsightsReport> {
  const words = checkReportWords(asking);
  const { queryId, query } = await queryOf(desk, required(asking.queryId, 'QueryId'));
  const plan = planOf(desk, asking, query);
  const draft = { kind: 'insights' as const, ...said(words), content: { queryId, query, format: words.format }, plan };
  const report = await desk.records.reports.add(draft, {
    owner: desk.owner,
    first: firstOf(plan, desk.now()),
    check: (own, removed) => checkQuotas(desk, { own, removed, plan }),
  });
  if (plan.kind === 'once') await beginOnce(desk, report);
  desk.jobs.look();
  await desk.note('report.made', report.id, { name: report.name, queryId });
  return toReportRecord(report);
}

/** The own report of an id. @throws Fault `not-found` (API-29) */
export async function reportOf(desk: InsightsDesk, id: string): Promise<StoredReport> {
  const report = (await ownReports(desk)).find((each) => passes(id, each.id));
  if (report === undefined) throw nothingFound();
  return report;
}

export function ownReports({ records, owner }: InsightsDesk): Promise<readonly StoredReport[]> {
  return records.reports.list(owner.account, ['insights']);
}

/** Times → plan, by the interval that the dataset of the query allows. @throws Fault in the documented words */
export function planOf({ catalogue, rules, now }: InsightsDesk, times: ReportTimes, query: string): ReportPlan {
  const { api } = datasetAsked(query, catalogue);
  const minimumInterval = api?.minimumRecurrenceHours ?? 0;
  return reportPlan(times, { now: now(), minLeadHours: rules.minLeadHours, minimumInterval });
}

/** Words as they are stored. */
export function said({ reportName, description, callbackUrl, callbackMethod }: CheckedWords) {
  return {
    name: reportName,
    description: description ?? null,
    delivery: callbackUrl === undefined ? {} : { callback: { url: callbackUrl, method: callbackMethod } },
  };
}

interface Had {
  readonly own: readonly StoredReport[];
  readonly removed: readonly StoredReport[];
  readonly plan: ReportPlan;
}

/** A report that was removed since has run all the same, and counts as one of the hour. */
function checkQuotas({ rules, now }: InsightsDesk, { own, removed, plan }: Had): void {
  checkActiveReports(own.filter(({ status }) => status === 'Active').length, rules.quotas);
  if (plan.kind !== 'once') return;
  const once = [...own, ...removed].filter((report) => report.plan.kind === 'once');
  const earlier = once.map(({ madeAt }) => Date.parse(madeAt));
  checkExecuteNow(earlier, now(), rules.quotas);
}

function firstOf(plan: ReportPlan, now: number): number {
  return plan.kind === 'once' ? now : plan.schedule.start;
}

/** Its run is there as soon as the report is: a client asks for it at once and takes no "not yet" (API-47, A-14). */
async function beginOnce({ records }: InsightsDesk, { id, nextAt }: StoredReport): Promise<void> {
  if (nextAt !== null) await records.executions.add(id, nextAt);
}
