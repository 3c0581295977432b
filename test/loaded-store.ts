import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import type { Delivery, Manifest } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { engineType } from '#store/duckdb/tables.ts';
import type { Store } from '#store/store.ts';
import type { Data, RawRow } from './reference/customers.ts';

export interface LoadedStore extends AsyncDisposable {
  /** The data folder. */
  readonly dir: string;
  readonly store: Store;
  /** Writes the rows as one delivery per dataset and loads them as the tenant's next version. */
  load(tenant: string, data: Data): Promise<Manifest>;
  /** Adds deliveries to what the tenant has. */
  deliver(tenant: string, data: Data): Promise<Manifest>;
  /** Takes the tenant's nth delivery back. */
  undo(tenant: string, nth: number): Promise<Manifest>;
}

/** A real engine over real Parquet in a folder of its own, without the ingest: rows come as plain arrays. */
export async function loadedStore(): Promise<LoadedStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partnerscope-store-'));
  const rowsPath = (delivery: Delivery) => join(dataDir, 'lake', delivery.tenant, `${delivery.id}.parquet`);
  const adoption = adoptionSetting(reports);
  const store = await connectDuckdb({ dataDir, datasets, rowsPath, adoption, threads: 1 });
  const writer = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const manifests = new Map<string, Manifest>();
  let version = 0;

  const write = async (tenant: string, data: Data): Promise<Delivery[]> => {
    mkdirSync(join(dataDir, 'lake', tenant), { recursive: true });
    const deliveries: Delivery[] = [];
    for (const [name, rows] of Object.entries(data)) {
      const dataset = datasets.find((each) => each.name === name);
      if (dataset === undefined || rows.length === 0) continue;
      const delivery = deliveryOf(dataset, rows, { tenant, version });
      deliveries.push(delivery);
      const values = rows.map(
        (row) => `(${delivery.columns.map((column) => cellSql(dataset, column, row)).join(', ')})`,
      );
      const names = delivery.columns.map((column) => `"${column}"`).join(', ');
      const table = `SELECT * FROM (VALUES ${values.join(', ')}) AS t(${names})`;
      await writer.run(`COPY (${table}) TO '${rowsPath(delivery)}' (FORMAT parquet)`);
    }
    return deliveries;
  };
  const accept = async (tenant: string, deliveries: readonly Delivery[]): Promise<Manifest> => {
    const manifest: Manifest = { tenant, version, deliveries };
    manifests.set(tenant, manifest);
    await store.load(manifest);
    return manifest;
  };
  const standing = (tenant: string) => manifests.get(tenant)?.deliveries ?? [];

  return {
    dir: dataDir,
    store,
    async load(tenant, data) {
      version++;
      return accept(tenant, await write(tenant, data));
    },
    async deliver(tenant, data) {
      version++;
      return accept(tenant, [...standing(tenant), ...(await write(tenant, data))]);
    },
    async undo(tenant, nth) {
      version++;
      const undone = (delivery: Delivery, index: number) =>
        index === nth ? { ...delivery, undoneAt: '2024-07-02T00:00:00Z' } : delivery;
      return accept(tenant, standing(tenant).map(undone));
    },
    async [Symbol.asyncDispose]() {
      await store.close();
      writer.closeSync();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function deliveryOf(dataset: Dataset, rows: readonly RawRow[], at: { tenant: string; version: number }): Delivery {
  const { merge } = dataset;
  const length = merge.kind === 'months' ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length;
  const periods =
    merge.kind === 'months' || merge.kind === 'days'
      ? [...new Set(rows.map((row) => String(row[merge.by]).slice(0, length)))].sort()
      : [];
  return {
    id: `v${at.version}-${dataset.name}`,
    dataset: dataset.name,
    tenant: at.tenant,
    file: `${dataset.name}.tsv`,
    sha256: '',
    rows: rows.length,
    periods,
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    loadedAt: '2024-07-01T00:00:00Z',
    version: at.version,
  };
}

function cellSql(dataset: Dataset, name: string, row: RawRow): string {
  const column = dataset.columns[name];
  if (column === undefined) throw new Error(`${dataset.name} has no column ${name}`);
  const value = row[name];
  const literal = value === null || value === undefined ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;
  return `${literal}::${engineType(column)}`;
}
