import type { HouseTables } from './house-access.ts';

/** A tenant that was made or named; data may be there of others too. */
export interface KeptTenant {
  readonly tenant: string;
  /** Null: nobody named it yet. */
  readonly name: string | null;
  readonly madeAt: string;
}

/** By id. */
export async function keptTenants(tables: HouseTables): Promise<readonly KeptTenant[]> {
  const rows = await tables.selectFrom('tenants').select(['tenant', 'name', 'made_at']).orderBy('tenant').execute();
  return rows.map(({ tenant, name, made_at }) => ({ tenant, name: name || null, madeAt: made_at.toISOString() }));
}

/** How many people each tenant has; tenants without any are not in it. */
export async function peoplePerTenant(tables: HouseTables): Promise<ReadonlyMap<string, number>> {
  const rows = await tables
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account')
    .where('accounts.deleted_at', 'is', null)
    .select((own) => ['tenant', own.fn.countAll<string>().as('people')] as const)
    .groupBy('tenant')
    .execute();
  return new Map(rows.map(({ tenant, people }) => [tenant, Number(people)]));
}

/** Makes the tenant, or gives it another name. */
export async function nameTenant(
  tables: HouseTables,
  { tenant, name, now }: { readonly tenant: string; readonly name: string; readonly now: string },
): Promise<void> {
  await tables
    .insertInto('tenants')
    .values({ tenant, name, settings: '{}', made_at: new Date(now) })
    .onConflict((same) => same.column('tenant').doUpdateSet({ name }))
    .execute();
}
