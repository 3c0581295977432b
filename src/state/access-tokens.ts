import type { Kysely } from 'kysely';
import type { HouseTables } from './house-access.ts';
import type { Database } from './schema.ts';

/** What an application and a person were given together: to ask with, or to get the next pair. */
export interface NewAccessToken {
  readonly id: string;
  readonly kind: 'access' | 'refresh';
  /** Of the secret. */
  readonly hash: string;
  /** The same for all that followed from one password. */
  readonly family: string;
  /** The `client_id`. */
  readonly application: string;
  readonly account: string;
  /** UTC instant. */
  readonly expiresAt: string;
}

/** A token to get the next pair with, whether it is still good or not. */
export interface RefreshToken {
  readonly family: string;
  readonly application: string;
  readonly account: string;
  /** It was used, or ended otherwise. */
  readonly ended: boolean;
  /** UTC instant. */
  readonly expiresAt: string;
}

/** Those whose time is over go, so that programs that ask every hour do not fill the disk. */
export async function dropOverAccessTokens(tables: Kysely<Database>, now: string): Promise<void> {
  // A spent one is kept until it would have been over, to know it again when it is shown a second time.
  await tables.deleteFrom('access_tokens').where('expires_at', '<=', new Date(now)).execute();
}

export async function addAccessTokens(
  tables: HouseTables,
  tokens: readonly NewAccessToken[],
  now: string,
): Promise<void> {
  const rows = tokens.map(({ expiresAt, ...plain }) => ({
    ...plain,
    made_at: new Date(now),
    expires_at: new Date(expiresAt),
    ended_at: null,
  }));
  await tables.insertInto('access_tokens').values(rows).execute();
}

/** By its hash; one that is held until the transaction ends, so that of two who use it at once one sees it spent. */
export async function refreshToken(tables: HouseTables, hash: string): Promise<RefreshToken | undefined> {
  const row = await tables
    .selectFrom('access_tokens')
    .select(['family', 'application', 'account', 'expires_at', 'ended_at'])
    .where('hash', '=', hash)
    .where('kind', '=', 'refresh')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { family, application, account, expires_at, ended_at } = row;
  return { family, application, account, ended: ended_at !== null, expiresAt: expires_at.toISOString() };
}

export async function spendRefreshToken(tables: HouseTables, hash: string, now: string): Promise<void> {
  await tables
    .updateTable('access_tokens')
    .set({ ended_at: new Date(now) })
    .where('hash', '=', hash)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends all that are left of a family, or of an account. @returns how many there were */
export async function endAccessTokens(
  tables: HouseTables,
  which: { readonly family: string } | { readonly account: string },
  now: string,
): Promise<number> {
  const all = tables
    .updateTable('access_tokens')
    .set({ ended_at: new Date(now) })
    .where('ended_at', 'is', null);
  const own = 'family' in which ? all.where('family', '=', which.family) : all.where('account', '=', which.account);
  return Number((await own.executeTakeFirst()).numUpdatedRows);
}
