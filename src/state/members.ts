import type { Grant } from '#domain/access/grant.ts';
import type { WantedGrant } from '#domain/access/grant-plan.ts';
import { isRole, type Role } from '#domain/access/roles.ts';
import type { HouseTables } from './house-access.ts';

/** A person in a tenant, as what they may do there is kept. */
export interface Member {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly operator: boolean;
  /** Instant; shut out of this tenant, or of the whole installation. */
  readonly disabledAt: string | null;
  /** Without what rules add. */
  readonly grants: readonly Grant[];
  readonly viewerOverridden: boolean;
  /** Day on which the person became MPN partner admin. */
  readonly partnerAdminSince?: string;
}

/** One person of one tenant. */
export interface MemberKey {
  readonly tenant: string;
  readonly account: string;
}

/**
 * Makes everybody who changes rights go one after the other, whatever else they write: what was counted of global admins
 * holds until the transaction ends.
 */
export async function waitForRights(tables: HouseTables): Promise<void> {
  const { waitForTurn } = await import('./tables.ts');
  await waitForTurn(tables, 'rights', '');
}

/** Undefined when the account is not of this tenant, which sounds the same as one that is not there (SEC-5). */
export async function memberIn(tables: HouseTables, { tenant, account }: MemberKey): Promise<Member | undefined> {
  const found = await tables
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account')
    .where('members.tenant', '=', tenant)
    .where('members.account', '=', account)
    .where('accounts.deleted_at', 'is', null)
    .select([
      'name',
      'email',
      'operator',
      'viewer_overridden',
      'accounts.disabled_at',
      'members.disabled_at as shut_at',
    ])
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const rows = await grantRows(tables, tenant, [account]);
  const { name, email, operator, viewer_overridden: viewerOverridden, disabled_at: disabled, shut_at: shut } = found;
  const disabledAt = (shut ?? disabled)?.toISOString() ?? null;
  return { account, name, email, operator, disabledAt, viewerOverridden, ...toGrants(rows) };
}

/** The kept grants of accounts in a tenant. */
export function grantRows(tables: HouseTables, tenant: string, accounts: readonly string[]) {
  const own = tables
    .selectFrom('grants')
    .where('tenant', '=', tenant)
    .where('account', 'in', [...accounts]);
  return own.select(['account', 'role', 'locations', 'origin', 'given_at']).orderBy('role').execute();
}

type GrantRow = Awaited<ReturnType<typeof grantRows>>[number];

/** Roles that this version does not know give nothing. */
export function toGrants(rows: readonly GrantRow[]): Pick<Member, 'grants' | 'partnerAdminSince'> {
  const since = rows.find(({ role }) => role === 'MPA')?.given_at;
  const grants = rows.flatMap(({ role, locations, origin }): Grant[] =>
    isRole(role)
      ? [{ role, origin: origin === 'provider' ? 'provider' : 'person', ...(locations !== null && { locations }) }]
      : [],
  );
  return { grants, ...(since && { partnerAdminSince: since.toISOString().slice(0, 10) }) };
}

/** How many besides this account are global admin of the tenant and can act. */
export async function otherGlobalAdmins(tables: HouseTables, { tenant, account }: MemberKey): Promise<number> {
  const { admins } = await tables
    .selectFrom('grants')
    .innerJoin('members', (join) =>
      join.onRef('members.tenant', '=', 'grants.tenant').onRef('members.account', '=', 'grants.account'),
    )
    .innerJoin('accounts', 'accounts.id', 'grants.account')
    .where('grants.tenant', '=', tenant)
    .where('grants.role', '=', 'GA')
    .where('grants.account', '<>', account)
    .where('members.disabled_at', 'is', null)
    .where('accounts.disabled_at', 'is', null)
    .where('accounts.deleted_at', 'is', null)
    .select((own) => own.fn.countAll<string>().as('admins'))
    .executeTakeFirstOrThrow();
  return Number(admins);
}

/** Tenants in which this account is the only global admin who can act: it can neither be closed nor go. */
export async function onlyGlobalAdminIn(tables: HouseTables, account: string): Promise<readonly string[]> {
  const own = await tables
    .selectFrom('grants')
    .where('account', '=', account)
    .where('role', '=', 'GA')
    .select('tenant')
    .orderBy('tenant')
    .execute();
  const others = await Promise.all(own.map(({ tenant }) => otherGlobalAdmins(tables, { tenant, account })));
  return own.map(({ tenant }) => tenant).filter((_, index) => others[index] === 0);
}

/** Every tenant the account belongs to, those it was shut out of among them. */
export async function tenantsOf(tables: HouseTables, account: string): Promise<readonly string[]> {
  const own = tables.selectFrom('members').where('account', '=', account);
  return (await own.select('tenant').orderBy('tenant').execute()).map(({ tenant }) => tenant);
}

/** @returns false when they were a member already */
export async function join(tables: HouseTables, { tenant, account }: MemberKey, now: string): Promise<boolean> {
  const row = { tenant, account, joined_at: new Date(now), viewer_overridden: false };
  const added = await tables
    .insertInto('members')
    .values(row)
    .onConflict((same) => same.doNothing())
    .returning('account')
    .executeTakeFirst();
  return added !== undefined;
}

/** Puts a grant in the place of one of the same role. */
export async function putGrant(
  tables: HouseTables,
  key: MemberKey,
  { grant, by, now }: { readonly grant: WantedGrant; readonly by: string; readonly now: string },
): Promise<void> {
  const locations = grant.locations === undefined ? null : JSON.stringify(grant.locations);
  const said = { locations, origin: 'person', given_at: new Date(now), given_by: by };
  await tables
    .insertInto('grants')
    .values({ tenant: key.tenant, account: key.account, role: grant.role, ...said })
    .onConflict((same) => same.columns(['tenant', 'account', 'role']).doUpdateSet(said))
    .execute();
}

export async function takeGrant(tables: HouseTables, { tenant, account }: MemberKey, role: Role): Promise<void> {
  const own = tables.deleteFrom('grants').where('tenant', '=', tenant).where('account', '=', account);
  await own.where('role', '=', role).execute();
}

/** RO-15: the rule about partner admins leaves the person alone from now on. */
export async function overrideViewer(tables: HouseTables, { tenant, account }: MemberKey): Promise<void> {
  const own = tables.updateTable('members').where('tenant', '=', tenant).where('account', '=', account);
  await own.set({ viewer_overridden: true }).execute();
}
