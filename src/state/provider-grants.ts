import { isRole, type Role } from '#domain/access/roles.ts';
import type { HouseTables } from './house-access.ts';
import { join, otherGlobalAdmins, takeGrant, waitForRights } from './members.ts';

/** A role that a provider brings somebody. */
export interface ProvidedGrant {
  readonly tenant: string;
  readonly role: Role;
  /** Absent: the whole company. */
  readonly locations?: readonly string[];
}

/** What became of the roles of somebody who signed in. */
export interface GrantChange extends ProvidedGrant {
  /** `kept`: the provider does not bring it any more, but somebody has to be global admin (RO-10). */
  readonly kind: 'given' | 'taken' | 'kept';
}

interface Bringing {
  readonly account: string;
  readonly provider: string;
  readonly wanted: readonly ProvidedGrant[];
  readonly now: string;
}

/**
 * Brings the roles that a provider gave to what it gives now. What somebody gave by hand, and what another provider
 * gave, stays as it is.
 */
export async function syncProvidedGrants(tables: HouseTables, bringing: Bringing): Promise<readonly GrantChange[]> {
  await waitForRights(tables);
  const { account, provider, wanted } = bringing;
  const rows = await tables.selectFrom('grants').selectAll().where('account', '=', account).execute();
  const standing = new Map(rows.map((row) => [keyOf(row), row]));
  const isOurs = (row: (typeof rows)[number]) => row.origin === 'provider' && row.given_by === provider;
  const changes: GrantChange[] = [];
  for (const grant of wanted) {
    const before = standing.get(keyOf(grant));
    if (before !== undefined && (!isOurs(before) || isSame(before.locations, grant.locations))) continue;
    await give(tables, grant, bringing);
    changes.push({ ...grant, kind: 'given' });
  }
  const brought = new Set(wanted.map(keyOf));
  for (const row of rows.filter((each) => isOurs(each) && !brought.has(keyOf(each)))) {
    const { tenant, role } = row;
    if (!isRole(role)) continue;
    const isLast = role === 'GA' && (await otherGlobalAdmins(tables, { tenant, account })) === 0;
    if (!isLast) await takeGrant(tables, { tenant, account }, role);
    changes.push({ tenant, role, kind: isLast ? 'kept' : 'taken' });
  }
  return changes;
}

const keyOf = ({ tenant, role }: { readonly tenant: string; readonly role: string }) => JSON.stringify([tenant, role]);

const isSame = (before: readonly string[] | null, now: readonly string[] | undefined) =>
  JSON.stringify(before) === JSON.stringify(now ?? null);

async function give(
  tables: HouseTables,
  { tenant, role, locations }: ProvidedGrant,
  { account, provider, now }: Bringing,
): Promise<void> {
  await join(tables, { tenant, account }, now);
  const kept = locations === undefined ? null : JSON.stringify(locations);
  const said = { locations: kept, origin: 'provider', given_at: new Date(now), given_by: provider };
  await tables
    .insertInto('grants')
    .values({ tenant, account, role, ...said })
    .onConflict((same) => same.columns(['tenant', 'account', 'role']).doUpdateSet(said))
    .execute();
}
