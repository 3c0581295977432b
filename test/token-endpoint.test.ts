import { describe, expect, it, vi } from 'vitest';
import { tokenRefusal } from '#contract/oauth.ts';
import { permits, rolesOf } from '#domain/access/actor.ts';
import { problemOf } from './http-room.ts';
import { recordEngines } from './record-engines.ts';
import { ours, pairIn, theirs, useTokenEndpoint } from './token-endpoint-room.ts';
import { ownPassword, type TokenRoom, tokenRoom } from './token-room.ts';
import { useClock } from './use-clock.ts';

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`the token endpoint with records on ${name}`, () => {
    let room: TokenRoom;
    useTokenEndpoint(start, (opened) => {
      room = opened;
    });
    useClock();
    const pair = (days?: number) => pairIn(room, days);

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

    it('RO-30 SEC-5 takes any word for a tenant in the address, one that is here like one that is not', async () => {
      const { client, email, fields } = await pair();
      const wrong = { ...fields, password: 'ten red bicycles' };
      const said = async (at: string) => (await room.send(wrong, { at })).json();
      for (const at of [ours, ours.toUpperCase(), theirs, 'common', '6f1c7a52-77f0-4b61-9c59-6f0a3c8de111', 'a%20b']) {
        expect((await room.send(fields, { at })).statusCode, at).toBe(200);
        expect(await said(at), at).toEqual(await said('common'));
      }
      const { access } = await room.withPassword(client, email, { at: theirs });
      expect([...(await room.personOf(access)).grants.keys()]).toEqual([ours]);
    });

    it('RO-30 refuses the other tenant of the person who asks, for a password and for a refresh token', async () => {
      const { client, email, fields } = await pair();
      const { refresh } = await room.withPassword(client, email);
      const house = { actor: { kind: 'house' as const }, address: null };
      const draft = { name: 'Both', email, way: 'link' as const, roles: [{ role: 'RV' as const }] };
      await room.app.people.administration.people.add(house, theirs, draft);
      expect(await room.refusal(fields, { at: theirs })).toBe('400 invalid_request');
      expect(await room.refusal(fields, { at: theirs.toUpperCase() })).toBe('400 invalid_request');
      const again = { ...client, grant_type: 'refresh_token', refresh_token: refresh };
      expect(await room.refusal(again, { at: theirs })).toBe('400 invalid_request');
      expect((await room.send(again, { at: ours })).statusCode).toBe(200);
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
