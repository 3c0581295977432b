import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Connection, SqlRows } from './connection.ts';
import type { Database } from './schema.ts';

/** A PostgreSQL server. It waits for its disk itself. */
export async function openServer(url: string): Promise<Connection> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'partnerscope',
    max: 5,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    keepAlive: true,
  });
  // The pool has let go of a connection that broke while nobody used it; the next request opens another.
  pool.on('error', () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    sql: (text, values = []) => runSql(pool, text, values),
    settle: async () => undefined,
    close: () => db.destroy(),
  };
}

/** The driver answers several statements with a list of answers. */
async function runSql(pool: Pool, text: string, values: readonly unknown[]): Promise<SqlRows> {
  const answers = [await pool.query(text, [...values])].flat();
  return { rows: answers.flatMap(({ rows }) => rows) };
}
