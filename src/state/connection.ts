import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** What a library gets back from its SQL. */
export interface SqlRows {
  readonly rows: unknown[];
}

/** An open database of the records. */
export interface Connection {
  readonly db: Kysely<Database>;
  /** SQL of a library that writes its own, beside transactions of ours; several statements when there are no values. */
  sql(text: string, values?: readonly unknown[]): Promise<SqlRows>;
  /** Waits until the disk has what was written, where the engine itself does not. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
