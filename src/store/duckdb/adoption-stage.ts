import type { DuckDBConnection } from '@duckdb/node-api';

/** A named relation that later ones build on; its text depends on where the words of the request are bound. */
export interface Stage {
  readonly name: string;
  readonly sql: (bound: string[]) => string;
  /** It stands in the tenant's file. */
  readonly isKept?: true;
}

/** Makes each stage a temporary table of the connection, or a view where it is kept; it goes with the connection. */
export async function build(connection: DuckDBConnection, stages: readonly Stage[]): Promise<void> {
  for (const { name, sql, isKept } of stages) {
    const bound: string[] = [];
    await connection.run(`CREATE TEMP ${isKept ? 'VIEW' : 'TABLE'} ${name} AS ${sql(bound)}`, bound);
  }
}
