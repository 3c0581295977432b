import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * People of the installation: accounts and what they sign in with, what they may do in which tenant, links to learning
 * accounts, and the log of who did what. Secrets are here as hashes, but for the key of the second factor.
 */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await makeAccounts(db);
    await makeSignIns(db);
    await makeRights(db);
    await makeLearning(db);
    await makeAudit(db);
  },
};

async function makeAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('password', 'text')
    .addColumn('must_change_password', 'boolean', (column) => column.notNull())
    .addColumn('operator', 'boolean', (column) => column.notNull())
    .addColumn('totp_key', 'text')
    .addColumn('totp_step', 'bigint')
    .addColumn('totp_pending', 'text')
    .addColumn('language', 'text')
    .addColumn('theme', 'text')
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('disabled_at', 'timestamptz')
    .addColumn('deleted_at', 'timestamptz')
    .execute();
  // One address is one person, however it is written; a deleted account lets go of it.
  await sql`create unique index accounts_email on accounts (lower(email)) where deleted_at is null`.execute(db);
  await db.schema
    .createTable('recovery_codes')
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .addPrimaryKeyConstraint('recovery_codes_pkey', ['account', 'hash'])
    .execute();
  await db.schema
    .createTable('identities')
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('identities_pkey', ['provider', 'subject'])
    .execute();
}

async function makeSignIns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('view_as', 'jsonb')
    .execute();
  await db.schema.createIndex('sessions_account').on('sessions').column('account').execute();
  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('tokens_account').on('tokens').column('account').execute();
  await db.schema
    .createTable('one_time_links')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.references('accounts.id'))
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .execute();
  // A sign-in that went off to a provider and has not come back yet.
  await db.schema
    .createTable('provider_visits')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.references('accounts.id'))
    .addColumn('tenant', 'text')
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('verifier', 'text', (column) => column.notNull())
    .addColumn('return_to', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
}

async function makeRights(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tenants')
    .addColumn('tenant', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('settings', 'jsonb', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('members')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('joined_at', 'timestamptz', (column) => column.notNull())
    .addColumn('viewer_overridden', 'boolean', (column) => column.notNull())
    .addColumn('disabled_at', 'timestamptz')
    .addPrimaryKeyConstraint('members_pkey', ['tenant', 'account'])
    .execute();
  await db.schema.createIndex('members_account').on('members').column('account').execute();
  await db.schema
    .createTable('grants')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('locations', 'jsonb')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('given_at', 'timestamptz', (column) => column.notNull())
    .addColumn('given_by', 'text')
    .addPrimaryKeyConstraint('grants_pkey', ['tenant', 'account', 'role'])
    .addForeignKeyConstraint('grants_member', ['tenant', 'account'], 'members', ['tenant', 'account'], (member) =>
      member.onDelete('cascade'),
    )
    .execute();
}

async function makeLearning(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('learning_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('profile', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('person', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('linked_on', 'text', (column) => column.notNull())
    .addColumn('ended_on', 'text')
    .addColumn('end', 'text')
    .execute();
  // ASC-6: whatever two requests do at once, a profile stands for one person in one company.
  await sql`create unique index learning_links_profile on learning_links (source, profile) where ended_on is null`.execute(
    db,
  );
  await db.schema.createIndex('learning_links_tenant').on('learning_links').column('tenant').execute();
}

async function makeAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('entry', 'bigserial', (column) => column.primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('tenant', 'text')
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('object', 'text')
    .addColumn('detail', 'jsonb', (column) => column.notNull())
    .addColumn('address', 'text')
    .execute();
  await db.schema.createIndex('audit_tenant').on('audit').columns(['tenant', 'entry']).execute();
  // SEC-18: entries are added and never changed or taken away.
  await sql`create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'the audit log is only ever added to'; end $$`.execute(db);
  await sql`create trigger audit_only_grows before update or delete or truncate on audit
    for each statement execute function refuse_change()`.execute(db);
}
