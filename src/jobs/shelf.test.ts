import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createShelf } from './shelf.ts';

const folder = mkdtempSync(join(tmpdir(), 'partnerscope-shelf-'));
afterAll(() => rmSync(folder, { recursive: true }));
const shelf = createShelf(folder);
const { signal } = new AbortController();
const attempt = (executionId: string) => ({ tenant: 't', executionId, attempt: 1 });
const lying = () => readdirSync(join(folder, 't')).sort();

describe('write', () => {
  it('SEC-10 takes pieces, or what is written to the path that it gives, as a file of nobody else', async () => {
    async function* pieces() {
      yield 'é';
      yield Buffer.from('€');
    }
    expect(await shelf.write(attempt('pieces'), pieces(), signal)).toBe(5);
    expect(await shelf.write(attempt('path'), (path) => writeFile(path, 'é€'), signal)).toBe(5);
    expect(lying()).toEqual(['path.1', 'pieces.1']);
    for (const name of lying()) {
      expect(readFileSync(join(folder, 't', name), 'utf8')).toBe('é€');
      if (process.platform !== 'win32') expect(statSync(join(folder, 't', name)).mode & 0o777).toBe(0o600);
    }
  });

  it('SEC-17 leaves nothing of a file that breaks off, whoever writes it', async () => {
    const before = lying();
    const stop = new AbortController();
    const half = async (path: string) => {
      await writeFile(path, 'half');
      throw new Error('broken');
    };
    const late = async (path: string) => {
      await writeFile(path, 'whole');
      stop.abort(new Error('gone'));
    };
    async function* broken() {
      yield 'half';
      throw new Error('broken');
    }
    await expect(shelf.write(attempt('half'), half, signal)).rejects.toThrow('broken');
    await expect(shelf.write(attempt('pieces-of-half'), broken(), signal)).rejects.toThrow('broken');
    await expect(shelf.write(attempt('late'), late, stop.signal)).rejects.toThrow('gone');
    expect(lying()).toEqual(before);
  });
});
