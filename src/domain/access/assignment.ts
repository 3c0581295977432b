import type { Grant } from './grant.ts';
import type { Role } from './roles.ts';

/** The roles that can be limited to locations (RO-11) and that a rule gives to partner admins (RO-15). */
export const viewers: readonly Role[] = ['RV', 'ERV'];
const tenantRoles: readonly Role[] = ['GA', 'UMA', 'BA', 'DU'];
const cspRoles: readonly Role[] = ['ADM', 'SAL', 'HD'];
const companyRoles: readonly Role[] = ['AA', 'MPA'];

/** Which roles somebody with a role may give and take (RO-10, RO-16, RO-17, R-7). */
const givenBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  GA: [...tenantRoles, ...cspRoles, ...companyRoles, ...viewers],
  AA: [...companyRoles, ...viewers],
  UMA: [...tenantRoles.filter((role) => role !== 'GA'), ...cspRoles],
};

/** Everything a person with these roles may give or take. */
export function rolesGivenBy(roles: readonly Role[]): readonly Role[] {
  return [...new Set(roles.flatMap((role) => givenBy[role] ?? []))];
}

/**
 * Whether a person is theirs to disable, to sign out and to give a new password: nobody reaches into the account of
 * somebody who holds a role that they could not give.
 */
export function mayHandle(giver: readonly Role[], held: readonly Role[]): boolean {
  const given = rolesGivenBy(giver);
  return held.every((role) => given.includes(role));
}

export type AssignmentRefusal =
  /** The giver's roles do not reach this one (RO-16, RO-17). */
  | 'not-yours-to-give'
  /** Only the viewers can be limited to locations (RO-11). */
  | 'no-locations-for-this-role'
  /** A list of locations without any would be no right at all. */
  | 'no-location-chosen'
  /** Somebody has to be able to give roles. */
  | 'last-global-admin';

/** Whether somebody may give a role; undefined when nothing stands against it. */
export function refusalToGive(
  giver: readonly Role[],
  wanted: Pick<Grant, 'role' | 'locations'>,
): AssignmentRefusal | undefined {
  if (!rolesGivenBy(giver).includes(wanted.role)) return 'not-yours-to-give';
  if (wanted.locations === undefined) return undefined;
  if (!viewers.includes(wanted.role)) return 'no-locations-for-this-role';
  return wanted.locations.length === 0 ? 'no-location-chosen' : undefined;
}

/** Whether somebody may take a role from a person; the last global admin keeps it, from whomever it would be taken. */
export function refusalToTake(
  taker: readonly Role[],
  taken: Role,
  { globalAdmins }: { readonly globalAdmins: number },
): AssignmentRefusal | undefined {
  if (!rolesGivenBy(taker).includes(taken)) return 'not-yours-to-give';
  return taken === 'GA' && globalAdmins <= 1 ? 'last-global-admin' : undefined;
}

/** What an MPN partner admin is given without anybody's doing (RO-15, R-6). */
export interface AutoAssignment {
  readonly mpnPartnerAdmin: 'executive' | 'viewer' | 'none';
  /** Only people who were MPN partner admin on this day; absent: everybody. */
  readonly heldOn?: string;
}

/** The viewer role that the rule gives to an MPN partner admin. */
export function autoRole({ mpnPartnerAdmin }: AutoAssignment): 'ERV' | 'RV' | undefined {
  switch (mpnPartnerAdmin) {
    case 'executive':
      return 'ERV';
    case 'viewer':
      return 'RV';
    case 'none':
      return undefined;
  }
}

/**
 * The grants of a person with what the rule adds. Once somebody changed the viewer role of the person by hand, the rule
 * leaves it alone, also when it was taken away (RO-15).
 */
export function withAutoGrants(
  grants: readonly Grant[],
  rule: AutoAssignment,
  person: { readonly partnerAdminSince?: string; readonly overridden: boolean },
): readonly Grant[] {
  const { heldOn } = rule;
  const given = autoRole(rule);
  const own = grants.filter(({ origin }) => origin !== 'auto');
  const isAdmin = grants.some(({ role }) => role === 'MPA');
  const inTime = heldOn === undefined || (person.partnerAdminSince !== undefined && person.partnerAdminSince <= heldOn);
  if (given === undefined || person.overridden || !isAdmin || !inTime) return own;
  return [...own, { role: given, origin: 'auto' }];
}
