import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres, startPostgres } from '../../test/postgres-server.ts';
import { copyEmptyRecords } from '../../test/records-template.ts';
import type { RecordsPlace } from './place.ts';
import { createRecords } from './records.ts';

const parent = mkdtempSync(join(tmpdir(), 'partnerscope-crash-'));
const writers: ChildProcess[] = [];
afterAll(() => {
  for (const each of writers) each.kill('SIGKILL');
  rmSync(parent, { recursive: true, force: true, maxRetries: 10 });
});

const making = join(parent, 'making', 'records');
const folder = join(parent, 'records');
const writer = fileURLToPath(new URL('../../test/records-writer.ts', import.meta.url));
/** Making a database is seconds of work for a machine at rest, and minutes for one that is busy with other tests. */
const patienceMs = 600_000;

const note = { month: '2024-05', report: null, note: 'x' };
let made = 0;
const open = (place: RecordsPlace) =>
  createRecords({ place, now: () => '2024-07-01T10:00:00.000Z', newId: () => `id-${++made}` });

/** Kills the writer in the middle of its work once it told `told` ids. @returns all that it told */
async function killedWriter(at: string, told: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, at], { stdio: ['ignore', 'pipe', 'pipe'] });
  writers.push(child);
  const ended = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
  let [text, complaints] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.split('\n').length > told) child.kill('SIGKILL');
  });
  expect(await ended, complaints).toBe('SIGKILL');
  // Half a line is one that was kept, but not told whole.
  return text.split('\n').slice(0, -1);
}

/** Kills the writer while the database is made for it. */
async function killedMaking(): Promise<void> {
  const child = spawn(process.execPath, [writer, making], { stdio: 'ignore' });
  writers.push(child);
  const ended = new Promise((resolve) => child.once('close', resolve));
  while (!readdirSync(dirname(making)).some((name) => name.startsWith('records.draft-'))) await pause(10);
  child.kill('SIGKILL');
  await ended;
}

describe('records in a folder', () => {
  beforeAll(() => copyEmptyRecords(folder), patienceMs);

  it(
    'SEC-17 are there or not after a kill while they are made, and open again',
    async () => {
      mkdirSync(dirname(making));
      await killedMaking();
      expect(existsSync(making)).toBe(false);
      const ids = await killedWriter(making, 1);
      const records = open({ kind: 'folder', folder: making });
      expect((await records.of('t').annotations.list()).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
      await records.close();
      // The maker that outlived its process has cleared up behind itself, or been cleared up after.
      await expect.poll(() => readdirSync(dirname(making)), { timeout: 120_000 }).toEqual(['records']);
    },
    patienceMs,
  );

  it(
    'SEC-17 lose nothing that was kept, whenever the process is killed',
    async () => {
      const kept: string[] = [];
      for (const told of [1, 4, 15]) kept.push(...(await killedWriter(folder, told)));
      const records = open({ kind: 'folder', folder });
      const found = await records.of('t').annotations.list();
      const history = await records.of('t').supportLoads.version();
      await records.close();
      expect(kept.length).toBeGreaterThanOrEqual(20);
      expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
      expect(history).toBeGreaterThanOrEqual(kept.length);
    },
    patienceMs,
  );

  it.each<[string, (bad: string) => void]>([
    ['without its version', (bad) => rmSync(join(bad, 'PG_VERSION'))],
    ['of another version', (bad) => writeFileSync(join(bad, 'PG_VERSION'), '15\n')],
    ['with an empty control file', (bad) => truncateSync(join(bad, 'global', 'pg_control'), 0)],
    ['without its log', (bad) => rmSync(join(bad, 'pg_wal', firstIn(join(bad, 'pg_wal'))))],
    ['without its tables', (bad) => rmSync(join(bad, 'base'), { recursive: true })],
  ])('SEC-17 say what to do when the folder is damaged: %s', async (_, damage) => {
    const bad = join(parent, 'bad');
    rmSync(bad, { recursive: true, force: true });
    cpSync(folder, bad, { recursive: true });
    damage(bad);
    const records = open({ kind: 'folder', folder: bad });
    const refused = records.of('t').annotations.list();
    await expect(refused).rejects.toMatchObject({ code: 'unavailable' });
    await expect(refused).rejects.toThrow(
      /restore that folder from a backup, or move it away.*Reports are not affected/,
    );
    // What is put right works at once, without a restart.
    rmSync(bad, { recursive: true });
    cpSync(folder, bad, { recursive: true });
    expect((await records.of('t').annotations.list()).length).toBeGreaterThan(0);
    await records.close();
  });

  it('SEC-17 of a newer version are left alone', async () => {
    const place = { kind: 'folder', folder } as const;
    const { openFolder } = await import('./open-folder.ts');
    const { db, close } = await openFolder(folder);
    const { sql } = await import('kysely');
    await sql`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2030-01-01')`.execute(db);
    await close();
    const records = open(place);
    await expect(records.of('t').annotations.list()).rejects.toThrow(
      /a newer version of Partnerscope has written them/,
    );
    await records.close();
  });
});

function firstIn(of: string): string {
  return readdirSync(of).find((name) => /^0/.test(name)) ?? '';
}

const programs = findPostgres();
describe.skipIf(programs === undefined)('records on a server', () => {
  it('SEC-17 come back with the server, and say what to do while it is away', async () => {
    await using server = await startPostgres(programs ?? '');
    const url = await server.newDatabase();
    const records = open({ kind: 'server', url });
    const { annotations } = records.of('t');
    const kept = await annotations.add(note);
    await server.kill();
    const refused = annotations.add(note);
    await expect(refused).rejects.toMatchObject({ code: 'unavailable' });
    await expect(refused).rejects.toThrow(/check that the server runs and that DATABASE_URL is right/);
    await server.start();
    expect(await annotations.list()).toEqual([kept]);
    await records.close();
  });

  it('SEC-13 tell no password when the server cannot be reached', async () => {
    const records = open({ kind: 'server', url: 'postgresql://user:geheim@127.0.0.1:1/db' });
    const refused = records.of('t').views.list();
    await expect(refused).rejects.toThrow(/PostgreSQL at 127\.0\.0\.1:1\/db;/);
    await expect(refused).rejects.not.toThrow(/geheim/);
    const { detail } = await refused.catch((error) => error);
    expect(detail).not.toMatch(/geheim/);
    await records.close();
  });
});
