import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import type { Actor } from '#domain/access/actor.ts';
import { rebuild } from '#ingest/deliver.ts';
import type { RunningJobs } from '#jobs/create-jobs.ts';
import { type Lake, openLake } from '#lake/lake.ts';
import { type DataFolderLock, type DataFolderOwner, dataFolderOwner, lockDataFolder } from '#lake/lock.ts';
import type { Delivery } from '#lake/manifest.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import type { JobsState } from '#state/jobs-state.ts';
import type { RecordsPlace } from '#state/place.ts';
import { createRecords, type Records } from '#state/records.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { fairStore } from '#store/share/fair.ts';
import type { Store } from '#store/store.ts';
import { autoAssignmentOf, type Config } from './config.ts';
import { createDrawer, type Drawer } from './drawer.ts';
import { createImportJournal, type ImportJournal } from './import-journal.ts';
import { ingestWork } from './import-work.ts';
import { createImports, type Imports } from './imports.ts';
import { createAppJobs, safeRequestOf, tellerOf } from './jobs.ts';
import { createMailer } from './mailer.ts';
import { createMakers } from './makers.ts';
import type { Deed } from './people/audit-log.ts';
import { createPeople, type People } from './people/people.ts';
import { createTenantData } from './people/tenant-data.ts';
import { createRenewalWork } from './programme/renewals.ts';
import { chooseTenant, createReader, type Reader } from './reader.ts';
import { watched } from './sendings/after-import.ts';
import { createSendingWorks } from './sendings/compose.ts';
import { createServices, type Services } from './services.ts';
import { createUploads, type Uploads } from './uploads.ts';

/** The whole product over one data folder, which this process owns until `close`; asked directly, it answers as the operator. */
export interface App extends Services {
  readonly config: Config;
  /** The product as somebody gets it: their tenants, their sight, what they may do. @param address of the client, for the log */
  as(actor: Actor, address?: string): Services;
  /** Who there is, who has signed in, and as whom a request comes. */
  readonly people: People;
  readonly uploads: Uploads;
  /** What runs by itself: reports, their files and who is told. */
  readonly jobs: RunningJobs;
  /** False while nothing was written down yet. @throws Fault `unavailable` when the records cannot be reached */
  checkRecords(): Promise<boolean>;
  /** How what runs by itself stands, in all tenants. @throws Fault `unavailable` when the records cannot be reached */
  jobsState(): Promise<JobsState>;
  today(): Day;
  /** @throws Fault `unavailable` when the engine does not stand at what the lake says */
  checkReady(): Promise<void>;
  /** Tells local clients where the server of this app listens. */
  listensOn(port: number): Promise<void>;
  close(): Promise<void>;
}

/** The process that has the data folder, with the port of its server if it serves; undefined when nobody has it. */
export async function folderOwner(config: Config): Promise<DataFolderOwner | undefined> {
  return dataFolderOwner(await dataFolderOf(config));
}

/**
 * Takes the data folder, opens lake and engine in it and brings the engine to the state of the lake.
 * @throws Fault `conflict` when another process has the folder, `unavailable` when it cannot be written
 */
export async function openApp(config: Config): Promise<App> {
  const { lock, lake, store } = await openFolder(config);
  try {
    for (const tenant of await lake.tenants()) await store.load(await lake.manifest(tenant));
    const uploads = await createUploads(join(lake.dataDir, 'tmp', 'uploads'), config.uploadMegabytes);
    return compose({ config, lock, lake, store, uploads });
  } catch (error) {
    await closeFolder({ lock, store });
    throw error;
  }
}

/**
 * Throws the engine's files away and makes them anew from the lake; of every tenant when none is named.
 * @returns the tenants it was done for
 * @throws Fault `conflict` when another process has the folder, `not-found` for an unknown tenant
 */
export async function rebuildEngine(config: Config, tenant?: string): Promise<readonly string[]> {
  const { lock, lake, store } = await openFolder(config);
  try {
    const all = await lake.tenants();
    const tenants = tenant === undefined ? all : [chooseTenant(all, tenant)];
    for (const one of tenants) await rebuild(one, { lake, store });
    return tenants;
  } finally {
    await closeFolder({ lock, store });
  }
}

type Folder = Pick<Parts, 'lock' | 'lake' | 'store'>;

async function openFolder(config: Config): Promise<Folder> {
  const dataDir = await dataFolderOf(config);
  const lock = await lockDataFolder(dataDir);
  try {
    const lake = await openLake(dataDir);
    return { lock, lake, store: await openStore(lake) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** @throws Fault `bad-parameter` when the path leads to or through a file; a folder that is not there is made later */
async function dataFolderOf({ data }: Config): Promise<string> {
  const folder = resolve(data);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  const blocked = found instanceof Error ? found.code === 'ENOTDIR' : !found.isDirectory();
  if (!blocked) return folder;
  throw new Fault('bad-parameter', `The data folder ${folder} is a file or lies below one; name a folder with --data`, {
    parameter: '--data',
  });
}

async function closeFolder({ lock, store }: Omit<Folder, 'lake'>): Promise<void> {
  await store.close();
  await lock.release();
}

/** The only place that names an engine. */
async function openStore(lake: Lake): Promise<Store> {
  const rowsPath = (delivery: Delivery) => lake.rowsPath(delivery);
  return fairStore(
    await connectDuckdb({ dataDir: lake.dataDir, datasets, rowsPath, adoption: adoptionSetting(reports) }),
  );
}

interface Parts {
  readonly config: Config;
  readonly lock: DataFolderLock;
  readonly lake: Lake;
  readonly store: Store;
  readonly uploads: Uploads;
}

function compose({ config, lock, lake, store, uploads }: Parts): App {
  const today = () => dayOf(config, instant());
  const records = createRecords({ place: recordsPlace(config, lake.dataDir), now: instant, newId: randomUUID });
  const ingest = ingestWork({ lake, store, datasets, now: instant });
  const imports = createImports(watched(ingest, (came) => sendings.cameIn(came)));
  const drawer = createDrawer();
  const people = peopleOf({ config, records, lock, lake, store });
  const journal = createImportJournal({ note: people.administration.audit.note, onLost: tellLostNote });
  const readerOf = readersOf({ config, lake, people });
  const dayAt = (at: number) => dayOf(config, new Date(at).toISOString());
  const request = safeRequestOf(config);
  const sendings = createSendingWorks({
    config,
    records,
    people,
    readerOf,
    answersOf: (actor) => servicesOf(actor).answers,
    request,
    jobs: () => jobs,
    today,
    now: instant,
  });
  const makers = { ...createMakers({ config, store, people, readerOf, dayAt, now: instant }), ...sendings.makers };
  const { channels } = sendings;
  const dataDir = lake.dataDir;
  const home = () => config.publicUrl ?? `http://localhost:${lock.owner.port ?? config.port}`;
  const errands = programmeErrands({ config, records, store, dataDir, people, today, home });
  const work = { channels, request, errands, makers: () => makers };
  const jobs = createAppJobs({ config, records, dataDir, ...work, now: instant });
  const servicesOf = createServices({
    config,
    lake,
    store,
    records,
    imports,
    journal,
    drawer,
    jobs,
    sendingsOf: sendings.of,
    note: people.administration.audit.note,
    ownTenants: people.ownTenants,
    actorOfAccount: people.actorOfAccount,
    readerOf,
    today,
    home,
    now: instant,
    newId: randomUUID,
  });
  return {
    ...servicesOf({ kind: 'house' }),
    as: servicesOf,
    people,
    jobs,
    config,
    uploads,
    checkRecords: () => records.check(),
    jobsState: () => records.jobsState(),
    today,
    checkReady: () => checkReady(lake, store),
    listensOn: (port) => lock.setPort(port),
    close: () => closeAll({ jobs, imports, journal, drawer, records, lock, store }),
  };
}

/** Who there is, over the records and what data there are of tenants. */
function peopleOf({
  config,
  records,
  lock,
  lake,
  store,
}: Omit<Parts, 'uploads'> & { readonly records: Records }): People {
  return createPeople({
    config,
    records,
    dataDir: lake.dataDir,
    localKey: lock.owner.token,
    dataTenants: () => lake.tenants(),
    tenantData: createTenantData({ lake, store, datasets }),
    now: instant,
  });
}

/** What the learning-partner programme does by itself. */
function programmeErrands({ people, ...parts }: ErrandParts): (stop: AbortSignal) => Promise<void> {
  const { note } = people.administration.audit;
  const around = { note, now: instant, tenants: people.ownTenants, actorOfAccount: people.actorOfAccount };
  const { config } = parts;
  return createRenewalWork({ ...parts, ...around }, { mailer: createMailer(config), tell: tellerOf(config) }).run;
}

interface ErrandParts extends Pick<Parts, 'config' | 'store'> {
  readonly records: Records;
  readonly dataDir: string;
  readonly people: People;
  readonly today: () => Day;
  readonly home: () => string;
}

type Readers = Pick<Parts, 'config' | 'lake'> & { readonly people: People };

/** Who asks, with what is theirs and what they see of it. */
function readersOf({ config, lake, people }: Readers): (actor: Actor) => Reader {
  return (actor) =>
    createReader(actor, {
      dataTenants: () => lake.tenants(),
      autoAssignment: autoAssignmentOf(config),
      learnersOf: people.learnerRules.sightOf,
      reportViewer: config.downloadsReportViewer,
    });
}

interface Held extends Pick<Parts, 'lock' | 'store'> {
  readonly jobs: RunningJobs;
  readonly imports: Imports;
  readonly journal: ImportJournal;
  readonly drawer: Drawer;
  readonly records: Records;
}

/** What writes stops before what it writes to. */
async function closeAll({ jobs, imports, journal, drawer, records, ...folder }: Held): Promise<void> {
  await jobs.close();
  await imports.close();
  await journal.settled();
  await drawer.close();
  await records.close();
  await closeFolder(folder);
}

/** Notes, saved views and what else people write down: with the data, or where DATABASE_URL says. */
export function recordsPlace({ databaseUrl }: Config, dataDir: string): RecordsPlace {
  if (databaseUrl !== undefined) return { kind: 'server', url: databaseUrl };
  return { kind: 'folder', folder: join(dataDir, 'records') };
}

/** What the log of who did what could not take. */
function tellLostNote({ action, tenant, object }: Deed, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${action} of ${object} in ${tenant} was not noted: ${why}\n`);
}

const instant = () => new Date().toISOString();

/** The day to take for today at a UTC instant. */
function dayOf({ today }: Config, now: string): Day {
  return today ?? now.slice(0, 10);
}

async function checkReady(lake: Lake, store: Store): Promise<void> {
  for (const tenant of await lake.tenants()) {
    const { version } = await lake.manifest(tenant);
    if ((await store.version(tenant)) !== version) {
      throw new Fault('unavailable', `The data of tenant ${tenant} are being loaded; try again in a moment`);
    }
  }
}
