import { argon2Sync, randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordsPlace } from '#app/app.ts';
import { factorProposal, ownSessions, recoveryCodes } from '#contract/profile.ts';
import { session, signInAnswer } from '#contract/session.ts';
import { auditOf } from '#state/audit.ts';
import { createRecords, type Records } from '#state/records.ts';
import { problemOf } from './http-room.ts';
import { cookieOf, firstAdmin, type PeopleRoom, peopleRoom } from './people-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';

const minute = 60_000;
const hour = 60 * minute;

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`sign-in with records on ${name}`, () => {
    let engine: RecordEngine;
    let room: PeopleRoom;
    let people = 0;
    const password = 'nine green bicycles';
    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      room = peopleRoom(await engine.newPlace());
      await room.open();
      await room.setUp();
    }, 120_000);
    afterEach(() => {
      vi.useRealTimers();
    });
    afterAll(async () => {
      await room?.remove();
      await engine?.[Symbol.asyncDispose]();
    });

    /** Somebody new, from an address of their own, so that one test does not use up the attempts of another. */
    const somebody = async () => {
      const email = `person-${++people}@example.com`;
      await room.addOperator(email, password);
      return email;
    };
    const typed = (email: string, tried = password, more: object = {}) =>
      room.ask('POST', '/session', { body: { email, password: tried, ...more } });
    const stateOf = async (cookie: string) =>
      session.parse((await room.ask('GET', '/session', { cookie })).json()).state;
    const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    const secretIn = (cookie: string) => cookie.split('=')[1] ?? '';

    it('SEC-12 signs in, and refuses a wrong password and an unknown address in the same words', async () => {
      const email = await somebody();
      const good = await typed(email.toUpperCase());
      expect(signInAnswer.parse(good.json()).state).toBe('signed-in');
      expect(await stateOf(cookieOf(good))).toBe('signed-in');
      const wrong = await typed(email, 'nine green bicyclez');
      const unknown = await typed('nobody@example.com');
      expect(wrong.statusCode).toBe(401);
      expect(wrong.body).toBe(unknown.body);
      expect(wrong.headers['set-cookie']).toBeUndefined();
      await room.app.people.roster.disable(email);
      expect((await typed(email)).body).toBe(wrong.body);
    });

    it('SEC-12 gives a cookie that scripts and other sites do not get', async () => {
      const email = await somebody();
      const [cookie] = [(await typed(email)).headers['set-cookie'] ?? []].flat();
      expect(cookie).toMatch(/^partnerscope=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600$/);
    });

    it('SEC-12 slows guessing down, also for who knows the password by then', async () => {
      const email = await somebody();
      for (let i = 0; i < 10; i++) expect((await typed(email, `guess number ${i}`)).statusCode).toBe(401);
      const refused = await typed(email);
      expect(problemOf(refused, 429).code).toBe('too-many');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    });

    it('SEC-12 starts a new session at each sign-in and ends the one the browser had', async () => {
      const email = await somebody();
      const before = await room.signIn(email, password);
      const after = await room.signIn(email, password, { cookie: before });
      expect(after).not.toBe(before);
      expect([await stateOf(before), await stateOf(after)]).toEqual(['signed-out', 'signed-in']);
      // A session that somebody planted is not taken over.
      const planted = await room.signIn(email, password, { cookie: 'partnerscope=planted' });
      expect(secretIn(planted)).not.toBe('planted');
    });

    it('SEC-12 lists sessions without what opens them, and ends them at once', async () => {
      const email = await somebody();
      const headers = { 'user-agent': 'Laptop\u0007 of Anneke' };
      const [one, other] = [await room.signIn(email, password, { headers }), await room.signIn(email, password)];
      const answer = await room.ask('GET', '/profile/sessions', { cookie: one });
      const { sessions } = ownSessions.parse(answer.json());
      const own = sessions.find(({ current }) => current);
      expect(own).toMatchObject({ way: 'password', agent: 'Laptop  of Anneke', address: '127.0.0.1' });
      expect(answer.body).not.toContain(secretIn(one));
      for (const { id } of sessions) expect(await stateOf(`partnerscope=${id}`)).toBe('signed-out');
      const listed = sessions.filter(({ current }) => !current).map(({ id }) => id);
      for (const id of listed) {
        expect((await room.ask('DELETE', `/profile/sessions/${id}`, { cookie: one })).statusCode).toBe(200);
        problemOf(await room.ask('DELETE', `/profile/sessions/${id}`, { cookie: one }), 404);
      }
      expect([await stateOf(one), await stateOf(other)]).toEqual(['signed-in', 'signed-out']);
      const stranger = await room.signIn(await somebody(), password);
      problemOf(await room.ask('DELETE', `/profile/sessions/${own?.id}`, { cookie: stranger }), 404);
      expect(await stateOf(one)).toBe('signed-in');
    });

    it('SEC-12 signs out here, or everywhere else', async () => {
      const email = await somebody();
      const [here, there, third] = [
        await room.signIn(email, password),
        await room.signIn(email, password),
        await room.signIn(email, password),
      ];
      const out = await room.ask('DELETE', '/session', { cookie: third });
      expect(String(out.headers['set-cookie'])).toMatch(/^partnerscope=; .*Max-Age=0/);
      expect(await stateOf(third)).toBe('signed-out');
      await room.ask('DELETE', '/profile/sessions', { cookie: here });
      expect([await stateOf(here), await stateOf(there)]).toEqual(['signed-in', 'signed-out']);
    });

    it('SEC-12 changes a password with the present one only, and ends the other sessions', async () => {
      const email = await somebody();
      const [here, there] = [await room.signIn(email, password), await room.signIn(email, password)];
      const change = (current: string, next: string) =>
        room.ask('PUT', '/profile/password', { cookie: here, body: { current, next } });
      expect(problemOf(await change('not the present one', 'ten yellow bicycles'), 400).parameter).toBe('current');
      expect(problemOf(await change(password, 'password2026'), 400).parameter).toBe('next');
      expect(problemOf(await change(password, password), 400).parameter).toBe('next');
      expect((await change(password, 'ten yellow bicycles')).statusCode).toBe(200);
      expect([await stateOf(here), await stateOf(there)]).toEqual(['signed-in', 'signed-out']);
      expect((await typed(email)).statusCode).toBe(401);
      expect((await typed(email, 'ten yellow bicycles')).statusCode).toBe(200);
    });

    it('SEC-12 ends a session that is not used, and any after two weeks', async () => {
      const email = await somebody();
      const idle = await room.signIn(email, password);
      const used = await room.signIn(email, password);
      later(11 * hour);
      expect(await stateOf(used)).toBe('signed-in');
      later(2 * hour);
      expect([await stateOf(idle), await stateOf(used)]).toEqual(['signed-out', 'signed-in']);
      for (let day = 0; day < 14; day++) {
        later(11 * hour);
        await stateOf(used);
        later(11 * hour);
        expect(await stateOf(used)).toBe('signed-in');
      }
      later(11 * hour);
      await stateOf(used);
      later(11 * hour);
      expect(await stateOf(used)).toBe('signed-out');
    });

    it('writes down that a session is in use every five minutes at most', async () => {
      const cookie = await room.signIn(await somebody(), password);
      const seen = async () => {
        const { sessions } = ownSessions.parse((await room.ask('GET', '/profile/sessions', { cookie })).json());
        return sessions.find(({ current }) => current)?.seenAt;
      };
      const first = await seen();
      later(4 * minute);
      expect(await seen()).toBe(first);
      later(2 * minute);
      expect(await seen()).not.toBe(first);
    });

    it('SEC-12 shuts out who is disabled with the next request', async () => {
      const email = await somebody();
      const cookie = await room.signIn(email, password);
      expect(await stateOf(cookie)).toBe('signed-in');
      const bearer = await room.localKey();
      await room.ask('POST', '/house/accounts/disable', { bearer, body: { email } });
      expect(await stateOf(cookie)).toBe('signed-out');
      expect((await typed(email)).statusCode).toBe(401);
      await room.ask('POST', '/house/accounts/enable', { bearer, body: { email } });
      expect(await stateOf(cookie)).toBe('signed-out');
      expect((await typed(email)).statusCode).toBe(200);
    });

    it('SEC-12 refuses changes that another site asks for', async () => {
      const cookie = await room.signIn(await somebody(), password);
      const out = (headers: Record<string, string>) =>
        room.server.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie, ...headers } });
      problemOf(await out({}), 403);
      problemOf(await out({ origin: 'https://evil.example' }), 403);
      problemOf(await out({ 'sec-fetch-site': 'cross-site' }), 403);
      expect(await stateOf(cookie)).toBe('signed-in');
      expect((await out({ origin: 'http://localhost:80' })).statusCode).toBe(200);
    });

    it('SEC-12 asks for a code where the second factor is on, each of which works once', async () => {
      const email = await somebody();
      const cookie = await room.signIn(email, password);
      const start = Math.floor(Date.now() / 30_000) * 30_000 + 10_000;
      vi.useFakeTimers({ toFake: ['Date'], now: start });
      const proposed = await room.ask('POST', '/profile/second-factor', { cookie });
      const { key, uri } = factorProposal.parse(proposed.json());
      expect(uri).toContain(encodeURIComponent(email));
      const code = (ms: number) => new TOTP({ secret: key }).generate({ timestamp: start + ms });
      const turnOn = (given: string) => room.ask('PUT', '/profile/second-factor', { cookie, body: { code: given } });
      expect(problemOf(await turnOn(code(-10 * minute)), 400).parameter).toBe('code');
      const { recoveryCodes: codes } = recoveryCodes.parse((await turnOn(code(0))).json());
      expect(new Set(codes).size).toBe(10);
      expect((await typed(email)).json()).toEqual({ state: 'second-factor' });
      const signIn = async (given: string) => (await typed(email, password, { code: given })).statusCode;
      // The one that turned it on, one of long ago, one that is far ahead.
      expect([await signIn(code(0)), await signIn(code(-90_000)), await signIn(code(90_000))]).toEqual([401, 401, 401]);
      expect(await signIn(code(30_000))).toBe(200);
      expect(await signIn(code(30_000))).toBe(401);
      vi.setSystemTime(start + 90_000);
      expect(await signIn(code(60_000))).toBe(200);
      const [recovery = ''] = codes;
      expect(await signIn(recovery.toUpperCase())).toBe(200);
      expect(await signIn(recovery)).toBe(401);
      const off = (given: string) =>
        room.ask('DELETE', '/profile/second-factor', { cookie, body: { password: given } });
      expect(problemOf(await off('not the password'), 400).parameter).toBe('password');
      expect((await off(password)).statusCode).toBe(200);
      expect((await typed(email)).json()).toEqual({ state: 'signed-in' });
    });

    it('SEC-12 lets one of two in that show the same code at once', async () => {
      const email = await somebody();
      const cookie = await room.signIn(email, password);
      const { key } = factorProposal.parse((await room.ask('POST', '/profile/second-factor', { cookie })).json());
      const totp = new TOTP({ secret: key });
      await room.ask('PUT', '/profile/second-factor', { cookie, body: { code: totp.generate() } });
      later(minute);
      const code = totp.generate();
      const both = await Promise.all([typed(email, password, { code }), typed(email, password, { code })]);
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
    });

    it('SEC-12 hashes a password anew at sign-in when the parameters changed', async () => {
      const email = await somebody();
      const hashOf = () => inRecords(room, (records) => passwordOf(records, email));
      const salt = Buffer.alloc(16, 7);
      const made = { message: password, nonce: salt, parallelism: 1, tagLength: 32, memory: 64, passes: 1 };
      const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
      const old = `$argon2id$v=19$m=64,t=1,p=1$${base64(salt)}$${base64(argon2Sync('argon2id', made))}`;
      await inRecords(room, (records) =>
        records.house.write('test', (tables) =>
          tables.updateTable('accounts').set({ password: old }).where('email', '=', email).execute(),
        ),
      );
      expect((await typed(email, 'not the password')).statusCode).toBe(401);
      expect(await hashOf()).toBe(old);
      expect((await typed(email)).statusCode).toBe(200);
      expect(await hashOf()).not.toBe(old);
      expect((await typed(email)).statusCode).toBe(200);
    });

    it('SEC-12 SEC-18 notes who came and who was refused, and never what they typed', async () => {
      const email = await somebody();
      const cookie = await room.signIn(email, password);
      await typed(email, 'canary of a wrong password');
      await typed('canary typed as an address', 'x');
      const entries = await inRecords(room, ({ house }) => auditOf(house).list({ limit: 1000 }));
      expect(entries.find(({ action }) => action === 'session.refused')).toMatchObject({ actor: 'nobody' });
      expect(entries.filter(({ action }) => action === 'session.started').length).toBeGreaterThan(1);
      const all = JSON.stringify(entries);
      for (const secret of [password, firstAdmin.password, 'canary', secretIn(cookie), 'argon2id']) {
        expect(all).not.toContain(secret);
      }
    });

    it('SEC-12 does not repeat what was typed when the body is no JSON', async () => {
      const answer = await room.server.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        payload: '{"email": "a@example.com", "password": "canary in a broken body',
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.body).not.toContain('canary');
    });
  });
}

/** The records of a room, which is shut meanwhile: nobody else may have the folder open. */
async function inRecords<T>(room: PeopleRoom, work: (records: Records) => Promise<T>): Promise<T> {
  await room.close();
  const place = recordsPlace(room.config, room.dir);
  const records = createRecords({ place, now: () => new Date().toISOString(), newId: randomUUID });
  try {
    return await work(records);
  } finally {
    await records.close();
    await room.open();
  }
}

async function passwordOf({ house }: Records, email: string): Promise<string | null | undefined> {
  return house.read<string | null | undefined>(undefined, async (tables) => {
    const row = await tables.selectFrom('accounts').select('password').where('email', '=', email).executeTakeFirst();
    return row?.password;
  });
}
