import type { Connection } from './connection.ts';

/** What families of records reach their database by. */
export interface Reach {
  /** UTC instant. */
  readonly now: () => string;
  readonly newId: () => string;
  /** @throws Fault `unavailable` when the records cannot be reached */
  run<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** There is no database yet. */
  isEmpty(): boolean;
}
