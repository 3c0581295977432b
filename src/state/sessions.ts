import type { HouseTables } from './house-access.ts';
import type { SessionTable, ViewAsColumn } from './schema.ts';

/** A browser in which somebody has signed in, as its owner sees it; its secret is with the browser alone. */
export interface Session {
  readonly id: string;
  /** UTC instants. */
  readonly madeAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly agent: string;
  readonly address: string;
  /** `password`, or the provider that was signed in with. */
  readonly way: string;
}

export interface NewSession extends Omit<Session, 'madeAt' | 'seenAt'> {
  readonly hash: string;
  readonly account: string;
}

export async function addSession(tables: HouseTables, session: NewSession, now: string): Promise<void> {
  const { expiresAt, ...plain } = session;
  await tables
    .insertInto('sessions')
    .values({
      ...plain,
      made_at: new Date(now),
      seen_at: new Date(now),
      expires_at: new Date(expiresAt),
      ended_at: null,
      view_as: null,
    })
    .execute();
}

/** Those of an account that are good now, newest first. */
export async function sessionsOf(tables: HouseTables, account: string, now: string): Promise<readonly Session[]> {
  const rows = await tables
    .selectFrom('sessions')
    .selectAll()
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toSession);
}

/** Ends one of an account. @returns false when it has no such session, or it ended before */
export async function endSession(
  tables: HouseTables,
  { account, id, now }: { readonly account: string; readonly id: string; readonly now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables
    .updateTable('sessions')
    .set({ ended_at: new Date(now) })
    .where('account', '=', account)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends the session of a secret, whosever it is. */
export async function endSessionByHash(tables: HouseTables, hash: string, now: string): Promise<void> {
  await tables
    .updateTable('sessions')
    .set({ ended_at: new Date(now) })
    .where('hash', '=', hash)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of an account. @param except stays @returns how many there were */
export async function endSessions(
  tables: HouseTables,
  { account, except, now }: { readonly account: string; readonly except?: string; readonly now: string },
): Promise<number> {
  let change = tables
    .updateTable('sessions')
    .set({ ended_at: new Date(now) })
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now));
  if (except !== undefined) change = change.where('id', '!=', except);
  return Number((await change.executeTakeFirst()).numUpdatedRows);
}

/** Notes that a session is in use, which makes it last longer. */
export async function touchSession(
  tables: HouseTables,
  { id, seenAt, expiresAt }: Pick<Session, 'id' | 'seenAt' | 'expiresAt'>,
): Promise<void> {
  await tables
    .updateTable('sessions')
    .set({ seen_at: new Date(seenAt), expires_at: new Date(expiresAt) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** As whom the person of a session looks; null: as themselves. */
export async function setViewAs(tables: HouseTables, id: string, viewAs: ViewAsColumn | null): Promise<void> {
  await tables
    .updateTable('sessions')
    .set({ view_as: viewAs === null ? null : JSON.stringify(viewAs) })
    .where('id', '=', id)
    .execute();
}

function toSession(row: Omit<SessionTable, 'view_as'>): Session {
  const { id, agent, address, way } = row;
  return {
    id,
    agent,
    address,
    way,
    madeAt: row.made_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
