import type { Kysely } from 'kysely';
import { dropOverAccessTokens } from './access-tokens.ts';
import { forgottenBefore } from './kept.ts';
import type { Database } from './schema.ts';

/** Lets go of what was removed so long ago that it cannot be taken back any more, and of what is over, of every tenant. */
export async function purge(db: Kysely<Database>, now: string): Promise<void> {
  const before = forgottenBefore(now);
  for (const table of ['annotations', 'saved_views', 'templates', 'reports'] as const) {
    await db.deleteFrom(table).where('removed_at', '<', before).execute();
  }
  await purgeSessions(db, before);
  await db
    .deleteFrom('tokens')
    .where((own) => own.or([own('ended_at', '<', before), own('expires_at', '<', before)]))
    .execute();
  await dropOverAccessTokens(db, now);
}

/** The newest of each account stays: it tells when somebody was last seen. The log keeps who signed in. */
async function purgeSessions(db: Kysely<Database>, before: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((own) => own.or([own('ended_at', '<', before), own('expires_at', '<', before)]))
    .where((own) =>
      own.exists(
        own
          .selectFrom('sessions as newer')
          .select('newer.id')
          .whereRef('newer.account', '=', 'sessions.account')
          .whereRef('newer.seen_at', '>', 'sessions.seen_at'),
      ),
    )
    .execute();
}
