import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';

/**
 * Brings the tables to what this version needs: all of it or, in one transaction, nothing. Of several processes that
 * start at once one does the work and the others wait for it (an advisory lock of PostgreSQL).
 * @throws Error of the driver, or of a database that a newer version has written
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
