import type { DuckDBConnection } from '@duckdb/node-api';

interface Target {
  readonly connection: DuckDBConnection;
  /** How the tenant's file is attached. */
  readonly catalog: string;
}

/**
 * Gives numbers to the entities (or items) not met before.
 * @param from a relation with a column of that name; null is nobody
 */
export async function numberNew({ connection, catalog }: Target, kind: 'entity' | 'item', from: string): Promise<void> {
  const table = `${catalog}.${kind}`;
  await connection.run(
    `INSERT INTO ${table} SELECT (SELECT coalesce(max(id), 0) FROM ${table}) + row_number() OVER (), norm FROM ` +
      `(SELECT DISTINCT ${kind} AS norm FROM ${from} WHERE ${kind} IS NOT NULL) AS met ` +
      `WHERE norm NOT IN (SELECT norm FROM ${table})`,
  );
}
