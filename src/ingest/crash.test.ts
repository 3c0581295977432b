import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLake } from '#lake/lake.ts';
import { type ImportRoom, importRoom, readRows, seatsHeader, seatsRow } from '../../test/import-room.ts';
import { smallDisk } from '../../test/small-disk.ts';
import { importFile } from './deliver.ts';

let room: ImportRoom;
beforeEach(async () => {
  room = await importRoom();
});
afterEach(() => room.close());

const lines = (rows: readonly string[]) => [seatsHeader, ...rows].join('\n');
const file = (first: number, rows = 4000, month = '2024-01') =>
  lines(Array.from({ length: rows }, (_, index) => seatsRow(month, { SeatChange: String(first + index) })));

/** A process that imports the files one after the other, saying when it has finished each. */
function importer(paths: readonly string[]): ChildProcess {
  const source = `
    import { openLake } from '#lake/lake.ts';
    import { importFile } from '#ingest/deliver.ts';
    import { roomDatasets } from './test/import-room.ts';
    const lake = await openLake(${JSON.stringify(room.lake.dataDir)});
    const deps = { lake, store: { load: async () => undefined }, datasets: roomDatasets, now: () => new Date().toISOString() };
    console.log('ready');
    for (const path of ${JSON.stringify(paths)}) {
      const receipt = await importFile({ path, name: 'x', tenant: 'T1' }, deps);
      console.log('version ' + receipt.version);
    }`;
  return spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Opens the lake as the next start would and holds every delivery against its file. */
async function checkLake(): Promise<number> {
  const lake = await openLake(room.lake.dataDir);
  const manifest = await lake.manifest('T1');
  expect(manifest.deliveries).toHaveLength(manifest.version);
  for (const delivery of manifest.deliveries) {
    expect(await readRows(lake.rowsPath(delivery))).toHaveLength(delivery.rows);
    expect(await lake.receipt(delivery)).toMatchObject({ delivery: delivery.id, loaded: delivery.rows });
  }
  const folder = join(room.lake.dataDir, 'lake', 'T1', 'deliveries');
  const kept = existsSync(folder) ? readdirSync(folder) : [];
  expect(kept).toEqual(manifest.deliveries.map(({ id }) => id));
  expect(readdirSync(join(room.lake.dataDir, 'tmp'))).toEqual([]);
  return manifest.version;
}

/** Processes whose parent is `pid` (Linux). */
function childrenOf(pid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((each) => {
    const status = `/proc/${each}/stat`;
    const text = existsSync(status) ? readFileSync(status, 'utf8') : '';
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[1] === String(pid);
  });
}

describe('kill -9 during import', () => {
  it('SEC-17 leaves the old version or the new one, at whatever moment', async () => {
    const paths = Array.from({ length: 6 }, (_, index) =>
      room.put(`f${index}.csv`, file(0, 4000, `2024-0${index + 1}`)),
    );
    let version = 0;
    for (const waitMs of [40, 230, 310, 370, 420, 480, 560, 700]) {
      const child = importer(paths);
      const gone = once(child, 'exit');
      if (child.stdout !== null) await once(child.stdout, 'data');
      await new Promise((done) => setTimeout(done, waitMs));
      child.kill('SIGKILL');
      await gone;
      const now = await checkLake();
      expect(now).toBeGreaterThanOrEqual(version);
      version = now;
    }
    await once(importer(paths), 'exit');
    expect(await checkLake()).toBe(paths.length);
  }, 120_000);

  it.skipIf(process.platform !== 'linux')('SEC-17 ends the process that reads the file too', async () => {
    const child = importer([room.put('large.csv', file(0, 300_000))]);
    const pid = child.pid ?? 0;
    let readers: number[] = [];
    while (readers.length === 0) {
      await new Promise((done) => setTimeout(done, 20));
      readers = childrenOf(pid);
    }
    child.kill('SIGKILL');
    for (let waits = 0; readers.some((each) => existsSync(`/proc/${each}`)) && waits < 100; waits++) {
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(readers.filter((each) => existsSync(`/proc/${each}`))).toEqual([]);
    await checkLake();
  });

  it.skipIf(process.platform !== 'linux')(
    'SEC-9 leaves no process that goes on eating memory',
    async () => {
      const lasting = `"${`${'x'.repeat(99)}\n`.repeat(700_000)}"`;
      const path = room.put('lasting.csv', lines([seatsRow('2024-01', { CustomerName: lasting })]));
      const before = childrenOf(process.pid);
      const refusal = room.take(path, {}, { limits: { residentMb: 500 } });
      refusal.catch(() => undefined);
      await new Promise((done) => setTimeout(done, 200));
      const readers = childrenOf(process.pid).filter((each) => !before.includes(each));
      await expect(refusal).rejects.toMatchObject({ code: 'too-large' });
      await new Promise((done) => setTimeout(done, 1000));
      const left = readers.filter((each) => existsSync(`/proc/${each}`));
      for (const each of left) process.kill(each, 'SIGKILL');
      expect(readers).toHaveLength(1);
      expect(left).toEqual([]);
    },
    60_000,
  );
});

describe('a disk that refuses', () => {
  const withDisk = async (size: string, work: (dataDir: string, readOnly: () => void) => Promise<void>) => {
    const dataDir = join(room.dir, 'small');
    const disk = smallDisk(dataDir, size);
    if (disk === undefined) return;
    try {
      await work(dataDir, disk.readOnly);
    } finally {
      disk.unmount();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };

  it('SEC-17 full: says so, keeps what is there and goes on when there is room again', async () => {
    await withDisk('1500k', async (dataDir) => {
      const lake = await openLake(dataDir);
      const deps = { ...room.deps, lake };
      const small = room.put('small.csv', file(0, 10));
      const ids = Array.from({ length: 50_000 }, () =>
        seatsRow('2024-02', { SubscriptionId: crypto.randomUUID(), CustomerName: crypto.randomUUID() }),
      );
      const large = room.put('large.csv', lines(ids));
      const careful = room.put('careful.csv', lines([...ids, seatsRow('2024-02', { Seats: '1.5' })]));
      await importFile({ path: small, name: 'small', tenant: 'T1' }, deps);
      for (const path of [large, careful]) {
        const refused = importFile({ path, name: 'large', tenant: 'T1' }, deps);
        await expect(refused).rejects.toMatchObject({
          code: 'unavailable',
          message: expect.stringMatching(/disk .* is full/),
        });
      }
      const again = await openLake(dataDir);
      expect(await again.manifest('T1')).toMatchObject({ version: 1 });
      const next = await importFile(
        { path: room.put('next.csv', file(5, 10)), name: 'next', tenant: 'T1' },
        { ...deps, lake: again },
      );
      expect(next).toMatchObject({ version: 2, loaded: 10 });
    });
  });

  it('SEC-17 read-only: refuses imports and keeps reading; cannot be opened as a data folder', async () => {
    await withDisk('8m', async (dataDir, readOnly) => {
      const lake = await openLake(dataDir);
      const deps = { ...room.deps, lake };
      const first = await importFile({ path: room.put('a.csv', file(0, 10)), name: 'a', tenant: 'T1' }, deps);
      readOnly();
      const closed = { code: 'unavailable', message: expect.stringMatching(/cannot be written; make it writable/) };
      await expect(
        importFile({ path: room.put('b.csv', file(9, 10)), name: 'b', tenant: 'T1' }, deps),
      ).rejects.toMatchObject(closed);
      await expect(lake.undo(first.delivery ?? '', 'now')).rejects.toMatchObject(closed);
      const [delivery] = (await lake.manifest('T1')).deliveries;
      expect(delivery?.undoneAt).toBeUndefined();
      expect(delivery && (await readRows(lake.rowsPath(delivery)))).toHaveLength(10);
      await expect(openLake(dataDir)).rejects.toMatchObject(closed);
    });
  });
});
