import {
  type AssignmentRefusal,
  type AutoAssignment,
  refusalToGive,
  refusalToTake,
  viewers,
  withAutoGrants,
} from './assignment.ts';
import type { Grant } from './grant.ts';
import type { Role } from './roles.ts';

/** A role as somebody wants a person to hold it. */
export type WantedGrant = Pick<Grant, 'role' | 'locations'>;

/** A person of a tenant as they are before roles are changed. */
export interface Holder {
  /** What is kept of them, without what rules add. */
  readonly grants: readonly Grant[];
  /** Somebody changed the viewer role by hand: the rule leaves it alone (RO-15). */
  readonly overridden: boolean;
  /** Day on which they became MPN partner admin. */
  readonly partnerAdminSince?: string;
  /** How many others are global admin of the tenant and can act. */
  readonly otherGlobalAdmins: number;
}

/** What has to be kept so that a person holds what is wanted. */
export interface GrantPlan {
  /** To be kept as given by a person, in place of a grant of the same role. */
  readonly given: readonly WantedGrant[];
  /** What they do not hold any more, kept or by rule. */
  readonly taken: readonly Role[];
  readonly overridden: boolean;
}

export interface GrantRefusal {
  readonly role: Role;
  readonly reason: AssignmentRefusal;
}

export type GrantDecision =
  | { readonly kind: 'planned'; readonly plan: GrantPlan }
  | { readonly kind: 'refused'; readonly refusals: readonly GrantRefusal[] };

interface Wish {
  readonly wanted: readonly WantedGrant[];
  readonly rule: AutoAssignment;
}

/** What a person holds, each role once: the whole company by rule hides what was given of the same role for a part of it. */
export function heldGrants(holder: Omit<Holder, 'otherGlobalAdmins'>, rule: AutoAssignment): readonly Grant[] {
  const all = withAutoGrants(holder.grants, rule, holder);
  const auto = all.find(({ origin }) => origin === 'auto');
  return all.filter((grant) => grant === auto || grant.role !== auto?.role);
}

/**
 * Whether a giver may make a person hold exactly what is wanted (RO-10, RO-11, RO-16, RO-17), and what is to be kept then.
 * Changing the viewer role of an MPN partner admin overrides the rule for good (RO-15); with the office goes what the rule
 * gave. Roles that stay as they are ask for no right.
 * @param giver roles of who gives, in the same tenant
 */
export function planGrants(giver: readonly Role[], holder: Holder, { wanted, rule }: Wish): GrantDecision {
  const held = heldGrants(holder, rule);
  const staysAdmin = wanted.some(({ role }) => role === 'MPA');
  const overridden = holder.overridden || (staysAdmin && !sameViewers(held, wanted));
  // What the rule gave stays without being kept as long as the rule still gives it.
  const byRule = (grant: Grant) => grant.origin === 'auto' && staysAdmin && !overridden;
  const heldOf = (role: Role) => held.find((grant) => grant.role === role);
  const given = wanted.filter((grant) => {
    const before = heldOf(grant.role);
    return !(before !== undefined && isSame(before, grant) && (before.origin !== 'auto' || byRule(before)));
  });
  const gone = held.filter(({ role }) => !wanted.some((grant) => grant.role === role));
  const refusals = [
    ...given.flatMap((grant) => refused(grant.role, refusalToGive(giver, grant))),
    ...gone.flatMap((grant) => {
      if (grant.origin === 'auto' && !staysAdmin) return [];
      return refused(grant.role, refusalToTake(giver, grant.role, { globalAdmins: holder.otherGlobalAdmins + 1 }));
    }),
  ];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return { kind: 'planned', plan: { given, taken: gone.map(({ role }) => role), overridden } };
}

function refused(role: Role, reason: AssignmentRefusal | undefined): readonly GrantRefusal[] {
  return reason === undefined ? [] : [{ role, reason }];
}

function sameViewers(held: readonly Grant[], wanted: readonly WantedGrant[]): boolean {
  const of = (grants: readonly WantedGrant[]) => grants.filter(({ role }) => viewers.includes(role));
  const [before, after] = [of(held), of(wanted)];
  return before.length === after.length && before.every((grant) => after.some((one) => isSame(grant, one)));
}

/** The same role at the same locations, in whatever order. */
export function isSame(one: WantedGrant, other: WantedGrant): boolean {
  return one.role === other.role && reach(one) === reach(other);
}

function reach({ locations }: WantedGrant): string {
  return locations === undefined ? '' : JSON.stringify([...new Set(locations)].sort());
}
