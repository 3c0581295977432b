import { Fault } from '#base/fault.ts';
import type {
  AdminList,
  ChangedPerson,
  MadePerson,
  PeopleParameters,
  Person,
  PersonDraft,
  WantedGrants,
} from '#contract/people.ts';
import { type Actor, isOperator } from '#domain/access/actor.ts';
import { rolesGivenBy } from '#domain/access/assignment.ts';
import { heldGrants, planGrants } from '#domain/access/grant-plan.ts';
import { setPassword } from '#state/accounts.ts';
import { otherGlobalAdmins } from '#state/members.ts';
import { listPeople, type PeoplePage } from '#state/people.ts';
import { endSessions } from '#state/sessions.ts';
import { disable, enable, remove } from './departure.ts';
import type { Doer } from './doer.ts';
import {
  type ChangeDeps,
  type Changing,
  changeMember,
  demandAccount,
  type MemberChange,
  nobody,
} from './member-change.ts';
import { addPerson } from './newcomers.ts';
import { hashPassword, newTemporaryPassword } from './passwords.ts';
import { holderOf, toShown } from './shown-person.ts';
import type { TenantData } from './tenant-data.ts';
import { carryOut, demandPlan, parseWanted, unknownLocations } from './wanted-roles.ts';

/** Where somebody stands: a tenant, if the request names one, and the account. */
export interface PersonAt {
  readonly tenant: string | undefined;
  readonly account: string;
}

/**
 * The people of a tenant and what they may do there. Each call throws Fault `not-found` for a tenant that is not the
 * actor's and for somebody who is not of it, `forbidden` without the right, `conflict` before the installation is set up.
 */
export interface PeopleDesk {
  list(actor: Actor, parameters: PeopleParameters): Promise<{ readonly rowCount: number; readonly people: Person[] }>;
  /** Whom to ask for a role (RO-18, CO-14): everybody who gives one, for whoever belongs to the tenant. */
  admins(actor: Actor, tenant: string | undefined): Promise<AdminList>;
  /** RO-19. The temporary password or the link is told here and never again. */
  add(doer: Doer, tenant: string | undefined, draft: PersonDraft): Promise<MadePerson>;
  /** Makes somebody hold exactly these roles (RO-10 to RO-17). @throws Fault naming the roles that are refused */
  setGrants(doer: Doer, at: PersonAt, grants: WantedGrants): Promise<ChangedPerson>;
  /** Shuts somebody out of this tenant; out of the installation when they have no other. */
  disable(doer: Doer, at: PersonAt): Promise<Person>;
  enable(doer: Doer, at: PersonAt): Promise<Person>;
  /** A new temporary password; every session of the person ends. */
  resetPassword(doer: Doer, at: PersonAt): Promise<string>;
  /** Ends every session of the person. */
  signOut(doer: Doer, at: PersonAt): Promise<Person>;
  /** Takes somebody out of the tenant with their learning links (ASC-9); the account goes with its last tenant. */
  remove(doer: Doer, at: PersonAt): Promise<void>;
}

export interface DeskDeps extends ChangeDeps {
  readonly data: TenantData;
  readonly publicUrl: string | undefined;
}

export function createPeopleDesk(deps: DeskDeps): PeopleDesk {
  const { house, own, rule } = deps;
  const page = (choice: Parameters<typeof listPeople>[1]) =>
    house.read<PeoplePage>({ rowCount: 0, people: [] }, (tables) => listPeople(tables, choice));
  const shown = async (actor: Actor, tenant: string, account: string) => {
    const [found] = (await page({ tenant, account })).people;
    if (found === undefined) throw nobody();
    return toShown(found, actor, rule);
  };
  const act = async (changing: Changing & PersonAt, work: (change: MemberChange) => Promise<void>) => {
    const tenant = await changeMember(changing, deps, async (under) => {
      await work(under);
      return under.tenant;
    });
    return shown(changing.doer.actor, tenant, changing.account);
  };
  return {
    async list(actor, { tenant: given, limit, offset, search }) {
      const tenant = await own.choose(actor, 'people.read', given);
      const { rowCount, people } = await page({ tenant, limit, offset, ...(search !== undefined && { search }) });
      return { rowCount, people: people.map((person) => toShown(person, actor, rule)) };
    },
    async admins(actor, given) {
      const tenant = await memberTenant(actor, given, deps);
      if (tenant === undefined) return { admins: [] };
      const { people } = await page({ tenant });
      return { admins: people.flatMap((person) => toAdmin(person, deps)) };
    },
    async add(doer, given, draft) {
      // Asked before anything is kept: a password that was told to nobody is lost.
      const tenant = await own.choose(doer.actor, 'people.create', given);
      const unknown = await unknownLocations(parseWanted(draft.roles, 'roles'), tenant, deps.data);
      const { account, temporaryPassword, link } = await addPerson({ doer, tenant, draft }, deps);
      return { person: await shown(doer.actor, tenant, account), temporaryPassword, link, unknownLocations: unknown };
    },
    async setGrants(doer, at, grants) {
      const wanted = parseWanted(grants, 'grants');
      const tenant = await own.choose(doer.actor, 'grants.write', at.tenant);
      const unknown = await unknownLocations(wanted, tenant, deps.data);
      await changeMember({ doer, permission: 'grants.write', tenant, account: at.account }, deps, async (under) => {
        const others = await otherGlobalAdmins(under.tables, under.key);
        const holder = { ...holderOf(under.member), otherGlobalAdmins: others };
        const plan = demandPlan(planGrants(under.giver, holder, { wanted, rule }), under.giver, 'grants');
        await carryOut(under, at.account, { plan, before: heldGrants(holder, rule), doer });
      });
      return { ...(await shown(doer.actor, tenant, at.account)), unknownLocations: unknown };
    },
    disable: (doer, at) => act({ doer, permission: 'people.create', ...at }, disable),
    enable: (doer, at) => act({ doer, permission: 'people.create', ...at }, (under) => enable(under, doer)),
    async resetPassword(doer, at) {
      const temporaryPassword = newTemporaryPassword();
      const password = await hashPassword(temporaryPassword);
      const changing = { doer, permission: 'people.create', ...at } as const;
      await act(changing, async (under) => {
        await demandAccount(under, changing, rule);
        demandSomebodyElse(doer, at.account);
        await setPassword(under.tables, { id: at.account, password, mustChange: true });
        await endSessions(under.tables, { account: at.account, now: under.now });
        await under.note('password.reset', at.account, { email: under.member.email });
      });
      return temporaryPassword;
    },
    signOut(doer, at) {
      const changing = { doer, permission: 'people.create', ...at } as const;
      return act(changing, async (under) => {
        await demandAccount(under, changing, rule);
        const sessions = await endSessions(under.tables, { account: at.account, now: under.now });
        await under.note('person.signed-out', at.account, { email: under.member.email, sessions });
      });
    },
    remove: (doer, at) => changeMember({ doer, permission: 'people.delete', ...at }, deps, remove),
  };
}

/** A password of one's own is changed by who knows it. */
function demandSomebodyElse({ actor }: Doer, account: string): void {
  if (actor.kind !== 'person' || actor.account !== account) return;
  throw new Fault('conflict', 'Change your own password in your profile', { parameter: 'account' });
}

/** Who belongs to a tenant without any role asks its admins too. */
async function memberTenant(actor: Actor, given: string | undefined, { own }: DeskDeps): Promise<string | undefined> {
  if (actor.kind !== 'person' || isOperator(actor)) return own.choose(actor, 'profile.own', given);
  const tenants = [...actor.grants.keys()];
  if (given === undefined && tenants.length === 0) return undefined;
  if (given !== undefined && tenants.includes(given)) return given;
  return given === undefined && tenants.length === 1 ? tenants[0] : own.choose(actor, 'profile.own', given);
}

function toAdmin(person: PeoplePage['people'][number], { rule }: DeskDeps): AdminList['admins'] {
  const roles = heldGrants(holderOf(person), rule).map(({ role }) => role);
  const giving = roles.filter((role) => rolesGivenBy([role]).length > 0);
  if (giving.length === 0 || person.disabledAt !== null) return [];
  return [{ name: person.name, email: person.email, roles: giving, gives: [...rolesGivenBy(giving)] }];
}
