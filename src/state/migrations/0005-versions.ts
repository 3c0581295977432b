import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Schedules, alerts and templates have a version, so that a change does not undo one that it never saw. */
export const versions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['reports', 'templates']) {
      await db.schema
        .alterTable(table)
        .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
    }
  },
};
