import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetNamed } from '#catalog/datasets/index.ts';
import type { CurrentPart } from '#lake/manifest.ts';
import { loadPlain, readPlain } from './plain.ts';
import { layout } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'partnerscope-plain-'));
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const statement of layout('memory')) await connection.run(statement);
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

const named = datasetNamed('SeatsSubscriptionsAndRevenue');
if (named === undefined) throw new Error('the subscriptions are gone');
const dataset = named;
const column = 'CustomerTpid';

/** A delivery of the customers alone. */
async function delivered(id: string, values: string): Promise<CurrentPart> {
  await connection.run(`COPY (SELECT unnest([${values}]) AS ${column}) TO '${join(folder, id)}' (FORMAT parquet)`);
  const about = { dataset: dataset.name, tenant: 't', file: id, sha256: '', rows: 1, periods: [], version: 1 };
  return { delivery: { ...about, id, columns: [column], loadedAt: '2024-07-01T00:00:00Z' } };
}

async function keptOf(...parts: readonly CurrentPart[]) {
  const path = ({ delivery }: CurrentPart) => join(folder, delivery.id);
  await loadPlain({ dataset, parts, path }, { connection, catalog: 'memory' });
  return (await readPlain(connection, 'memory')).get(dataset.name)?.has(column) ?? false;
}

describe('loadPlain', () => {
  it('X-1 X-45 keeps a column whose values are all as they are told apart; a missing one changes nothing', async () => {
    expect(await keptOf(await delivered('plain', `'12', 'a b', 'é', NULL`))).toBe(true);
  });

  it('X-1 X-45 keeps none with a capital, a blank at an end or an empty value in any delivery', async () => {
    const good = await delivered('good', `'12'`);
    const bad = [`'1A'`, `' 1'`, `'1 '`, `'1' || chr(160)`, `chr(65279) || '1'`, `''`, `'É'`];
    for (const [i, value] of bad.entries()) {
      expect(await keptOf(good), 'before').toBe(true);
      expect(await keptOf(good, await delivered(`bad${i}`, `'1', ${value}`)), value).toBe(false);
    }
  });

  it('keeps none of what is not there any more', async () => {
    expect(await keptOf(await delivered('gone', `'12'`))).toBe(true);
    expect(await keptOf()).toBe(false);
  });
});
