import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What runs by itself and what programs use: queries, reports of every kind (files, pages by mail, alerts), their runs
 * and notices; applications and the tokens they were given. Secrets are here as hashes, but for the keys of the house.
 */
export const reports: Migration = {
  async up(db: Kysely<unknown>) {
    await makeApplications(db);
    await makeQueries(db);
    await makeReports(db);
    await makeExecutions(db);
    await makeNotices(db);
    await db.schema
      .createTable('house_keys')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

async function makeApplications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('applications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('applications_tenant').on('applications').column('tenant').execute();
  await db.schema
    .createTable('access_tokens')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('family', 'text', (column) => column.notNull())
    .addColumn('application', 'text', (column) => column.notNull().references('applications.id'))
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('access_tokens_family').on('access_tokens').column('family').execute();
  await db.schema.createIndex('access_tokens_expires').on('access_tokens').column('expires_at').execute();
}

async function makeQueries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('queries')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('owner_name', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('queries_pkey', ['tenant', 'id'])
    .execute();
  await db.schema.createIndex('queries_owner').on('queries').columns(['tenant', 'owner']).execute();
}

async function makeReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('owner_name', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('content', 'jsonb', (column) => column.notNull())
    .addColumn('plan', 'jsonb', (column) => column.notNull())
    .addColumn('delivery', 'jsonb', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz')
    .addColumn('removed_at', 'timestamptz')
    .addColumn('looked_at', 'timestamptz', (column) => column.notNull())
    .addColumn('next_at', 'timestamptz')
    .addPrimaryKeyConstraint('reports_pkey', ['tenant', 'id'])
    .execute();
  await db.schema.createIndex('reports_owner').on('reports').columns(['tenant', 'owner', 'kind']).execute();
  await sql`create index reports_due on reports (next_at) where status = 'Active' and removed_at is null`.execute(db);
}

async function makeExecutions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('executions')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addColumn('due_at', 'timestamptz', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('not_before', 'timestamptz')
    .addColumn('begun_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('file', 'jsonb')
    .addColumn('trouble', 'text')
    .addPrimaryKeyConstraint('executions_pkey', ['tenant', 'id'])
    // Whatever two processes do at once, a slot fires once.
    .addUniqueConstraint('executions_slot', ['tenant', 'report', 'due_at'])
    .addForeignKeyConstraint('executions_report', ['tenant', 'report'], 'reports', ['tenant', 'id'], (report) =>
      report.onDelete('cascade'),
    )
    .execute();
  await sql`create index executions_open on executions (status) where status in ('Pending', 'Running')`.execute(db);
}

async function makeNotices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notices')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addColumn('execution', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('not_before', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('log', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('notices_pkey', ['tenant', 'id'])
    .addForeignKeyConstraint('notices_execution', ['tenant', 'execution'], 'executions', ['tenant', 'id'], (run) =>
      run.onDelete('cascade'),
    )
    .execute();
  await sql`create index notices_waiting on notices (not_before) where state = 'waiting'`.execute(db);
}
