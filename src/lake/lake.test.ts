import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Lake, openLake, type Staged } from './lake.ts';
import type { Receipt } from './receipt.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lake-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const receipt = (delivery: string): Receipt => ({
  ...{ delivery, dataset: 'Seats', tenant: 'T1', file: 'a.csv', rows: 1, loaded: 1, rejected: 0, duplicate: false },
  ...{ months: null, problems: [], rejectsFile: null, unknownColumns: [], missingColumns: [], version: 1 },
});

async function staged(lake: Lake, tenant = 'T1'): Promise<Staged> {
  const folder = await lake.stagingFolder();
  writeFileSync(join(folder, 'rows.parquet'), 'rows');
  return {
    ...{
      folder,
      tenant,
      dataset: 'Seats',
      file: '../../etc/passwd',
      sha256: 'f00',
      bytes: 3,
      rows: 1,
      columns: ['Month'],
    },
    ...{ periods: ['2024-01'], loadedAt: '2024-06-01T10:00:00.000Z', receipt: ({ id }) => receipt(id) },
  };
}

describe('openLake', () => {
  it('CLI-3 knows a tenant from its first delivery on, also after it is opened again', async () => {
    const lake = await openLake(dir);
    expect(await lake.tenants()).toEqual([]);
    expect(await lake.manifest('T1')).toEqual({ tenant: 'T1', version: 0, deliveries: [] });
    const manifest = await lake.commit(await staged(lake));
    const again = await openLake(dir);
    expect(await again.tenants()).toEqual(['T1']);
    expect(await again.manifest('T1')).toEqual(manifest);
    const [delivery] = manifest.deliveries;
    expect(delivery && (await again.receipt(delivery))).toEqual(receipt(delivery?.id ?? ''));
  });

  it('SEC-10 stores under generated names whatever the file was called', async () => {
    const lake = await openLake(dir);
    const [delivery] = (await lake.commit(await staged(lake))).deliveries;
    expect(delivery?.id).toMatch(/^20240601T100000Z-00001-[0-9a-f]{8}$/);
    expect(delivery && lake.rowsPath(delivery)).toBe(
      join(dir, 'lake/T1/deliveries', delivery?.id ?? '', 'rows.parquet'),
    );
    expect(delivery && existsSync(lake.rowsPath(delivery))).toBe(true);
  });

  it.each(['../T1', '', '.hidden', 'a/b', 'x'.repeat(65), 'a b', 'T1\n'])(
    'SEC-10 refuses the tenant id %j',
    async (id) => {
      const lake = await openLake(dir);
      await expect(lake.manifest(id)).rejects.toMatchObject({ code: 'bad-parameter', parameter: 'tenant' });
    },
  );

  it('SEC-10 gives no path outside the data folder', async () => {
    const lake = await openLake(dir);
    expect(() => lake.pathOf('../secret')).toThrow('no such file');
    expect(() => lake.pathOf('/etc/passwd')).toThrow('no such file');
    expect(lake.pathOf('lake/x')).toBe(join(dir, 'lake/x'));
  });

  it('SEC-17 removes what a crash left: staging and deliveries that no manifest names', async () => {
    const lake = await openLake(dir);
    await lake.stagingFolder();
    const manifest = await lake.commit(await staged(lake));
    mkdirSync(join(dir, 'lake/T1/deliveries/orphan'));
    mkdirSync(join(dir, 'lake/T2/deliveries/orphan'), { recursive: true });
    const again = await openLake(dir);
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
    expect(readdirSync(join(dir, 'lake/T1/deliveries'))).toEqual(manifest.deliveries.map(({ id }) => id));
    expect(readdirSync(join(dir, 'lake/T2/deliveries'))).toEqual([]);
    expect(await again.tenants()).toEqual(['T1']);
  });

  it('says which manifest cannot be read', async () => {
    mkdirSync(join(dir, 'lake/T1'), { recursive: true });
    writeFileSync(join(dir, 'lake/T1/manifest.json'), '{"tenant":"T1"');
    await expect(openLake(dir)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('T1/manifest.json'),
    });
  });

  it('passes over files that do not belong into the lake', async () => {
    mkdirSync(join(dir, 'lake'), { recursive: true });
    writeFileSync(join(dir, 'lake/.DS_Store'), '');
    expect(await (await openLake(dir)).tenants()).toEqual([]);
  });
});

describe('undo', () => {
  it('keeps the delivery, marks it and raises the version', async () => {
    const lake = await openLake(dir);
    const [delivery] = (await lake.commit(await staged(lake))).deliveries;
    const manifest = await lake.undo(delivery?.id ?? '', '2024-06-02T00:00:00.000Z');
    expect(manifest.version).toBe(2);
    expect(manifest.deliveries[0]).toMatchObject({ undoneAt: '2024-06-02T00:00:00.000Z', undoneVersion: 2 });
    await expect(lake.undo(delivery?.id ?? '', 'x')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says that there is no such delivery', async () => {
    const lake = await openLake(dir);
    await expect(lake.undo('nope', 'x')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('nope'),
    });
  });
});

describe('exclusively', () => {
  it('runs the changes of one tenant one after the other, a failed one included', async () => {
    const lake = await openLake(dir);
    const steps: string[] = [];
    const step = (name: string, fails = false) =>
      lake.exclusively('T1', async () => {
        steps.push(`${name} begins`);
        await new Promise((done) => setTimeout(done, 5));
        steps.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    await Promise.allSettled([step('a'), step('b', true), step('c')]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
