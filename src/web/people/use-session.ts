import { useQuery } from '@tanstack/react-query';
import type { Permission } from '#domain/access/permission.ts';
import { isRole, type Role } from '#domain/access/roles.ts';
import { tenantsQuery } from '../api.ts';
import { oneOf } from '../filters/search.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { sessionQuery } from './session-api.ts';
import type { Membership, Session, SignedInPerson } from './shapes.ts';

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Who signed in; undefined in an open house and on the way in. */
export function usePerson(): SignedInPerson | undefined {
  return useSession()?.person ?? undefined;
}

/** The reader's place in the company on screen; undefined in an open house and where they have none. */
export function useMember(): Membership | undefined {
  const session = useSession();
  // As `useTenant`: the one of the address, else the first with data.
  const withData = useQuery({ ...tenantsQuery, enabled: false }).data?.tenants[0]?.tenant;
  const wanted = oneOf(useSearch().tenant) ?? withData ?? session?.tenants[0]?.tenant;
  return session?.tenants.find(({ tenant }) => tenant === wanted);
}

/** Whether the reader may do something in the company on screen; in an open house everybody may everything. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession();
  const member = useMember();
  return (permission) => {
    if (permission === 'profile.own') return true;
    if (session?.state !== 'signed-in') return true;
    if (session.person?.operator && session.viewAs === null) return true;
    return member?.permissions.includes(permission) ?? false;
  };
}

/** The roles somebody holds, each once. */
export function rolesHeld(member: Pick<Membership, 'grants'> | undefined): readonly Role[] {
  return [...new Set(member?.grants.map(({ role }) => role))].filter(isRole);
}

/** A company as people call it. */
export function companyName({ tenant, name }: Pick<Membership, 'tenant' | 'name'>): string {
  return name ?? tenant;
}
