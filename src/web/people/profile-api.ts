import { queryOptions } from '@tanstack/react-query';
import type { MadeToken, OwnSessions, OwnTokens } from '#contract/profile.ts';
import { getJson, sendJson } from '../api.ts';

export type OwnSession = OwnSessions['sessions'][number];
export type OwnToken = OwnTokens['tokens'][number];

export function changePassword(change: { current: string; next: string }): Promise<unknown> {
  return sendJson('/api/v1/profile/password', 'PUT', change);
}

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => getJson<OwnSessions>('/api/v1/profile/sessions', signal),
});

/** Ends a session of one's own; without an id all but this one. */
export function endOwnSessions(id?: string): Promise<unknown> {
  const path = id === undefined ? '' : `/${encodeURIComponent(id)}`;
  return getJson(`/api/v1/profile/sessions${path}`, undefined, 'DELETE');
}

/** A key for an authenticator app, not in force before a code of it was given. */
export function beginSecondFactor(): Promise<{ key: string; uri: string }> {
  return getJson('/api/v1/profile/second-factor', undefined, 'POST');
}

export function confirmSecondFactor(code: string): Promise<{ recoveryCodes: string[] }> {
  return sendJson('/api/v1/profile/second-factor', 'PUT', { code });
}

export function endSecondFactor(password: string): Promise<unknown> {
  return sendJson('/api/v1/profile/second-factor', 'DELETE', { password });
}

export const tokensQuery = queryOptions({
  queryKey: ['own-tokens'],
  queryFn: ({ signal }) => getJson<OwnTokens>('/api/v1/profile/tokens', signal),
});

/** The secret is told once. */
export function makeToken(draft: { name: string; days: number }): Promise<MadeToken> {
  return sendJson('/api/v1/profile/tokens', 'POST', draft);
}

export function endToken(id: string): Promise<unknown> {
  return getJson(`/api/v1/profile/tokens/${encodeURIComponent(id)}`, undefined, 'DELETE');
}
