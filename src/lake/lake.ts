import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { errorCode, makeFolder, onDisk, syncFile, syncFolder, writeAtomically, writeSynced } from './disk.ts';
import type { Delivery, Manifest } from './manifest.ts';
import type { Receipt } from './receipt.ts';
import { isTenant, parseTenant } from './tenant-id.ts';

/** A converted file that waits in a staging folder (`rows.parquet`, perhaps `rejects.csv`) to be accepted. */
export interface Staged extends Omit<Delivery, 'id' | 'version' | 'undoneAt' | 'undoneVersion'> {
  readonly folder: string;
  /** The receipt to keep with the delivery. */
  readonly receipt: (delivery: Delivery) => Receipt;
}

/** Immutable typed Parquet per tenant and delivery, and what of it is current. One process owns a lake. */
export interface Lake {
  readonly dataDir: string;
  /** Tenants that ever had a delivery (CLI-3), by name. */
  tenants(): Promise<readonly string[]>;
  /** Version 0 without deliveries for a tenant that is not there yet. */
  manifest(tenant: string): Promise<Manifest>;
  /** Accepts a staged file: moves it in, then replaces the manifest. A kill at any moment leaves the old or the new one. */
  commit(staged: Staged): Promise<Manifest>;
  /** Takes a delivery out of what is current; its files stay. @throws Fault `not-found`, `conflict` when undone before. */
  undo(delivery: string, at: string): Promise<Manifest>;
  find(delivery: string): Promise<Delivery | undefined>;
  receipt(delivery: Delivery): Promise<Receipt>;
  /** Absolute path of the delivery's Parquet file. */
  readonly rowsPath: (delivery: Delivery) => string;
  /** A new empty folder on the lake's disk; what is left there is cleared when the lake is opened again. */
  stagingFolder(): Promise<string>;
  /** Keeps a staged rejects file of an import that brought no row, under a generated name; path inside the data folder. */
  keepRejects(tenant: string, folder: string, at: string): Promise<string>;
  /** Absolute path of a file that a receipt names. @throws Fault `not-found` for a path outside the data folder. */
  pathOf(inDataFolder: string): string;
  /** Runs changes of one tenant one after the other. */
  exclusively<T>(tenant: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Opens or creates the lake of a data folder, clears staging and removes what a crash left without a manifest entry.
 * Call it as the owner of the folder (`lockDataFolder`).
 * @throws Fault `unavailable` when the folder cannot be written or a manifest cannot be read.
 */
export async function openLake(dataDir: string): Promise<Lake> {
  const root = resolve(dataDir);
  const known = new Map<string, Manifest>();
  await onDisk(root, async () => {
    await rm(join(root, 'tmp'), { recursive: true, force: true });
    await makeFolder(join(root, 'tmp'));
    await makeFolder(join(root, 'lake'));
    for (const tenant of await tenantFolders(root)) {
      const manifest = await readManifest(root, tenant);
      if (manifest.version > 0) known.set(tenant, manifest);
      await removeOrphans(root, manifest);
    }
  });
  return new FolderLake(root, known);
}

class FolderLake implements Lake {
  readonly dataDir: string;
  readonly #known: Map<string, Manifest>;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(dataDir: string, known: Map<string, Manifest>) {
    this.dataDir = dataDir;
    this.#known = known;
  }

  async tenants(): Promise<readonly string[]> {
    return [...this.#known.keys()].sort();
  }

  async manifest(tenant: string): Promise<Manifest> {
    return this.#known.get(parseTenant(tenant)) ?? { tenant, version: 0, deliveries: [] };
  }

  async commit({ folder, receipt, ...staged }: Staged): Promise<Manifest> {
    const before = await this.manifest(staged.tenant);
    const version = before.version + 1;
    const delivery: Delivery = { ...staged, id: deliveryId(staged, version), version };
    const deliveries = join(tenantFolder(this.dataDir, staged.tenant), 'deliveries');
    const target = join(deliveries, delivery.id);
    await onDisk(this.dataDir, async () => {
      await writeSynced(join(folder, 'receipt.json'), JSON.stringify(receipt(delivery)));
      for (const file of await readdir(folder)) await syncFile(join(folder, file));
      await makeFolder(deliveries);
      await rename(folder, target);
      await syncFolder(deliveries);
    });
    try {
      return await this.#replace({ ...before, version, deliveries: [...before.deliveries, delivery] });
    } catch (error) {
      await rm(target, { recursive: true, force: true });
      throw error;
    }
  }

  async undo(id: string, at: string): Promise<Manifest> {
    const delivery = await this.find(id);
    if (delivery === undefined) throw unknownDelivery(id);
    if (delivery.undoneAt !== undefined) {
      throw new Fault('conflict', `Delivery ${id} was undone before, at ${delivery.undoneAt}`);
    }
    const before = await this.manifest(delivery.tenant);
    const version = before.version + 1;
    const deliveries = before.deliveries.map((one) =>
      one.id === id ? { ...one, undoneAt: at, undoneVersion: version } : one,
    );
    return this.#replace({ ...before, version, deliveries });
  }

  async find(id: string): Promise<Delivery | undefined> {
    for (const manifest of this.#known.values()) {
      const found = manifest.deliveries.find((delivery) => delivery.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async receipt(delivery: Delivery): Promise<Receipt> {
    return JSON.parse(await readFile(join(deliveryFolder(this.dataDir, delivery), 'receipt.json'), 'utf8'));
  }

  readonly rowsPath = (delivery: Delivery): string => join(deliveryFolder(this.dataDir, delivery), 'rows.parquet');

  async stagingFolder(): Promise<string> {
    return onDisk(this.dataDir, () => mkdtemp(join(this.dataDir, 'tmp', 'import-')));
  }

  async keepRejects(tenant: string, folder: string, at: string): Promise<string> {
    const kept = join('lake', parseTenant(tenant), 'rejected');
    const path = join(kept, `${at.replace(/\D/g, '')}.csv`);
    await onDisk(this.dataDir, async () => {
      await mkdir(join(this.dataDir, kept), { recursive: true });
      await rename(join(folder, 'rejects.csv'), join(this.dataDir, path));
    });
    return path;
  }

  pathOf(inDataFolder: string): string {
    const path = resolve(this.dataDir, inDataFolder);
    const inside = relative(this.dataDir, path);
    if (!inside.startsWith('..') && !isAbsolute(inside)) return path;
    throw new Fault('not-found', 'There is no such file in the data folder');
  }

  async exclusively<T>(tenant: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(tenant) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#queues.set(tenant, mine);
    try {
      return await mine;
    } finally {
      if (this.#queues.get(tenant) === mine) this.#queues.delete(tenant);
    }
  }

  async #replace(manifest: Manifest): Promise<Manifest> {
    const path = join(tenantFolder(this.dataDir, manifest.tenant), 'manifest.json');
    await onDisk(this.dataDir, () => writeAtomically(path, JSON.stringify(manifest)));
    this.#known.set(manifest.tenant, manifest);
    return manifest;
  }
}

/** @returns the refusal of a delivery id that no manifest knows. */
function unknownDelivery(id: string): Fault {
  return new Fault('not-found', `There is no delivery "${id}"; list them with \`partnerscope imports\``, {
    parameter: 'delivery',
  });
}

const deliveryShape = z.object({
  id: z.string(),
  dataset: z.string(),
  tenant: z.string(),
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().exactOptional(),
  customer: z.string().exactOptional(),
  rows: z.number(),
  periods: z.array(z.string()),
  columns: z.array(z.string()),
  loadedAt: z.string(),
  version: z.number(),
  undoneAt: z.string().exactOptional(),
  undoneVersion: z.number().exactOptional(),
});

const manifestShape = z.object({ tenant: z.string(), version: z.number(), deliveries: z.array(deliveryShape) });

async function tenantFolders(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'lake'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && isTenant(entry.name)).map((entry) => entry.name);
}

async function readManifest(root: string, tenant: string): Promise<Manifest> {
  const path = join(tenantFolder(root, tenant), 'manifest.json');
  try {
    return manifestShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { tenant, version: 0, deliveries: [] };
    const message = `The manifest ${path} cannot be read; restore it from a backup, or remove the folder of this tenant and import its files again`;
    throw new Fault('unavailable', message, { cause: error, detail: String(error) });
  }
}

async function removeOrphans(root: string, { tenant, deliveries }: Manifest): Promise<void> {
  const folder = join(tenantFolder(root, tenant), 'deliveries');
  const listed = new Set(deliveries.map((delivery) => delivery.id));
  for (const name of await namesIn(folder)) {
    if (!listed.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Sorts by time of acceptance; the same in two tenants never. */
function deliveryId({ tenant, sha256, loadedAt }: Omit<Staged, 'folder' | 'receipt'>, version: number): string {
  const stamp = loadedAt.replace(/\.\d+/, '').replace(/[-:]/g, '');
  const mark = createHash('sha256').update(`${tenant}/${version}/${sha256}`).digest('hex').slice(0, 8);
  return `${stamp}-${String(version).padStart(5, '0')}-${mark}`;
}

const tenantFolder = (root: string, tenant: string): string => join(root, 'lake', tenant);
const deliveryFolder = (root: string, { tenant, id }: Delivery): string =>
  join(tenantFolder(root, tenant), 'deliveries', id);
