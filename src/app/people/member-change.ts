import { Fault } from '#base/fault.ts';
import { isOperator } from '#domain/access/actor.ts';
import { type AutoAssignment, mayHandle } from '#domain/access/assignment.ts';
import { heldGrants } from '#domain/access/grant-plan.ts';
import { mayDo, type Permission } from '#domain/access/permission.ts';
import type { Role } from '#domain/access/roles.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { type Member, type MemberKey, memberIn, tenantsOf, waitForRights } from '#state/members.ts';
import { refusalOf } from '../reader.ts';
import { noteBy } from './actor-note.ts';
import type { Doer } from './doer.ts';
import type { OwnTenants } from './own-tenants.ts';
import { holderOf } from './shown-person.ts';

/** What is under way in one tenant: everything of it is kept, its notes in the log included, or nothing. */
export interface Change {
  readonly tables: HouseTables;
  readonly tenant: string;
  /** Roles of who changes, as they are at this moment; of a global admin for the operator. */
  readonly giver: readonly Role[];
  /** Instant. */
  readonly now: string;
  note(action: string, account: string, detail: object): Promise<void>;
}

/** A change of one person of the tenant. */
export interface MemberChange extends Change {
  readonly key: MemberKey;
  readonly member: Member;
  /** What rules add is among them. */
  readonly held: readonly Role[];
}

export interface Changing {
  readonly doer: Doer;
  readonly permission: Permission;
  /** As the request names it, if it does. */
  readonly tenant: string | undefined;
}

export interface ChangeDeps {
  readonly house: HouseAccess;
  readonly own: OwnTenants;
  readonly rule: AutoAssignment;
  readonly isSetUp: () => Promise<boolean>;
}

/**
 * Does a change of rights while no other one is under way.
 * @throws Fault `conflict` while the installation is not set up, `not-found` for a foreign tenant, `forbidden` when the
 * doer lost the right meanwhile
 */
export async function change<T>(
  changing: Changing,
  deps: ChangeDeps,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const { doer, permission } = changing;
  if (!(await deps.isSetUp())) throw new Fault('conflict', notSetUp);
  const tenant = await deps.own.choose(doer.actor, permission, changing.tenant);
  return deps.house.write('people', async (tables) => {
    await waitForRights(tables);
    const giver = await rolesNow(tables, doer, { tenant, rule: deps.rule });
    if (!mayDo(permission, giver)) throw refusalOf(doer.actor, permission);
    const now = deps.house.now();
    const who = noteBy(doer.actor, doer.address);
    return work({
      tables,
      tenant,
      giver,
      now,
      note: (action, account, detail) =>
        noteIn(tables, { ...who, tenant, action, object: account, detail: { ...detail } }, now),
    });
  });
}

/** @throws Fault as `change`, and `not-found` for somebody who is not of the tenant */
export function changeMember<T>(
  changing: Changing & { readonly account: string },
  deps: ChangeDeps,
  work: (change: MemberChange) => Promise<T>,
): Promise<T> {
  return change(changing, deps, async (under) => {
    const key = { tenant: under.tenant, account: changing.account };
    const member = await memberIn(under.tables, key);
    if (member === undefined) throw nobody();
    return work({ ...under, key, member, held: rolesHeld(member, deps.rule) });
  });
}

export function nobody(): Fault {
  return new Fault('not-found', 'There is no such person in this tenant; the list of people names them', {
    parameter: 'account',
  });
}

/** @throws Fault `forbidden` when the person holds a role that the giver could not give */
export function demandHandling({ giver, held }: Pick<MemberChange, 'giver' | 'held'>): void {
  if (!mayHandle(giver, held)) throw outOfReach();
}

/**
 * What reaches the account itself reaches all tenants of its owner: it takes the same right in each of them, and nobody
 * but an operator reaches an operator.
 * @throws Fault `forbidden`, in the same words for each reason
 */
export async function demandAccount(
  { tables, key, member }: MemberChange,
  { doer, permission }: Changing,
  rule: AutoAssignment,
): Promise<void> {
  if (isOperator(doer.actor)) return;
  if (member.operator) throw outOfReach();
  for (const tenant of await tenantsOf(tables, key.account)) {
    const there = await memberIn(tables, { tenant, account: key.account });
    const giver = await rolesNow(tables, doer, { tenant, rule });
    const inHands = mayHandle(giver, there === undefined ? [] : rolesHeld(there, rule));
    if (!mayDo(permission, giver) || !inHands) throw outOfReach();
  }
}

function outOfReach(): Fault {
  const message = 'This person holds rights that are not yours to give, so their account is not in your hands';
  return new Fault('forbidden', `${message}; ask a global admin or the operator`, { parameter: 'account' });
}

/** The roles of the doer in a tenant as they stand now, which may be fewer than when the request came in. */
async function rolesNow(
  tables: HouseTables,
  { actor }: Doer,
  { tenant, rule }: { readonly tenant: string; readonly rule: AutoAssignment },
): Promise<readonly Role[]> {
  if (isOperator(actor)) return ['GA'];
  if (actor.kind !== 'person') return [];
  const member = await memberIn(tables, { tenant, account: actor.account });
  return member === undefined || member.disabledAt !== null ? [] : rolesHeld(member, rule);
}

function rolesHeld(member: Member, rule: AutoAssignment): readonly Role[] {
  return heldGrants(holderOf(member), rule).map(({ role }) => role);
}

const notSetUp =
  'There are no accounts yet: whoever reaches this machine sees everything. Set up sign-in first (partnerscope set-up)';
