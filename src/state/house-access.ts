import type { Kysely, Transaction } from 'kysely';
import type { Reach } from './reach.ts';
import type { Database } from './schema.ts';

/** The tables of the installation: people, their rights, the log. */
export type HouseTables = Transaction<Database>;

/** How families of records of the whole installation reach their tables. */
export interface HouseAccess {
  /** UTC instant. */
  readonly now: () => string;
  readonly newId: () => string;
  /**
   * @param nothing the answer while there is no database yet: reading makes none
   * @throws Fault `unavailable` when the records cannot be reached
   */
  read<T>(nothing: T, work: (tables: HouseTables) => Promise<T>): Promise<T>;
  /** As `read` without a transaction, which saves two ways to a server: each statement may see a newer state than the last. */
  glance<T>(nothing: T, work: (tables: Kysely<Database>) => Promise<T>): Promise<T>;
  /**
   * All of the work or nothing of it; on disk when this resolves. Writers of one family go one after the other.
   * @throws Fault `unavailable` when the records cannot be reached
   */
  write<T>(family: string, work: (tables: HouseTables) => Promise<T>): Promise<T>;
  /**
   * As `write`, for what changes nothing of anybody who is known already (a new session, a note in the log): the version
   * stays, and what was read before is as good as it was.
   */
  aside<T>(family: string, work: (tables: HouseTables) => Promise<T>): Promise<T>;
  /** Grows with every `write` of this process: what was read at an older number may be stale. */
  version(): number;
}

export function houseAccess({ now, newId, run, isEmpty }: Reach): HouseAccess {
  let version = 0;
  const aside: HouseAccess['aside'] = async (family, work) => {
    const { waitForTurn } = await import('./tables.ts');
    return run(async ({ db, settle }) => {
      const done = await db.transaction().execute(async (transaction) => {
        await waitForTurn(transaction, family, '');
        return work(transaction);
      });
      await settle();
      return done;
    });
  };
  return {
    now,
    newId,
    version: () => version,
    async read(nothing, work) {
      return isEmpty() ? nothing : run(({ db }) => db.transaction().execute(work));
    },
    glance: async (nothing, work) => (isEmpty() ? nothing : run(({ db }) => work(db))),
    aside,
    async write(family, work) {
      try {
        return await aside(family, work);
      } finally {
        version++;
      }
    },
  };
}
