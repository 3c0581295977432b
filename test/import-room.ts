import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type ImportRequest, type IngestDeps, importFile } from '#ingest/deliver.ts';
import { type Lake, openLake } from '#lake/lake.ts';
import type { Manifest } from '#lake/manifest.ts';
import type { Receipt } from '#lake/receipt.ts';
import { defineDataset } from '#model/dataset.ts';

const of = (type: 'string' | 'guid' | 'date' | 'month' | 'decimal' | 'integer' | 'boolean01' | 'enum') =>
  ({ type, kind: 'dimension', about: '' }) as const;

/** One column of every type, in a dataset that replaces months. */
export const seats = defineDataset({
  name: 'Seats',
  title: 'Seats',
  otherNames: ['SeatList'],
  columns: {
    Month: of('month'),
    SubscriptionId: of('guid'),
    State: { ...of('enum'), values: ['Active', 'In grace'], alternatives: { Active: 'A' } },
    Channel: { ...of('enum'), values: ['CSP'], open: true },
    Seats: { ...of('integer'), min: 0 },
    SeatChange: of('integer'),
    RevenueUSD: { ...of('decimal'), aliases: ['Revenue'], header: 'Revenue (USD)' },
    StartDate: of('date'),
    IsTrial: of('boolean01'),
    CustomerName: of('string'),
  },
  metrics: [],
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  required: ['Month', 'SubscriptionId'],
  aggregation: 'monthly',
});

export const invoices = defineDataset({
  name: 'Invoices',
  title: 'Invoices',
  columns: { InvoiceNumber: of('string'), InvoiceLine: of('integer'), Amount: of('decimal') },
  metrics: [],
  merge: { kind: 'events', key: ['InvoiceNumber', 'InvoiceLine'] },
  required: ['InvoiceNumber', 'InvoiceLine'],
  aggregation: 'none',
});

export const offices = defineDataset({
  name: 'Offices',
  title: 'Offices',
  columns: { MPNId: of('string'), City: of('string'), Country: of('string') },
  metrics: [],
  merge: { kind: 'snapshot' },
  required: ['MPNId'],
  aggregation: 'none',
});

export const readings = defineDataset({
  name: 'Readings',
  title: 'Readings',
  columns: { ProcessedDate: of('date'), UserId: of('string'), Workload: of('string') },
  metrics: [],
  merge: { kind: 'days', by: 'ProcessedDate' },
  time: 'ProcessedDate',
  required: ['ProcessedDate', 'UserId'],
  aggregation: 'daily',
});

export const roomDatasets = [seats, invoices, offices, readings];

export const someId = '809d4580-aaed-4156-5abc-38d58f77f840';
export const seatsHeader = Object.keys(seats.columns).join(',');
/** A good row of `seats` for a month, `YYYY-MM`. */
export const seatsRow = (month: string, more: Partial<Record<keyof typeof seats.columns, string>> = {}): string =>
  Object.values({
    ...{ Month: `${month}-01`, SubscriptionId: someId, State: 'Active', Channel: 'CSP', Seats: '5', SeatChange: '-2' },
    ...{ RevenueUSD: '12.50', StartDate: '2020-02-29', IsTrial: '0', CustomerName: 'Fabrikam' },
    ...more,
  }).join(',');
export const seatsFile = (...rows: string[]): string => `${[seatsHeader, ...rows].join('\n')}\n`;

/** A data folder of its own, real imports into it, and what the engine was told to load. */
export interface ImportRoom {
  readonly dir: string;
  readonly lake: Lake;
  readonly deps: IngestDeps;
  readonly loaded: readonly Manifest[];
  /** Writes a file to import; returns its path. */
  put(name: string, content: string | Buffer): string;
  take(path: string, more?: Partial<ImportRequest>, deps?: Partial<IngestDeps>): Promise<Receipt>;
  /** Writes and imports in one go. */
  bring(name: string, content: string | Buffer, more?: Partial<ImportRequest>): Promise<Receipt>;
  /** Rows of a delivery as JSON values, in no order. */
  rows(delivery: string | null): Promise<Record<string, unknown>[]>;
  close(): void;
}

export async function importRoom(more: Partial<IngestDeps> = {}): Promise<ImportRoom> {
  const dir = mkdtempSync(join(tmpdir(), 'import-room-'));
  const lake = await openLake(join(dir, 'data'));
  const loaded: Manifest[] = [];
  let tick = 0;
  const deps: IngestDeps = {
    lake,
    store: { load: async (manifest) => void loaded.push(manifest) },
    datasets: roomDatasets,
    now: () => new Date(Date.UTC(2024, 5, 1) + 1000 * tick++).toISOString(),
    ...more,
  };
  const put = (name: string, content: string | Buffer) => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };
  const take = (path: string, request: Partial<ImportRequest> = {}, other: Partial<IngestDeps> = {}) =>
    importFile({ path, name: path.split('/').at(-1) ?? path, tenant: 'T1', ...request }, { ...deps, ...other });
  return {
    ...{ dir, lake, deps, loaded, put, take },
    bring: (name, content, request) => take(put(name, content), request),
    rows: async (id) => {
      const delivery = id === null ? undefined : await lake.find(id);
      return delivery === undefined ? [] : readRows(lake.rowsPath(delivery));
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Every row of a Parquet file; dates, ids and decimals as text. */
export async function readRows(path: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
