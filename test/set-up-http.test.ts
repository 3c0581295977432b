import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { session, setUpCheck } from '#contract/session.ts';
import { problemOf } from './http-room.ts';
import { firstAdmin, type PeopleRoom, peopleRoom } from './people-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`set-up with records on ${name}`, () => {
    let engine: RecordEngine;
    let room: PeopleRoom;
    beforeAll(async () => {
      if (start !== undefined) engine = await start();
    }, 120_000);
    beforeEach(async () => {
      room = peopleRoom(await engine.newPlace());
      await room.open();
    });
    afterEach(async () => {
      vi.useRealTimers();
      await room.remove();
    });
    afterAll(() => engine?.[Symbol.asyncDispose]());

    const finish = (link: string, admin: object = firstAdmin) =>
      room.ask('POST', '/set-up', { body: { link, ...admin } });
    const check = async (link: string) => setUpCheck.parse((await room.ask('GET', `/set-up?link=${link}`)).json());
    const stateFor = async (cookie?: string) =>
      session.parse((await room.ask('GET', '/session', cookie === undefined ? {} : { cookie })).json());

    it('SEC-11 makes the first admin by a link that works once, and closes the house', async () => {
      expect((await stateFor()).state).toBe('open');
      expect((await room.ask('GET', '/reports')).statusCode).toBe(200);
      const link = await room.setUpLink();
      expect(await check(link)).toMatchObject({ good: true });
      const done = await finish(link);
      expect(done.json()).toEqual({ state: 'signed-in' });
      const [cookie = ''] = [done.headers['set-cookie'] ?? []].flat();
      expect(await stateFor(cookie.split(';')[0])).toMatchObject({
        state: 'signed-in',
        person: { name: firstAdmin.name, email: firstAdmin.email, operator: true, mustChangePassword: false },
      });
      expect((await stateFor()).state).toBe('signed-out');
      expect(problemOf(await room.ask('GET', '/reports'), 401).code).toBe('signed-out');
      expect((await room.ask('GET', '/reports', { bearer: await room.localKey() })).statusCode).toBe(200);
      expect(await check(link)).toEqual({ good: false, expiresAt: null });
      problemOf(await finish(link, { ...firstAdmin, email: 'second@example.com' }), 403);
      problemOf(await room.ask('POST', '/set-up/links', { bearer: await room.localKey() }), 409);
    });

    it('SEC-11 gives the link to those only who may read the data folder', async () => {
      problemOf(await room.ask('POST', '/set-up/links'), 403);
      problemOf(await room.ask('POST', '/set-up/links', { bearer: 'guessed' }), 403);
      const body = { name: 'Mallory', email: 'mallory@example.com' };
      problemOf(await room.ask('POST', '/house/accounts', { body }), 403);
      expect((await stateFor()).state).toBe('open');
    });

    it('SEC-11 refuses guessed, replaced and old links', async () => {
      problemOf(await finish('guessed'), 403);
      const [first, second] = [await room.setUpLink(), await room.setUpLink()];
      expect((await check(first)).good).toBe(false);
      problemOf(await finish(first), 403);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 + 1000 });
      expect((await check(second)).good).toBe(false);
      problemOf(await finish(second), 403);
      vi.useRealTimers();
      expect((await stateFor()).state).toBe('open');
    });

    it('SEC-12 refuses a weak password and leaves the link good', async () => {
      const link = await room.setUpLink();
      const { detail, parameter } = problemOf(await finish(link, { ...firstAdmin, password: 'few-letters' }), 400);
      expect(parameter).toBe('password');
      expect(detail).not.toContain('few-letters');
      expect((await finish(link)).statusCode).toBe(200);
    });

    it('SEC-11 lets one of two in that finish at once', async () => {
      const link = await room.setUpLink();
      const both = ['one', 'two'].map((who) => finish(link, { ...firstAdmin, email: `${who}@example.com` }));
      const statuses = (await Promise.all(both)).map(({ statusCode }) => statusCode);
      expect(statuses.sort()).toEqual([200, 403]);
      expect(await room.app.people.roster.list()).toHaveLength(1);
    });

    it('SEC-11 SEC-17 makes no account where the house cannot be closed', async () => {
      const link = await room.setUpLink();
      // Writing the mark fails at a folder that stands in its way.
      mkdirSync(join(room.dir, 'set-up.json.draft'));
      expect((await finish(link)).statusCode).toBeGreaterThanOrEqual(500);
      expect(await room.app.people.roster.list()).toEqual([]);
      expect((await stateFor()).state).toBe('open');
      rmSync(join(room.dir, 'set-up.json.draft'), { recursive: true });
      expect((await finish(link)).statusCode).toBe(200);
    });

    it('SEC-11 SEC-17 stays closed after a crash between closing and the account, and can be set up then', async () => {
      writeFileSync(join(room.dir, 'set-up.json'), '{}');
      expect((await stateFor()).state).toBe('signed-out');
      problemOf(await room.ask('GET', '/reports'), 401);
      await room.setUp();
      expect(await room.app.people.roster.list()).toHaveLength(1);
    });

    it('SEC-11 takes no link any more when the first admin was made otherwise', async () => {
      const link = await room.setUpLink();
      await room.app.people.roster.addOperator({ name: 'Bram', email: 'bram@example.com' });
      expect((await check(link)).good).toBe(false);
      problemOf(await finish(link), 403);
      expect(await room.app.people.roster.list()).toHaveLength(1);
    });

    it('SEC-11 makes the first admin on the command line too, with a password to be changed', async () => {
      const body = { name: 'Bram', email: 'bram@example.com' };
      const bearer = await room.localKey();
      const made = await room.ask('POST', '/house/accounts', { bearer, body });
      expect(made.statusCode, made.body).toBe(201);
      expect((await stateFor()).state).toBe('signed-out');
      const cookie = await room.signIn('bram@example.com', made.json().temporaryPassword);
      expect((await stateFor(cookie)).person?.mustChangePassword).toBe(true);
      expect(problemOf(await room.ask('GET', '/views', { cookie }), 403).parameter).toBe('password');
    });

    it('SEC-11 stays closed when it is opened again, whatever became of the records', async () => {
      await room.setUp();
      await room.close();
      const records = join(room.dir, 'records');
      const folder = existsSync(records);
      if (folder) renameSync(records, `${records}-gone`);
      await room.open();
      expect((await stateFor()).state).toBe('signed-out');
      problemOf(await room.ask('GET', '/reports'), 401);
      await room.close();
      if (!folder) {
        // Another process with a folder of its own, on the same server.
        rmSync(join(room.dir, 'set-up.json'));
        await room.open();
        expect((await stateFor()).state).toBe('signed-out');
      }
    });
  });
}
