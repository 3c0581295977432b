import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '#domain/schedule/instant.ts';
import type { RecordsPlace } from '#state/place.ts';
import type { StoredReport } from '#state/reports.ts';
import { type JobsRoom, jobsRoom, noon } from '../../test/jobs-room.ts';
import { type RecordEngine, recordEngines } from '../../test/record-engines.ts';

const daily = { kind: 'scheduled', schedule: { recurrence: { kind: 'hourly', everyHours: 24 }, start: noon } } as const;

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`runs that are old, on ${name}`, () => {
    let engine: RecordEngine;
    beforeAll(async () => {
      if (start !== undefined) engine = await start();
    }, 60_000);
    afterAll(() => engine?.[Symbol.asyncDispose]());
    const place = (): Promise<RecordsPlace> => engine.newPlace();

    const daysOf = async ({ records }: JobsRoom, { tenant, id }: StoredReport) =>
      (await records.of(tenant).executions.list([id])).map(({ dueAt }) => (dueAt - noon) / dayMs);
    /** A run each day from 0 to the last, each with its file. */
    const live = async (room: JobsRoom, last: number) => {
      for (let day = 0; day <= last; day++) {
        room.now = noon + day * dayMs + hourMs;
        await room.jobs.runDue();
      }
    };

    it('API-45 are kept as long as they are listed, then they go; the files go before them', async () => {
      await using room = jobsRoom(await place());
      const report = await room.addReport({ plan: daily });
      await live(room, 3);
      await room.records.of('t').reports.change(report.id, () => ({ status: 'Paused', nextAt: null }));
      room.now = noon + 20 * dayMs;
      await room.jobs.runDue();
      expect(readdirSync(join(room.dir, 'files', 't'))).toEqual([]);
      expect(await daysOf(room, report)).toEqual([3, 2, 1, 0]);
      room.now = noon + 90 * dayMs;
      await room.jobs.runDue();
      expect(await daysOf(room, report)).toEqual([3, 2, 1, 0]);
      room.now = noon + 91.5 * dayMs;
      await room.jobs.runDue();
      expect(await daysOf(room, report)).toEqual([3, 2]);
    });

    it('API-45 keeps the newest run of a report however old, and those of others apart', async () => {
      await using room = jobsRoom(await place());
      const [once, other] = [await room.addReport(), await room.addReport({ tenant: 'other' })];
      await room.jobs.runDue();
      const planned = await room.addReport({ plan: daily });
      await live(room, 1);
      await room.records.of('t').reports.change(planned.id, () => ({ status: 'Paused', nextAt: null }));
      room.now = noon + 1000 * dayMs;
      await room.jobs.runDue();
      expect([await daysOf(room, once), await daysOf(room, other), await daysOf(room, planned)]).toEqual([
        [0],
        [0],
        [1],
      ]);
    });

    it('API-49 keeps a run whose file still opens, one that waits, and one whose receiver is still tried', async () => {
      await using room = jobsRoom(await place());
      const report = await room.addReport();
      const { executions, runs } = room.records.of('t');
      const file = { name: 'f.csv', mediaType: 'text/csv', bytes: 1, rows: 1, redacted: [], generatedAt: noon };
      const ended = { status: 'Completed', attempts: 1, endedAt: noon } as const;
      const add = async (day: number) => (await executions.add(report.id, noon + day * dayMs))?.executionId ?? '';
      const [open, told, paused, plain] = [await add(1), await add(2), await add(3), await add(4)];
      await add(5);
      await executions.change(open, () => ({ ...ended, file: { ...file, expiresAt: noon + 400 * dayMs } }));
      await runs.step(told, () => ({ execution: ended, notices: [{ channel: 'mail', target: 'a@example.com' }] }));
      await executions.change(paused, () => ({ status: 'Paused' }));
      await executions.change(plain, () => ended);
      room.now = noon + 300 * dayMs;
      const { pastRuns } = room.records;
      expect(await pastRuns.drop(noon + 200 * dayMs, 10)).toBe(1);
      expect(await executions.find(plain)).toBeUndefined();
      expect((await executions.list([report.id])).map(({ executionId }) => executionId)).toEqual(
        expect.arrayContaining([open, told, paused]),
      );
      const [notice] = await room.records.of('t').notices.list(told);
      await room.records.of('t').notices.change(notice?.id ?? '', ({ log }) => ({
        state: { kind: 'given-up', tries: 4, at: noon },
        log,
      }));
      expect(await pastRuns.drop(noon + 200 * dayMs, 10)).toBe(1);
      expect(await room.records.of('t').notices.find(notice?.id ?? '')).toBeUndefined();
    });

    it('go in parts, the oldest first', async () => {
      await using room = jobsRoom(await place());
      const report = await room.addReport();
      const { executions } = room.records.of('t');
      for (let day = 1; day <= 6; day++) {
        const run = await executions.add(report.id, noon + day * dayMs);
        await executions.change(run?.executionId ?? '', () => ({ status: 'Failed', endedAt: noon + day * dayMs }));
      }
      const left: number[][] = [];
      for (const dropped of [2, 2, 1, 0]) {
        expect(await room.records.pastRuns.drop(noon + 50 * dayMs, 2)).toBe(dropped);
        left.push(await daysOf(room, report));
      }
      expect(left).toEqual([[6, 5, 4, 3], [6, 5], [6], [6]]);
    });
  });
}
