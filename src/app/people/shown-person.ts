import type { Person } from '#contract/people.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AutoAssignment } from '#domain/access/assignment.ts';
import { heldGrants } from '#domain/access/grant-plan.ts';
import type { Member } from '#state/members.ts';
import type { ListedPerson } from '#state/people.ts';

/** A person with what they hold, what rules give among it (RO-15). */
export function toShown(person: ListedPerson, actor: Actor, rule: AutoAssignment): Person {
  const { account, name, email, operator, disabledAt, madeAt, lastSeenAt, secondFactor, ways } = person;
  const grants = heldGrants(holderOf(person), rule).map(({ role, locations, origin }) => ({
    role,
    origin,
    locations: locations === undefined ? null : [...locations],
  }));
  const you = actor.kind === 'person' && actor.account === account;
  return { account, name, email, grants, operator, disabledAt, madeAt, lastSeenAt, secondFactor, ways: [...ways], you };
}

/** A member as the rules about grants see them. */
export function holderOf({ grants, viewerOverridden: overridden, partnerAdminSince }: Omit<Member, 'account'>) {
  return { grants, overridden, ...(partnerAdminSince !== undefined && { partnerAdminSince }) };
}
