import { type Account, accountById } from './accounts.ts';
import type { HouseTables } from './house-access.ts';

/** Whom a provider knows under a subject. */
export interface Identity {
  readonly provider: string;
  readonly subject: string;
}

/** The account that an identity leads to; undefined while nobody came with it, and when the account was deleted. */
export async function accountOfIdentity(
  tables: HouseTables,
  { provider, subject }: Identity,
): Promise<Account | undefined> {
  const row = await tables
    .selectFrom('identities')
    .where('provider', '=', provider)
    .where('subject', '=', subject)
    .select('account')
    .executeTakeFirst();
  return row && accountById(tables, row.account);
}

/** Whether the provider leads to the account, under whatever subject. */
export async function isKnownTo(
  tables: HouseTables,
  { provider, account }: { readonly provider: string; readonly account: string },
): Promise<boolean> {
  const row = await tables
    .selectFrom('identities')
    .where('provider', '=', provider)
    .where('account', '=', account)
    .select('subject')
    .executeTakeFirst();
  return row !== undefined;
}

/** A password that its owner would have to change first: whoever comes by a provider needs none, and it works no more. */
export async function dropTemporaryPassword(tables: HouseTables, account: string): Promise<void> {
  await tables
    .updateTable('accounts')
    .set({ password: null, must_change_password: false })
    .where('id', '=', account)
    .where('must_change_password', '=', true)
    .execute();
}

/** From now on the identity leads to the account; one of a deleted account is taken over. */
export async function addIdentity(
  tables: HouseTables,
  identity: Identity & { readonly account: string },
  now: string,
): Promise<void> {
  await tables
    .insertInto('identities')
    .values({ ...identity, made_at: new Date(now) })
    .onConflict((same) => same.columns(['provider', 'subject']).doUpdateSet({ account: identity.account }))
    .execute();
}
