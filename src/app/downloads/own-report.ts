import { Fault } from '#base/fault.ts';
import type { Download } from '#contract/downloads.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { StoredReport } from '#state/reports.ts';
import { parseRecordId } from '../record-id.ts';
import { type DownloadsDeps, instantNow } from './downloads.ts';
import { type Visit, visit } from './owner.ts';
import { toDownload } from './shape.ts';

/** A report of the hub and its owner in front of it. */
export interface Found {
  readonly here: Visit;
  readonly report: StoredReport;
}

/** @throws Fault `not-found` for one that is not there or somebody else's: both sound the same (SEC-5) */
export async function findOwn(deps: DownloadsDeps, given: string | undefined, id: string): Promise<Found> {
  const here = await visit(deps, given);
  return { here, report: await ownReport(here, id) };
}

export async function ownReport(here: Visit, id: string): Promise<StoredReport> {
  return checkOwn(await here.records.reports.find(parseRecordId(id, 'report')), here, id);
}

export function checkOwn(report: StoredReport | undefined, here: Visit, id: string): StoredReport {
  if (report?.kind === 'download' && report.owner === here.owner.account) return report;
  throw new Fault('not-found', `There is no report "${id.slice(0, 80)}"`, { parameter: 'id' });
}

/** A report with its runs. */
export async function shown(here: Visit, report: StoredReport, deps: DownloadsDeps): Promise<Download> {
  const [download] = await shownAll(here, [report], deps);
  if (download === undefined) throw new Error(`report ${report.id} was shown without itself`);
  return download;
}

export async function shownAll(
  here: Visit,
  reports: readonly StoredReport[],
  deps: DownloadsDeps,
): Promise<Download[]> {
  const runs = Map.groupBy(await here.records.executions.list(reports.map(({ id }) => id)), (run) => run.reportId);
  const known = { datasets: deps.datasets, now: instantNow(deps), progress: (id: string) => deps.jobs.progress(id) };
  return reports.map((report) => toDownload(report, runs.get(report.id) ?? [], known));
}

/** What waits, runs or is paused of a report. */
export async function openRuns({ here, report }: Found): Promise<readonly StoredExecution[]> {
  const open = ['Pending', 'Running', 'Paused'];
  return (await here.records.executions.list([report.id])).filter(({ status }) => open.includes(status));
}
