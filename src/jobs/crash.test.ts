import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordsPlace } from '#state/place.ts';
import { createRecords } from '#state/records.ts';
import type { Delivery } from '#state/reports.ts';
import { findPostgres, startPostgres } from '../../test/postgres-server.ts';
import { copyEmptyRecords } from '../../test/records-template.ts';

const parent = mkdtempSync(join(tmpdir(), 'partnerscope-jobs-crash-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const each of children) each.kill('SIGKILL');
  rmSync(parent, { recursive: true, force: true, maxRetries: 10 });
});

const program = fileURLToPath(new URL('../../test/jobs-worker.ts', import.meta.url));
const patience = { timeout: 120_000, interval: 100 };

/** A process that works at the jobs of the records. */
function startWorker(place: RecordsPlace, { files, slow }: { readonly files: string; readonly slow: boolean }) {
  const where = place.kind === 'server' ? place.url : place.folder;
  const call = [program, place.kind, where, files, slow ? 'slow' : 'quick'];
  const child = spawn(process.execPath, call, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    lines: (kind: string) => text.split('\n').filter((line) => line.startsWith(kind)),
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      await ended;
    },
  };
}

async function withRecords<T>(place: RecordsPlace, work: (records: ReturnType<typeof createRecords>) => Promise<T>) {
  const records = createRecords({ place, now: () => new Date().toISOString(), newId: randomUUID });
  try {
    return await work(records);
  } finally {
    await records.close();
  }
}

const addReport = (place: RecordsPlace, delivery: Delivery = {}) =>
  withRecords(place, (records) => {
    const draft = { kind: 'insights', name: 'r', description: null, content: {}, delivery } as const;
    const more = { owner: { account: 'a', name: 'A' }, first: Date.now(), check: () => undefined };
    return records.of('t').reports.add({ ...draft, plan: { kind: 'once' } }, more);
  });

const runsOf = (place: RecordsPlace, report: string) =>
  withRecords(place, (records) => records.of('t').executions.list([report]));

describe('a worker that is killed', () => {
  it('SEC-17 leaves no half file: its run is taken up once more, and fails when that is lost too', async () => {
    const place = { kind: 'folder', folder: join(parent, 'records') } as const;
    const files = join(parent, 'files');
    copyEmptyRecords(place.folder);
    const [good, bad] = [await addReport(place), await addReport(place)];
    const first = startWorker(place, { files, slow: true });
    await expect.poll(() => first.lines('begun'), patience).toHaveLength(2);
    await first.end('SIGKILL');
    expect(readdirSync(join(files, 't')).every((name) => name.endsWith('.1.part'))).toBe(true);
    // The owner of one of the two does not want it any more.
    await withRecords(place, (records) => records.of('t').reports.remove(bad.id));
    const second = startWorker(place, { files, slow: false });
    await expect
      .poll(() => readdirSync(join(files, 't')).filter((name) => !name.endsWith('.part')), patience)
      .toHaveLength(1);
    await second.end('SIGTERM');
    const [run] = await runsOf(place, good.id);
    expect(run).toMatchObject({ status: 'Completed', attempts: 2 });
    expect(readdirSync(join(files, 't'))).toEqual([`${run?.executionId}.2`]);
    expect(readFileSync(join(files, 't', `${run?.executionId}.2`), 'utf8')).toBe('first half\r\nsecond half\r\n');
    expect(await runsOf(place, bad.id)).toMatchObject([{ status: 'Cancelled' }]);
  });

  it('SEC-17 twice has its run failed for good', async () => {
    const place = { kind: 'folder', folder: join(parent, 'twice') } as const;
    const files = join(parent, 'files-twice');
    copyEmptyRecords(place.folder);
    const report = await addReport(place);
    for (let count = 0; count < 2; count++) {
      const worker = startWorker(place, { files, slow: true });
      await expect.poll(() => worker.lines('begun'), patience).toHaveLength(1);
      await worker.end('SIGKILL');
    }
    const last = startWorker(place, { files, slow: true });
    await expect.poll(() => readdirSync(join(files, 't')), patience).toEqual([]);
    await last.end('SIGTERM');
    expect(last.lines('begun')).toEqual([]);
    const [run] = await runsOf(place, report.id);
    expect(run).toMatchObject({ status: 'Failed', attempts: 2, file: null });
    expect(run?.trouble).toMatch(/ended in the middle/);
  });
});

const programs = findPostgres();
describe.skipIf(programs === undefined)('two workers on one server', () => {
  it('fire every slot once, tell every callback once, and share the work', async () => {
    await using server = await startPostgres(programs ?? '');
    const place = { kind: 'server', url: await server.newDatabase() } as const;
    const delivery = { callback: { url: 'https://receiver.example', method: 'POST' } } as const;
    const reports: string[] = [];
    for (let count = 0; count < 30; count++) reports.push((await addReport(place, delivery)).id);
    const options = { files: join(parent, 'shared'), slow: false };
    const workers = [startWorker(place, options), startWorker(place, options)];
    const told = (kind: string) => workers.flatMap(({ lines }) => lines(kind));
    await expect.poll(() => told('sent').length, patience).toBe(30);
    for (const worker of workers) await worker.end('SIGTERM');
    expect(
      told('begun')
        .map((line) => line.split(' ')[1])
        .sort(),
    ).toEqual(reports.toSorted());
    expect(told('sent').sort()).toEqual(reports.map((id) => `sent https://receiver.example/${id}`).sort());
    expect(workers.filter(({ lines }) => lines('begun').length > 0)).toHaveLength(2);
  });

  it('SEC-17 take over the run of one that was killed', async () => {
    await using server = await startPostgres(programs ?? '');
    const place = { kind: 'server', url: await server.newDatabase() } as const;
    const files = join(parent, 'taken-over');
    const report = await addReport(place);
    const killed = startWorker(place, { files, slow: true });
    await expect.poll(() => killed.lines('begun'), patience).toHaveLength(1);
    await killed.end('SIGKILL');
    const other = startWorker(place, { files, slow: false });
    await expect.poll(async () => (await runsOf(place, report.id))[0]?.status, patience).toBe('Completed');
    await other.end('SIGTERM');
    expect(other.lines('begun')).toHaveLength(1);
    expect(await runsOf(place, report.id)).toMatchObject([{ attempts: 2 }]);
  });
});
