import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '#base/fault.ts';
import { currentParts } from '#lake/current.ts';
import type { Lake } from '#lake/lake.ts';
import type { Delivery, Manifest } from '#lake/manifest.ts';
import type { Receipt } from '#lake/receipt.ts';
import { parseTenant } from '#lake/tenant-id.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Store } from '#store/store.ts';
import { convertInChild } from './child.ts';
import { digestOf } from './digest.ts';
import type { Converted } from './job.ts';
import { defaultLimits, type Limits } from './limits.ts';

export interface ImportRequest {
  readonly path: string;
  /** What the file is called in receipts and messages; a label only (SEC-10). */
  readonly name: string;
  readonly tenant: string;
  /** Chooses the dataset instead of the header. */
  readonly dataset?: string;
  /** The customer of files that do not say whose they are. */
  readonly customer?: string;
  /** One rejected row refuses the file. */
  readonly strict?: boolean;
}

export interface ImportProgress {
  /** `reading`: the file becomes typed rows; `loading`: the engine takes them. */
  readonly stage: 'reading' | 'loading';
  /** 0 to 1. */
  readonly fraction?: number;
}

export interface IngestDeps {
  readonly lake: Lake;
  readonly store: Pick<Store, 'load'>;
  readonly datasets: readonly Dataset[];
  /** The instant, UTC. */
  readonly now: () => string;
  readonly limits?: Partial<Limits>;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Imports one file for a tenant (CLI-3 … CLI-5): all or nothing, imports of one tenant one after the other.
 * @throws Fault `unreadable` for what no dataset can take (and for any rejected row when `strict`), `too-large`,
 * `bad-parameter`, `unavailable` when disk or engine refuse.
 */
export async function importFile(request: ImportRequest, deps: IngestDeps): Promise<Receipt> {
  const tenant = parseTenant(request.tenant);
  return deps.lake.exclusively(tenant, async () => {
    const same = await sameContent(request, deps);
    if (same !== undefined) return duplicateReceipt(request, same, deps.lake);
    const folder = await deps.lake.stagingFolder();
    try {
      const converted = await convertStaged(request, folder, deps);
      if (request.strict === true && converted.rejected > 0) throw strictRefusal(request, converted);
      if (converted.loaded === 0) return await keepNothing(request, { folder, converted }, deps);
      return await accept(request, { folder, converted }, deps);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/**
 * Takes a delivery out of what is current; the engine follows.
 * @throws Fault `not-found` for an unknown id, `conflict` when it was undone before.
 */
export async function undoDelivery(id: string, deps: Pick<IngestDeps, 'lake' | 'store' | 'now'>): Promise<Manifest> {
  const delivery = await deps.lake.find(id);
  const undo = () => deps.lake.undo(id, deps.now());
  if (delivery === undefined) return undo();
  return deps.lake.exclusively(delivery.tenant, async () => {
    const manifest = await undo();
    await load(manifest, deps.store);
    return manifest;
  });
}

/** Throws the engine's files of a tenant, or of all, away and makes them again from the lake (ARCHITECTURE §3.9). */
export async function rebuild(
  tenant: string | undefined,
  { lake, store, onProgress }: Pick<IngestDeps, 'lake' | 'onProgress'> & { store: Pick<Store, 'load' | 'forget'> },
): Promise<void> {
  const tenants = tenant === undefined ? await lake.tenants() : [parseTenant(tenant)];
  for (const [index, each] of tenants.entries()) {
    await lake.exclusively(each, async () => {
      await store.forget(each);
      await load(await lake.manifest(each), store);
    });
    onProgress?.({ stage: 'loading', fraction: (index + 1) / tenants.length });
  }
}

interface Staging {
  readonly folder: string;
  readonly converted: Converted;
}

async function convertStaged(request: ImportRequest, staging: string, deps: IngestDeps): Promise<Converted> {
  const { path, name, dataset, customer } = request;
  const { datasets, onProgress, signal } = deps;
  const limits = { ...defaultLimits, ...deps.limits };
  onProgress?.({ stage: 'reading', fraction: 0 });
  const named = { ...(dataset === undefined ? {} : { dataset }), ...(customer === undefined ? {} : { customer }) };
  const job = { path: resolve(path), name, staging, datasets, limits, ...named };
  return convertInChild(job, { signal, onProgress: (fraction) => onProgress?.({ stage: 'reading', fraction }) });
}

async function accept(request: ImportRequest, { folder, converted }: Staging, deps: IngestDeps): Promise<Receipt> {
  const { dataset, sha256, bytes, periods, columns, loaded } = converted;
  const { tenant, customer } = request;
  const manifest = await deps.lake.commit({
    ...{ folder, tenant, dataset, sha256, bytes, periods, columns },
    ...(customer === undefined ? {} : { customer }),
    file: request.name,
    rows: loaded,
    loadedAt: deps.now(),
    receipt: (delivery) => receiptOf(request, converted, { delivery, version: delivery.version }),
  });
  const delivery = manifest.deliveries.at(-1);
  deps.onProgress?.({ stage: 'loading' });
  await load(manifest, deps.store);
  return receiptOf(request, converted, { ...(delivery === undefined ? {} : { delivery }), version: manifest.version });
}

/** Every row was rejected: no delivery, but the person gets the rejects to repair. */
async function keepNothing(request: ImportRequest, { folder, converted }: Staging, deps: IngestDeps): Promise<Receipt> {
  const { version } = await deps.lake.manifest(request.tenant);
  const rejectsFile = await deps.lake.keepRejects(request.tenant, folder, deps.now());
  return { ...receiptOf(request, converted, { version }), rejectsFile };
}

/** The lake is the truth: an engine that fails to follow is brought up to date when it is next opened. */
async function load(manifest: Manifest, store: Pick<Store, 'load'>): Promise<void> {
  try {
    await store.load(manifest);
  } catch (error) {
    if (error instanceof Fault) throw error;
    const message = `Version ${manifest.version} of ${manifest.tenant} is kept, but the engine could not load it; free memory or disk and run \`partnerscope rebuild\``;
    throw new Fault('unavailable', message, { cause: error, detail: String(error) });
  }
}

/** A delivery with this content that is still current, whole. Only a file of the same size needs to be read for it. */
async function sameContent(request: ImportRequest, deps: IngestDeps): Promise<Delivery | undefined> {
  const bytes = await sizeOf(request.path);
  const manifest = await deps.lake.manifest(request.tenant);
  const alike = manifest.deliveries.filter(
    (delivery) =>
      delivery.bytes === bytes &&
      delivery.customer === request.customer &&
      isWhollyCurrent(delivery, manifest, deps.datasets) &&
      (request.dataset === undefined || isNamed(delivery, request.dataset, deps.datasets)),
  );
  if (alike.length === 0) return undefined;
  const { sha256 } = await digestOf(request.path, deps.signal);
  return alike.findLast((delivery) => delivery.sha256 === sha256);
}

async function sizeOf(path: string): Promise<number | undefined> {
  const about = await stat(path).catch(() => undefined);
  return about?.isFile() === true ? about.size : undefined;
}

function isNamed({ dataset }: Delivery, name: string, datasets: readonly Dataset[]): boolean {
  const known = datasets.find((each) => each.name === dataset);
  return [dataset, ...(known?.otherNames ?? [])].some((each) => each.toLowerCase() === name.trim().toLowerCase());
}

function isWhollyCurrent(delivery: Delivery, manifest: Manifest, datasets: readonly Dataset[]): boolean {
  const dataset = datasets.find((each) => each.name === delivery.dataset);
  const part = dataset && currentParts(manifest, dataset).find((each) => each.delivery.id === delivery.id);
  return part !== undefined && (part.periods === undefined || part.periods.length === delivery.periods.length);
}

async function duplicateReceipt(request: ImportRequest, delivery: Delivery, lake: Lake): Promise<Receipt> {
  const [first, { version }] = await Promise.all([lake.receipt(delivery), lake.manifest(request.tenant)]);
  return { ...first, file: request.name, duplicate: true, version };
}

function strictRefusal({ name }: ImportRequest, { rejected, loaded, problems }: Converted): Fault {
  const first = problems
    .slice(0, 5)
    .map(({ line, column, value, reason }) => `line ${line}, ${column} "${value}": ${reason}`);
  const message = `${rejected} of ${rejected + loaded} rows of ${name} cannot be taken, so nothing was: ${first.join('; ')}`;
  return new Fault('unreadable', message, { detail: JSON.stringify(problems.slice(0, 100)) });
}

function receiptOf(
  request: ImportRequest,
  converted: Converted,
  { delivery, version }: { delivery?: Delivery; version: number },
): Receipt {
  const { dataset, loaded, rejected, problems, periods, unknownColumns, missingColumns } = converted;
  const [from, to] = [periods[0]?.slice(0, 7), periods.at(-1)?.slice(0, 7)];
  const kept = delivery !== undefined && rejected > 0;
  return {
    delivery: delivery?.id ?? null,
    dataset,
    tenant: request.tenant,
    file: request.name,
    rows: loaded + rejected,
    loaded,
    rejected,
    duplicate: false,
    months: from === undefined || to === undefined ? null : [from, to],
    problems,
    rejectsFile: kept ? join('lake', request.tenant, 'deliveries', delivery.id, 'rejects.csv') : null,
    unknownColumns,
    missingColumns,
    version,
  };
}
