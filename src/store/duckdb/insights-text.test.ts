import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallDisk } from '../../../test/small-disk.ts';
import { writeLines } from './insights-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'partnerscope-text-'));
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

const path = join(folder, 'file');
const million = `SELECT repeat('x', 10) AS head FROM range(1000000) WHERE range < $1`;
const written = (sql: string, { bound = [], signal }: { bound?: bigint[]; signal?: AbortSignal } = {}) =>
  writeLines(connection, { sql, bound }, { path, signal });
const text = () => readFileSync(path, 'utf8');

describe('writeLines', () => {
  it('API-60 writes the first line and every other once, and tells how many there are', async () => {
    expect(await written(million, { bound: [300_000n] })).toBe(300_000);
    expect(text()).toBe(`head\r\n${'xxxxxxxxxx\r\n'.repeat(300_000)}`);
  });

  it('API-60 writes a line as it is: quotes, ends, controls and nothing at all; so the first, which may stand alone', async () => {
    const lines = `unnest(['"', 'a' || chr(0) || 'b', chr(13), chr(10) || '#', '', '\\', 'é😀', chr(65279)])`;
    expect(await written(`SELECT ${lines} AS "\ufeff""a"",b;c"`)).toBe(8);
    expect(text()).toBe('\ufeff"a",b;c\r\n"\r\na\0b\r\n\r\r\n\n#\r\n\r\n\\\r\né😀\r\n\ufeff\r\n');
    expect(await written(million, { bound: [0n] })).toBe(0);
    expect(text()).toBe('head\r\n');
  });

  it('SEC-14 ends when it is stopped, and says what stopped it or what is wrong', async () => {
    const endless = `SELECT sum(a.range * b.range) AS x FROM range(1000000) AS a, range(10000000) AS b`;
    const stop = new AbortController();
    const asked = written(endless, { signal: stop.signal });
    await pause(50);
    stop.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await expect(written(million, { signal: AbortSignal.abort(new Error('late')) })).rejects.toThrow('late');
    await expect(written(`SELECT error('broken')`)).rejects.toThrow('broken');
    expect(await written(million, { bound: [1n] })).toBe(1);
  });

  it('SEC-17 tells a full disk like one that was met elsewhere', async () => {
    const disk = smallDisk(join(folder, 'small'), '256k');
    if (disk === undefined) return;
    try {
      const place = { path: join(folder, 'small', 'file'), signal: undefined };
      const asked = writeLines(connection, { sql: million, bound: [300_000n] }, place);
      await expect(asked).rejects.toMatchObject({ code: 'ENOSPC' });
    } finally {
      disk.unmount();
    }
  });
});
