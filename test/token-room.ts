import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { madeApplication } from '#contract/applications.ts';
import { grantedTokens, tokenRefusal } from '#contract/oauth.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import type { Role } from '#domain/access/roles.ts';
import { insightsActor } from '#http/auth/insights-actor.ts';
import type { RecordsPlace } from '#state/place.ts';
import { type PeopleRoom, peopleRoom } from './people-room.ts';

export const ownPassword = 'nine green bicycles';

type Fields = Readonly<Record<string, string>>;

interface Sending {
  /** What the address names for a tenant. */
  readonly at?: string;
  readonly generation?: 'v1' | 'v2';
  /** Of the client. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the fields. */
  readonly text?: string;
}

interface Client {
  readonly client_id: string;
  readonly client_secret: string;
}

/** An installation with two tenants, as programs reach its token endpoint. */
export interface TokenRoom extends PeopleRoom {
  /** Somebody of a tenant with a password of their own. @returns the e-mail address */
  person(tenant: string, ...roles: readonly Role[]): Promise<string>;
  accountOf(email: string): Promise<string>;
  /** Registers an application as the operator does. */
  application(tenant: string, days?: number): Promise<Client>;
  send(fields: Fields, sending?: Sending): Promise<LightMyRequestResponse>;
  /** A good answer of the first generation. */
  granted(fields: Fields, sending?: Sending): Promise<{ readonly access: string; readonly refresh: string }>;
  /** Asks with the grant `password`. */
  withPassword(client: Client, email: string, sending?: Sending): ReturnType<TokenRoom['granted']>;
  /** `status error` of a refusal. */
  refusal(fields: Fields, sending?: Sending): Promise<string>;
  /** Who asks with a token. */
  actor(token: string): Promise<Actor>;
  personOf(token: string): Promise<Person>;
}

export function tokenRoom(place: RecordsPlace, env: Readonly<Record<string, string>> = {}): TokenRoom {
  const room = peopleRoom(place, env);
  let people = 0;
  const send: TokenRoom['send'] = (fields, { at = 'contoso.example', generation = 'v1', from, headers, text } = {}) =>
    room.server.inject({
      method: 'POST',
      url: `/${at}/oauth2/${generation === 'v2' ? 'v2.0/' : ''}token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: text ?? new URLSearchParams(fields).toString(),
      // An address of its own for each request, so that one test does not use up the attempts of another.
      remoteAddress: from ?? `10.1.${(++people >> 8) & 255}.${people & 255}`,
    });
  const granted: TokenRoom['granted'] = async (fields, sending) => {
    const answer = await send(fields, sending);
    expect(answer.statusCode, answer.body).toBe(200);
    const { access_token: access, refresh_token: refresh } = grantedTokens.parse(answer.json());
    return { access, refresh };
  };
  const actor = (token: string) => insightsActor({ headers: { authorization: `Bearer ${token}` } }, room.app);
  return Object.assign(Object.create(room, Object.getOwnPropertyDescriptors(room)), {
    send,
    granted,
    actor,
    async person(tenant: string, ...roles: readonly Role[]) {
      const email = `person-${++people}@example.com`;
      const draft = { name: `Person ${people}`, email, way: 'link' as const, roles: roles.map((role) => ({ role })) };
      const house = { actor: { kind: 'house' as const }, address: null };
      const { link } = await room.app.people.administration.people.add(house, tenant, draft);
      const secret = new URL(link ?? '', 'http://localhost').searchParams.get('link') ?? '';
      const done = await room.ask('POST', '/invitations', { body: { link: secret, password: ownPassword } });
      expect(done.statusCode, done.body).toBe(200);
      return email;
    },
    async accountOf(email: string) {
      return (await room.app.people.roster.list()).find((one) => one.email === email)?.account ?? '';
    },
    async application(tenant: string, days = 30) {
      const bearer = await room.localKey();
      const body = { name: `Nightly ${++people}`, days };
      const made = await room.ask('POST', `/applications?tenant=${tenant}`, { bearer, body });
      expect(made.statusCode, made.body).toBe(201);
      const { application, secret } = madeApplication.parse(made.json());
      return { client_id: application.id, client_secret: secret };
    },
    withPassword: (client: Client, email: string, sending?: Sending) =>
      granted({ ...client, grant_type: 'password', username: email, password: ownPassword }, sending),
    async refusal(fields: Fields, sending?: Sending) {
      const answer = await send(fields, sending);
      expect(answer.headers['cache-control']).toBe('no-store');
      return `${answer.statusCode} ${tokenRefusal.parse(answer.json()).error}`;
    },
    async personOf(token: string) {
      const who = await actor(token);
      if (who.kind !== 'person') throw new Error(`it is ${who.kind}`);
      return who;
    },
  });
}
