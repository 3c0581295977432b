import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { madeToken, ownProfile, ownTokens } from '#contract/profile.ts';
import { session } from '#contract/session.ts';
import { problemOf } from './http-room.ts';
import { cookieOf, firstAdmin, type PeopleRoom, peopleRoom } from './people-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';
import { subscriptionsCsv } from './samples.ts';

const tenant = '4567890';
const day = 86_400_000;

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`people of ${tenant} with records on ${name}`, () => {
    let engine: RecordEngine;
    let room: PeopleRoom;
    let operator: string;
    let people = 0;
    const password = 'nine green bicycles';
    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      room = peopleRoom(await engine.newPlace());
      await room.open();
      await room.bring(subscriptionsCsv(), { tenant });
      operator = await room.setUp();
    }, 120_000);
    afterEach(() => {
      vi.useRealTimers();
    });
    afterAll(async () => {
      await room?.remove();
      await engine?.[Symbol.asyncDispose]();
    });

    /** Somebody invited with these roles. */
    const invited = async (...roles: string[]) => {
      const email = `person-${++people}@example.com`;
      const draft = { name: `Person ${people}`, email, roles: roles.map((role) => ({ role })), way: 'link' };
      const made = await room.ask('POST', `/people?tenant=${tenant}`, { cookie: operator, body: draft });
      expect(made.statusCode, made.body).toBeLessThan(300);
      return { email, link: new URL(made.json().link, 'http://localhost').searchParams.get('link') ?? '' };
    };
    const accept = (link: string, chosen = password) =>
      room.ask('POST', '/invitations', { body: { link, password: chosen } });
    const somebody = async (...roles: string[]) => {
      const { email, link } = await invited(...roles);
      return { email, cookie: cookieOf(await accept(link)) };
    };
    const standing = async (cookie: string) => session.parse((await room.ask('GET', '/session', { cookie })).json());

    it('RO-19 SEC-12 lets an invited person choose a password, once', async () => {
      const { email, link } = await invited('RV');
      const check = async () => (await room.ask('GET', `/invitations?link=${link}`)).json();
      expect(await check()).toMatchObject({ good: true, email });
      expect(problemOf(await accept(link, 'password1234'), 400).parameter).toBe('password');
      const both = await Promise.all([accept(link), accept(link)]);
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
      expect(await check()).toEqual({ good: false, name: null, email: null });
      problemOf(await accept(link, 'another long password'), 403);
      await room.signIn(email, password);
    });

    it('RO-18 tells somebody their roles, the reports that open, and what they may do', async () => {
      const { cookie } = await somebody('RV');
      const { state, person, tenants } = await standing(cookie);
      expect(state).toBe('signed-in');
      expect(person).toMatchObject({ operator: false, secondFactor: false, language: null });
      expect(tenants).toHaveLength(1);
      expect(tenants[0]).toMatchObject({ tenant, grants: [{ role: 'RV', locations: null, origin: 'person' }] });
      expect(tenants[0]?.pages).toContain('customers');
      expect(tenants[0]?.pages).not.toContain('adoption');
      expect(tenants[0]?.permissions).toEqual(expect.arrayContaining(['reports.read', 'profile.own']));
      for (const one of ['data.import', 'people.read', 'house.manage', 'view-as']) {
        expect(tenants[0]?.permissions).not.toContain(one);
      }
      const boss = (await standing(operator)).tenants.find((one) => one.tenant === tenant);
      expect(boss?.permissions).toContain('house.manage');
      expect(boss?.pages).toContain('adoption');
    });

    it('keeps the name, language and theme that somebody chooses', async () => {
      const { cookie } = await somebody('RV');
      const change = async (body: object) => room.ask('PUT', '/profile', { cookie, body });
      const done = ownProfile.parse((await change({ name: ' Anna ', language: 'nl', theme: 'dark' })).json());
      expect(done).toMatchObject({ name: 'Anna', language: 'nl', theme: 'dark' });
      await change({ language: null });
      expect((await standing(cookie)).person).toMatchObject({ name: 'Anna', language: null, theme: 'dark' });
      for (const body of [{ name: '' }, { language: 'fr' }, { operator: true }, { email: 'x@example.com' }]) {
        problemOf(await change(body), 400);
      }
    });

    it('SEC-13 makes tokens that are shown once, expire, and can be ended', async () => {
      const { email, cookie } = await somebody('RV');
      const make = (body: object) => room.ask('POST', '/profile/tokens', { cookie, body });
      for (const days of [0, 366, 1.5, 'x']) problemOf(await make({ name: 'x', days }), 400);
      const { token, secret } = madeToken.parse((await make({ name: 'Nightly', days: 30 })).json());
      expect(secret).toMatch(/^ps_[\w-]{43}$/);
      const list = await room.ask('GET', '/profile/tokens', { cookie });
      expect(ownTokens.parse(list.json()).tokens).toEqual([token]);
      expect(list.body).not.toContain(secret);
      const report = (bearer: string) => room.ask('GET', `/reports/customers?tenant=${tenant}`, { bearer });
      expect((await report(secret)).statusCode).toBe(200);
      problemOf(await report(`${secret.slice(0, -1)}~`), 401);
      problemOf(await report(token.id), 401);
      expect(
        ownTokens.parse((await room.ask('GET', '/profile/tokens', { cookie })).json()).tokens[0]?.usedAt,
      ).not.toBeNull();
      const stranger = await somebody('GA');
      problemOf(await room.ask('DELETE', `/profile/tokens/${token.id}`, { cookie: stranger.cookie }), 404);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * day + 1000 });
      problemOf(await report(secret), 401);
      vi.useRealTimers();
      expect((await report(secret)).statusCode).toBe(200);
      await room.ask('DELETE', `/profile/tokens/${token.id}`, { cookie });
      problemOf(await report(secret), 401);
      problemOf(
        await room.ask('POST', '/house/tokens', { cookie: operator, body: { email, name: 'x', days: 1 } }),
        403,
      );
      const made = await room.ask('POST', '/house/tokens', {
        bearer: await room.localKey(),
        body: { email, name: 'x', days: 1 },
      });
      expect((await report(made.json().secret)).statusCode).toBe(200);
    });

    it('SEC-13 lets a token read, and change nobody and nothing of its owner', async () => {
      const { cookie } = await somebody('GA', 'ERV');
      const { secret: bearer } = madeToken.parse(
        (await room.ask('POST', '/profile/tokens', { cookie, body: { name: 'x', days: 1 } })).json(),
      );
      expect((await room.ask('GET', `/people?tenant=${tenant}`, { bearer })).statusCode).toBe(200);
      const draft = { name: 'Eve', email: 'eve@example.com', roles: [{ role: 'GA' }], way: 'password' };
      const refused = [
        room.ask('POST', `/people?tenant=${tenant}`, { bearer, body: draft }),
        room.ask('PUT', '/profile', { bearer, body: { name: 'Eve' } }),
        room.ask('PUT', '/profile/password', { bearer, body: { current: password, next: 'ten yellow bicycles' } }),
        room.ask('POST', '/profile/tokens', { bearer, body: { name: 'more', days: 365 } }),
        room.ask('POST', '/profile/second-factor', { bearer }),
        room.ask('DELETE', '/profile/sessions', { bearer }),
        room.ask('PUT', '/session/view-as', { bearer, body: { tenant, roles: ['RV'] } }),
        room.ask('POST', '/set-up/links', { bearer }),
        room.ask('GET', '/house/accounts', { bearer }),
      ];
      for (const answer of await Promise.all(refused)) problemOf(answer, 403);
    });

    it('SEC-3 SEC-4 looks as another role, sees no more than it and changes nothing meanwhile', async () => {
      const { cookie } = await somebody('GA', 'ERV');
      const look = (body: object) => room.ask('PUT', '/session/view-as', { cookie, body });
      expect(problemOf(await look({ tenant, roles: ['Boss'] }), 400).parameter).toBe('roles');
      problemOf(await look({ tenant: '999', roles: ['RV'] }), 404);
      const seen = session.parse((await look({ tenant, roles: ['Report viewer'], locations: ['4571104'] })).json());
      expect(seen.viewAs).toEqual({ tenant, roles: ['RV'], locations: ['4571104'] });
      expect(seen.tenants[0]?.pages).not.toContain('adoption');
      expect(seen.tenants[0]?.permissions).not.toContain('people.create');
      problemOf(await room.ask('GET', `/reports/adoption?tenant=${tenant}`, { cookie }), 403);
      const note = { month: '2024-02', report: null, note: 'x' };
      problemOf(await room.ask('POST', `/annotations?tenant=${tenant}`, { cookie, body: note }), 403);
      expect((await look({ tenant, roles: ['ADM'] })).statusCode).toBe(200);
      expect(session.parse((await room.ask('DELETE', '/session/view-as', { cookie })).json()).viewAs).toBeNull();
      expect((await room.ask('GET', `/reports/adoption?tenant=${tenant}`, { cookie })).statusCode).toBe(200);
      const reader = await somebody('ERV');
      problemOf(
        await room.ask('PUT', '/session/view-as', { cookie: reader.cookie, body: { tenant, roles: ['RV'] } }),
        403,
      );
    });

    it('counts requests of people behind one address apart', async () => {
      const one = await somebody('RV');
      // From now on they are known.
      await room.ask('GET', '/session', { cookie: one.cookie });
      const before = await room.ask('GET', '/session', { cookie: one.cookie });
      await room.ask('GET', '/session');
      const after = await room.ask('GET', '/session', { cookie: one.cookie });
      const left = (answer: typeof before) => Number(answer.headers['x-ratelimit-remaining']);
      expect(left(after)).toBe(left(before) - 1);
    });

    it('SEC-12 tells the machine itself that it has no profile', async () => {
      const bearer = await room.localKey();
      problemOf(await room.ask('GET', '/profile/sessions', { bearer }), 403);
      problemOf(await room.ask('GET', '/profile/sessions'), 401);
      expect((await room.ask('GET', '/house/accounts', { bearer })).body).toContain(firstAdmin.email);
    });
  });
}
