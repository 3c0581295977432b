import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reports } from '#catalog/reports/index.ts';
import { houseReader } from '../../test/house-reader.ts';
import { createFeedbackBook, openFeedbackFile } from './feedback.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'partnerscope-feedback-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function openBook(folder = dataDir, tenants = ['only']) {
  let count = 0;
  return createFeedbackBook({
    file: openFeedbackFile(folder),
    reports,
    reader: houseReader(...tenants),
    now: () => '2024-04-15T10:00:00.000Z',
    newId: () => `id-${++count}`,
  });
}

const chart = { report: 'customers', section: 'geography' };
const path = () => join(dataDir, 'feedback.jsonl');

describe('createFeedbackBook', () => {
  it('CO-7 keeps a remark as a line of JSON and lists the newest first, over restarts', async () => {
    const book = openBook(dataDir, ['a', 'b']);
    expect(await book.list()).toEqual({ feedback: [] });
    const kept = await book.add({ ...chart, tenant: 'a', remark: 'two\nlines "and" so on' });
    expect(kept).toEqual({
      id: 'id-1',
      at: '2024-04-15T10:00:00.000Z',
      tenant: 'a',
      ...chart,
      remark: 'two\nlines "and" so on',
    });
    await book.add({ ...chart, tenant: 'b', remark: 'of another tenant' });
    await book.add({ ...chart, tenant: 'a', remark: 'later' });
    expect((await readFile(path(), 'utf8')).split('\n')).toHaveLength(4);
    const remarks = async (tenant?: string) =>
      (await openBook(dataDir, ['a', 'b']).list(tenant)).feedback.map(({ remark }) => remark);
    expect(await remarks('a')).toEqual(['later', 'two\nlines "and" so on']);
    expect(await remarks()).toEqual(['later', 'of another tenant', 'two\nlines "and" so on']);
  });

  it('CO-7 loses none of many given at once', async () => {
    const book = openBook();
    const given = Array.from({ length: 40 }, (_, i) => `remark ${i} ${'x'.repeat(1900)}`);
    await Promise.all(given.map((remark) => book.add({ ...chart, remark })));
    const { feedback } = await book.list();
    expect(feedback.map(({ remark }) => remark).sort()).toEqual(given.sort());
  });

  it('SEC-17 a line that a crash cut off costs no other remark', async () => {
    await openBook().add({ ...chart, remark: 'before' });
    await appendFile(path(), '{"id":"torn","at":"2024-');
    await openBook().add({ ...chart, remark: 'after' });
    expect((await openBook().list()).feedback.map(({ remark }) => remark)).toEqual(['after', 'before']);
  });

  it('CO-7 refuses charts that do not exist, and says what was meant', async () => {
    const book = openBook();
    await expect(book.add({ report: 'custmers', section: 'geography', remark: 'x' })).rejects.toThrow(/customers\?/);
    await expect(book.add({ ...chart, section: 'geografy', remark: 'x' })).rejects.toThrow(/did you mean geography/);
    expect(await book.list()).toEqual({ feedback: [] });
  });

  it('CO-7 goes on after a remark that could not be kept', async () => {
    const folder = join(dataDir, 'later');
    const book = openBook(folder);
    await expect(book.add({ ...chart, remark: 'no folder yet' })).rejects.toThrow();
    await mkdir(folder);
    await book.add({ ...chart, remark: 'kept' });
    expect((await book.list()).feedback.map(({ remark }) => remark)).toEqual(['kept']);
  });
});
