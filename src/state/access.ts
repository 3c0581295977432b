import type { Tables } from './tables.ts';

/** How a family of records reaches the tables of one tenant. */
export interface Access {
  /** UTC instant. */
  readonly now: () => string;
  readonly newId: () => string;
  /**
   * @param nothing the answer while there is no database yet: reading makes none
   * @throws Fault `unavailable` when the records cannot be reached
   */
  read<T>(nothing: T, work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * All of the work or nothing of it; on disk when this resolves. Writers of one family go one after the other.
   * @throws Fault `unavailable` when the records cannot be reached
   */
  write<T>(family: string, work: (tables: Tables) => Promise<T>): Promise<T>;
}
