import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** An open database of the records. */
export interface Connection {
  readonly db: Kysely<Database>;
  /** Waits until the disk has what was written, where the engine itself does not. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
