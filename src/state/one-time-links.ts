import type { HouseTables } from './house-access.ts';

/** What a link opens: the set-up of the installation, or a password for an account. */
export type LinkPurpose = 'set-up' | 'invitation';

export interface OneTimeLink {
  readonly purpose: LinkPurpose;
  /** Whom it is for; null: nobody yet. */
  readonly account: string | null;
  /** UTC instant. */
  readonly expiresAt: string;
}

/** Keeps a new link by the hash of its secret; those of the same purpose and account stop working. */
export async function addLink(
  tables: HouseTables,
  { hash, purpose, account, expiresAt }: OneTimeLink & { readonly hash: string },
  now: string,
): Promise<void> {
  await dropLinks(tables, { purpose, account });
  await tables
    .insertInto('one_time_links')
    .values({
      hash,
      purpose,
      account,
      made_at: new Date(now),
      expires_at: new Date(expiresAt),
      used_at: null,
    })
    .execute();
}

/** Takes away the links of a purpose that nobody used. */
export async function dropLinks(
  tables: HouseTables,
  { purpose, account }: Pick<OneTimeLink, 'purpose' | 'account'>,
): Promise<void> {
  await tables
    .deleteFrom('one_time_links')
    .where('purpose', '=', purpose)
    .where('account', account === null ? 'is' : '=', account)
    .where('used_at', 'is', null)
    .execute();
}

/** The link that can be used now; undefined when it is unknown, used, over or for something else. */
export async function goodLink(
  tables: HouseTables,
  { hash, purpose, now }: LinkSearch,
): Promise<OneTimeLink | undefined> {
  const row = await tables
    .selectFrom('one_time_links')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .select(['account', 'expires_at'])
    .executeTakeFirst();
  return row && { purpose, account: row.account, expiresAt: row.expires_at.toISOString() };
}

/** Uses a link up: of two at once one gets it. Undefined when it is not good (any more). */
export async function useLink(
  tables: HouseTables,
  { hash, purpose, now }: LinkSearch,
): Promise<OneTimeLink | undefined> {
  const row = await tables
    .updateTable('one_time_links')
    .set({ used_at: new Date(now) })
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .returning(['account', 'expires_at'])
    .executeTakeFirst();
  return row && { purpose, account: row.account, expiresAt: row.expires_at.toISOString() };
}

interface LinkSearch {
  readonly hash: string;
  readonly purpose: LinkPurpose;
  readonly now: string;
}
