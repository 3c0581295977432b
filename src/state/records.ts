import { existsSync } from 'node:fs';
import { Fault } from '#base/fault.ts';
import type { Access } from './access.ts';
import { type Annotations, annotationsOf } from './annotations.ts';
import type { Connection, SqlRows } from './connection.ts';
import { type Due, dueOf } from './due.ts';
import { type Executions, executionsOf } from './executions.ts';
import { isTrouble, unavailable } from './faults.ts';
import { type HouseAccess, houseAccess } from './house-access.ts';
import { type HouseKeys, houseKeysOf } from './house-keys.ts';
import { type JobsState, readJobsState } from './jobs-state.ts';
import { type Notices, noticesOf } from './notices.ts';
import { type PastRuns, pastRunsOf } from './past-runs.ts';
import type { RecordsPlace } from './place.ts';
import { type ProgrammeBook, programmeBookOf } from './programme-book.ts';
import { type ProgrammeHouse, programmeHouseOf } from './programme-house.ts';
import { type Queries, queriesOf } from './queries.ts';
import type { Reach } from './reach.ts';
import { type Reports, reportsOf } from './reports.ts';
import { type Runs, runsOf } from './runs.ts';
import { type SavedViews, savedViewsOf } from './saved-views.ts';
import { type SupportLoads, supportLoadsOf } from './support-load.ts';
import { type Templates, templatesOf } from './templates.ts';

/** What people of a tenant wrote down. */
export interface TenantRecords {
  readonly annotations: Annotations;
  readonly views: SavedViews;
  readonly supportLoads: SupportLoads;
  readonly queries: Queries;
  readonly reports: Reports;
  readonly executions: Executions;
  readonly runs: Runs;
  readonly notices: Notices;
  readonly templates: Templates;
  readonly programme: ProgrammeBook;
}

/** The records of every tenant. The database is opened when it is first needed, so what needs none does not pay for it. */
export interface Records {
  /** The only way in: records are always somebody's (SEC-3). */
  of(tenant: string): TenantRecords;
  /** Who there is in the installation. */
  readonly house: HouseAccess;
  /** What is to be done now, of every tenant. */
  readonly due: Due;
  readonly pastRuns: PastRuns;
  /** How that stands, as figures. */
  jobsState(): Promise<JobsState>;
  readonly keys: HouseKeys;
  readonly programme: ProgrammeHouse;
  /** The database for the library that hands out jobs, which keeps a schema of its own in it. @throws Fault `unavailable` */
  sql(text: string, values?: readonly unknown[]): Promise<SqlRows>;
  /** False while nothing was ever written. @throws Fault `unavailable` when the records cannot be reached */
  check(): Promise<boolean>;
  close(): Promise<void>;
}

interface Deps {
  readonly place: RecordsPlace;
  readonly now: () => string;
  readonly newId: () => string;
}

export function createRecords(deps: Deps): Records {
  const holder = createHolder(deps);
  const run = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = await holder.take();
    try {
      return await work(connection);
    } catch (error) {
      if (error instanceof Fault || !isTrouble(error)) throw error;
      await holder.drop(connection);
      throw unavailable(deps.place, error);
    }
  };
  const house = houseAccess({ ...deps, run, isEmpty: () => isEmpty(deps.place) });
  return {
    house,
    due: dueOf(house),
    pastRuns: pastRunsOf(house),
    jobsState: () => readJobsState(house),
    keys: houseKeysOf(house),
    programme: programmeHouseOf(house),
    sql: (text, values) => run(({ sql }) => sql(text, values)),
    of(tenant) {
      const access = accessOf(tenant, { ...deps, run, isEmpty: () => isEmpty(deps.place) });
      return {
        annotations: annotationsOf(access),
        views: savedViewsOf(access),
        supportLoads: supportLoadsOf(access),
        queries: queriesOf(access),
        reports: reportsOf(access),
        executions: executionsOf(access),
        runs: runsOf(access),
        notices: noticesOf(access),
        templates: templatesOf(access),
        programme: programmeBookOf(access),
      };
    },
    async check() {
      if (isEmpty(deps.place)) return false;
      await holder.take();
      return true;
    },
    close: () => holder.close(),
  };
}

/** A folder that is not there holds nothing; only writing makes it. */
function isEmpty(place: RecordsPlace): boolean {
  return place.kind === 'folder' && !existsSync(place.folder);
}

function accessOf(tenant: string, { now, newId, run, isEmpty: nothingYet }: Reach): Access {
  const tables = () => import('./tables.ts');
  return {
    now,
    newId,
    async read(nothing, work) {
      if (nothingYet()) return nothing;
      const { tablesOf } = await tables();
      return run(({ db }) => db.transaction().execute((transaction) => work(tablesOf(transaction, tenant))));
    },
    async write(family, work) {
      const { tablesOf, waitForTurn } = await tables();
      return run(async ({ db, settle }) => {
        const done = await db.transaction().execute(async (transaction) => {
          await waitForTurn(transaction, family, tenant);
          return work(tablesOf(transaction, tenant));
        });
        await settle();
        return done;
      });
    },
  };
}

/** Opens the database once for everybody who asks, and again after it was lost. */
function createHolder({ place, now }: Deps) {
  let opening: Promise<Connection> | undefined;
  let closed = false;
  const open = async (): Promise<Connection> => {
    try {
      const { connect } = await import('./connect.ts');
      return await connect(place, now());
    } catch (error) {
      opening = undefined;
      throw error instanceof Fault ? error : unavailable(place, error);
    }
  };
  const quietly = (connection: Connection) => connection.close().catch(() => undefined);
  return {
    take(): Promise<Connection> {
      if (closed) return Promise.reject(new Error('the records are closed'));
      opening ??= open();
      return opening;
    },
    /** A connection that failed: the next one to ask gets a new one. */
    async drop(connection: Connection): Promise<void> {
      const held = await opening?.catch(() => undefined);
      if (held !== connection) return;
      opening = undefined;
      await quietly(connection);
    },
    async close(): Promise<void> {
      closed = true;
      const held = await opening?.catch(() => undefined);
      opening = undefined;
      await held?.close();
    },
  };
}
