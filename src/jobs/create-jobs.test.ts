import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '#domain/schedule/instant.ts';
import type { RecordsPlace } from '#state/place.ts';
import { type JobsRoom, jobsRoom, noon, textMaking } from '../../test/jobs-room.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../../test/postgres-server.ts';

const programs = findPostgres();
let server: PostgresServer | undefined;
beforeAll(async () => {
  if (programs !== undefined) server = await startPostgres(programs);
}, 60_000);
afterAll(() => server?.[Symbol.asyncDispose]());

const hourly = { kind: 'scheduled', schedule: { recurrence: { kind: 'hourly', everyHours: 4 }, start: noon } } as const;

async function runsOf({ records }: JobsRoom, report: { readonly id: string; readonly tenant: string }) {
  return records.of(report.tenant).executions.list([report.id]);
}

async function runOf(room: JobsRoom, report: { readonly id: string; readonly tenant: string }) {
  const [run] = await runsOf(room, report);
  if (run === undefined) throw new Error('there is no run');
  return run;
}

const places = [
  { name: 'PGlite', place: async (): Promise<RecordsPlace | undefined> => undefined, isThere: true },
  {
    name: 'PostgreSQL',
    place: async (): Promise<RecordsPlace | undefined> => ({
      kind: 'server',
      url: (await server?.newDatabase()) ?? '',
    }),
    isThere: programs !== undefined,
  },
];

for (const { name, place, isThere } of places) {
  describe.skipIf(!isThere)(`createJobs on ${name}`, () => {
    it('API-37 API-49 runs a report at once, keeps its file and makes it inactive', async () => {
      await using room = jobsRoom(await place());
      const report = await room.addReport();
      await room.jobs.runDue();
      const run = await runOf(room, report);
      expect(run).toMatchObject({ status: 'Completed', attempts: 1, dueAt: noon, trouble: null });
      expect(run.file).toMatchObject({ name: 'file.csv', bytes: 10, rows: 1, expiresAt: noon + 14 * dayMs });
      expect((await room.records.of('t').reports.find(report.id))?.status).toBe('Inactive');
      const { path } = await room.jobs.openFile('t', run.executionId);
      expect(readFileSync(path, 'utf8')).toBe('a,b\r\n1,2\r\n');
      await room.jobs.runDue();
      expect(await runsOf(room, report)).toHaveLength(1);
    });

    it('API-37 runs a schedule slot by slot, and says what was missed', async () => {
      await using room = jobsRoom(await place());
      const report = await room.addReport({ plan: { ...hourly, schedule: { ...hourly.schedule, count: 5 } } });
      room.now = noon - 1;
      await room.jobs.runDue();
      expect(await runsOf(room, report)).toEqual([]);
      room.now = noon + minuteMs;
      await room.jobs.runDue();
      await room.jobs.runDue();
      expect((await runsOf(room, report)).map(({ dueAt }) => dueAt)).toEqual([noon]);
      room.now = noon + 15 * hourMs;
      await room.jobs.runDue();
      const runs = await runsOf(room, report);
      expect(runs.map(({ status, dueAt }) => [status, (dueAt - noon) / hourMs])).toEqual([
        ['Completed', 12],
        ['Cancelled', 8],
        ['Completed', 0],
      ]);
      expect(runs[1]?.trouble).toMatch(/^2 runs from 2024-07-01T16:00:00Z to 2024-07-01T20:00:00Z were missed/);
      room.now = noon + 16 * hourMs;
      await room.jobs.runDue();
      expect((await room.records.of('t').reports.find(report.id))?.status).toBe('Inactive');
    });

    it('SEC-17 tries a run once more, then it has failed, and nothing half stays', async () => {
      await using room = jobsRoom(await place());
      let tries = 0;
      room.make = async () =>
        textMaking(
          '',
          (async function* () {
            tries++;
            yield 'half';
            throw Object.assign(new Error('write'), { code: 'ENOSPC' });
          })(),
        );
      const report = await room.addReport();
      await room.jobs.runDue();
      expect(await runOf(room, report)).toMatchObject({ status: 'Pending', attempts: 1, notBefore: noon + minuteMs });
      await room.jobs.runDue();
      expect(tries).toBe(1);
      room.now += minuteMs;
      await room.jobs.runDue();
      const run = await runOf(room, report);
      expect(run).toMatchObject({ status: 'Failed', attempts: 2, file: null });
      expect(run.trouble).toMatch(/no room left on the disk/);
      expect((await room.records.of('t').reports.find(report.id))?.status).toBe('Inactive');
      expect(readdirSync(join(room.dir, 'files', 't'))).toEqual([]);
    });

    it('API-56 tells the callback, waits longer each time, gives up, and tells again when asked', async () => {
      await using room = jobsRoom(await place());
      room.answer = async () => ({ status: 500 });
      const delivery = { callback: { url: 'https://receiver.example/in?k=1', method: 'POST' } } as const;
      const report = await room.addReport({ delivery });
      await room.jobs.runDue();
      expect(room.sent).toEqual([`POST https://receiver.example/in/${report.id}?k=1`]);
      for (const minutes of [1, 5, 30]) {
        room.now += minutes * minuteMs - 1;
        await room.jobs.runDue();
        room.now += 1;
        await room.jobs.runDue();
      }
      const { executionId } = await runOf(room, report);
      const [notice] = await room.records.of('t').notices.list(executionId);
      expect(notice).toMatchObject({ state: { kind: 'given-up', tries: 4 }, log: Array(4).fill({ status: 500 }) });
      expect(room.sent).toHaveLength(4);
      room.answer = async () => ({ status: 204 });
      await room.jobs.replay('t', notice?.id ?? '');
      await room.jobs.runDue();
      const again = await room.records.of('t').notices.find(notice?.id ?? '');
      expect(again).toMatchObject({ state: { kind: 'delivered', tries: 1 } });
      expect(again?.log.map(({ status }) => status)).toEqual([500, 500, 500, 500, 204]);
    });

    it('works by itself once it is started, two runs at once, each tenant in turn', async () => {
      await using room = jobsRoom(await place());
      const order: string[] = [];
      let [atOnce, most] = [0, 0];
      room.make = async ({ tenant }) => {
        order.push(tenant);
        most = Math.max(most, ++atOnce);
        // On a machine that is busy the second one begins late.
        for (let waited = 0; most < 2 && waited < 5000; waited += 20) await pause(20);
        await pause(30);
        atOnce--;
        return textMaking();
      };
      for (let count = 0; count < 4; count++) await room.addReport({ tenant: 'big' });
      await room.addReport({ tenant: 'small' });
      room.jobs.start();
      await expect.poll(() => order.length, { timeout: 20_000 }).toBe(5);
      expect(order.slice(0, 2).sort()).toEqual(['big', 'small']);
      expect(most).toBe(2);
      await room.addReport({ tenant: 'late' });
      room.jobs.look();
      await expect.poll(() => order.at(-1), { timeout: 5000 }).toBe('late');
    });

    it('gives a run back when the process ends in good order', async () => {
      await using room = jobsRoom(await place());
      const { promise: isMaking, resolve } = Promise.withResolvers<void>();
      room.make = async (_, { signal }) =>
        textMaking(
          '',
          (async function* () {
            yield 'half';
            resolve();
            await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
          })(),
        );
      const report = await room.addReport();
      room.jobs.start();
      await isMaking;
      await room.jobs.close();
      expect(await runOf(room, report)).toMatchObject({ status: 'Pending', attempts: 1 });
      expect(readdirSync(join(room.dir, 'files', 't'))).toEqual([]);
      room.make = async () => textMaking();
      await room.another().runDue();
      expect(await runOf(room, report)).toMatchObject({ status: 'Completed', attempts: 2 });
    });
  });
}
