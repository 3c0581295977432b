import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Notes on months, saved views and the support load of customers. */
export const annotationsViewsSupportLoads: Migration = {
  async up(db: Kysely<unknown>) {
    await kept(db, 'annotations')
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('report', 'text')
      .addColumn('note', 'text', (column) => column.notNull())
      .addCheckConstraint('annotations_month', sql`month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
      .execute();
    await kept(db, 'saved_views')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('report', 'text', (column) => column.notNull())
      .addColumn('search', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('support_loads')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('entry', 'integer', (column) => column.notNull())
      .addColumn('customer', 'text', (column) => column.notNull())
      .addColumn('cases_per_month', 'double precision')
      .addColumn('written_at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('support_loads_pkey', ['tenant', 'entry'])
      .execute();
    await db.schema
      .createIndex('support_loads_customer')
      .on('support_loads')
      .columns(['tenant', 'customer', 'entry'])
      .execute();
  },
};

/** The tenant leads the key: no record is found by its id alone (SEC-5). */
function kept(db: Kysely<unknown>, name: 'annotations' | 'saved_views') {
  return db.schema
    .createTable(name)
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('written_at', 'timestamptz', (column) => column.notNull())
    .addColumn('removed_at', 'timestamptz')
    .addPrimaryKeyConstraint(`${name}_pkey`, ['tenant', 'id']);
}
