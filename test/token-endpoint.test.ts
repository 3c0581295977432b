import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenRefusal } from '#contract/oauth.ts';
import { permits, rolesOf } from '#domain/access/actor.ts';
import { problemOf } from './http-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';
import { ownPassword, type TokenRoom, tokenRoom } from './token-room.ts';

const second = 1000;
const day = 86_400 * second;
const [ours, theirs] = ['tenant-a-4', 'tenant-b-7'] as const;

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`the token endpoint with records on ${name}`, () => {
    let engine: RecordEngine;
    let room: TokenRoom;
    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      room = tokenRoom(await engine.newPlace());
      await room.open();
      await room.setUp();
      const bearer = await room.localKey();
      for (const tenant of [ours, theirs]) {
        const made = await room.ask('POST', '/house/tenants', { bearer, body: { tenant, name: `The ${tenant}` } });
        expect(made.statusCode, made.body).toBe(201);
      }
    }, 120_000);
    afterEach(() => {
      vi.useRealTimers();
    });
    afterAll(async () => {
      await room?.remove();
      await engine?.[Symbol.asyncDispose]();
    });

    const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    const pair = async (days?: number) => {
      const [client, email] = [await room.application(ours, days), await room.person(ours, 'ERV')];
      return { client, email, fields: { ...client, grant_type: 'password', username: email, password: ownPassword } };
    };

    it('API-11 answers the first generation in texts, the resource as it came', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T10:00:00.400Z') });
      const { fields } = await pair();
      const sent = { ...fields, resource: ' https://api.partnercenter.microsoft.com', scope: 'openid' };
      const answer = await room.send(sent, {
        headers: { 'return-client-request-id': 'true', 'client-request-id': 'a-1' },
      });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        pragma: 'no-cache',
        'client-request-id': 'a-1',
      });
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      const { access_token: access, refresh_token: refresh, ...said } = answer.json();
      expect(said).toEqual({
        token_type: 'Bearer',
        scope: 'openid',
        expires_in: '3599',
        ext_expires_in: '3599',
        expires_on: String(Date.parse('2026-03-01T10:59:59Z') / 1000),
        not_before: String(Date.parse('2026-03-01T10:00:00Z') / 1000),
        resource: 'https://api.partnercenter.microsoft.com',
      });
      expect(access).toMatch(/^psa_[\w-]{43}$/);
      expect(refresh).toMatch(/^psr_[\w-]{43}$/);
      const other = await room.send({ ...fields, resource: 'https://graph.windows.net' });
      expect(other.json().resource).toBe('https://graph.windows.net');
      expect((await room.send(fields)).json().resource).toBe('https://api.partnercenter.microsoft.com');
    });

    it('API-11 answers the second generation in numbers', async () => {
      const { fields } = await pair();
      const answer = (await room.send({ ...fields, scope: 'openid offline_access' }, { generation: 'v2' })).json();
      const { access_token: access, refresh_token: refresh, ...said } = answer;
      expect(said).toEqual({
        token_type: 'Bearer',
        scope: 'openid offline_access',
        expires_in: 3599,
        ext_expires_in: 3599,
      });
      expect((await room.actor(access)).kind).toBe('person');
      expect(refresh).toMatch(/^psr_/);
    });

    it('API-12 refuses in the form of OAuth 2, each thing with its own word', async () => {
      const { client, email, fields } = await pair();
      const other = await room.application(theirs);
      const without = (field: string) => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== field));
      const cases: readonly [string, Readonly<Record<string, string>>][] = [
        ['400 invalid_request', without('grant_type')],
        ['400 unsupported_grant_type', { ...fields, grant_type: 'device_code' }],
        ['400 unauthorized_client', { ...client, grant_type: 'client_credentials' }],
        ['401 invalid_client', without('client_id')],
        ['401 invalid_client', without('client_secret')],
        ['401 invalid_client', { ...fields, client_secret: other.client_secret }],
        ['401 invalid_client', { ...fields, client_id: 'nobody' }],
        ['400 invalid_request', without('username')],
        ['400 invalid_request', without('password')],
        ['400 invalid_grant', { ...fields, password: 'nine green bicyclez' }],
        ['400 invalid_grant', { ...fields, username: 'nobody@example.com' }],
        ['400 invalid_grant', { ...fields, ...other }],
        ['400 invalid_request', { ...client, grant_type: 'refresh_token' }],
        ['400 invalid_grant', { ...client, grant_type: 'refresh_token', refresh_token: 'psr_guess' }],
      ];
      for (const [wanted, sent] of cases) expect(await room.refusal(sent), JSON.stringify(sent)).toBe(wanted);
      // Somebody who is not there sounds the same as a wrong password.
      const wrong = await room.send({ ...fields, password: 'wrong' });
      expect((await room.send({ ...fields, username: 'nobody@example.com' })).body).toBe(wrong.body);
      const why = await room.send({ ...client, grant_type: 'client_credentials' });
      expect(tokenRefusal.parse(why.json()).error_description).toMatch(/together with a person/);
      expect(wrong.body).not.toContain(email);
    });

    it('API-12 refuses what is no form, too long or said twice', async () => {
      const { fields } = await pair();
      const text = new URLSearchParams(fields).toString();
      const json = { 'content-type': 'application/json' };
      expect(await room.refusal({}, { text: JSON.stringify(fields), headers: json })).toBe('400 invalid_request');
      expect(await room.refusal({}, { text: '{', headers: json })).toBe('400 invalid_request');
      expect(await room.refusal({}, { text, headers: { 'content-type': 'text/plain' } })).toBe('400 invalid_request');
      expect(await room.refusal({}, { text: '' })).toBe('400 invalid_request');
      expect(await room.refusal({}, { text, headers: { 'content-type': '' } })).toBe('400 invalid_request');
      expect(await room.refusal({}, { text: `${text}&username=other` })).toBe('400 invalid_request');
      expect(await room.refusal({}, { text: `${text}&x=${'x'.repeat(65_536)}` })).toBe('413 invalid_request');
      const named = { 'content-type': 'application/X-WWW-form-urlencoded; charset=utf-8' };
      expect((await room.send({}, { text: `${text}&x=1&x=2`, headers: named })).statusCode).toBe(200);
      const get = await room.server.inject({ method: 'GET', url: '/contoso.example/oauth2/token' });
      expect(get.statusCode).toBe(405);
      expect(get.headers.allow).toBe('POST');
    });

    it('SEC-12 lets no page of another site ask, and programs without an origin', async () => {
      const { fields } = await pair();
      expect(await room.refusal(fields, { headers: { origin: 'https://evil.example' } })).toBe('403 invalid_request');
      expect((await room.send(fields)).statusCode).toBe(200);
    });

    it('RO-30 RO-34 acts as the person, in the tenant of the application and nowhere else', async () => {
      const { client, email } = await pair();
      const account = await room.accountOf(email);
      const house = { actor: { kind: 'house' as const }, address: null };
      const draft = { name: 'Same', email, way: 'link' as const, roles: [{ role: 'GA' }] };
      await room.app.people.administration.people.add(house, theirs, draft);
      const person = await room.personOf((await room.withPassword(client, email)).access);
      expect(person).toMatchObject({ account, operator: false, by: { application: client.client_id } });
      expect([...person.grants.keys()]).toEqual([ours]);
      expect(permits(person, 'insights.api', ours)).toBe(true);
      expect(permits(person, 'insights.api', theirs)).toBe(false);
    });

    it('RO-30 an operator has only what they were given in the tenant', async () => {
      const client = await room.application(ours);
      const email = 'olga@example.com';
      await room.addOperator(email, ownPassword);
      const sent = { ...client, grant_type: 'password', username: email, password: ownPassword };
      expect(await room.refusal(sent)).toBe('400 invalid_grant');
      const house = { actor: { kind: 'house' as const }, address: null };
      const draft = { name: 'Olga', email, way: 'link' as const, roles: [{ role: 'RV' }] };
      await room.app.people.administration.people.add(house, ours, draft);
      const person = await room.personOf((await room.withPassword(client, email)).access);
      expect(person.operator).toBe(false);
      expect(rolesOf(person, ours)).toEqual(['RV']);
      expect(permits(person, 'insights.api', ours)).toBe(false);
      // Her stored reports run as the operator that she is.
      expect(await room.app.people.actorOfAccount(person.account)).toMatchObject({ operator: true });
    });

    it('RO-30 takes any word for a tenant in the address, but not another one of this installation', async () => {
      const { fields } = await pair();
      for (const at of [ours, ours.toUpperCase(), 'common', '6f1c7a52-77f0-4b61-9c59-6f0a3c8de111', 'a%20b']) {
        expect((await room.send(fields, { at })).statusCode, at).toBe(200);
      }
      expect(await room.refusal(fields, { at: theirs })).toBe('400 invalid_request');
      expect(await room.refusal(fields, { at: theirs.toUpperCase() })).toBe('400 invalid_request');
    });

    it('API-3 API-14 is read from both headers, and a session of a browser is nobody', async () => {
      const { client, email } = await pair();
      const { access } = await room.withPassword(client, email);
      const { insightsActor } = await import('#http/auth/insights-actor.ts');
      const kind = async (headers: Record<string, string>) => (await insightsActor({ headers }, room.app)).kind;
      expect(await kind({ authorization: `Bearer ${access}` })).toBe('person');
      expect(await kind({ authorization: `bearer  ${access}` })).toBe('person');
      expect(await kind({ 'x-aaduserticket': access })).toBe('person');
      expect(await kind({ 'x-aaduserticket': access, authorization: 'Bearer nothing' })).toBe('nobody');
      expect(await kind({ 'x-aaduserticket': 'nothing', authorization: `Bearer ${access}` })).toBe('person');
      expect(await kind({ authorization: access })).toBe('nobody');
      expect(await kind({ 'x-aaduserticket': `Bearer ${access}` })).toBe('nobody');
      expect(await kind({})).toBe('nobody');
      const cookie = await room.signIn(email, ownPassword);
      expect(await kind({ cookie })).toBe('nobody');
      const secret = cookie.split('=')[1] ?? '';
      expect(await kind({ authorization: `Bearer ${secret}` })).toBe('nobody');
      const made = await room.ask('POST', '/profile/tokens', { cookie, body: { name: 'a program', days: 1 } });
      expect(await kind({ authorization: `Bearer ${made.json().secret}` })).toBe('person');
      expect(await kind({ authorization: `Bearer ${await room.localKey()}` })).toBe('house');
    });

    it('SEC-13 opens nothing of the own API, where a personal token is to be used', async () => {
      const { client, email } = await pair();
      const { access, refresh } = await room.withPassword(client, email);
      for (const path of ['/tenants', '/session', '/profile/tokens', '/reports']) {
        const refused = problemOf(await room.ask('GET', path, { bearer: access }), 403);
        expect(refused.detail).toMatch(/personal token/);
      }
      expect((await room.ask('GET', '/tenants', { bearer: refresh })).statusCode).toBe(401);
    });

    it('API-11 a refresh token works once; shown again it ends all of its family and nothing else', async () => {
      const { client, email } = await pair();
      const asked = (refresh: string) => ({ ...client, grant_type: 'refresh_token', refresh_token: refresh });
      const first = await room.withPassword(client, email);
      const elsewhere = await room.withPassword(client, email);
      const next = await room.granted(asked(first.refresh), { generation: 'v2' });
      expect(next.refresh).not.toBe(first.refresh);
      expect((await room.actor(next.access)).kind).toBe('person');
      // Another application may not use it, and does not end it by trying.
      const other = await room.application(ours);
      expect(await room.refusal({ ...asked(next.refresh), ...other })).toBe('400 invalid_grant');
      expect((await room.actor(next.access)).kind).toBe('person');
      expect(await room.refusal(asked(first.refresh))).toBe('400 invalid_grant');
      expect((await room.actor(first.access)).kind).toBe('nobody');
      expect((await room.actor(next.access)).kind).toBe('nobody');
      expect(await room.refusal(asked(next.refresh))).toBe('400 invalid_grant');
      expect((await room.actor(elsewhere.access)).kind).toBe('person');
      await room.granted(asked(elsewhere.refresh));
      // Neither token is good for what the other one is.
      expect((await room.actor(elsewhere.refresh)).kind).toBe('nobody');
      expect(await room.refusal(asked(elsewhere.access))).toBe('400 invalid_grant');
    });

    it('SEC-13 of two who refresh at once one gets tokens', async () => {
      const { client, email } = await pair();
      const { refresh } = await room.withPassword(client, email);
      const sent = { ...client, grant_type: 'refresh_token', refresh_token: refresh };
      const answers = await Promise.all([1, 2, 3].map(() => room.send(sent)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400]);
    });

    it('RO-30 an application that is ended takes its tokens with it at once', async () => {
      const { client, email, fields } = await pair();
      const { access, refresh } = await room.withPassword(client, email);
      expect((await room.actor(access)).kind).toBe('person');
      const path = `/applications/${client.client_id}`;
      const bearer = await room.localKey();
      expect((await room.ask('DELETE', `${path}?tenant=${theirs}`, { bearer })).statusCode).toBe(404);
      expect((await room.actor(access)).kind).toBe('person');
      const ended = await room.ask('DELETE', `${path}?tenant=${ours}`, { bearer });
      expect(ended.json().id).toBe(client.client_id);
      expect((await room.actor(access)).kind).toBe('nobody');
      expect(await room.refusal(fields)).toBe('401 invalid_client');
      const asked = { ...client, grant_type: 'refresh_token', refresh_token: refresh };
      expect(await room.refusal(asked)).toBe('401 invalid_client');
      expect((await room.ask('DELETE', `${path}?tenant=${ours}`, { bearer })).statusCode).toBe(404);
    });

    it('SEC-12 RO-33 a person who is shut out, loses the role or leaves is met as they are now', async () => {
      const { client, email, fields } = await pair();
      const house = { actor: { kind: 'house' as const }, address: null };
      const { people } = room.app.people.administration;
      const at = { tenant: ours, account: await room.accountOf(email) };
      const { access, refresh } = await room.withPassword(client, email);
      const asked = { ...client, grant_type: 'refresh_token', refresh_token: refresh };
      await people.setGrants(house, at, [{ role: 'RV' }]);
      expect(permits(await room.personOf(access), 'insights.api', ours)).toBe(false);
      await people.disable(house, at);
      expect((await room.actor(access)).kind).toBe('nobody');
      expect(await room.refusal(fields)).toBe('400 invalid_grant');
      expect(await room.refusal(asked)).toBe('400 invalid_grant');
      await people.enable(house, at);
      expect((await room.actor(access)).kind).toBe('person');
      const fresh = await room.granted(asked);
      await room.app.people.roster.disable(email);
      expect((await room.actor(fresh.access)).kind).toBe('nobody');
      await room.app.people.roster.enable(email);
      // What the operator ended does not come back.
      expect((await room.actor(fresh.access)).kind).toBe('nobody');
      const last = await room.withPassword(client, email);
      await people.remove(house, at);
      expect((await room.actor(last.access)).kind).toBe('nobody');
      expect(await room.refusal(fields)).toBe('400 invalid_grant');
    });

    it('SEC-12 refuses accounts that need a browser, and says what to use instead', async () => {
      const { client, email, fields } = await pair();
      const account = await room.accountOf(email);
      const { access, refresh } = await room.withPassword(client, email);
      const house = { actor: { kind: 'house' as const }, address: null };
      const { people } = room.app.people.administration;
      const temporary = await people.resetPassword(house, { tenant: ours, account });
      // Another password ends what was got with the one before.
      expect((await room.actor(access)).kind).toBe('nobody');
      const asked = { ...client, grant_type: 'refresh_token', refresh_token: refresh };
      expect(await room.refusal(asked)).toBe('400 invalid_grant');
      const held = await room.send({ ...fields, password: temporary });
      expect(held.json()).toMatchObject({ error: 'invalid_grant', error_description: /temporary/ });
    });

    it('SEC-12 refuses an account with a second step, also one that was turned on later', async () => {
      const { client, email, fields } = await pair();
      const { refresh } = await room.withPassword(client, email);
      const cookie = await room.signIn(email, ownPassword);
      const { TOTP } = await import('otpauth');
      const proposal = (await room.ask('POST', '/profile/second-factor', { cookie })).json();
      const code = new TOTP({ secret: proposal.key }).generate();
      const on = await room.ask('PUT', '/profile/second-factor', { cookie, body: { code } });
      expect(on.statusCode, on.body).toBe(200);
      const refused = (await room.send(fields)).json();
      expect(refused.error).toBe('invalid_grant');
      expect(refused.error_description).toMatch(/second step.*personal token/);
      const asked = { ...client, grant_type: 'refresh_token', refresh_token: refresh };
      expect(await room.refusal(asked)).toBe('400 invalid_grant');
    });

    it('SEC-12 counts passwords that are tried here with those that are tried at sign-in', async () => {
      const { fields, email } = await pair();
      for (let i = 0; i < 10; i++) {
        expect(await room.refusal({ ...fields, password: `guess ${i}` })).toBe('400 invalid_grant');
      }
      const answer = await room.send(fields);
      expect(answer.statusCode).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(tokenRefusal.parse(answer.json()).error).toBe('temporarily_unavailable');
      const typed = await room.ask('POST', '/session', { body: { email, password: ownPassword } });
      expect(typed.statusCode).toBe(429);
    });

    it('SEC-12 slows down who guesses secrets of applications, and nobody else', async () => {
      const { fields } = await pair();
      const from = '10.9.9.9';
      const wrong = { ...fields, client_secret: 'pss_guess' };
      for (let i = 0; i < 10; i++) expect(await room.refusal(wrong, { from })).toBe('401 invalid_client');
      expect(await room.refusal(wrong, { from })).toBe('429 temporarily_unavailable');
      expect((await room.send(fields)).statusCode).toBe(200);
    });

    it('SEC-13 SEC-18 lists applications with who made them and when they were used, and notes it all', async () => {
      const admin = await room.person(theirs, 'GA', 'ERV');
      const cookie = await room.signIn(admin, ownPassword);
      const body = { name: 'Warehouse', days: 730 };
      const made = await room.ask('POST', '/applications', { cookie, body });
      expect(made.statusCode, made.body).toBe(201);
      expect(made.headers['cache-control']).toBe('no-store');
      const { application, secret } = made.json();
      const list = async () => (await room.ask('GET', '/applications', { cookie })).json().applications;
      const mine = (all: readonly { readonly id: string }[]) => all.find(({ id }) => id === application.id);
      expect(mine(await list())).toMatchObject({ name: 'Warehouse', tenant: theirs, usedAt: null });
      expect(mine(await list())).toMatchObject({ madeBy: await room.accountOf(admin), madeByName: /Person/ });
      await room.withPassword({ client_id: application.id, client_secret: secret }, admin);
      expect(mine(await list())).toMatchObject({ usedAt: expect.stringMatching(/Z$/) });
      const ended = await room.ask('DELETE', `/applications/${application.id}`, { cookie });
      expect(ended.statusCode, ended.body).toBe(200);
      expect(mine(await list())).toBeUndefined();
      const log = await room.ask('GET', '/audit?action=application', { cookie });
      const own = log.json().entries.filter(({ object }: { object: string }) => object === application.id);
      expect(own.map(({ action }: { action: string }) => action)).toEqual([
        'application.ended',
        'application.used',
        'application.made',
      ]);
      expect(log.body).not.toContain(secret);
    });

    it('RO-10 RO-30 lets global admins in a browser register, nobody else', async () => {
      const body = { name: 'Mine', days: 1 };
      for (const role of ['ERV', 'AA', 'UMA'] as const) {
        const cookie = await room.signIn(await room.person(ours, role), ownPassword);
        expect((await room.ask('POST', '/applications', { cookie, body })).statusCode).toBe(403);
        expect((await room.ask('GET', '/applications', { cookie })).statusCode).toBe(403);
      }
      const cookie = await room.signIn(await room.person(ours, 'GA'), ownPassword);
      const token = await room.ask('POST', '/profile/tokens', { cookie, body: { name: 'a program', days: 1 } });
      const bearer = String(token.json().secret);
      expect((await room.ask('POST', '/applications', { bearer, body })).statusCode).toBe(403);
      for (const days of [0, 731, 1.5]) {
        const refused = await room.ask('POST', '/applications', { cookie, body: { name: 'Mine', days } });
        expect(problemOf(refused, 400).parameter).toBe('days');
      }
      expect((await room.ask('POST', `/applications?tenant=${theirs}`, { cookie, body })).statusCode).toBe(404);
    });

    it('SEC-13 no token outlives its application', async () => {
      const { client, email, fields } = await pair(1);
      later(day - 600 * second);
      const answer = await room.send(fields);
      expect(Number(answer.json().expires_in)).toBeGreaterThan(590);
      expect(Number(answer.json().expires_in)).toBeLessThanOrEqual(600);
      const { access } = await room.withPassword(client, email);
      later(601 * second);
      expect((await room.actor(access)).kind).toBe('nobody');
      expect(await room.refusal(fields)).toBe('401 invalid_client');
    });

    it('API-11 API-13 a token lives 3,599 seconds, a refresh token fourteen days', async () => {
      const { client, email } = await pair(60);
      const first = await room.withPassword(client, email);
      later(3598 * second);
      expect((await room.actor(first.access)).kind).toBe('person');
      later(1 * second);
      expect((await room.actor(first.access)).kind).toBe('nobody');
      const asked = (refresh: string) => ({ ...client, grant_type: 'refresh_token', refresh_token: refresh });
      later(13 * day);
      const next = await room.granted(asked(first.refresh));
      expect((await room.actor(next.access)).kind).toBe('person');
      later(14 * day + second);
      expect(await room.refusal(asked(next.refresh))).toBe('400 invalid_grant');
    });
  });
}

describe('the token endpoint of an open house', () => {
  it('API-11 gives every client a token, which opens nothing that is not open', async () => {
    const engine = await recordEngines()[0]?.start?.();
    const place = await engine?.newPlace();
    if (engine === undefined || place === undefined) throw new Error('no engine');
    const room = tokenRoom(place);
    try {
      await room.open();
      const sent = { grant_type: 'password', username: 'any', password: 'thing', client_id: 'x', client_secret: 'y' };
      const { access, refresh } = await room.granted(sent, { at: 'anything' });
      expect((await room.actor(access)).kind).toBe('house');
      expect((await room.actor('whatever')).kind).toBe('house');
      await room.granted({ grant_type: 'refresh_token', refresh_token: refresh });
      expect(await room.refusal({ grant_type: 'client_credentials' })).toBe('400 unauthorized_client');
      const made = await room.ask('POST', '/applications?tenant=t', { body: { name: 'x', days: 1 } });
      expect([404, 409]).toContain(made.statusCode);
      await room.setUp();
      expect((await room.actor(access)).kind).toBe('nobody');
      expect((await room.app.people.actorOfAccount('house')).kind).toBe('nobody');
    } finally {
      await room.remove();
      await engine[Symbol.asyncDispose]();
    }
  }, 60_000);
});
