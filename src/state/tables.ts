import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * The tables as one tenant has them: what is read or changed through here is the tenant's own (SEC-3, SEC-5), and a new
 * row wants its tenant by its type. The families of records get nothing else, so that a query without a tenant cannot
 * be written.
 */
export type Tables = ReturnType<typeof tablesOf>;

export function tablesOf(db: Transaction<Database>, tenant: string) {
  return {
    tenant,
    annotations: {
      rows: () => db.selectFrom('annotations').where('tenant', '=', tenant),
      change: (id: string) => db.updateTable('annotations').where('tenant', '=', tenant).where('id', '=', id),
      add: () => db.insertInto('annotations'),
    },
    savedViews: {
      rows: () => db.selectFrom('saved_views').where('tenant', '=', tenant),
      change: (id: string) => db.updateTable('saved_views').where('tenant', '=', tenant).where('id', '=', id),
      add: () => db.insertInto('saved_views'),
    },
    supportLoads: {
      rows: () => db.selectFrom('support_loads').where('tenant', '=', tenant),
      add: () => db.insertInto('support_loads'),
    },
    queries: {
      rows: () => db.selectFrom('queries').where('tenant', '=', tenant),
      remove: (id: string) => db.deleteFrom('queries').where('tenant', '=', tenant).where('id', '=', id),
      add: () => db.insertInto('queries'),
    },
    reports: {
      rows: () => db.selectFrom('reports').where('tenant', '=', tenant),
      change: (id: string) => db.updateTable('reports').where('tenant', '=', tenant).where('id', '=', id),
      add: () => db.insertInto('reports'),
    },
    executions: {
      rows: () => db.selectFrom('executions').where('tenant', '=', tenant),
      change: () => db.updateTable('executions').where('tenant', '=', tenant),
      add: () => db.insertInto('executions'),
    },
    templates: {
      rows: () => db.selectFrom('templates').where('tenant', '=', tenant),
      change: (id: string) => db.updateTable('templates').where('tenant', '=', tenant).where('id', '=', id),
      add: () => db.insertInto('templates'),
    },
    programme: {
      rows: (kind: string) => db.selectFrom('programme_records').where('tenant', '=', tenant).where('kind', '=', kind),
      all: () => db.selectFrom('programme_records').where('tenant', '=', tenant),
      change: (kind: string, id: string) =>
        db.updateTable('programme_records').where('tenant', '=', tenant).where('kind', '=', kind).where('id', '=', id),
      add: () => db.insertInto('programme_records'),
    },
    decisions: {
      rows: () => db.selectFrom('programme_decisions').where('tenant', '=', tenant),
      add: () => db.insertInto('programme_decisions'),
    },
    notices: {
      rows: () => db.selectFrom('notices').where('tenant', '=', tenant),
      change: (id: string) => db.updateTable('notices').where('tenant', '=', tenant).where('id', '=', id),
      add: () => db.insertInto('notices'),
    },
    /** Only ever added to. */
    audit: { add: () => db.insertInto('audit') },
  };
}

/** Makes writers of one family of a tenant go one after the other, until the transaction ends. */
export async function waitForTurn(db: Transaction<Database>, family: string, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${family}/${tenant}`}, 0))`.execute(db);
}
