import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import type { Delivery, Manifest } from '#lake/manifest.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import { createReporting } from '#reporting/run.ts';
import { connectDuckdb } from '#store/duckdb/connect.ts';
import { guid } from './random-values.ts';

/** What the engine keeps of the newest days, seen from outside: the lake's files may go once it is loaded. */
const tenant = 'kept';
const customer = guid(1);
let dataDir: string;
const fileOf = ({ id }: Pick<Delivery, 'id'>) => join(dataDir, `${id}.parquet`);
const delivery = (dataset: string, day: string): Delivery => ({
  id: `${dataset}-${day}`,
  dataset,
  tenant,
  file: `${dataset}.tsv`,
  sha256: '',
  rows: 1,
  periods: [day],
  columns: ['ProcessedDate', 'CustomerTenantId', 'ProductId', ...(dataset === 'LicenseActivity' ? used : sold)],
  loadedAt: '2024-07-01T00:00:00Z',
  version: 1,
});
const used = ['UserId', 'WorkloadCode', 'LastActivityDate'];
const sold = ['SubscriptionState', 'LicensesSold', 'LicensesAssigned'];
const [may, june] = ['2024-05-31', '2024-06-30'] as const;
const users = { [may]: ['ann'], [june]: ['ann', 'Bob ', 'bob'] };
const setting = adoptionSetting(reports);

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partnerscope-kept-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function writeLake(): Promise<void> {
  const writer = await (await DuckDBInstance.create(':memory:')).connect();
  const copy = (sql: string, id: string) => writer.run(`COPY (${sql}) TO '${fileOf({ id })}' (FORMAT parquet)`);
  const base = (day: string) =>
    `DATE '${day}' AS ProcessedDate, '${customer}'::UUID AS CustomerTenantId, 'P1' AS ProductId`;
  for (const [day, names] of Object.entries(users)) {
    const people = names.map((name) => `('${name}')`).join(', ');
    await copy(
      `SELECT ${base(day)}, UserId, 'EXO' AS WorkloadCode, DATE '${day}' AS LastActivityDate FROM (VALUES ${people}) AS t(UserId)`,
      `LicenseActivity-${day}`,
    );
    await copy(
      `SELECT ${base(day)}, 'Active' AS SubscriptionState, 10::UBIGINT AS LicensesSold, 5::UBIGINT AS LicensesAssigned`,
      `LicenseEntitlements-${day}`,
    );
  }
  writer.closeSync();
}

const connect = (adoption = setting) => connectDuckdb({ dataDir, datasets, rowsPath: fileOf, adoption, threads: 1 });
const manifest = (version: number, deliveries: readonly Delivery[]): Manifest => ({ tenant, version, deliveries });
const of = (day: string) => [delivery('LicenseActivity', day), delivery('LicenseEntitlements', day)];

type Store = Awaited<ReturnType<typeof connect>>;
async function activeIn(store: Store, month: string): Promise<unknown> {
  const { run } = createReporting({ store, states: async () => [], reports, datasets, today: () => '2024-07-10' });
  const range = { from: month, to: month };
  const { sections } = await run({ report: 'adoption', sections: ['by-customer'], range }, { tenant, may: [] });
  return sections[0]?.rows.map((row) => [row.licensesSold, row.licensesActive]);
}

describe('what is kept of adoption', () => {
  it('ADO-21 ADO-30 answers for the newest days without the files of the lake, and reads them for older ones', async () => {
    await writeLake();
    const store = await connect();
    await store.load(manifest(1, [...of(may), ...of(june)]));
    expect([await activeIn(store, '2024-05'), await activeIn(store, '2024-06')]).toEqual([[[10, 1]], [[10, 2]]]);
    for (const { id } of [...of(may), ...of(june)]) rmSync(fileOf({ id }));
    expect(await activeIn(store, '2024-06')).toEqual([[10, 2]]);
    await expect(activeIn(store, '2024-05')).rejects.toThrow();
    await store.close();
  });

  it('CLI-4 goes with the delivery it came from', async () => {
    await writeLake();
    const store = await connect();
    await store.load(manifest(2, [...of(may), ...of(june)]));
    const undone = of(june).map((each) => ({ ...each, undoneAt: '2024-07-02T00:00:00Z' }));
    await store.load(manifest(3, [...of(may), ...undone]));
    expect(await activeIn(store, '2024-06')).toEqual([[10, 1]]);
    const gone = [...of(may), ...of(june)].map((each) => ({ ...each, undoneAt: '2024-07-02T00:00:00Z' }));
    await store.load(manifest(4, gone));
    await expect(activeIn(store, '2024-06')).resolves.toEqual([]);
    await store.close();
  });

  it('ADO-21 is not read when it was measured otherwise, and made again when the engine opens', async () => {
    await writeLake();
    const all = manifest(5, [...of(may), ...of(june)]);
    const other = await connect(setting && { ...setting, activeDays: 1 });
    await other.load(all);
    expect(await activeIn(other, '2024-06')).toEqual([[10, 2]]);
    await other.close();
    const again = await connect();
    await again.load(all);
    for (const { id } of [...of(may), ...of(june)]) rmSync(fileOf({ id }));
    expect(await activeIn(again, '2024-06')).toEqual([[10, 2]]);
    await again.close();
  });
});
