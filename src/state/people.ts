import type { SelectQueryBuilder } from 'kysely';
import type { HouseTables } from './house-access.ts';
import { grantRows, type Member, toGrants } from './members.ts';
import type { Database } from './schema.ts';

/** A person of a tenant as the list of people shows them. */
export interface ListedPerson extends Member {
  /** When they came to this tenant; nothing of before is told, for that would be of another one. */
  readonly madeAt: string;
  /** When a session of theirs was last in use since then. */
  readonly lastSeenAt: string | null;
  readonly secondFactor: boolean;
  /** What they can sign in with: `password` and ids of providers. */
  readonly ways: readonly string[];
}

/** Which people of a tenant are wanted. */
export interface PeopleChoice {
  readonly tenant: string;
  /** Part of a name or an address, without case. */
  readonly search?: string;
  readonly account?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface PeoplePage {
  /** How many there are on all pages. */
  readonly rowCount: number;
  readonly people: readonly ListedPerson[];
}

/** People of a tenant by name. */
export async function listPeople(tables: HouseTables, choice: PeopleChoice): Promise<PeoplePage> {
  const { rowCount } = await chosen(tables, choice)
    .select((own) => own.fn.countAll<string>().as('rowCount'))
    .executeTakeFirstOrThrow();
  let page = chosen(tables, choice).select([
    'accounts.id as account',
    'name',
    'email',
    'operator',
    'joined_at',
    'password',
    'totp_key',
    'viewer_overridden',
    'accounts.disabled_at',
    'members.disabled_at as shut_at',
  ]);
  page = page.orderBy((own) => own.fn('lower', ['name'])).orderBy('accounts.id');
  if (choice.limit !== undefined) page = page.limit(choice.limit).offset(choice.offset ?? 0);
  const rows = await page.execute();
  const more = await factsOf(
    tables,
    choice.tenant,
    rows.map(({ account }) => account),
  );
  const people = rows.map(({ account, name, email, operator, ...row }) => ({
    account,
    name,
    email,
    operator,
    viewerOverridden: row.viewer_overridden,
    disabledAt: (row.shut_at ?? row.disabled_at)?.toISOString() ?? null,
    madeAt: row.joined_at.toISOString(),
    secondFactor: row.totp_key !== null,
    ...more(account, row.password !== null),
  }));
  return { rowCount: Number(rowCount), people };
}

type Joined = SelectQueryBuilder<Database, 'members' | 'accounts', object>;

function chosen(tables: HouseTables, { tenant, search = '', account }: PeopleChoice): Joined {
  let query = tables
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account')
    .where('members.tenant', '=', tenant)
    .where('accounts.deleted_at', 'is', null);
  if (account !== undefined) query = query.where('members.account', '=', account);
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return query;
  return query.where((own) =>
    own.or(
      (['name', 'email'] as const).map((column) =>
        own(own.fn<number>('strpos', [own.fn('lower', [column]), own.val(wanted)]), '>', 0),
      ),
    ),
  );
}

/** Grants, last use and ways to sign in of some accounts, each asked for once. */
async function factsOf(tables: HouseTables, tenant: string, accounts: readonly string[]) {
  const some = accounts.length === 0 ? [''] : [...accounts];
  const grants = Map.groupBy(await grantRows(tables, tenant, some), ({ account }) => account);
  const seen = await tables
    .selectFrom('sessions')
    .innerJoin('members', (join) =>
      join.onRef('members.account', '=', 'sessions.account').onRef('seen_at', '>=', 'joined_at'),
    )
    .where('tenant', '=', tenant)
    .where('sessions.account', 'in', some)
    .select((own) => ['sessions.account', own.fn.max('seen_at').as('seen')] as const)
    .groupBy('sessions.account')
    .execute();
  const identities = await tables
    .selectFrom('identities')
    .where('account', 'in', some)
    .select(['account', 'provider'])
    .distinct()
    .orderBy('provider')
    .execute();
  return (account: string, hasPassword: boolean) => ({
    ...toGrants(grants.get(account) ?? []),
    lastSeenAt: seen.find((row) => row.account === account)?.seen?.toISOString() ?? null,
    ways: [
      ...(hasPassword ? ['password'] : []),
      ...identities.filter((row) => row.account === account).map(({ provider }) => provider),
    ],
  });
}
