import type { Kysely } from 'kysely';
import { forgottenBefore } from './kept.ts';
import type { Database } from './schema.ts';

/** Lets go of what was removed so long ago that it cannot be taken back any more, of every tenant. */
export async function purge(db: Kysely<Database>, now: string): Promise<void> {
  for (const table of ['annotations', 'saved_views'] as const) {
    await db.deleteFrom(table).where('removed_at', '<', forgottenBefore(now)).execute();
  }
}
