import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordEngine, recordEngines } from '../../test/record-engines.ts';
import type { MadeFile } from './executions.ts';
import type { RecordsPlace } from './place.ts';
import { createRecords, type Records } from './records.ts';
import type { ReportDraft, ReportKind } from './reports.ts';

const begin = Date.parse('2024-07-01T10:00:00.000Z');
const hour = 3_600_000;
const [anna, bram] = [
  { account: 'anna', name: 'anna@example.com' },
  { account: 'bram', name: 'bram@example.com' },
];
const noCheck = () => undefined;

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`queries, reports and runs on ${name}`, () => {
    let clock = begin;
    let made = 0;
    const deps = { now: () => new Date(clock++).toISOString(), newId: () => `id-${++made}` };
    let engine: RecordEngine;
    let place: RecordsPlace;
    let records: Records;
    let tenants = 0;
    const fresh = () => `tenant-${++tenants}`;
    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      place = await engine.newPlace();
      records = createRecords({ place, ...deps });
    }, 60_000);
    afterAll(async () => {
      await records?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    const query = { name: 'Seats', description: null, query: 'SELECT Quantity FROM SeatsSubscriptionsAndRevenue' };
    const draft = (kind: ReportKind = 'insights'): ReportDraft => ({
      kind,
      name: 'Ünïcode 😀 "report"',
      description: null,
      content: { query: query.query, format: 'csv', nested: { list: [1, null, 'two'] } },
      plan: { kind: 'scheduled', schedule: { recurrence: { kind: 'hourly', everyHours: 4 }, start: begin, count: 3 } },
      delivery: { callback: { url: 'https://example.com/done', method: 'POST' } },
    });
    const add = (tenant: string, owner = anna, kind?: ReportKind) =>
      records.of(tenant).reports.add(draft(kind), { owner, first: begin + hour, check: noCheck });
    const file: MadeFile = {
      name: 'seats.csv',
      mediaType: 'text/csv',
      bytes: 12_345_678_901,
      rows: 17,
      redacted: ['ACR'],
      generatedAt: begin,
      expiresAt: begin + 30 * 24 * hour,
    };

    it('API-26 RO-32 keeps a query for its author alone, the newest first', async () => {
      const { queries } = records.of(fresh());
      expect(await queries.list('anna')).toEqual([]);
      const first = await queries.add(query, anna, noCheck);
      const second = await queries.add({ ...query, name: 'Later', description: 'why' }, anna, noCheck);
      expect(first).toMatchObject({ ...query, owner: 'anna', ownerName: 'anna@example.com' });
      expect(first.madeAt).toMatch(/^2024-07-01T/);
      expect(await queries.list('anna')).toEqual([second, first]);
      expect(await queries.list('bram')).toEqual([]);
      await expect(queries.remove(first.id, 'bram')).rejects.toMatchObject({ code: 'not-found' });
      expect(await queries.remove(first.id, 'anna')).toEqual(first);
      await expect(queries.remove(first.id, 'anna')).rejects.toMatchObject({ code: 'not-found' });
      expect(await queries.list('anna')).toEqual([second]);
    });

    it('API-39 asks how many there are in the same transaction, whoever writes at once', async () => {
      const tenant = fresh();
      const another = place.kind === 'server' ? createRecords({ place, ...deps }) : records;
      const most = (kept: number) => {
        if (kept >= 3) throw new Error('too many');
      };
      try {
        const outcomes = await Promise.allSettled(
          [records, another, records, another, records].map((each) => each.of(tenant).queries.add(query, anna, most)),
        );
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
        // What others keep does not count.
        await records.of(tenant).queries.add(query, bram, most);
      } finally {
        if (another !== records) await another.close();
      }
    });

    it('SEC-3 SEC-5 gives nothing of one tenant to another, not even by its id', async () => {
      const [one, other] = [fresh(), fresh()];
      const [mine, theirs] = [records.of(one), records.of(other)];
      const kept = await mine.queries.add(query, anna, noCheck);
      const report = await add(one);
      const run = await mine.executions.add(report.id, begin);
      expect(run).toBeDefined();
      expect(await theirs.queries.list('anna')).toEqual([]);
      await expect(theirs.queries.remove(kept.id, 'anna')).rejects.toMatchObject({ code: 'not-found' });
      expect(await theirs.reports.list('anna', ['insights'])).toEqual([]);
      expect(await theirs.reports.find(report.id)).toBeUndefined();
      await expect(theirs.reports.change(report.id, () => ({ name: 'x' }))).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(theirs.reports.remove(report.id)).rejects.toMatchObject({ code: 'not-found' });
      expect(await theirs.executions.list([report.id])).toEqual([]);
      expect(await theirs.executions.find(run?.executionId ?? '')).toBeUndefined();
      const change = theirs.executions.change(run?.executionId ?? '', () => ({ status: 'Running' }));
      await expect(change).rejects.toMatchObject({ code: 'not-found' });
      // A run of a report that the tenant does not have cannot be.
      await expect(theirs.executions.add(report.id, begin)).rejects.toThrow();
      expect(await mine.reports.find(report.id)).toEqual(report);
    });

    it('RO-32 keeps a report as it was given, by owner and kind', async () => {
      const tenant = fresh();
      const { reports } = records.of(tenant);
      const report = await add(tenant);
      expect(report).toMatchObject({ ...draft(), tenant, owner: 'anna', ownerName: 'anna@example.com' });
      expect(report).toMatchObject({ status: 'Active', changedAt: null, nextAt: begin + hour });
      expect(await reports.find(report.id)).toEqual(report);
      const download = await add(tenant, anna, 'download');
      await add(tenant, bram);
      expect(await reports.list('anna', ['insights', 'download'])).toEqual([download, report]);
      expect(await reports.list('anna', ['insights'])).toEqual([report]);
      expect(await reports.list('carla', ['insights'])).toEqual([]);
      const seen: number[] = [];
      const check = (own: readonly object[]) => void seen.push(own.length);
      await reports.add(draft(), { owner: anna, first: begin, check });
      await reports.add(draft('alert'), { owner: anna, first: begin, check });
      // Each kind has a quota of its own.
      expect(seen).toEqual([1, 0]);
    });

    it('changes what it is told to, and nothing of what was refused', async () => {
      const tenant = fresh();
      const { reports } = records.of(tenant);
      const report = await add(tenant);
      const paused = await reports.change(report.id, () => ({ status: 'Paused', nextAt: null }));
      expect(paused).toEqual({ ...report, status: 'Paused', nextAt: null });
      const renamed = await reports.change(report.id, (now) => ({ name: `${now.status} one`, byOwner: true }));
      expect(renamed).toMatchObject({ name: 'Paused one', content: report.content, plan: report.plan });
      expect(renamed.changedAt).toMatch(/^2024-07-01T/);
      expect(await reports.change(report.id, () => ({}))).toEqual(renamed);
      const refused = reports.change(report.id, () => {
        throw new Error('not now');
      });
      await expect(refused).rejects.toThrow('not now');
      expect(await reports.find(report.id)).toEqual(renamed);
    });

    it('lets writers of one report go one after the other, on two connections', async () => {
      const tenant = fresh();
      const { id } = await add(tenant);
      const another = place.kind === 'server' ? createRecords({ place, ...deps }) : records;
      try {
        const count = { ...draft(), name: '0' };
        await records.of(tenant).reports.change(id, () => ({ name: count.name }));
        await Promise.all(
          Array.from({ length: 12 }, (_, index) =>
            (index % 2 === 0 ? records : another)
              .of(tenant)
              .reports.change(id, ({ name: before }) => ({ name: String(Number(before) + 1) })),
          ),
        );
        expect((await records.of(tenant).reports.find(id))?.name).toBe('12');
      } finally {
        if (another !== records) await another.close();
      }
    });

    it('takes a removed report out of every list, and gives it back as it was', async () => {
      const tenant = fresh();
      const { reports, executions } = records.of(tenant);
      const report = await add(tenant);
      await executions.add(report.id, begin);
      expect(await reports.remove(report.id)).toEqual(report);
      expect(await reports.list('anna', ['insights'])).toEqual([]);
      expect(await reports.find(report.id)).toBeUndefined();
      await expect(reports.remove(report.id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(reports.change(report.id, () => ({ name: 'x' }))).rejects.toMatchObject({ code: 'not-found' });
      const back = await reports.restore(report.id, () => ({ nextAt: begin + 2 * hour }));
      expect(back).toEqual({ ...report, nextAt: begin + 2 * hour });
      expect(await executions.list([report.id])).toHaveLength(1);
      await expect(reports.restore('nobody', () => ({}))).rejects.toMatchObject({ code: 'not-found' });
    });

    it('SEC-17 API-37 gives a slot one run, whoever comes at once', async () => {
      const tenant = fresh();
      const { id } = await add(tenant);
      const another = place.kind === 'server' ? createRecords({ place, ...deps }) : records;
      try {
        const outcomes = await Promise.all(
          Array.from({ length: 8 }, (_, index) =>
            (index % 2 === 0 ? records : another).of(tenant).executions.add(id, begin + (index % 4 < 2 ? 0 : hour)),
          ),
        );
        expect(outcomes.filter((run) => run !== undefined)).toHaveLength(2);
        const slots = (await records.of(tenant).executions.list([id])).map(({ dueAt }) => dueAt);
        expect(slots).toEqual([begin + hour, begin]);
      } finally {
        if (another !== records) await another.close();
      }
    });

    it('SEC-17 the database itself refuses a second run of a slot', async () => {
      const tenant = fresh();
      const { id } = await add(tenant);
      await records.of(tenant).executions.add(id, begin);
      const forced = records.house.write('test', (tables) =>
        tables
          .insertInto('executions')
          .values({ tenant, id: 'forced', report: id, due_at: new Date(begin), status: 'Pending', attempts: 0 })
          .execute(),
      );
      await expect(forced).rejects.toThrow(/executions_slot/);
    });

    it('API-45 keeps the life of a run, also what a step takes away', async () => {
      const tenant = fresh();
      const { executions } = records.of(tenant);
      const report = await add(tenant);
      const run = await executions.add(report.id, begin);
      const id = run?.executionId ?? '';
      expect(run).toEqual({
        tenant,
        executionId: id,
        reportId: report.id,
        dueAt: begin,
        status: 'Pending',
        attempts: 0,
        begunAt: null,
        file: null,
        trouble: null,
      });
      const waiting = await executions.change(id, () => ({ notBefore: begin + hour, trouble: 'the disk is full' }));
      expect(waiting).toEqual({ ...run, notBefore: begin + hour, trouble: 'the disk is full' });
      const running = await executions.change(id, () => ({ status: 'Running', attempts: 1, begunAt: begin + hour }));
      expect(running.notBefore).toBeUndefined();
      const done = await executions.change(id, () => ({
        status: 'Completed',
        endedAt: begin + 2 * hour,
        file,
        trouble: null,
      }));
      expect(done).toEqual({
        ...run,
        status: 'Completed',
        attempts: 1,
        begunAt: begin + hour,
        endedAt: begin + 2 * hour,
        file,
      });
      expect(await executions.find(id)).toEqual(done);
      expect(await executions.list([])).toEqual([]);
      await expect(executions.change('nobody', () => ({ attempts: 2 }))).rejects.toMatchObject({ code: 'not-found' });
    });

    it('of two that begin the same run one sees that it has begun', async () => {
      const tenant = fresh();
      const report = await add(tenant);
      const run = await records.of(tenant).executions.add(report.id, begin);
      const another = place.kind === 'server' ? createRecords({ place, ...deps }) : records;
      try {
        const outcomes = await Promise.allSettled(
          [records, another, records, another].map((each) =>
            each.of(tenant).executions.change(run?.executionId ?? '', ({ status }) => {
              if (status !== 'Pending') throw new Error('begun');
              return { status: 'Running', attempts: 1 };
            }),
          ),
        );
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      } finally {
        if (another !== records) await another.close();
      }
    });

    it('takes runs and notices away with the row of their report, and those of no other', async () => {
      const tenant = fresh();
      const [gone, kept] = [await add(tenant), await add(tenant)];
      const run = await records.of(tenant).executions.add(gone.id, begin);
      await records.of(tenant).executions.add(kept.id, begin);
      const notice = {
        tenant,
        report: gone.id,
        execution: run?.executionId ?? '',
        channel: 'callback',
        target: 'https://example.com',
        state: 'waiting',
        tries: 0,
        log: '[]',
      };
      const left = await records.house.write('test', async (tables) => {
        await tables
          .insertInto('notices')
          .values({ ...notice, id: `notice of ${tenant}` })
          .execute();
        await tables.deleteFrom('reports').where('tenant', '=', tenant).where('id', '=', gone.id).execute();
        return {
          runs: await tables.selectFrom('executions').select('report').where('tenant', '=', tenant).execute(),
          notices: await tables.selectFrom('notices').select('id').where('tenant', '=', tenant).execute(),
        };
      });
      expect(left).toEqual({ runs: [{ report: kept.id }], notices: [] });
    });
  });
}
