import type { HouseTables } from './house-access.ts';
import type { TokenTable } from './schema.ts';

/** What a program of somebody shows; its secret was told once. */
export interface Token {
  readonly id: string;
  readonly name: string;
  /** UTC instants. */
  readonly madeAt: string;
  readonly usedAt: string | null;
  readonly expiresAt: string;
}

export interface NewToken extends Pick<Token, 'id' | 'name' | 'expiresAt'> {
  readonly hash: string;
  readonly account: string;
}

export async function addToken(tables: HouseTables, token: NewToken, now: string): Promise<Token> {
  const { expiresAt, ...plain } = token;
  const row = { ...plain, made_at: new Date(now), used_at: null, expires_at: new Date(expiresAt), ended_at: null };
  return toToken(await tables.insertInto('tokens').values(row).returningAll().executeTakeFirstOrThrow());
}

/** Those of an account that are good now, newest first. */
export async function tokensOf(tables: HouseTables, account: string, now: string): Promise<readonly Token[]> {
  const rows = await tables
    .selectFrom('tokens')
    .selectAll()
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toToken);
}

/** Ends one of an account. @returns its name; undefined when the account has no such token, or it ended before */
export async function endToken(
  tables: HouseTables,
  { account, id, now }: { readonly account: string; readonly id: string; readonly now: string },
): Promise<string | undefined> {
  const row = await tables
    .updateTable('tokens')
    .set({ ended_at: new Date(now) })
    .where('account', '=', account)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

/** Ends every token of an account. @returns how many there were */
export async function endTokens(
  tables: HouseTables,
  { account, now }: { readonly account: string; readonly now: string },
): Promise<number> {
  const { numUpdatedRows } = await tables
    .updateTable('tokens')
    .set({ ended_at: new Date(now) })
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Notes that a token is in use. */
export async function touchToken(tables: HouseTables, id: string, usedAt: string): Promise<void> {
  await tables
    .updateTable('tokens')
    .set({ used_at: new Date(usedAt) })
    .where('id', '=', id)
    .execute();
}

function toToken({ id, name, made_at, used_at, expires_at }: TokenTable): Token {
  return {
    id,
    name,
    madeAt: made_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
    expiresAt: expires_at.toISOString(),
  };
}
