import { queryOptions } from '@tanstack/react-query';
import type { ApplicationList, MadeApplication } from '#contract/applications.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

export type ListedApplication = ApplicationList['applications'][number];

/** Days that an application lasts at most. */
export const longestDays = 730;

export function applicationsQuery(tenant: string) {
  return queryOptions({
    queryKey: ['applications', tenant],
    queryFn: ({ signal }) => getJson<ApplicationList>(`/api/v1/applications${writeSearch({ tenant })}`, signal),
  });
}

/** The secret is told once. */
export function addApplication(tenant: string, draft: { name: string; days: number }): Promise<MadeApplication> {
  return sendJson(`/api/v1/applications${writeSearch({ tenant })}`, 'POST', draft);
}

export function endApplication({ tenant, id }: ListedApplication): Promise<unknown> {
  return getJson(`/api/v1/applications/${encodeURIComponent(id)}${writeSearch({ tenant })}`, undefined, 'DELETE');
}
