import type { ExpressionBuilder } from 'kysely';
import type { LinkEnd } from '#domain/association/link.ts';
import type { HouseTables } from './house-access.ts';
import type { MemberKey } from './members.ts';
import type { Database } from './schema.ts';

/** Shuts somebody out of one tenant: what they do in others is not touched. */
export async function shutOut(tables: HouseTables, { tenant, account }: MemberKey, now: string): Promise<void> {
  const own = tables.updateTable('members').where('tenant', '=', tenant).where('account', '=', account);
  await own
    .where('disabled_at', 'is', null)
    .set({ disabled_at: new Date(now) })
    .execute();
}

export async function letIn(tables: HouseTables, { tenant, account }: MemberKey): Promise<void> {
  const own = tables.updateTable('members').where('tenant', '=', tenant).where('account', '=', account);
  await own.set({ disabled_at: null }).execute();
}

/**
 * Whether an account was shut out of every tenant it belongs to: it can do nothing and does not sign in. An operator, and
 * who belongs to no tenant yet, is not shut out.
 */
export function isShutOut(own: ExpressionBuilder<Database, 'accounts'>) {
  const memberships = own.selectFrom('members').select('tenant').whereRef('members.account', '=', 'accounts.id');
  return own.and([
    own('accounts.operator', '=', false),
    own.exists(memberships),
    own.not(own.exists(memberships.where('members.disabled_at', 'is', null))),
  ]);
}

/** Whether the account was shut out of all its tenants. */
export async function isAccountShutOut(tables: HouseTables, account: string): Promise<boolean> {
  const found = tables.selectFrom('accounts').select('id').where('id', '=', account).where(isShutOut);
  return (await found.executeTakeFirst()) !== undefined;
}

/** Takes the grants with it. @returns whether any tenant is left to the account */
export async function leave(tables: HouseTables, { tenant, account }: MemberKey): Promise<boolean> {
  await tables.deleteFrom('members').where('tenant', '=', tenant).where('account', '=', account).execute();
  const left = await tables.selectFrom('members').where('account', '=', account).select('tenant').executeTakeFirst();
  return left !== undefined;
}

/**
 * What is left of a deleted account is its name in the log: nothing it signed in with works, and its address and its
 * identities at providers are free for a new account.
 */
export async function deleteAccount(tables: HouseTables, account: string, now: string): Promise<void> {
  const at = new Date(now);
  await tables
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .execute();
  await tables
    .updateTable('tokens')
    .set({ ended_at: at })
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .execute();
  for (const table of ['identities', 'recovery_codes', 'one_time_links', 'provider_visits', 'access_tokens'] as const) {
    await tables.deleteFrom(table).where('account', '=', account).execute();
  }
  const gone = { password: null, totp_key: null, totp_step: null, deleted_at: at };
  await tables.updateTable('accounts').set(gone).where('id', '=', account).execute();
}

export interface DroppedLink {
  readonly source: string;
  readonly tenant: string;
}

/** ASC-9: with a person who was deleted go their links to learning accounts; the profiles are free for another company. */
export function dropLearningLinks(
  tables: HouseTables,
  { tenant, account, on }: MemberKey & { readonly on: string },
): Promise<readonly DroppedLink[]> {
  const end: LinkEnd = 'person-deleted';
  return tables
    .updateTable('learning_links')
    .set({ ended_on: on, end })
    .where('person', '=', account)
    .where('tenant', '=', tenant)
    .where('ended_on', 'is', null)
    .returning(['source', 'tenant'])
    .execute();
}
