import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayMs } from '#domain/schedule/instant.ts';
import { type JobsRoom, jobsRoom, noon } from '../../test/jobs-room.ts';
import type { LinkParts } from './jobs.ts';
import { checkLink, linkFolder, linkPath } from './secure-link.ts';

function partsOf(path: string): LinkParts {
  const [executionId = '', expiry = '', signature = ''] = path.slice(linkFolder.length + 1).split('/');
  return { executionId, expiry, signature };
}

async function completed(room: JobsRoom) {
  const report = await room.addReport();
  await room.jobs.runDue();
  const [run] = await room.records.of('t').executions.list([report.id]);
  if (run === undefined) throw new Error('there is no run');
  return { report, run, link: partsOf((await room.jobs.linkTo(run)) ?? '') };
}

describe('checkLink', () => {
  const key = Buffer.alloc(32, 7).toString('base64url');
  const link = partsOf(linkPath('run-1', noon, key));

  it('API-49 knows its own links until they run out', () => {
    expect(link.expiry).toBe('20240701T120000Z');
    expect(checkLink(link, { key, now: noon - 1 })).toBe(noon);
    expect(checkLink(link, { key, now: noon })).toBeUndefined();
  });

  it.each<[string, Partial<LinkParts>]>([
    ['another run', { executionId: 'run-2' }],
    ['a later expiry', { expiry: '20250701T120000Z' }],
    ['another signature', { signature: link.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }],
    ['half a signature', { signature: link.signature.slice(0, 20) }],
    ['no signature', { signature: '' }],
  ])('SEC-5 refuses %s', (_, change) => {
    expect(checkLink({ ...link, ...change }, { key, now: noon - 1 })).toBeUndefined();
  });

  it('SEC-5 refuses a link of another key', () => {
    expect(checkLink(link, { key: Buffer.alloc(32, 8).toString('base64url'), now: noon - 1 })).toBeUndefined();
  });
});

describe('openLink', () => {
  const refused = { code: 'not-found', message: 'This link opens no file, or not any more' };

  it('API-49 opens the file again and again, in every process, until it expires', async () => {
    await using room = jobsRoom();
    const { link, run, report } = await completed(room);
    const opened = await room.jobs.openLink(link);
    expect(existsSync(opened.path)).toBe(true);
    expect(opened).toMatchObject({ tenant: 't', reportId: report.id });
    expect(await room.another().openLink(link)).toEqual(opened);
    room.now = noon + 14 * dayMs;
    await expect(room.jobs.openLink(link)).rejects.toMatchObject(refused);
    expect(await room.jobs.linkTo(run)).toBeNull();
  });

  it('SEC-5 opens nothing for an owner who lost the right, and again for one who has it back', async () => {
    await using room = jobsRoom();
    const { link, run } = await completed(room);
    room.owner = { isThere: true, mayRead: false };
    await expect(room.jobs.openLink(link)).rejects.toMatchObject(refused);
    await expect(room.jobs.openFile('t', run.executionId)).rejects.toMatchObject({ code: 'forbidden' });
    room.owner = { isThere: true, mayRead: true };
    await room.jobs.openLink(link);
  });

  it('SEC-5 opens nothing once the report is removed, or the file is gone, or of another tenant', async () => {
    await using room = jobsRoom();
    const { link, run, report } = await completed(room);
    await expect(room.jobs.openFile('other', run.executionId)).rejects.toMatchObject({ code: 'not-found' });
    await room.records.of('t').reports.remove(report.id);
    await expect(room.jobs.openLink(link)).rejects.toMatchObject(refused);
    const next = await completed(room);
    rmSync(join(room.dir, 'files'), { recursive: true });
    await expect(room.jobs.openLink(next.link)).rejects.toMatchObject(refused);
  });

  it('API-49 has no link to a run without a file', async () => {
    await using room = jobsRoom();
    room.make = async () => undefined;
    const report = await room.addReport();
    await room.jobs.runDue();
    const [run] = await room.records.of('t').executions.list([report.id]);
    expect(run && (await room.jobs.linkTo(run))).toBeNull();
  });
});
