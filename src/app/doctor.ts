import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type JobsFigures, jobsState } from '#contract/house.ts';
import { type RecordsPlace, tellPlace } from '#state/place.ts';
import { createRecords, type Records } from '#state/records.ts';
import { folderOwner, openApp, recordsPlace } from './app.ts';
import type { Config } from './config.ts';
import { checkFiles, checkMail, tellJobs } from './doctor-jobs.ts';
import { type Finding, fine, messageOf, wrong } from './finding.ts';
import { toJobsFigures } from './jobs.ts';
import { pagesFolder, productVersion } from './place.ts';

const neededNode = 24;
const enoughGigabytes = 1;
/** How long a running server is waited for. */
const answerMs = 5000;

/** Looks at everything the product stands on. It changes nothing; a data folder that is in use is left alone. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const folder = resolve(config.data);
  return [
    { check: 'Partnerscope', ok: true, found: productVersion },
    checkNode(),
    await checkFolder(folder),
    await checkDisk(folder),
    await checkEngine(config),
    await checkData(config, folder),
    await checkRecords(config, recordsPlace(config, folder)),
    ...(await checkJobs(config, recordsPlace(config, folder))),
    await checkFiles(join(folder, 'files')),
    checkMail(config),
    checkPages(),
  ];
}

function checkNode(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= neededNode;
  const found = `${process.version} on ${process.platform} ${process.arch}`;
  return ok ? fine('Node', found) : wrong('Node', found, `Use Node ${neededNode} or newer, or run "npm ci"`);
}

async function checkFolder(folder: string): Promise<Finding> {
  const check = 'data folder';
  const present = existsSync(folder);
  try {
    await access(nearestExisting(folder), constants.R_OK | constants.W_OK | constants.X_OK);
    return fine(check, present ? `${folder}, writable` : `${folder} is not there yet; the first import makes it`);
  } catch {
    return wrong(check, `${folder} cannot be written`, 'Make it writable for this user or name another with --data');
  }
}

async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestExisting(folder));
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  const found = `${gigabytes.toFixed(1)} GB free`;
  if (gigabytes >= enoughGigabytes) return fine('disk', found);
  return wrong('disk', found, `Free at least ${enoughGigabytes} GB where the data folder lies`);
}

/** A folder of its own, so that the engine is tried even when the data are in use. */
async function checkEngine(config: Config): Promise<Finding> {
  const trial = await mkdtemp(join(tmpdir(), 'partnerscope-doctor-'));
  try {
    const app = await openApp({ ...config, data: trial });
    await app.close();
    return fine('engine', 'DuckDB starts');
  } catch (error) {
    return wrong('engine', messageOf(error), 'Run "npm ci" again on this machine; the engine is a native package');
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function checkData(config: Config, folder: string): Promise<Finding> {
  const check = 'data';
  if (!existsSync(join(folder, 'lake'))) return fine(check, 'none yet; import a file or run the demo');
  const owner = await folderOwner(config);
  if (owner !== undefined) {
    return fine(check, `in use by process ${owner.pid}${owner.port ? `, serving on port ${owner.port}` : ''}`);
  }
  try {
    return fine(check, await tellData(config));
  } catch (error) {
    return wrong(
      check,
      messageOf(error),
      'Run "partnerscope rebuild"; if the lake is damaged, restore it from a backup',
    );
  }
}

async function checkRecords(config: Config, place: RecordsPlace): Promise<Finding> {
  const check = 'records';
  if (place.kind === 'folder' && !existsSync(place.folder)) return fine(check, 'none yet; the first note makes them');
  const owner = place.kind === 'folder' ? await folderOwner(config) : undefined;
  if (owner !== undefined) return fine(check, `in use by process ${owner.pid}`);
  try {
    await withRecords(config, place, (records) => records.check());
    return fine(check, `${tellPlace(place)} opens`);
  } catch (error) {
    return wrong(
      check,
      messageOf(error),
      'Notes, saved views and support loads are missing until then; reports are not',
    );
  }
}

/** What runs by itself: asked of the records, or of the process that has them. */
async function checkJobs(config: Config, place: RecordsPlace): Promise<readonly Finding[]> {
  const now = Date.now();
  try {
    const owner = await folderOwner(config);
    if (owner?.port !== undefined) return tellJobs(await askServer(owner.port, owner.token), { now, isServing: true });
    if (place.kind === 'folder' && owner !== undefined) {
      return [fine('jobs', `in use by process ${owner.pid}, which works at none`, 'Ask again when it has ended')];
    }
    if (place.kind === 'folder' && !existsSync(place.folder)) return [fine('jobs', 'none yet')];
    const state = await withRecords(config, place, (records) => records.jobsState());
    return tellJobs(toJobsFigures(state), { now, isServing: false });
  } catch (error) {
    return [wrong('jobs', messageOf(error), 'See to the records and the server first, then ask again')];
  }
}

/** The server that has the data folder, asked with the key of the folder. */
async function askServer(port: number, key: string): Promise<JobsFigures> {
  const headers = { authorization: `Bearer ${key}` };
  const signal = AbortSignal.timeout(answerMs);
  const answer = await fetch(`http://localhost:${port}/api/v1/house/jobs`, { headers, signal });
  if (!answer.ok) throw new Error(`the server on port ${port} answered ${answer.status}`);
  return jobsState.parse(await answer.json());
}

/** Opens them; those in the data folder are taken for as long as it lasts. */
async function withRecords<T>(
  config: Config,
  place: RecordsPlace,
  look: (records: Pick<Records, 'check' | 'jobsState'>) => Promise<T>,
): Promise<T> {
  if (place.kind === 'folder') {
    const app = await openApp(config);
    return look({ check: app.checkRecords, jobsState: app.jobsState }).finally(() => app.close());
  }
  const records = createRecords({ place, now: () => new Date().toISOString(), newId: randomUUID });
  return look(records).finally(() => records.close());
}

async function tellData(config: Config): Promise<string> {
  const app = await openApp(config);
  try {
    const { tenants } = await app.catalogue.tenantList();
    const told = tenants.map(({ tenant, latestMonth }) => `${tenant} up to ${latestMonth ?? 'no month'}`);
    return told.length === 0 ? 'no tenant yet' : `${told.join(', ')}; engine up to date`;
  } finally {
    await app.close();
  }
}

function checkPages(): Finding {
  if (existsSync(join(pagesFolder, 'index.html'))) return fine('web pages', 'built');
  return fine('web pages', 'not built yet; serve builds them, or run "npm run build"');
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
