import { describe, expect, it } from 'vitest';
import { tokenRefusal } from '#contract/oauth.ts';
import { permits } from '#domain/access/actor.ts';
import { problemOf } from './http-room.ts';
import { recordEngines } from './record-engines.ts';
import { day, ours, pairIn, second, theirs, useTokenEndpoint } from './token-endpoint-room.ts';
import { ownPassword, type TokenRoom } from './token-room.ts';
import { useClock } from './use-clock.ts';

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`the token endpoint with records on ${name}`, () => {
    let room: TokenRoom;
    useTokenEndpoint(start, (opened) => {
      room = opened;
    });
    const later = useClock();
    const pair = (days?: number) => pairIn(room, days);

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
