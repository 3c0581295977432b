import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people of the downloads hub keep: selections under a name, and which of them they want at hand. */
export const templates: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('templates')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('dataset', 'text', (column) => column.notNull())
      .addColumn('content', 'jsonb', (column) => column.notNull())
      .addColumn('favourite_since', 'timestamptz')
      .addColumn('written_at', 'timestamptz', (column) => column.notNull())
      .addColumn('removed_at', 'timestamptz')
      .addPrimaryKeyConstraint('templates_pkey', ['tenant', 'id'])
      .execute();
    await db.schema.createIndex('templates_owner').on('templates').columns(['tenant', 'owner']).execute();
  },
};
