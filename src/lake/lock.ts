import { createHash, randomBytes } from 'node:crypto';
import { link, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { errorCode, makeFolder, onDisk, writeAtomically, writeSynced } from './disk.ts';

const ownerShape = z.object({
  pid: z.number().int(),
  /** When the process began, in the system's own count: a pid alone is used again after a restart. */
  began: z.string(),
  /** Loopback port of the server, once it listens. */
  port: z.number().int().optional(),
  /** Lets a local client of the same user show that it may read the folder. */
  token: z.string(),
});

/** The process that owns a data folder (ARCHITECTURE §3.10). */
export type DataFolderOwner = z.infer<typeof ownerShape>;

export interface DataFolderLock {
  readonly owner: DataFolderOwner;
  /** Tells local clients where the server listens. */
  setPort(port: number): Promise<void>;
  release(): Promise<void>;
}

/**
 * Makes this process the only owner of the data folder until it releases it or ends, however it ends.
 * @throws Fault `conflict` naming the process that has it, `unavailable` when the folder cannot be written.
 */
export async function lockDataFolder(dataDir: string, { port }: { port?: number } = {}): Promise<DataFolderLock> {
  const path = lockPath(dataDir);
  let owner: DataFolderOwner = { pid: process.pid, began: await processBegan(process.pid), token: newToken() };
  if (port !== undefined) owner = { ...owner, port };
  await onDisk(dataDir, async () => {
    await makeFolder(dataDir);
    await take(path, owner, dataDir);
  });
  return {
    get owner() {
      return owner;
    },
    async setPort(listening) {
      owner = { ...owner, port: listening };
      await onDisk(dataDir, () => writeAtomically(path, JSON.stringify(owner), 0o600));
    },
    async release() {
      if ((await readOwner(path))?.token === owner.token) await rm(path, { force: true });
    },
  };
}

/** Who owns the data folder now; undefined when nobody does, or the process that did is gone. */
export async function dataFolderOwner(dataDir: string): Promise<DataFolderOwner | undefined> {
  const owner = await readOwner(lockPath(dataDir));
  return owner !== undefined && (await isAlive(owner)) ? owner : undefined;
}

/** Puts the owner's lock at `path`, making way where the one that is there was left behind. */
async function take(path: string, owner: DataFolderOwner, dataDir: string): Promise<void> {
  const draft = `${path}.${owner.token}`;
  await writeSynced(draft, JSON.stringify(owner), 0o600);
  try {
    // Linking is atomic and brings the whole content, which opening with O_EXCL and writing would not.
    while (!(await linked(draft, path))) await clearAbandoned(path, owner, dataDir);
  } finally {
    await rm(draft, { force: true });
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose owner is gone. Several may find it at once and one of them have a fresh lock in its place already,
 * so the right to remove exactly this one is a lock of its own.
 */
async function clearAbandoned(path: string, self: DataFolderOwner, dataDir: string): Promise<void> {
  const found = await textOf(path);
  if (found === undefined) return;
  const owner = toOwner(found);
  if (owner !== undefined && (await isAlive(owner))) throw inUse(dataDir, owner);
  const right = `${path}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`;
  await take(right, self, dataDir);
  try {
    if ((await textOf(path)) === found) await rm(path, { force: true });
  } finally {
    await rm(right, { force: true });
  }
}

function inUse(dataDir: string, owner: DataFolderOwner): Fault {
  const where = owner.port === undefined ? '' : `, which serves on port ${owner.port}`;
  const message = `The data folder ${dataDir} is in use by process ${owner.pid}${where}; stop that process or name another folder with --data`;
  return new Fault('conflict', message);
}

async function readOwner(path: string): Promise<DataFolderOwner | undefined> {
  const text = await textOf(path);
  return text === undefined ? undefined : toOwner(text);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Undefined for a text that is no lock of ours, or half of one. */
function toOwner(text: string): DataFolderOwner | undefined {
  try {
    return ownerShape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function isAlive({ pid, began }: DataFolderOwner): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  return (await processBegan(pid)) === began;
}

/** Clock tick since boot at which the process began, where the system tells (Linux); otherwise empty, also for a dead one. */
async function processBegan(pid: number): Promise<string> {
  if (process.platform !== 'linux') return '';
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The command in parentheses may hold blanks; behind it come the state first, threads 18th and start 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Dead, but not yet buried by its parent: it holds nothing any more once its threads are gone.
    if (fields[0] === 'Z' && Number(fields[17]) <= 1) return '';
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return '';
  }
}

const lockPath = (dataDir: string): string => join(dataDir, 'owner.lock');
const newToken = (): string => randomBytes(24).toString('base64url');
