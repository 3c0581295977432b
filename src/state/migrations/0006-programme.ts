import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The learning-partner programme: what is written down of each partner, what was decided and by which rules, the rules
 * themselves in every version, and the directory as it was sent.
 */
export const programme: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('programme_records')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('content', 'jsonb', (column) => column.notNull())
      .addColumn('made_at', 'timestamptz', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('programme_records_pkey', ['tenant', 'kind', 'id'])
      .execute();
    await db.schema.createIndex('programme_records_kind').on('programme_records').columns(['kind']).execute();
    await db.schema
      .createTable('programme_decisions')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('about', 'text')
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addColumn('edition', 'text')
      .addColumn('edition_version', 'integer')
      .addColumn('facts', 'jsonb', (column) => column.notNull())
      .addColumn('outcome', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('programme_decisions_pkey', ['tenant', 'id'])
      .execute();
    await db.schema
      .createTable('programme_editions')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('content', 'jsonb', (column) => column.notNull())
      .addColumn('written_at', 'timestamptz', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('programme_editions_pkey', ['id', 'version'])
      .execute();
    await db.schema
      .createTable('programme_batches')
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'timestamptz', (column) => column.notNull())
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addColumn('entries', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('programme_batches_pkey', ['month'])
      .execute();
  },
};
