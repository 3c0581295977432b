import { queryOptions } from '@tanstack/react-query';
import type { Annotation } from '#contract/annotations.ts';
import type { View } from '#contract/views.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

export type { Annotation };
export type SavedView = View;

/** What a person writes of a note. */
export type AnnotationDraft = Pick<Annotation, 'month' | 'report' | 'note'>;

export type Family = 'annotations' | 'views';

export function annotationsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['annotations', tenant],
    queryFn: ({ signal }) => getJson<{ annotations: Annotation[] }>(address('annotations', tenant), signal),
    enabled: tenant !== undefined,
  });
}

export function viewsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['views', tenant],
    queryFn: ({ signal }) => getJson<{ views: SavedView[] }>(address('views', tenant), signal),
    enabled: tenant !== undefined,
  });
}

export function addRecord<T>(family: Family, tenant: string, draft: object): Promise<T> {
  return sendJson(address(family, tenant), 'POST', draft);
}

interface Kept {
  readonly id: string;
  readonly tenant: string;
  readonly version: number;
}

/** @throws ApiError 409 when somebody else changed the record since it was read */
export function changeRecord<T>(family: Family, { id, tenant, version }: Kept, draft: object): Promise<T> {
  return sendJson(address(family, tenant, `/${id}`), 'PUT', { ...draft, version });
}

export function removeRecord(family: Family, { id, tenant }: Pick<Kept, 'id' | 'tenant'>): Promise<unknown> {
  return getJson(address(family, tenant, `/${id}`), undefined, 'DELETE');
}

/** Takes a removal back. */
export function restoreRecord(family: Family, { id, tenant }: Pick<Kept, 'id' | 'tenant'>): Promise<unknown> {
  return getJson(address(family, tenant, `/${id}/restore`), undefined, 'POST');
}

function address(family: Family, tenant: string | undefined, path = ''): string {
  return `/api/v1/${family}${path}${writeSearch({ tenant })}`;
}
