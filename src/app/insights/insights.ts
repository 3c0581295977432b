import type { Day } from '#base/day.ts';
import type { InsightsDataset, InsightsExecution, InsightsQueryRecord, InsightsReport } from '#contract/insights.ts';
import type { Jobs } from '#jobs/jobs.ts';
import type { Records } from '#state/records.ts';
import type { Store } from '#store/store.ts';
import type { AuditLog } from '../people/audit-log.ts';
import type { Reader } from '../reader.ts';
import { ownerOf } from '../record-owner.ts';
import { listDatasets } from './datasets.ts';
import type { InsightsAnswer, InsightsCatalogue, InsightsDesk, InsightsRules } from './desk.ts';
import { type ExecutionFilter, listRuns } from './executions.ts';
import { addQuery, listQueries, type QueryFilter, type QueryWords, removeQuery } from './queries.ts';
import { changeReport, pauseReport, type ReportChanges, removeReport, resumeReport } from './report-steps.ts';
import { addReport, listReports, type ReportAsking, type ReportFilter } from './reports.ts';
import { type Tried, type TryWords, tryQuery } from './try-query.ts';

/** The Insights API of somebody in one tenant: their own queries and reports (RO-32), and data as they see them (RO-31). */
export interface OwnInsights {
  datasets(filter: { readonly datasetName?: string | undefined }): Promise<InsightsAnswer<InsightsDataset>>;
  queries(filter: QueryFilter): Promise<readonly InsightsQueryRecord[]>;
  addQuery(words: QueryWords): Promise<InsightsQueryRecord>;
  removeQuery(id: string): Promise<InsightsQueryRecord>;
  tryQuery(words: TryWords, signal: AbortSignal): Promise<Tried>;
  reports(filter: ReportFilter): Promise<readonly InsightsReport[]>;
  addReport(asking: ReportAsking): Promise<InsightsReport>;
  changeReport(id: string, changes: ReportChanges): Promise<InsightsReport>;
  pauseReport(id: string): Promise<InsightsReport>;
  resumeReport(id: string): Promise<InsightsReport>;
  removeReport(id: string): Promise<InsightsReport>;
  executions(reportIds: string, filter: ExecutionFilter): Promise<InsightsAnswer<InsightsExecution>>;
}

/** The Insights API as a reader gets it. */
export interface Insights {
  /** @throws Fault as `Reader.tenantOf`, `forbidden` without the right in that tenant (RO-30) */
  of(tenant: string | undefined): Promise<OwnInsights>;
}

export interface InsightsDeps {
  readonly reader: Reader;
  readonly store: Store;
  readonly records: Records;
  readonly jobs: Pick<Jobs, 'look' | 'cancel' | 'linkTo'>;
  readonly catalogue: InsightsCatalogue;
  readonly rules: InsightsRules;
  readonly note: AuditLog['note'];
  /** Of the client, for the log. */
  readonly address: string | null;
  readonly today: () => Day;
  readonly now: () => string;
}

export function createInsights(deps: InsightsDeps): Insights {
  return {
    async of(given) {
      const tenant = await deps.reader.tenantOf(given);
      deps.reader.demand('insights.api', tenant);
      return ownInsights(deskOf(deps, tenant));
    },
  };
}

function deskOf({ reader, note, address, now, records, ...deps }: InsightsDeps, tenant: string): InsightsDesk {
  const { actor } = reader;
  return {
    ...deps,
    tenant,
    owner: ownerOf(actor, { person: 'email', house: 'operator' }),
    records: records.of(tenant),
    scope: () => reader.scopeOf('downloads', tenant, {}),
    note: (action, object, detail) => note({ actor, address }, { tenant, action, object, detail: { ...detail } }),
    now: () => Date.parse(now()),
  };
}

function ownInsights(desk: InsightsDesk): OwnInsights {
  return {
    datasets: (filter) => listDatasets(desk, filter),
    queries: (filter) => listQueries(desk, filter),
    addQuery: (words) => addQuery(desk, words),
    removeQuery: (id) => removeQuery(desk, id),
    tryQuery: (words, signal) => tryQuery(desk, words, signal),
    reports: (filter) => listReports(desk, filter),
    addReport: (asking) => addReport(desk, asking),
    changeReport: (id, changes) => changeReport(desk, id, changes),
    pauseReport: (id) => pauseReport(desk, id),
    resumeReport: (id) => resumeReport(desk, id),
    removeReport: (id) => removeReport(desk, id),
    executions: (reportIds, filter) => listRuns(desk, reportIds, filter),
  };
}
