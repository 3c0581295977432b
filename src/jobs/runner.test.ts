import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { dayMs, hourMs, minuteMs } from '#domain/schedule/instant.ts';
import { auditOf } from '#state/audit.ts';
import type { StoredReport } from '#state/reports.ts';
import { type JobsRoom, jobsRoom, noon, textMaking } from '../../test/jobs-room.ts';
import { smallDisk } from '../../test/small-disk.ts';

const filesOf = (room: JobsRoom) => {
  const folder = join(room.dir, 'files', 't');
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function runOf({ records }: JobsRoom, { id, tenant }: StoredReport) {
  const [run] = await records.of(tenant).executions.list([id]);
  if (run === undefined) throw new Error('there is no run');
  return run;
}

/** A run that writes half a file and waits until somebody stops it. */
function stalling(room: JobsRoom): Promise<AbortSignal> {
  const { promise, resolve } = Promise.withResolvers<AbortSignal>();
  room.make = async (_, { signal }) =>
    textMaking(
      '',
      (async function* () {
        yield 'half';
        resolve(signal);
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      })(),
    );
  return promise;
}

describe('a run', () => {
  it('is cancelled while it is made: the engine is told, and nothing of its file stays', async () => {
    await using room = jobsRoom();
    const isMaking = stalling(room);
    const report = await room.addReport();
    room.jobs.start();
    const signal = await isMaking;
    const { executionId } = await runOf(room, report);
    expect(room.jobs.progress(executionId)).toBe(1);
    await room.jobs.cancel('t', executionId);
    expect(signal.aborted).toBe(true);
    expect(await runOf(room, report)).toMatchObject({ status: 'Cancelled', file: null });
    expect(filesOf(room)).toEqual([]);
    expect(room.jobs.progress(executionId)).toBeUndefined();
    await expect(room.jobs.cancel('t', executionId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(room.jobs.cancel('t', 'none')).rejects.toMatchObject({ code: 'not-found' });
    await expect(room.jobs.cancel('other', executionId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is cancelled before it began', async () => {
    await using room = jobsRoom();
    const report = await room.addReport();
    room.make = () => Promise.reject(new Fault('unavailable', 'later'));
    await room.jobs.runDue();
    const { executionId } = await runOf(room, report);
    await room.jobs.cancel('t', executionId);
    room.now += hourMs;
    await room.jobs.runDue();
    expect(await runOf(room, report)).toMatchObject({ status: 'Cancelled', attempts: 1 });
  });

  it('is left by its worker when another process cancels it, or its report is removed', async () => {
    await using room = jobsRoom();
    for (const end of [
      async (report: StoredReport) => room.another().cancel('t', (await runOf(room, report)).executionId),
      async (report: StoredReport) => void (await room.records.of('t').reports.remove(report.id)),
    ]) {
      const isMaking = stalling(room);
      const report = await room.addReport();
      room.jobs.start();
      room.jobs.look();
      const signal = await isMaking;
      await end(report);
      await expect.poll(() => signal.aborted, { timeout: 20_000 }).toBe(true);
      await expect.poll(() => filesOf(room), { timeout: 5000 }).toEqual([]);
    }
  });

  it('RO-33 does not run for an owner who lost the role after the slot came', async () => {
    await using room = jobsRoom();
    room.make = () => Promise.reject(new Fault('unavailable', 'later'));
    const report = await room.addReport();
    await room.jobs.runDue();
    room.owner = { isThere: true, mayRead: false };
    room.now += minuteMs;
    await room.jobs.runDue();
    expect(await runOf(room, report)).toMatchObject({
      status: 'Cancelled',
      trouble: 'It did not run: its owner may not read it any more',
    });
    expect((await room.records.of('t').reports.find(report.id))?.status).toBe('Inactive');
    expect(await auditOf(room.records.house).list({ limit: 10 })).toMatchObject([
      {
        ...{ tenant: 't', actor: 'house', action: 'report.stopped', object: report.id, address: null },
        detail: { name: 'a report', kind: 'insights', owner: 'anneke', why: 'its owner may not read it any more' },
      },
    ]);
  });

  it('says what a refusal said, and nothing of an error of ours', async () => {
    await using room = jobsRoom();
    room.make = () => Promise.reject(new Fault('forbidden', 'Your role does not show CustomerName'));
    const refused = await room.addReport();
    await room.jobs.runDue();
    expect((await runOf(room, refused)).trouble).toBe('Your role does not show CustomerName');
    room.make = () => Promise.reject(new Error('secret of the engine'));
    const broken = await room.addReport();
    await room.jobs.runDue();
    expect((await runOf(room, broken)).trouble).toBe(
      'It could not be made because of an error in Partnerscope; its log says more',
    );
    expect(room.told.join()).toMatch(/secret of the engine/);
  });

  it('of a kind that nothing makes fails and says so', async () => {
    await using room = jobsRoom();
    const report = await room.addReport({ kind: 'page' });
    await room.jobs.runDue();
    expect((await runOf(room, report)).trouble).toBe('This installation makes no files of the kind page');
  });

  it('that has nothing to say is completed without a file, and nobody is told', async () => {
    await using room = jobsRoom();
    room.make = async () => undefined;
    const delivery = { callback: { url: 'https://receiver.example', method: 'GET' } } as const;
    const report = await room.addReport({ delivery });
    await room.jobs.runDue();
    expect(await runOf(room, report)).toMatchObject({ status: 'Completed', file: null });
    expect(room.sent).toEqual([]);
  });

  it('DL-18 of the hub waits when five were completed in the hour, of one owner, and of files made at once', async () => {
    await using room = jobsRoom(undefined, { completedPerHour: 2 });
    const reports: StoredReport[] = [];
    for (let count = 0; count < 3; count++) {
      reports.push(await room.addReport({ kind: 'download' }));
      room.now += 1000;
    }
    const other = await room.addReport({ kind: 'download', owner: 'bert' });
    const insights = await room.addReport({ kind: 'insights' });
    await room.jobs.runDue();
    const stands = async () => Promise.all(reports.map(async (each) => (await runOf(room, each)).status));
    expect(await stands()).toEqual(['Completed', 'Completed', 'Pending']);
    expect((await runOf(room, other)).status).toBe('Completed');
    expect((await runOf(room, insights)).status).toBe('Completed');
    const [, , third] = reports;
    expect(third && (await runOf(room, third)).notBefore).toBe(noon + 3000 + hourMs);
    room.now = noon + 3000 + hourMs - 1;
    await room.jobs.runDue();
    expect((await stands())[2]).toBe('Pending');
    room.now += 1;
    await room.jobs.runDue();
    expect((await stands())[2]).toBe('Completed');
  });

  it('SEC-17 fails when the disk fills while it is written, says so, and leaves the room it took', async () => {
    await using room = jobsRoom();
    const disk = smallDisk(join(room.dir, 'files'), '256k');
    if (disk === undefined) return;
    try {
      let written = 0;
      room.make = async () =>
        textMaking(
          '',
          (async function* () {
            for (written = 0; written < 100; written++) yield 'x'.repeat(65_536);
          })(),
        );
      const report = await room.addReport();
      await room.jobs.runDue();
      expect(written).toBeGreaterThan(1);
      room.now += minuteMs;
      await room.jobs.runDue();
      expect(await runOf(room, report)).toMatchObject({
        status: 'Failed',
        trouble: 'There is no room left on the disk of the data folder; free some, then run it again',
      });
      expect(filesOf(room)).toEqual([]);
      room.make = async () => textMaking('x'.repeat(100_000));
      const small = await room.addReport();
      await room.jobs.runDue();
      expect(await runOf(room, small)).toMatchObject({ status: 'Completed', file: { bytes: 100_000 } });
    } finally {
      disk.unmount();
    }
  });

  it('SEC-17 fails when the folder of the files cannot be written, and is made once it can', async () => {
    await using room = jobsRoom();
    writeFileSync(join(room.dir, 'files'), 'in the way');
    const report = await room.addReport();
    await room.jobs.runDue();
    expect(await runOf(room, report)).toMatchObject({ status: 'Pending', attempts: 1, file: null });
    rmSync(join(room.dir, 'files'));
    room.now += minuteMs;
    await room.jobs.runDue();
    expect(await runOf(room, report)).toMatchObject({ status: 'Completed', attempts: 2 });
  });
});

describe('the files', () => {
  it('DL-25 are removed when they expire, with those that nobody knows', async () => {
    await using room = jobsRoom();
    const report = await room.addReport();
    await room.jobs.runDue();
    const { executionId } = await runOf(room, report);
    const folder = join(room.dir, 'files', 't');
    for (const name of [`${executionId}.2.part`, 'unknown.1', 'unknown.1.part']) writeFileSync(join(folder, name), 'x');
    mkdirSync(join(room.dir, 'files', 'gone'));
    writeFileSync(join(room.dir, 'files', 'gone', 'old.1'), 'x');
    room.now += 13 * dayMs;
    await room.jobs.runDue();
    expect(filesOf(room)).toEqual([`${executionId}.1`]);
    expect(readdirSync(join(room.dir, 'files', 'gone'))).toEqual([]);
    expect(readFileSync((await room.jobs.openFile('t', executionId)).path, 'utf8')).toMatch(/^a,b/);
    room.now += dayMs;
    await expect(room.jobs.openFile('t', executionId)).rejects.toMatchObject({ code: 'not-found' });
    await room.jobs.runDue();
    expect(filesOf(room)).toEqual([]);
  });
});
