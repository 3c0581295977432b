import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedInstance } from './instance.ts';

let root: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'partnerscope-engine-'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'secret.csv'), 'word\nsesame\n');
  writeFileSync(join(root, 'data', 'own.csv'), 'word\nours\n');
  instance = await lockedInstance(join(root, 'data'));
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(root, { recursive: true, force: true });
});

describe('lockedInstance', () => {
  it.each([
    ['reads a file', () => `SELECT * FROM read_text('${root}/secret.csv')`],
    ['reads a table file', () => `SELECT * FROM read_csv('${root}/secret.csv')`],
    ['climbs out of the folder', () => `SELECT * FROM read_csv('${root}/data/../secret.csv')`],
    ['lists a folder', () => `SELECT * FROM glob('${root}/*')`],
    ['writes a file', () => `COPY (SELECT 1) TO '${root}/out.csv'`],
    ['attaches a database', () => `ATTACH '${root}/other.duckdb' AS other`],
    ['installs an extension', () => 'INSTALL httpfs'],
    ['loads an extension', () => 'LOAD httpfs'],
    ['reads the network', () => `SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')`],
    ['reads the environment', () => `SELECT getenv('PATH')`],
    ['opens the outside again', () => 'SET enable_external_access = true'],
    ['widens the folders', () => `SET allowed_directories = ['/']`],
    ['unlocks the configuration', () => 'SET lock_configuration = false'],
  ])('SEC-2 refuses a statement that %s', async (_, statement) => {
    await expect(connection.run(statement())).rejects.toThrow();
  });

  it('SEC-2 still reads the data folder', async () => {
    const rows = await connection.runAndReadAll(`SELECT * FROM read_csv('${root}/data/own.csv')`);
    expect(rows.getRows()).toEqual([['ours']]);
  });
});
