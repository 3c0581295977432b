import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUploads } from './uploads.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('createUploads', () => {
  it('HTTP-2 keeps a file until it is discarded, and nothing of an earlier run', async () => {
    writeFileSync(join(folder, 'left-behind'), 'x');
    const uploads = await createUploads(folder, 1);
    expect(readdirSync(folder)).toEqual([]);
    const upload = await uploads.receive('one', Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]));
    expect(readFileSync(upload.path, 'utf8')).toBe('a,b\n1,2\n');
    await upload.discard();
    expect(existsSync(upload.path)).toBe(false);
  });

  it('SEC-9 stops at the limit and leaves nothing', async () => {
    const uploads = await createUploads(folder, 1);
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536);
      })(),
    );
    await expect(uploads.receive('big', endless)).rejects.toThrow(/larger than 1 MB/);
    expect(readdirSync(folder)).toEqual([]);
    expect(() => uploads.checkSize(2 ** 21)).toThrow(/larger than 1 MB/);
  });

  it('HTTP-2 leaves nothing of an upload that breaks off', async () => {
    const uploads = await createUploads(folder, 1);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection reset');
      })(),
    );
    await expect(uploads.receive('half', broken)).rejects.toThrow(/broke off/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
