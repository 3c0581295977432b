import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import type { ImportParameters } from '#contract/request.ts';
import type { AdoptionMarks } from '#domain/adoption/marks.ts';
import { rebuild } from '#ingest/deliver.ts';
import { type Lake, openLake } from '#lake/lake.ts';
import { type DataFolderLock, type DataFolderOwner, dataFolderOwner, lockDataFolder } from '#lake/lock.ts';
import { parseTenant } from '#lake/tenant-id.ts';
import { createReporting } from '#reporting/run.ts';
import type { RecordsPlace } from '#state/place.ts';
import { createRecords } from '#state/records.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import type { Store } from '#store/store.ts';
import { type Annotations, createAnnotations } from './annotations.ts';
import { type Answers, createAnswers } from './answers.ts';
import { type Behind, createBehind } from './behind.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import { type Customers, createCustomers } from './customers.ts';
import { createFeedbackBook, type FeedbackBook } from './feedback.ts';
import { ingestWork } from './import-work.ts';
import { createImports, type ImportRequest, type Imports } from './imports.ts';
import { createLearners, type Learners } from './learners.ts';
import { createRawData, type RawData } from './raw-data.ts';
import { createSupportLoads, type SupportLoads, typedInLoads } from './support-load.ts';
import { createUploads, type Uploads } from './uploads.ts';
import { createViews, type Views } from './views.ts';

/** The whole product over one data folder, which this process owns until `close`. */
export interface App {
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly behind: Behind;
  readonly learners: Learners;
  readonly customers: Customers;
  readonly rawData: RawData;
  readonly feedback: FeedbackBook;
  readonly annotations: Annotations;
  readonly views: Views;
  readonly supportLoads: SupportLoads;
  /** False while nothing was written down yet. @throws Fault `unavailable` when the records cannot be reached */
  checkRecords(): Promise<boolean>;
  readonly imports: Imports;
  readonly uploads: Uploads;
  today(): Day;
  /** @throws Fault `bad-parameter` for a tenant that cannot be one, or when none is named and none or several are there */
  importRequest(parameters: ImportParameters): Promise<ImportRequest>;
  /** Path of the rejected rows of an import. @throws Fault `not-found` when it has none. */
  rejectsFile(importId: string): Promise<string>;
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
    const { tenantOf } = createCatalogue(lake, { reports, datasets, today: () => dayOf(config, instant()) });
    const tenants = tenant === undefined ? await lake.tenants() : [await tenantOf(tenant)];
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
function openStore(lake: Lake): Promise<Store> {
  return connectDuckdb({ dataDir: lake.dataDir, datasets, rowsPath: (delivery) => lake.rowsPath(delivery) });
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
  const catalogue = createCatalogue(lake, { reports, datasets, today });
  const { states, tenantOf } = catalogue;
  const rawText = config.exportRawText;
  const notMigrated = config.notMigratedTenants ?? [];
  const records = createRecords({ place: recordsPlace(config, lake.dataDir), now: instant, newId: randomUUID });
  const typedIn = { adoptionMarks: marksOf(config), supportLoad: typedInLoads(records) };
  const asked = { store, states, reports, datasets, today, notMigrated, ...typedIn };
  const reporting = createReporting(asked);
  const imports = createImports(ingestWork({ lake, store, datasets, now: instant }));
  return {
    config,
    catalogue,
    answers: createAnswers({ reporting, tenantOf, rawText }),
    behind: createBehind({ reporting, tenantOf, rawText }),
    customers: createCustomers({ reporting: asked, tenantOf }),
    learners: createLearners({ reporting: asked, tenantOf, link: config.learnerLink }),
    rawData: createRawData({ store, datasets, tenantOf, rawText }),
    feedback: createFeedbackBook({ dataDir: lake.dataDir, reports, tenantOf, now: instant, newId: randomUUID }),
    annotations: createAnnotations({ records, reports, tenantOf }),
    views: createViews({ records, reports, tenantOf }),
    supportLoads: createSupportLoads({ records, tenantOf }),
    checkRecords: () => records.check(),
    imports,
    uploads,
    today,
    importRequest: async (parameters) => toImportRequest(parameters, parameters.tenant ?? (await onlyTenant(lake))),
    rejectsFile: async (id) => rejectsOf((await imports.status(id)).receipt?.rejectsFile ?? undefined, lake),
    checkReady: () => checkReady(lake, store),
    listensOn: (port) => lock.setPort(port),
    async close() {
      await imports.close();
      await records.close();
      await closeFolder({ lock, store });
    },
  };
}

/** Notes, saved views and what else people write down: with the data, or where DATABASE_URL says. */
export function recordsPlace({ databaseUrl }: Config, dataDir: string): RecordsPlace {
  if (databaseUrl !== undefined) return { kind: 'server', url: databaseUrl };
  return { kind: 'folder', folder: join(dataDir, 'records') };
}

function marksOf(config: Config): AdoptionMarks {
  const { adoptionLowPercent, adoptionYammerPercent, adoptionCasesPerMonth } = config;
  return {
    lowPercent: adoptionLowPercent,
    yammerExcessPercent: adoptionYammerPercent,
    casesPerMonth: adoptionCasesPerMonth,
  };
}

const instant = () => new Date().toISOString();

/** The day to take for today at a UTC instant. */
function dayOf({ today }: Config, now: string): Day {
  return today ?? now.slice(0, 10);
}

/** A file without a tenant can only belong to the one there is; the first one is made by naming it (CLI-3). */
async function onlyTenant(lake: Lake): Promise<string> {
  const tenants = await lake.tenants();
  const [only] = tenants;
  if (tenants.length === 1 && only !== undefined) return only;
  const which = tenants.length === 0 ? 'the first import creates it' : `there are ${tenants.join(', ')}`;
  const message = `tenant is missing; name the partner global account the file belongs to (${which})`;
  throw new Fault('bad-parameter', message, { parameter: 'tenant', allowed: tenants });
}

function toImportRequest({ dataset, customer, file, strict }: ImportParameters, tenant: string): ImportRequest {
  return {
    tenant: parseTenant(tenant),
    name: toLabel(file ?? 'upload'),
    ...(dataset !== undefined && { dataset }),
    ...(customer !== undefined && { customer }),
    ...(strict !== undefined && { strict }),
  };
}

/** SEC-10: a name that came from outside is a label; folders, control characters and excess are cut off. */
function toLabel(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/\p{Cc}/gu, '').slice(-200) || 'upload';
}

function rejectsOf(rejectsFile: string | undefined, lake: Lake): string {
  if (rejectsFile !== undefined) return lake.pathOf(rejectsFile);
  throw new Fault('not-found', 'This import rejected no rows, so there is no file of them', { parameter: 'id' });
}

async function checkReady(lake: Lake, store: Store): Promise<void> {
  for (const tenant of await lake.tenants()) {
    const { version } = await lake.manifest(tenant);
    if ((await store.version(tenant)) !== version) {
      throw new Fault('unavailable', `The data of tenant ${tenant} are being loaded; try again in a moment`);
    }
  }
}
