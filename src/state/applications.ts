import type { Selectable } from 'kysely';
import type { HouseTables } from './house-access.ts';
import type { ApplicationTable } from './schema.ts';

/** A program that a tenant registered; alone it opens nothing, it asks together with a person (RO-30). */
export interface Application {
  /** The `client_id`. */
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  /** Account; `house` for whoever sat at the machine. */
  readonly madeBy: string;
  /** The name of that account; null: it has none. */
  readonly madeByName: string | null;
  /** UTC instants. */
  readonly madeAt: string;
  readonly usedAt: string | null;
  readonly expiresAt: string;
}

export interface NewApplication extends Pick<Application, 'id' | 'tenant' | 'name' | 'madeBy' | 'expiresAt'> {
  readonly hash: string;
}

export async function addApplication(tables: HouseTables, draft: NewApplication, now: string): Promise<Application> {
  const { madeBy: made_by, expiresAt, ...plain } = draft;
  const row = {
    ...plain,
    made_by,
    made_at: new Date(now),
    used_at: null,
    expires_at: new Date(expiresAt),
    ended_at: null,
  };
  await tables.insertInto('applications').values(row).execute();
  const added = await shown(tables).where('applications.id', '=', draft.id).executeTakeFirstOrThrow();
  return toApplication(added);
}

/** Those that did not end, newest first; also those whose time is over, which somebody may be looking for. */
export async function applicationsOf(tables: HouseTables, tenant: string): Promise<readonly Application[]> {
  const own = shown(tables).where('tenant', '=', tenant).where('ended_at', 'is', null);
  return (await own.orderBy('applications.made_at', 'desc').orderBy('applications.id').execute()).map(toApplication);
}

/** One that is good now, with the hash of its secret. */
export async function goodApplication(
  tables: HouseTables,
  { id, now }: { readonly id: string; readonly now: string },
): Promise<(Application & { readonly hash: string }) | undefined> {
  const row = await shown(tables)
    .select('applications.hash')
    .where('applications.id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  return row && { ...toApplication(row), hash: row.hash };
}

/** Ends one of a tenant, and every token of it with it. @returns its name; undefined when there is no such one */
export async function endApplication(
  tables: HouseTables,
  { tenant, id, now }: { readonly tenant: string; readonly id: string; readonly now: string },
): Promise<string | undefined> {
  const row = await tables
    .updateTable('applications')
    .set({ ended_at: new Date(now) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await tables
    .updateTable('access_tokens')
    .set({ ended_at: new Date(now) })
    .where('application', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  return row.name;
}

/** Notes that an application is in use. */
export async function touchApplication(tables: HouseTables, id: string, usedAt: string): Promise<void> {
  await tables
    .updateTable('applications')
    .set({ used_at: new Date(usedAt) })
    .where('id', '=', id)
    .execute();
}

function shown(tables: HouseTables) {
  return tables
    .selectFrom('applications')
    .leftJoin('accounts', 'accounts.id', 'applications.made_by')
    .select(['applications.id', 'applications.tenant', 'applications.name', 'made_by', 'accounts.name as made_by_name'])
    .select(['applications.made_at', 'used_at', 'expires_at']);
}

type Shown = Pick<
  Selectable<ApplicationTable>,
  'id' | 'tenant' | 'name' | 'made_by' | 'made_at' | 'used_at' | 'expires_at'
> & { readonly made_by_name: string | null };

function toApplication({ id, tenant, name, made_by, made_by_name, made_at, used_at, expires_at }: Shown): Application {
  return {
    id,
    tenant,
    name,
    madeBy: made_by,
    madeByName: made_by_name,
    madeAt: made_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
    expiresAt: expires_at.toISOString(),
  };
}
