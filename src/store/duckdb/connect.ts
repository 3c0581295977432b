import { join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Month } from '#base/month.ts';
import type { Delivery } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { AdoptionSetting } from '#query/adoption.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { Store } from '../store.ts';
import { answerers } from './answerers.ts';
import { streamInsights, writeInsightsText } from './insights.ts';
import { lockedInstance } from './instance.ts';
import { streamLearners } from './learners-answer.ts';
import { countRows, monthsIn, streamRows } from './rows.ts';
import { beginOnState, onOneState, openTenant, type TenantFile } from './tenant.ts';

export interface DuckdbOptions {
  /** The data folder: the engine's files and the lake it reads lie below it, and it reaches nothing else (SEC-2). */
  readonly dataDir: string;
  readonly datasets: readonly Dataset[];
  /** Where the lake keeps the rows of a delivery. */
  readonly rowsPath: (delivery: Delivery) => string;
  /** How adoption is measured: its newest days are then kept ready for questions. */
  readonly adoption?: AdoptionSetting | undefined;
  /** As DuckDB writes it, for example `1GB`. */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** The embedded engine: one DuckDB file per tenant, attached on demand, nothing reachable outside the data folder. */
export async function connectDuckdb(options: DuckdbOptions): Promise<Store> {
  const folder = resolve(options.dataDir);
  const instance = await lockedInstance(folder, options);
  const control = await instance.connect();
  const tenants = new Map<string, Promise<TenantFile>>();
  let attached = 0;
  let loading: Promise<unknown> = Promise.resolve();

  const tenantFile = (tenant: string) => {
    const open = tenants.get(tenant);
    if (open) return open;
    const catalog = `tenant_${++attached}`;
    const { datasets, rowsPath, adoption } = options;
    const place = { folder: join(folder, 'engine'), datasets, rowsPath, adoption };
    const opening = openTenant({ ...place, tenant, catalog }, control);
    tenants.set(tenant, opening);
    opening.catch(() => tenants.delete(tenant));
    return opening;
  };
  const withConnection = async <T>(signal: AbortSignal | undefined, work: (on: DuckDBConnection) => Promise<T>) => {
    const { connection, release } = await borrow(instance, signal);
    try {
      return await work(connection);
    } finally {
      release();
    }
  };
  /** Loads follow one another: each is one transaction on the shared control connection. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = loading.then(work, work);
    loading = turn.catch(() => undefined);
    return turn;
  };

  return {
    load: (manifest) =>
      inTurn(async () => {
        const file = await tenantFile(manifest.tenant);
        if (file.state().version !== manifest.version) await file.load(control, manifest);
      }),
    version: async (tenant) => (await tenants.get(tenant))?.state().version ?? 0,
    months: async (tenant, dataset): Promise<readonly Month[]> => monthsIn(await tenantFile(tenant), dataset),
    run: async (kind, scoped, signal) => {
      const file = await tenantFile(scoped.scope.tenant);
      return withConnection(signal, (on) =>
        onOneState(on, file, (state) => answerers[kind](on, scoped, { ...state, path: file.path })),
      );
    },
    ...streamsOf(instance, tenantFile),
    writeInsightsText: async (scoped, text, signal) => {
      const file = await tenantFile(scoped.scope.tenant);
      return withConnection(signal, (on) =>
        writeInsightsText(on, scoped, { ...file.state(), path: file.path, file: text, signal }),
      );
    },
    count: async (scoped, signal) => {
      const file = await tenantFile(scoped.scope.tenant);
      return withConnection(signal, (on) => countRows(on, scoped, file));
    },
    forget: (tenant) =>
      inTurn(async () => {
        const file = await tenantFile(tenant);
        tenants.delete(tenant);
        await file.forget(control);
      }),
    close: async () => {
      await loading;
      control.closeSync();
      instance.closeSync();
    },
  };
}

/** The answers that are given in batches. */
function streamsOf(
  instance: DuckDBInstance,
  tenantFile: (tenant: string) => Promise<TenantFile>,
): Pick<Store, 'stream' | 'streamInsights' | 'streamLearners'> {
  const streamOf = async function* <T>(
    { scope }: ScopedQuery,
    signal: AbortSignal | undefined,
    work: (on: DuckDBConnection, file: TenantFile) => AsyncIterable<T>,
  ) {
    const file = await tenantFile(scope.tenant);
    yield* streamOn(instance, signal, (on) => work(on, file));
  };
  return {
    stream: (scoped, signal) => streamOf(scoped, signal, (on, file) => streamRows(on, scoped, file, signal)),
    streamInsights: (scoped, signal) =>
      streamOf(scoped, signal, (on, file) => streamInsights(on, scoped, { ...file.state(), path: file.path, signal })),
    streamLearners: (scoped, signal) =>
      streamOf(scoped, signal, async function* (on, file) {
        const state = await beginOnState(on, file);
        yield* streamLearners(on, scoped, { ...state, path: file.path });
      }),
  };
}

/** What comes from a connection of its own, which is given back when nobody takes any more. */
async function* streamOn<T>(
  instance: DuckDBInstance,
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const { connection, release } = await borrow(instance, signal);
  try {
    yield* work(connection);
  } finally {
    release();
  }
}

/** A connection of its own for one question; an abort interrupts what runs on it. */
async function borrow(instance: DuckDBInstance, signal: AbortSignal | undefined) {
  signal?.throwIfAborted();
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  const release = () => {
    signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
  };
  return { connection, release };
}
