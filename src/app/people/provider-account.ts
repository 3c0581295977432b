import { type Account, accountByEmail, addAccount } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { accountOfIdentity, addIdentity, dropTemporaryPassword, isKnownTo } from '#state/identities.ts';
import { type GrantChange, syncProvidedGrants } from '#state/provider-grants.ts';
import { addressOf, type Claims, hasTooManyGroups, rolesOfClaims, tenantOfClaims } from './provider-roles.ts';
import type { Provider } from './providers.ts';

/** Why somebody whom a provider knows does not get in. */
export type AccountRefusal =
  /** Nobody made an account for them, and the provider may not. */
  | 'no-account'
  /** The provider does not say that the address is theirs, or its word does not count for that domain. */
  | 'address-not-trusted'
  /** Somebody else has an account with the address. */
  | 'address-taken'
  | 'disabled'
  /** The provider left out their groups because there are too many. */
  | 'too-many-groups'
  /** They are of an organisation that is none of the tenants here. */
  | 'foreign-organisation';

export type Admission =
  | { readonly kind: 'admitted'; readonly account: string }
  | { readonly kind: 'refused'; readonly reason: AccountRefusal; readonly account?: string };

interface Coming {
  readonly provider: Provider;
  readonly claims: Claims & { readonly sub: string };
  readonly address: string;
}

type Clock = Pick<HouseAccess, 'now' | 'newId'>;

/**
 * The account of somebody whom a provider proved, with the roles that its groups bring (SEC-12).
 * It is the one they came to before, else the one with their address where the provider is believed for its domain, else
 * a new one where the provider may make them. It never makes an operator.
 */
export async function admitProvided(tables: HouseTables, coming: Coming, clock: Clock): Promise<Admission> {
  const { provider, claims } = coming;
  const refusal = refusalOfClaims(provider, claims);
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  const found = await findAccount(tables, coming, clock);
  if (typeof found === 'string') return { kind: 'refused', reason: found };
  const account = found.id;
  if (found.disabled) return { kind: 'refused', reason: 'disabled', account };
  const wanted = rolesOfClaims(provider, claims);
  const now = clock.now();
  if (found.mustChangePassword) await dropPassword(tables, found, { ...coming, now });
  const changes = await syncProvidedGrants(tables, { account, provider: provider.id, wanted, now });
  for (const change of changes) await noteGrant(tables, change, { ...coming, account: found, now });
  return { kind: 'admitted', account };
}

function refusalOfClaims(provider: Provider, claims: Claims): AccountRefusal | undefined {
  if (hasTooManyGroups(provider, claims)) return 'too-many-groups';
  const { tenantOf } = provider;
  return tenantOf !== undefined && tenantOfClaims(tenantOf, claims) === undefined ? 'foreign-organisation' : undefined;
}

async function findAccount(tables: HouseTables, coming: Coming, clock: Clock): Promise<Account | AccountRefusal> {
  const { provider, claims } = coming;
  const identity = { provider: provider.id, subject: claims.sub };
  const known = await accountOfIdentity(tables, identity);
  if (known !== undefined) return known;
  const told = addressOf(provider, claims);
  const isBelieved = told?.verified === true && isOfDomain(told.email, provider.emailDomains);
  const named = told === undefined ? undefined : await accountByEmail(tables, told.email);
  if (named !== undefined) {
    if (!isBelieved) return 'address-not-trusted';
    // One address, two subjects: the provider gave the address to somebody else meanwhile.
    if (await isKnownTo(tables, { provider: provider.id, account: named.id })) return 'address-taken';
    if (!named.disabled) await addIdentity(tables, { ...identity, account: named.id }, clock.now());
    return named;
  }
  if (!provider.createAccounts) return 'no-account';
  if (told === undefined || !isBelieved) return 'address-not-trusted';
  return makeAccount(tables, { ...coming, email: told.email }, clock);
}

async function makeAccount(
  tables: HouseTables,
  { provider, claims, address, email }: Coming & { readonly email: string },
  clock: Clock,
): Promise<Account> {
  const now = clock.now();
  const name = (typeof claims.name === 'string' ? claims.name.trim().slice(0, 200) : '') || email;
  const nobody = { password: null, mustChangePassword: false, operator: false };
  const made = await addAccount(tables, { id: clock.newId(), email, name, ...nobody }, now);
  await addIdentity(tables, { provider: provider.id, subject: claims.sub, account: made.id }, now);
  const who = { actor: made.id, actorName: made.name, object: made.id, address };
  await noteIn(tables, { ...who, tenant: null, action: 'person.made', detail: { email, provider: provider.id } }, now);
  return made;
}

function isOfDomain(email: string, domains: readonly string[]): boolean {
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
}

async function dropPassword(
  tables: HouseTables,
  account: Account,
  { provider, address, now }: Coming & { readonly now: string },
): Promise<void> {
  await dropTemporaryPassword(tables, account.id);
  const who = { actor: account.id, actorName: account.name, object: account.id, address };
  const detail = { dropped: 'temporary', provider: provider.id };
  await noteIn(tables, { ...who, tenant: null, action: 'password.reset', detail }, now);
}

async function noteGrant(
  tables: HouseTables,
  { tenant, role, locations, kind }: GrantChange,
  { provider, account, address, now }: Coming & { readonly account: Account; readonly now: string },
): Promise<void> {
  if (kind === 'kept') return;
  const action = kind === 'given' ? 'grant.given' : 'grant.taken';
  const detail = { role, ...(locations && { locations }), origin: 'provider', provider: provider.id };
  const who = { actor: account.id, actorName: account.name, object: account.id, address };
  await noteIn(tables, { ...who, tenant, action, detail }, now);
}
