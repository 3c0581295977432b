import { type Kysely, sql } from 'kysely';
import type { Grant } from '#domain/access/grant.ts';
import { isRole } from '#domain/access/roles.ts';
import { isShutOut } from './departures.ts';
import type { HouseAccess } from './house-access.ts';
import type { Database, ViewAsColumn } from './schema.ts';

/** An account as it stands behind a session or a token that is good at this moment. */
export interface KnownPerson {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly operator: boolean;
  readonly mustChangePassword: boolean;
  /** Of the session or token. */
  readonly id: string;
  /** The `client_id` of the application that shares the token; its tenant is the only one then. */
  readonly application?: string;
  readonly viewAs: ViewAsColumn | null;
  /** Instants of the session or token, `seenAt` of the application that shares it; nothing may have been used yet. */
  readonly madeAt: Date;
  readonly seenAt: Date | null;
  readonly expiresAt: Date;
  readonly memberships: readonly Membership[];
}

/** What somebody was given in a tenant; rules are not applied to it yet. */
export interface Membership {
  readonly tenant: string;
  readonly grants: readonly Grant[];
  /** Somebody changed the viewer role by hand (RO-15). */
  readonly viewerOverridden: boolean;
  /** Day on which the person became MPN partner admin. */
  readonly partnerAdminSince?: string;
}

/** Finds who stands behind a secret, by its hash: one reading of the database, nothing is written. */
export interface Actors {
  /** Undefined when it is unknown, over, ended, or of an account that is disabled or deleted. */
  bySession(hash: string): Promise<KnownPerson | undefined>;
  byToken(hash: string): Promise<KnownPerson | undefined>;
  /** As `byToken`; also undefined when the application ended or the person does not belong to its tenant any more. */
  byAccessToken(hash: string): Promise<KnownPerson | undefined>;
  /** Somebody as they are now, whatever they signed in with. */
  byAccount(account: string): Promise<StandingPerson | undefined>;
}

/** Somebody without the session or token. */
export type StandingPerson = Omit<KnownPerson, 'id' | 'application' | 'viewAs' | 'madeAt' | 'seenAt' | 'expiresAt'>;

export function actorsOf(access: HouseAccess): Actors {
  const find = (kind: 'sessions' | 'tokens') => (hash: string) =>
    access.glance<KnownPerson | undefined>(undefined, async (tables) => {
      const found = await holderOf(tables, kind, { hash, now: new Date(access.now()) });
      if (found === undefined) return undefined;
      const { must_change_password: mustChangePassword, view_as: viewAs, ...person } = found;
      const { made_at: madeAt, seen_at: seenAt, expires_at: expiresAt, ...known } = person;
      const memberships = await membershipsOf(tables, known.account);
      return { ...known, mustChangePassword, viewAs, madeAt, seenAt, expiresAt, memberships };
    });
  return {
    bySession: find('sessions'),
    byToken: find('tokens'),
    byAccessToken: (hash) =>
      access.glance<KnownPerson | undefined>(undefined, (tables) => sharerOf(tables, hash, new Date(access.now()))),
    byAccount: (account) =>
      access.glance<StandingPerson | undefined>(undefined, async (tables) => {
        const found = await open(tables).where('accounts.id', '=', account).executeTakeFirst();
        return found && { ...toPerson(found), memberships: await membershipsOf(tables, account) };
      }),
  };
}

/** Who shares an access token with an application: as whom they are in its tenant, and nowhere else (RO-34). */
async function sharerOf(tables: Kysely<Database>, hash: string, now: Date): Promise<KnownPerson | undefined> {
  const found = await open(tables)
    .innerJoin('access_tokens', 'access_tokens.account', 'accounts.id')
    .innerJoin('applications', 'applications.id', 'access_tokens.application')
    .where('access_tokens.hash', '=', hash)
    .where('access_tokens.kind', '=', 'access')
    .where('access_tokens.ended_at', 'is', null)
    .where('access_tokens.expires_at', '>', now)
    .where('applications.ended_at', 'is', null)
    .where('applications.expires_at', '>', now)
    .select(['access_tokens.id', 'access_tokens.application', 'access_tokens.made_at', 'applications.tenant'])
    .select([
      'applications.used_at',
      sql<Date>`least(access_tokens.expires_at, applications.expires_at)`.as('expires_at'),
    ])
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const memberships = await membershipsOf(tables, found.account);
  const own = memberships.filter(({ tenant }) => tenant === found.tenant);
  if (own.length === 0) return undefined;
  const { id, application, made_at: madeAt, used_at: seenAt, expires_at: expiresAt } = found;
  return { ...toPerson(found), id, application, madeAt, seenAt, expiresAt, viewAs: null, memberships: own };
}

/** Accounts that nobody closed. */
function open(tables: Kysely<Database>) {
  return tables
    .selectFrom('accounts')
    .where('accounts.disabled_at', 'is', null)
    .where('accounts.deleted_at', 'is', null)
    .where((own) => own.not(isShutOut(own)))
    .select(['accounts.id as account', 'accounts.name', 'accounts.email', 'operator', 'must_change_password']);
}

function toPerson({
  account,
  name,
  email,
  operator,
  must_change_password: mustChangePassword,
}: Awaited<ReturnType<ReturnType<typeof open>['executeTakeFirstOrThrow']>>): Omit<StandingPerson, 'memberships'> {
  return { account, name, email, operator, mustChangePassword };
}

async function holderOf(
  tables: Kysely<Database>,
  kind: 'sessions' | 'tokens',
  { hash, now }: { readonly hash: string; readonly now: Date },
) {
  const person = ['accounts.name', 'accounts.email', 'accounts.operator', 'accounts.must_change_password'] as const;
  if (kind === 'sessions') {
    return tables
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account')
      .where('sessions.hash', '=', hash)
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', now)
      .where('accounts.disabled_at', 'is', null)
      .where('accounts.deleted_at', 'is', null)
      .where((own) => own.not(isShutOut(own)))
      .select(['sessions.id', 'sessions.account', 'sessions.view_as'])
      .select(['sessions.made_at', 'sessions.seen_at', 'sessions.expires_at', ...person])
      .executeTakeFirst();
  }
  const found = await tables
    .selectFrom('tokens')
    .innerJoin('accounts', 'accounts.id', 'tokens.account')
    .where('tokens.hash', '=', hash)
    .where('tokens.ended_at', 'is', null)
    .where('tokens.expires_at', '>', now)
    .where('accounts.disabled_at', 'is', null)
    .where('accounts.deleted_at', 'is', null)
    .where((own) => own.not(isShutOut(own)))
    .select([
      'tokens.id',
      'tokens.account',
      'tokens.made_at',
      'tokens.used_at as seen_at',
      'tokens.expires_at',
      ...person,
    ])
    .executeTakeFirst();
  return found && { ...found, view_as: null };
}

/** The tenants of an account with what it was given there, by tenant. */
export async function membershipsOf(tables: Kysely<Database>, account: string): Promise<readonly Membership[]> {
  const rows = await tables
    .selectFrom('members')
    .leftJoin('grants', (join) =>
      join.onRef('grants.tenant', '=', 'members.tenant').onRef('grants.account', '=', 'members.account'),
    )
    .where('members.account', '=', account)
    .where('members.disabled_at', 'is', null)
    .select(['members.tenant', 'viewer_overridden', 'role', 'locations', 'origin', 'given_at'])
    .orderBy('members.tenant')
    .execute();
  const byTenant = Map.groupBy(rows, ({ tenant }) => tenant);
  return [...byTenant].map(([tenant, given]) => {
    const since = given.find(({ role }) => role === 'MPA')?.given_at;
    return {
      tenant,
      viewerOverridden: given.some(({ viewer_overridden: overridden }) => overridden),
      grants: given.flatMap(toGrant),
      ...(since && { partnerAdminSince: since.toISOString().slice(0, 10) }),
    };
  });
}

/** A role that this version does not know gives nothing. */
function toGrant({
  role,
  locations,
  origin,
}: {
  readonly role: string | null;
  readonly locations: readonly string[] | null;
  readonly origin: string | null;
}): Grant[] {
  if (role === null || !isRole(role)) return [];
  const by = origin === 'provider' ? 'provider' : 'person';
  return [{ role, origin: by, ...(locations !== null && { locations }) }];
}
