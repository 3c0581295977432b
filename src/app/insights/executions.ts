import type { InsightsExecution } from '#contract/insights.ts';
import { type ListingQuestion, listExecutions, nothingListed, parseStatuses } from '#domain/execution/listing.ts';
import type { StoredReport } from '#state/reports.ts';
import type { InsightsAnswer, InsightsDesk } from './desk.ts';
import { intervalOf, toExecutionRecord } from './report-record.ts';
import { ownReports } from './reports.ts';

export interface ExecutionFilter {
  readonly executionId?: string | undefined;
  readonly executionStatus?: string | undefined;
  readonly getLatestExecution?: boolean | undefined;
}

/**
 * The runs of reports, newest first (API-45 … API-48). A link is a path from the root; the caller knows the rest.
 * @param reportIds one or several with `;` between them
 * @throws Fault `not-found` in the documented words when nothing answers (API-46), `bad-parameter` for an unknown status
 */
export async function listRuns(
  desk: InsightsDesk,
  reportIds: string,
  filter: ExecutionFilter,
): Promise<InsightsAnswer<InsightsExecution>> {
  const question = questionOf(filter, desk);
  const wanted = partsOf(reportIds).map((id) => id.toLowerCase());
  const reports = (await ownReports(desk)).filter(({ id }) => wanted.includes(id.toLowerCase()));
  const runs = await desk.records.executions.list(reports.map(({ id }) => id));
  const now = desk.now();
  const shown = reports
    .flatMap((report) => {
      const own = runs.filter(({ reportId }) => reportId === report.id);
      return listExecutions(own, { report: listed(report), question, now }).map((run) => ({ run, report }));
    })
    .sort((a, b) => b.run.dueAt - a.run.dueAt);
  if (shown.length === 0) throw nothingListed();
  return {
    records: await Promise.all(
      shown.map(async ({ run, report }) => {
        const link = run.status === 'Completed' ? await desk.jobs.linkTo(run) : null;
        return toExecutionRecord(run, { report, link, now });
      }),
    ),
    redacted: shown.some(({ run }) => (run.file?.redacted.length ?? 0) > 0),
  };
}

function listed(report: StoredReport) {
  const recurrenceInterval = intervalOf(report);
  return { executeNow: report.plan.kind === 'once', ...(recurrenceInterval !== undefined && { recurrenceInterval }) };
}

function questionOf(
  { executionId, executionStatus, getLatestExecution }: ExecutionFilter,
  { rules }: InsightsDesk,
): ListingQuestion {
  const ids = partsOf(executionId ?? '');
  const statuses = parseStatuses(executionStatus ?? '');
  return {
    ...(ids.length > 0 && { executionIds: ids }),
    ...(statuses.length > 0 && { statuses }),
    latestOnly: getLatestExecution ?? true,
    implicitAny: rules.implicitAny,
  };
}

/** Several by `;`, blanks around them ignored (api.md §2.10). */
function partsOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
