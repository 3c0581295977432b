import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolderOwner, lockDataFolder } from './lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A program that takes the folder, says so and stays. */
const holding = () => `
    import { lockDataFolder } from '#lake/lock.ts';
    await lockDataFolder(${JSON.stringify(dir)}, { port: 4400 });
    console.log('held');
    setInterval(() => undefined, 1000);`;

async function holder(): Promise<ReturnType<typeof spawn>> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holding()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout !== null) await once(child.stdout, 'data');
  return child;
}

describe('lockDataFolder', () => {
  it('lets one own the folder, and the next one after it is released', async () => {
    const lock = await lockDataFolder(dir);
    await expect(lockDataFolder(dir)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await lock.release();
    expect(await dataFolderOwner(dir)).toBeUndefined();
    await (await lockDataFolder(dir)).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')(
    'SEC-17 takes it over from a killed process that nobody has buried',
    async () => {
      const neglectful = spawn(
        'sh',
        ['-c', '"$0" --input-type=module -e "$1" & exec sleep 60', process.execPath, holding()],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      try {
        await once(neglectful.stdout, 'data');
        const { pid = 0 } = (await dataFolderOwner(dir)) ?? {};
        process.kill(pid, 'SIGKILL');
        const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
        await expect.poll(() => dataFolderOwner(dir)).toBeUndefined();
        expect(state()).toBe('Z');
        await (await lockDataFolder(dir)).release();
      } finally {
        neglectful.kill('SIGKILL');
      }
    },
  );

  it('tells local clients of the same user port and token', async () => {
    const lock = await lockDataFolder(dir);
    await lock.setPort(4400);
    expect(await dataFolderOwner(dir)).toMatchObject({ pid: process.pid, port: 4400, token: lock.owner.token });
    expect(statSync(join(dir, 'owner.lock')).mode & 0o077).toBe(0);
  });

  it('SEC-17 refuses a folder another process has, and takes it over once that was killed', async () => {
    const child = await holder();
    try {
      await expect(lockDataFolder(dir)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(new RegExp(`process ${child.pid}.*port 4400`)),
      });
      expect((await dataFolderOwner(dir))?.pid).toBe(child.pid);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect(await dataFolderOwner(dir)).toBeUndefined();
    const lock = await lockDataFolder(dir);
    expect(lock.owner.pid).toBe(process.pid);
  });

  it('does not take a process that got the same number later for the owner', async () => {
    const lock = await lockDataFolder(dir);
    const path = join(dir, 'owner.lock');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), began: 'before the restart' }));
    expect(await dataFolderOwner(dir)).toBeUndefined();
    const next = await lockDataFolder(dir);
    await lock.release();
    expect((await dataFolderOwner(dir))?.token).toBe(next.owner.token);
  });

  it('SEC-17 gives the folder to exactly one of many that ask at once, an abandoned lock being there', async () => {
    for (let round = 0; round < 40; round++) {
      writeFileSync(join(dir, 'owner.lock'), `torn ${round}`);
      const asked = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataFolder(dir)));
      const refusals = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(refusals).toHaveLength(11);
      for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'conflict' });
      expect(readdirSync(dir)).toEqual(['owner.lock']);
    }
  });
});
