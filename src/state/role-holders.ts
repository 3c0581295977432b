import type { Role } from '#domain/access/roles.ts';
import type { HouseAccess } from './house-access.ts';

/** Somebody who holds a role in a tenant and can act. */
export interface RoleHolder {
  readonly account: string;
  readonly email: string;
  readonly language: string | null;
}

/** Who holds one of the roles in a tenant, each once; nobody who is shut out of it or of the installation. */
export function roleHolders(
  access: HouseAccess,
  { tenant, roles }: { readonly tenant: string; readonly roles: readonly Role[] },
): Promise<readonly RoleHolder[]> {
  return access.read<readonly RoleHolder[]>([], async (tables) =>
    tables
      .selectFrom('grants')
      .innerJoin('members', (join) =>
        join.onRef('members.tenant', '=', 'grants.tenant').onRef('members.account', '=', 'grants.account'),
      )
      .innerJoin('accounts', 'accounts.id', 'grants.account')
      .where('grants.tenant', '=', tenant)
      .where('grants.role', 'in', [...roles])
      .where('members.disabled_at', 'is', null)
      .where('accounts.disabled_at', 'is', null)
      .where('accounts.deleted_at', 'is', null)
      .select(['accounts.id as account', 'email', 'language'])
      .distinct()
      .orderBy('accounts.id')
      .execute(),
  );
}
