import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobsFigures } from '#contract/house.ts';
import { dayMs, hourMs, minuteMs } from '#domain/schedule/instant.ts';
import { jobsRoom, noon, textMaking } from '../../test/jobs-room.ts';
import { type RecordEngine, recordEngines } from '../../test/record-engines.ts';
import { checkFiles, checkMail, tellJobs } from './doctor-jobs.ts';

const quiet: JobsFigures = {
  planned: 2,
  waiting: 0,
  running: 0,
  failed: 0,
  oldestDue: null,
  undelivered: 0,
  lineSeen: null,
};
const at = (ms: number) => new Date(noon + ms).toISOString();
const told = (figures: Partial<JobsFigures>, isServing = false) =>
  tellJobs({ ...quiet, ...figures }, { now: noon, isServing });

describe('what the doctor says of jobs', () => {
  it('CLI-1 tells whether somebody works at the line: a server that answers, or a sign of life', () => {
    expect(told({}, true)[0]).toEqual({ check: 'jobs line', ok: true, found: 'alive; 2 reports planned' });
    expect(told({ lineSeen: at(-minuteMs) })[0]?.found).toBe(
      'alive, last seen 2024-07-01T11:59:00.000Z; 2 reports planned',
    );
    const idle = told({ lineSeen: at(-hourMs) })[0];
    expect(idle).toMatchObject({ ok: true, advice: expect.stringMatching(/^Start "partnerscope serve"/) });
    expect(idle?.found).toMatch(/^no process works at it, last seen 2024-07-01T11:00:00.000Z/);
    expect(told({ planned: 0 })[0]).not.toHaveProperty('advice');
  });

  it('CLI-1 is wrong where something has been due for minutes, and says what to do', () => {
    expect(told({ oldestDue: at(-minuteMs), waiting: 1 }).every(({ ok }) => ok)).toBe(true);
    const [line] = told({ oldestDue: at(-hourMs) });
    expect(line).toMatchObject({ ok: false, advice: expect.stringMatching(/^Start/) });
    expect(line?.found).toContain('due since 2024-07-01T11:00:00.000Z');
    const [behind] = told({ oldestDue: at(-hourMs), waiting: 3 }, true);
    expect(behind).toMatchObject({ ok: false, advice: expect.stringMatching(/^The server is behind/) });
    expect(behind?.found).toMatch(/3 runs waiting, the oldest due since 2024-07-01T11:00:00.000Z$/);
  });

  it('CLI-1 counts runs that wait and failed, and deliveries that were given up', () => {
    expect(told({ waiting: 1, running: 2 })[1]).toEqual({
      check: 'jobs',
      ok: true,
      found: '1 waiting, 2 running, 0 failed in the last day; nothing due',
    });
    expect(told({ failed: 1 })[1]).toMatchObject({ ok: false, advice: expect.any(String) });
    expect(told({})[2]).toMatchObject({ ok: true, found: 'none given up in the last day' });
    expect(told({ undelivered: 4 })[2]).toMatchObject({ ok: false, found: expect.stringMatching(/^4 given up/) });
  });
});

describe('what the doctor says of files and mail', () => {
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-files-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('CLI-1 measures the folder of the files', async () => {
    expect(await checkFiles(join(dir, 'none'))).toMatchObject({ ok: true, found: expect.stringMatching(/^none yet/) });
    mkdirSync(join(dir, 'files', 't'), { recursive: true });
    writeFileSync(join(dir, 'files', 't', 'a.1'), Buffer.alloc(1024 ** 2));
    writeFileSync(join(dir, 'files', 't', 'b.1'), Buffer.alloc(1024 ** 2 / 2));
    expect((await checkFiles(join(dir, 'files'))).found).toMatch(/files, writable; 2 files, 1\.5 MB$/);
  });

  it.skipIf(process.getuid?.() === 0)('CLI-1 says when the folder cannot be written', async () => {
    mkdirSync(join(dir, 'closed'));
    chmodSync(join(dir, 'closed'), 0o500);
    expect(await checkFiles(join(dir, 'closed'))).toMatchObject({ ok: false, advice: expect.any(String) });
  });

  it('CLI-1 tells the mail settings and keeps the password', () => {
    const smtpUrl = 'smtp://user:hidden@mail.example:587';
    expect(checkMail({ smtpUrl, mailFrom: 'a@example.com' })).toEqual({
      check: 'mail',
      ok: true,
      found: 'smtp://mail.example:587, from a@example.com',
    });
    expect(checkMail({ smtpUrl: undefined, mailFrom: undefined })).toMatchObject({
      ok: true,
      found: 'not set up, so none is offered',
      advice: expect.stringContaining('PARTNERSCOPE_SMTP_URL'),
    });
    for (const half of [
      { smtpUrl, mailFrom: undefined },
      { smtpUrl: undefined, mailFrom: 'a@example.com' },
    ]) {
      const finding = checkMail(half);
      expect(finding).toMatchObject({ ok: false, advice: expect.stringContaining('PARTNERSCOPE_MAIL_FROM') });
      expect(JSON.stringify(finding)).not.toContain('hidden');
    }
  });
});

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`the figures of what runs by itself, on ${name}`, () => {
    let engine: RecordEngine;
    beforeAll(async () => {
      if (start !== undefined) engine = await start();
    }, 60_000);
    afterAll(() => engine?.[Symbol.asyncDispose]());

    it('CLI-1 are counted over all tenants, as of now', async () => {
      await using room = jobsRoom(await engine.newPlace());
      const figures = () => room.records.jobsState();
      expect(await figures()).toMatchObject({ planned: 0, waiting: 0, failed: 0, oldestDue: null, lineSeen: null });
      const schedule = { recurrence: { kind: 'hourly', everyHours: 4 }, start: noon } as const;
      await room.addReport({ tenant: 'other', plan: { kind: 'scheduled', schedule } });
      room.now = noon + hourMs;
      expect(await figures()).toMatchObject({ planned: 1, waiting: 0, oldestDue: noon });
      const callback = { callback: { url: 'https://receiver.example/', method: 'POST' } } as const;
      room.answer = async () => ({ status: 500 });
      room.make = async ({ tenant }) => {
        if (tenant === 'other') throw new Error('broken');
        return textMaking();
      };
      await room.addReport({ delivery: callback });
      await room.jobs.runDue();
      expect(await figures()).toMatchObject({ planned: 1, waiting: 0, running: 0, failed: 0, oldestDue: null });
      room.now += minuteMs;
      const late = room.now;
      expect(await figures()).toMatchObject({ waiting: 1, oldestDue: late });
      for (const minutes of [0, 5, 30, 60]) {
        room.now += minutes * minuteMs;
        await room.jobs.runDue();
      }
      expect(await figures()).toMatchObject({ failed: 1, undelivered: 1, waiting: 0, oldestDue: null });
      room.now += dayMs + hourMs;
      expect(await figures()).toMatchObject({ failed: 0, undelivered: 0, oldestDue: noon + 4 * hourMs });
    });

    it('CLI-1 say when a process last saw to the line', async () => {
      await using room = jobsRoom(await engine.newPlace());
      await room.addReport();
      room.jobs.start();
      const seen = async () => (await room.records.jobsState()).lineSeen ?? 0;
      await expect.poll(seen, { timeout: 25_000, interval: 500 }).toBeGreaterThan(Date.now() - hourMs);
    }, 40_000);
  });
}
