import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyText } from './insights-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'partnerscope-text-'));
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

const million = `SELECT repeat('x', 10) FROM range(1000000) WHERE range < $1`;
const copied = (sql: string, bound: bigint[] = [], signal?: AbortSignal) =>
  copyText(connection, { sql, bound }, { folder, signal });

describe('copyText', () => {
  it('API-60 gives every line once, in several pieces, and how many there are', async () => {
    const pieces = await Array.fromAsync(copied(million, [300_000n]));
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.at(-1)?.rows).toBe(300_000);
    expect(Buffer.concat(pieces.map(({ bytes }) => bytes)).toString()).toBe('xxxxxxxxxx\r\n'.repeat(300_000));
  });

  it('API-60 writes a line as it is: quotes, ends, controls and nothing at all', async () => {
    const sql = `SELECT unnest(['"', 'a' || chr(0) || 'b', chr(13), chr(10) || '#', '', '\\', 'é😀'])`;
    const pieces = await Array.fromAsync(copied(sql));
    const text = Buffer.concat(pieces.map(({ bytes }) => bytes)).toString();
    expect(text).toBe('"\r\na\0b\r\n\r\r\n\n#\r\n\r\n\\\r\né😀\r\n');
  });

  it('SEC-14 leaves nothing behind when it is read, left, stopped or fails', async () => {
    await Array.fromAsync(copied('SELECT 1'));
    for await (const { bytes } of copied(million, [1_000_000n])) {
      expect(readdirSync(folder)).toHaveLength(1);
      expect(bytes.length).toBeGreaterThan(0);
      break;
    }
    expect(readdirSync(folder)).toEqual([]);
    const stop = new AbortController();
    const stopped = async () => {
      for await (const _ of copied(million, [1_000_000n], stop.signal)) stop.abort(new Error('gone'));
    };
    await expect(stopped()).rejects.toThrow('gone');
    await expect(Array.fromAsync(copied(`SELECT error('broken')`))).rejects.toThrow('broken');
    expect(readdirSync(folder)).toEqual([]);
  });
});
