import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  ColumnFilter,
  ColumnValues,
  Download,
  DownloadList,
  DownloadPreview,
  DownloadSchedule,
  DownloadSources,
  DownloadsMade,
  Template,
  TemplateList,
  TimeRange,
} from '#contract/downloads.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

const root = '/api/v1/downloads';
const at = (path: string, tenant: string | undefined, more: Readonly<Record<string, string | undefined>> = {}) =>
  `${root}${path}${writeSearch({ tenant, ...more })}`;

/** What may be downloaded in a company. */
export function sourcesQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['hub', 'sources', tenant],
    queryFn: ({ signal }) => getJson<DownloadSources>(at('/sources', tenant), signal),
    enabled: tenant !== undefined,
  });
}

/** How long something may take to show that it goes on, and how often a list at rest is asked for, in ms. */
const [busyMs, idleMs] = [1500, 30_000];

/** One's own reports; asked often while one of them is made. */
export function downloadsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['hub', 'downloads', tenant],
    queryFn: ({ signal }) => getJson<DownloadList>(at('', tenant), signal),
    enabled: tenant !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.downloads.some(isUnderWay) ? busyMs : idleMs),
  });
}

/** Whether a file of the report is made at this moment. */
export function isUnderWay({ runs, status, schedule }: Download): boolean {
  const isNew = schedule === null && status === 'Active' && runs.length === 0;
  return isNew || runs.some(({ state }) => state === 'running' || state === 'waiting');
}

export function templatesQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['hub', 'templates', tenant],
    queryFn: ({ signal }) => getJson<TemplateList>(at('/templates', tenant), signal),
    enabled: tenant !== undefined,
  });
}

/** Which rows and columns. */
export interface Selection {
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly filters: readonly ColumnFilter[];
  readonly range: TimeRange | null;
}

/** The first rows of a selection; those before stay on screen while it changes. */
export function previewQuery(tenant: string | undefined, selection: Selection | undefined) {
  return queryOptions({
    queryKey: ['hub', 'preview', tenant, selection],
    queryFn: () => sendJson<DownloadPreview>(at('/preview', tenant), 'POST', selection ?? {}),
    enabled: tenant !== undefined && selection !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Values of a column that hold a text. */
export function valuesQuery(tenant: string | undefined, of: { dataset: string; column: string; search: string }) {
  const search = of.search.trim() === '' ? undefined : of.search.trim();
  const address = at('/values', tenant, { dataset: of.dataset, column: of.column, search });
  return queryOptions({
    queryKey: ['hub', 'values', address],
    queryFn: ({ signal }) => getJson<ColumnValues>(address, signal),
    placeholderData: keepPreviousData,
  });
}

/** What the server is asked to make. */
export interface DownloadOrder extends Selection {
  readonly name: string;
  readonly format: Download['format'];
  readonly byteOrderMark: boolean;
  readonly schedule: DownloadSchedule | null;
  readonly several: boolean;
}

export function makeDownload(tenant: string | undefined, order: DownloadOrder): Promise<DownloadsMade> {
  return sendJson(at('', tenant), 'POST', order);
}

/** @throws ApiError 409 when it was changed since that version */
export function changeDownload(
  { tenant, id, version }: Pick<Download, 'tenant' | 'id' | 'version'>,
  order: DownloadOrder,
): Promise<Download> {
  return sendJson(at(`/${encodeURIComponent(id)}`, tenant), 'PUT', { ...order, version });
}

export type DownloadStep = 'run' | 'pause' | 'resume' | 'cancel' | 'restore';

export function stepDownload({ tenant, id }: Pick<Download, 'tenant' | 'id'>, step: DownloadStep): Promise<Download> {
  return getJson(at(`/${encodeURIComponent(id)}/${step}`, tenant), undefined, 'POST');
}

export function removeDownload({ tenant, id }: Pick<Download, 'tenant' | 'id'>): Promise<Download> {
  return getJson(at(`/${encodeURIComponent(id)}`, tenant), undefined, 'DELETE');
}

/** Where the file of a run is. */
export function fileAddress({ tenant, id }: Pick<Download, 'tenant' | 'id'>, run: string): string {
  return at(`/${encodeURIComponent(id)}/runs/${encodeURIComponent(run)}/file`, tenant);
}

export type TemplateOrder = Pick<Selection, 'dataset' | 'columns' | 'filters'> & { readonly name: string };

export function keepTemplate(tenant: string | undefined, order: TemplateOrder): Promise<Template> {
  return sendJson(at('/templates', tenant), 'POST', order);
}

export function removeTemplate({ tenant, id }: Pick<Template, 'tenant' | 'id'>): Promise<Template> {
  return getJson(at(`/templates/${encodeURIComponent(id)}`, tenant), undefined, 'DELETE');
}

export function restoreTemplate({ tenant, id }: Pick<Template, 'tenant' | 'id'>): Promise<Template> {
  return getJson(at(`/templates/${encodeURIComponent(id)}/restore`, tenant), undefined, 'POST');
}

export function favourTemplate(
  { tenant, id }: Pick<Template, 'tenant' | 'id'>,
  wish: { readonly favourite: boolean; readonly instead?: string },
): Promise<Template> {
  return sendJson(at(`/templates/${encodeURIComponent(id)}/favourite`, tenant), 'PUT', wish);
}
