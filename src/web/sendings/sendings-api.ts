import { queryOptions } from '@tanstack/react-query';
import type { DownloadSchedule } from '#contract/downloads.ts';
import type { PageSendingFormat } from '#contract/sending-choices.ts';
import type { AlertRuleDraft, MadeSending, Sending, SendingList, SendingLog } from '#contract/sendings.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

/** What both kinds say. */
interface Asked {
  readonly name: string;
  readonly report: string;
  readonly search: string;
  readonly language: string;
  readonly schedule: DownloadSchedule;
  readonly mail: {
    readonly to: readonly string[];
    readonly subject: string | null;
    readonly text: string | null;
  } | null;
  readonly webhook: { readonly url: string } | null;
}

export interface PageDraft extends Asked {
  readonly format: PageSendingFormat;
  readonly section: string | null;
}

export interface AlertDraft extends Asked {
  readonly section: string;
  readonly column: string | null;
  readonly row: Readonly<Record<string, string>>;
  readonly rule: AlertRuleDraft;
  readonly afterImports: boolean;
}

const root = '/api/v1/sendings';
const at = (path: string, tenant: string | undefined) => `${root}${path}${writeSearch({ tenant })}`;

/** How often the list is asked for while something runs, and at rest, in ms. */
const [busyMs, idleMs] = [1500, 30_000];

export function sendingsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['sendings', 'list', tenant],
    queryFn: ({ signal }) => getJson<SendingList>(at('', tenant), signal),
    enabled: tenant !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.sendings.some(isBusy) ? busyMs : idleMs),
  });
}

export function isBusy({ runs }: Pick<Sending, 'runs'>): boolean {
  return runs.some(({ status }) => status === 'Pending' || status === 'Running');
}

type Place = Pick<Sending, 'id' | 'tenant'>;

export function logQuery({ id, tenant }: Place) {
  return queryOptions({
    queryKey: ['sendings', 'log', tenant, id],
    queryFn: ({ signal }) => getJson<SendingLog>(at(`/${id}/log`, tenant), signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.runs.some(isTelling) ? busyMs : idleMs),
  });
}

function isTelling(run: SendingLog['runs'][number]): boolean {
  const isOpen = run.status === 'Pending' || run.status === 'Running';
  return isOpen || run.notices.some(({ state, tries }) => state === 'waiting' && tries === 0);
}

/** The one that is changed, as it was when its window opened. */
type Before = Pick<Sending, 'id' | 'version'> | undefined;

export function keepPage(tenant: string, draft: PageDraft, before: Before): Promise<MadeSending> {
  return keep('/pages', tenant, draft, before);
}

export function keepAlert(tenant: string, draft: AlertDraft, before: Before): Promise<MadeSending> {
  return keep('/alerts', tenant, draft, before);
}

/** @throws ApiError 409 when it was changed since its window opened */
function keep(family: string, tenant: string, draft: Asked, before: Before): Promise<MadeSending> {
  if (before === undefined) return sendJson(at(family, tenant), 'POST', draft);
  return sendJson(at(`${family}/${before.id}`, tenant), 'PUT', { ...draft, version: before.version });
}

export type SendingStep = 'pause' | 'resume' | 'run' | 'restore';

export function stepSending({ id, tenant }: Place, step: SendingStep): Promise<unknown> {
  return getJson(at(`/${id}/${step}`, tenant), undefined, 'POST');
}

export function removeSending({ id, tenant }: Place): Promise<unknown> {
  return getJson(at(`/${id}`, tenant), undefined, 'DELETE');
}

/** Tells somebody again. */
export function replayNotice({ id, tenant }: Place, notice: string): Promise<unknown> {
  return getJson(at(`/${id}/notices/${notice}/replay`, tenant), undefined, 'POST');
}

export function fileAddress({ id, tenant }: Place, run: string): string {
  return at(`/${id}/runs/${run}/file`, tenant);
}
