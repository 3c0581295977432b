import { queryOptions } from '@tanstack/react-query';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';
import type { LearningCounts, LearningSourceId, OwnLearning, TenantSettings } from './shapes.ts';

export const ownLearningQuery = queryOptions({
  queryKey: ['own-learning'],
  queryFn: ({ signal }) => getJson<OwnLearning>('/api/v1/profile/learning', signal),
});

/** Where the learning identity is proven: the sign-in page of its provider (ASC-3). */
export function beginLink(
  source: LearningSourceId,
  where: { tenant: string; returnTo: string },
): Promise<{ location: string }> {
  return sendJson(`/api/v1/profile/learning/${source}`, 'POST', where);
}

/** Removes access (ASC-8). */
export function endLink(source: LearningSourceId): Promise<OwnLearning> {
  return getJson(`/api/v1/profile/learning/${source}`, undefined, 'DELETE');
}

/** How many of a company have linked, and who has not. */
export function learningLinksQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['learning-links', tenant],
    queryFn: ({ signal }) => getJson<LearningCounts>(`/api/v1/learning/links${writeSearch({ tenant })}`, signal),
    enabled: tenant !== undefined,
  });
}

export function tenantSettingsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['tenant-settings', tenant],
    queryFn: ({ signal }) => getJson<TenantSettings>(settingsAddress(tenant), signal),
    enabled: tenant !== undefined,
  });
}

export function changeSettings(tenant: string, settings: TenantSettings): Promise<TenantSettings> {
  return sendJson(settingsAddress(tenant), 'PUT', settings);
}

function settingsAddress(tenant: string | undefined): string {
  return `/api/v1/tenant-settings${writeSearch({ tenant })}`;
}
