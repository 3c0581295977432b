import { keepPreviousData, MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import type { DatasetList } from '#contract/datasets.ts';
import type { Feedback, FeedbackRequest } from '#contract/feedback.ts';
import type { ImportList, ImportStatus } from '#contract/imports.ts';
import type { ProblemDetails } from '#contract/problem.ts';
import type { FilterOptions, ReportList, ReportResult, TenantList } from '#contract/report.ts';
import { apiSearch, oneOf, type ReportSearch, writeSearch } from './filters/search.ts';

/** A refused or failed request, with what the server said about it. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: ProblemDetails | undefined;
  /** Seconds to wait before the next try, where the server named them. */
  readonly waitSeconds: number | undefined;

  constructor(status: number, problem: ProblemDetails | undefined, waitSeconds?: number) {
    super(problem?.detail ?? `status ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.waitSeconds = waitSeconds;
  }
}

/** Answers change only with an import, and the pages ask again after one. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => checkSession(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => checkSession(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
      },
    },
  });
  return client;
}

/** A refusal because nobody is signed in (any more) has the page ask who is there; whoever is not signs in first. */
export function checkSession(client: QueryClient, error: Error): void {
  if (error instanceof ApiError && error.status === 401) void client.invalidateQueries({ queryKey: ['session'] });
}

export const tenantsQuery = queryOptions({
  queryKey: ['tenants'],
  queryFn: ({ signal }) => getJson<TenantList>('/api/v1/tenants', signal),
});

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: ({ signal }) => getJson<ReportList>('/api/v1/reports', signal),
});

/** Rows of a long table that come with its page; the rest is asked for while the reader scrolls. */
export const pageRows = 100;

/** A whole page in one request; the figures before stay on screen while filters change, but never those of another tenant. */
export function reportQuery(report: string, search: ReportSearch) {
  const asked = { ...apiSearch(search, oneOf(search.tenant)), limit: String(pageRows) };
  const address = `/api/v1/reports/${encodeURIComponent(report)}${writeSearch(asked)}`;
  return queryOptions({
    queryKey: ['report', report, oneOf(search.tenant), address],
    queryFn: ({ signal }) => getJson<ReportResult>(address, signal),
    placeholderData: (previous, query) =>
      query?.queryKey[1] === report && query.queryKey[2] === oneOf(search.tenant) ? previous : undefined,
  });
}

/** Values to choose from; they depend on the range, not on what is chosen. */
export function filtersQuery(report: string, search: ReportSearch) {
  const { tenant, range, from, to } = search;
  const address = `/api/v1/reports/${encodeURIComponent(report)}/filters${writeSearch({ tenant, range, from, to })}`;
  return queryOptions({
    queryKey: ['filters', report, address],
    queryFn: ({ signal }) => getJson<FilterOptions>(address, signal),
    placeholderData: keepPreviousData,
  });
}

/** Every dataset that can be loaded. */
export function datasetsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['datasets', tenant],
    queryFn: ({ signal }) => getJson<DatasetList>(`/api/v1/datasets${writeSearch({ tenant })}`, signal),
  });
}

const running: ReadonlySet<string> = new Set(['waiting', 'receiving', 'reading', 'loading']);

/** Whether an import goes on by itself. */
export function isRunning(status: ImportStatus): boolean {
  return running.has(status.stage);
}

/** Running imports and accepted files of a tenant; asks every second while one runs. */
export function importsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['imports', tenant],
    queryFn: ({ signal }) => getJson<ImportList>(`/api/v1/imports${writeSearch({ tenant })}`, signal),
    refetchInterval: (query) => (query.state.data?.running.some(isRunning) ? 1000 : false),
    staleTime: 0,
  });
}

/** One import: every second until it has ended. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => getJson<ImportStatus>(`/api/v1/imports/${encodeURIComponent(id)}`, signal),
    refetchInterval: (query) => (query.state.data && !isRunning(query.state.data) ? false : 700),
  });
}

/** `undo` takes a delivery back, `cancel` stops a running import. */
export function changeImport(id: string, action: 'undo' | 'cancel'): Promise<unknown> {
  return getJson(`/api/v1/imports/${encodeURIComponent(id)}/${action}`, undefined, 'POST');
}

/** Leaves a remark on a chart (CO-7). */
export function giveFeedback(given: FeedbackRequest): Promise<Feedback> {
  return sendJson('/api/v1/feedback', 'POST', given);
}

/** Sends JSON and reads the answer. @throws ApiError when the server refuses */
export async function sendJson<T>(address: string, method: 'POST' | 'PUT' | 'DELETE', body: object): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return readJson(await fetch(address, { method, headers, body: JSON.stringify(body) }));
}

/** Everything an import can have changed. */
export function refreshFigures(client: QueryClient): Promise<void> {
  const touched = new Set(['tenants', 'reports', 'report', 'filters', 'imports', 'import']);
  return client.invalidateQueries({ predicate: (query) => touched.has(String(query.queryKey[0])) });
}

/** What the server wrote about a refusal; undefined when it is no problem document. */
export function parseProblem(text: string): ProblemDetails | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isProblem(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Asks for JSON. @throws ApiError when the server refuses */
export async function getJson<T>(address: string, signal?: AbortSignal, method = 'GET'): Promise<T> {
  return readJson(await fetch(address, { method, ...(signal && { signal }), headers: { accept: 'application/json' } }));
}

async function readJson<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new ApiError(answer.status, parseProblem(await answer.text()), waitOf(answer));
  // The server's answers are checked against the same schema before they leave it.
  return (await answer.json()) as T;
}

/** `Retry-After` in seconds; the form with a date is not used by the server. */
function waitOf({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function isProblem(value: unknown): value is ProblemDetails {
  return typeof value === 'object' && value !== null && 'detail' in value && 'title' in value;
}
