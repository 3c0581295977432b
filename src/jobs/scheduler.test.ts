import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '#domain/schedule/instant.ts';
import { auditOf } from '#state/audit.ts';
import type { StoredReport } from '#state/reports.ts';
import { jobsRoom, noon } from '../../test/jobs-room.ts';
import { toFiring } from './scheduler.ts';

const there = { isThere: true, mayRead: true };
const schedule = { recurrence: { kind: 'hourly', everyHours: 24 }, start: noon } as const;
const report: StoredReport = {
  id: 'r',
  tenant: 't',
  kind: 'insights',
  owner: 'anneke',
  ownerName: 'Anneke',
  name: 'a report',
  description: null,
  content: {},
  plan: { kind: 'scheduled', schedule },
  delivery: {},
  status: 'Active',
  madeAt: '2024-06-30T12:00:00.000Z',
  changedAt: null,
  lookedAt: noon - dayMs,
  nextAt: noon,
  version: 1,
};

describe('toFiring', () => {
  it('API-37 makes the run of the slot that came and waits for the next', () => {
    expect(toFiring(report, there, noon + 5)).toEqual({
      change: { nextAt: noon + dayMs, lookedAt: noon + 5 },
      runs: [noon],
    });
    expect(toFiring(report, there, noon - 1)).toBeUndefined();
  });

  it('API-37 runs the first slot even when it is the moment at which the report was made', () => {
    expect(toFiring({ ...report, lookedAt: noon + 1 }, there, noon + 5)?.runs).toEqual([noon]);
  });

  it('API-38 makes up the newest slot after a standstill and tells the others', () => {
    const firing = toFiring(report, there, noon + 3 * dayMs + hourMs);
    expect(firing?.runs).toEqual([noon + 3 * dayMs]);
    expect(firing?.missed).toEqual({
      at: noon + 2 * dayMs,
      trouble: '3 runs from 2024-07-01T12:00:00Z to 2024-07-03T12:00:00Z were missed: nothing worked at that time',
    });
  });

  it('API-37 ends a report whose last slot was missed too long ago', () => {
    const ending = { ...report, plan: { kind: 'scheduled', schedule: { ...schedule, count: 1 } } } as const;
    expect(toFiring(ending, there, noon + 8 * dayMs)).toMatchObject({
      change: { status: 'Inactive', nextAt: null },
      runs: [],
      missed: { at: noon },
    });
  });

  it.each([
    ['RO-33 whose owner lost the role', { isThere: true, mayRead: false }],
    ['DL-30 whose owner left', { isThere: false, mayRead: false }],
  ])('stops a report %s', (_, owner) => {
    const stopped = { change: { status: 'Inactive', nextAt: null, lookedAt: noon }, runs: [] };
    expect(toFiring(report, owner, noon)).toEqual(stopped);
  });

  it('API-37 runs a report without a schedule once', () => {
    const once = { ...report, plan: { kind: 'once' } } as const;
    expect(toFiring(once, there, noon)).toEqual({ change: { nextAt: null, lookedAt: noon }, runs: [noon] });
    expect(toFiring({ ...once, nextAt: null }, there, noon)).toBeUndefined();
    expect(toFiring({ ...once, status: 'Paused' }, there, noon)).toBeUndefined();
  });
});

describe('fireDue', () => {
  it.each([
    ['RO-33 R-15 the role was lost', { isThere: true, mayRead: false }, 'its owner may not read it any more'],
    ['DL-30 its owner left', { isThere: false, mayRead: false }, 'its owner is not there any more'],
  ])('SEC-18 writes down once that a report stopped because %s', async (_, owner, why) => {
    await using room = jobsRoom();
    const plan = { kind: 'scheduled', schedule: { ...schedule, count: 2 } } as const;
    const [kept, lost] = [await room.addReport({ tenant: 'other', plan }), await room.addReport({ plan })];
    room.owner = owner;
    await room.records.of('other').reports.change(kept.id, () => ({ nextAt: noon + dayMs }));
    await room.jobs.runDue();
    await room.jobs.runDue();
    expect(await auditOf(room.records.house).list({ limit: 10 })).toMatchObject([
      {
        ...{ tenant: 't', actor: 'house', actorName: '', action: 'report.stopped', object: lost.id },
        detail: { name: 'a report', kind: 'insights', owner: 'anneke', why },
      },
    ]);
    expect(room.told).toEqual([`report ${lost.id} of t does not run any more: ${why}`]);
  });

  it('API-37 writes nothing down of a report that came to its own end', async () => {
    await using room = jobsRoom();
    const plan = { kind: 'scheduled', schedule: { ...schedule, count: 1 } } as const;
    const { id } = await room.addReport({ plan });
    room.now = noon + 8 * dayMs;
    await room.jobs.runDue();
    expect((await room.records.of('t').reports.find(id))?.status).toBe('Inactive');
    expect(await auditOf(room.records.house).list({ limit: 10 })).toEqual([]);
  });

  it('keeps a report whose owner cannot be asked for the next look, and does the others', async () => {
    await using room = jobsRoom();
    let isAway = true;
    const owners = () => (isAway ? Promise.reject(new Error('the records are away')) : Promise.resolve(there));
    Object.defineProperty(room, 'owner', { get: owners });
    const { id } = await room.addReport();
    await room.jobs.runDue();
    expect(room.told).toEqual([`report ${id} of t: the records are away`]);
    expect(await room.records.of('t').executions.list([id])).toEqual([]);
    isAway = false;
    await room.jobs.runDue();
    expect(await room.records.of('t').executions.list([id])).toMatchObject([{ status: 'Completed' }]);
  });
});
