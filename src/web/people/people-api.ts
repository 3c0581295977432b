import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LocationList } from '#contract/people.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';
import type { Admin, ChangedPerson, HouseTenant, ListedPerson, MadePerson, WantedGrant } from './shapes.ts';

/** People that come with each page of the list. */
const pageSize = 100;

interface PeoplePage {
  readonly rowCount: number;
  readonly people: readonly ListedPerson[];
}

/** Everybody of a company whose name or e-mail matches, page by page. */
export function peopleQuery(tenant: string | undefined, search: string) {
  return infiniteQueryOptions({
    queryKey: ['people', tenant, search],
    queryFn: ({ pageParam, signal }) => getJson<PeoplePage>(peopleAddress(tenant, search, pageParam), signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const fetched = pages.reduce((sum, { people }) => sum + people.length, 0);
      return last.people.length > 0 && fetched < last.rowCount ? fetched : undefined;
    },
    placeholderData: keepPreviousData,
    enabled: tenant !== undefined,
  });
}

function peopleAddress(tenant: string | undefined, search: string, offset: number): string {
  const text = search.trim() === '' ? undefined : search.trim();
  const parameters = { tenant, search: text, limit: String(pageSize), offset: String(offset) };
  return `/api/v1/people${writeSearch(parameters)}`;
}

/** Most people that names are looked up of at once. */
const mostNames = 1000;

/** Names by account, for lists that know accounts only. */
export function namesQuery(tenant: string | undefined, isAllowed: boolean) {
  const address = `/api/v1/people${writeSearch({ tenant, limit: String(mostNames) })}`;
  return queryOptions({
    // No search of the list has this shape.
    queryKey: ['people', tenant, { names: true }],
    queryFn: ({ signal }) => getJson<PeoplePage>(address, signal),
    select: ({ people }) => new Map(people.map(({ account, name }) => [account, name])),
    enabled: tenant !== undefined && isAllowed,
  });
}

export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly WantedGrant[];
  /** A temporary password, or a link with which the person chooses one. */
  readonly way: 'password' | 'link';
}

export function addPerson(tenant: string, draft: PersonDraft): Promise<MadePerson & { unknownLocations: string[] }> {
  return sendJson(`/api/v1/people${writeSearch({ tenant })}`, 'POST', draft);
}

/** All roles a person is to hold from now on. */
export function giveRoles(tenant: string, account: string, grants: readonly WantedGrant[]): Promise<ChangedPerson> {
  return sendJson(personAddress(tenant, account, '/grants'), 'PUT', { grants });
}

export type PersonAction = 'disable' | 'enable' | 'sign-out';

export function changePerson(tenant: string, account: string, action: PersonAction): Promise<unknown> {
  return getJson(personAddress(tenant, account, `/${action}`), undefined, 'POST');
}

export function resetPassword(tenant: string, account: string): Promise<{ temporaryPassword: string }> {
  return getJson(personAddress(tenant, account, '/password'), undefined, 'POST');
}

/** Takes a person out of the company. */
export function removePerson(tenant: string, account: string): Promise<unknown> {
  return getJson(personAddress(tenant, account), undefined, 'DELETE');
}

function personAddress(tenant: string, account: string, path = ''): string {
  return `/api/v1/people/${encodeURIComponent(account)}${path}${writeSearch({ tenant })}`;
}

/** Whom to ask for roles in a company (RO-18). */
export function adminsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['admins', tenant],
    queryFn: ({ signal }) => getJson<{ admins: Admin[] }>(`/api/v1/admins${writeSearch({ tenant })}`, signal),
    enabled: tenant !== undefined,
  });
}

/** The programme ids met in a company's data (RO-11). */
export function locationsQuery(tenant: string | undefined) {
  return queryOptions({
    queryKey: ['locations', tenant],
    queryFn: ({ signal }) => getJson<LocationList>(`/api/v1/locations${writeSearch({ tenant })}`, signal),
    enabled: tenant !== undefined,
  });
}

export const houseTenantsQuery = queryOptions({
  queryKey: ['house-tenants'],
  queryFn: ({ signal }) => getJson<{ tenants: HouseTenant[] }>('/api/v1/house/tenants', signal),
});

export function addTenant(draft: { tenant: string; name: string }): Promise<unknown> {
  return sendJson('/api/v1/house/tenants', 'POST', draft);
}

export function renameTenant({ tenant, name }: { tenant: string; name: string }): Promise<unknown> {
  return sendJson(`/api/v1/house/tenants/${encodeURIComponent(tenant)}`, 'PUT', { name });
}
