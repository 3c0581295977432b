import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { InvitationCheck, SetUpCheck, SignInAnswer } from '#contract/session.ts';
import type { Language } from '#text/index.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';
import type { Session, WantedGrant } from './shapes.ts';

/** Who looks at the page; asked before anything else, and again after each refusal to somebody signed out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getJson<Session>('/api/v1/session', signal),
});

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the second factor: six digits, or a recovery code. */
  readonly code?: string;
}

/** @throws ApiError 401 when something is wrong with them, 429 when it was tried too often */
export function startSession(given: Credentials): Promise<SignInAnswer> {
  return sendJson('/api/v1/session', 'POST', given);
}

export function endSession(): Promise<unknown> {
  return getJson('/api/v1/session', undefined, 'DELETE');
}

/** Where a sign-in at a provider begins; the browser goes there itself. */
export function providerAddress(provider: string, returnTo: string): string {
  return `/api/v1/sign-in/${encodeURIComponent(provider)}${writeSearch({ returnTo })}`;
}

export function setUpQuery(link: string) {
  return queryOptions({
    queryKey: ['set-up', link],
    queryFn: ({ signal }) => getJson<SetUpCheck>(`/api/v1/set-up${writeSearch({ link })}`, signal),
    enabled: link !== '',
  });
}

export interface FirstAdmin {
  readonly link: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export function finishSetUp(given: FirstAdmin): Promise<unknown> {
  return sendJson('/api/v1/set-up', 'POST', given);
}

export function invitationQuery(link: string) {
  return queryOptions({
    queryKey: ['invitation', link],
    queryFn: ({ signal }) => getJson<InvitationCheck>(`/api/v1/invitations${writeSearch({ link })}`, signal),
    enabled: link !== '',
  });
}

export function acceptInvitation(given: { readonly link: string; readonly password: string }): Promise<unknown> {
  return sendJson('/api/v1/invitations', 'POST', given);
}

export interface OtherView {
  readonly tenant: string;
  readonly roles: readonly WantedGrant['role'][];
  readonly locations?: readonly string[];
}

export function viewAs(view: OtherView): Promise<Session> {
  return sendJson('/api/v1/session/view-as', 'PUT', view);
}

export function endViewAs(): Promise<Session> {
  return getJson('/api/v1/session/view-as', undefined, 'DELETE');
}

export interface ProfileChange {
  readonly name?: string;
  readonly language?: Language | null;
  readonly theme?: 'light' | 'dark' | null;
}

export function changeProfile(change: ProfileChange): Promise<unknown> {
  return sendJson('/api/v1/profile', 'PUT', change);
}

/** Looks with other eyes, or with the own again: what is on screen is asked for anew. */
export async function changeEyes(client: QueryClient, session: Session): Promise<void> {
  client.setQueryData(sessionQuery.queryKey, session);
  await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}

/** Somebody came or went: nothing that was read before is theirs. */
export async function renewSession(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
