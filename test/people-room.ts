import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { issuedLink } from '#contract/house.ts';
import type { RecordsPlace } from '#state/place.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';

export const firstAdmin = { name: 'Anneke de Vries', email: 'anneke@example.com', password: 'seven blue bicycles' };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Asking {
  readonly cookie?: string;
  readonly bearer?: string;
  readonly body?: object;
  /** Others than what a browser of our own pages sends. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An installation with people in it, as browsers and programs reach it. */
export interface PeopleRoom extends HttpRoom {
  ask(method: Method, path: string, asking?: Asking): Promise<LightMyRequestResponse>;
  /** The key of the data folder. */
  localKey(): Promise<string>;
  setUpLink(): Promise<string>;
  /** Makes the first admin. @returns the cookie of their session */
  setUp(): Promise<string>;
  /** @returns the cookie */
  signIn(email: string, password: string, asking?: Asking): Promise<string>;
  /** An operator with a password of their own. */
  addOperator(email: string, password: string): Promise<void>;
}

export function peopleRoom(place: RecordsPlace, env: Readonly<Record<string, string>> = {}): PeopleRoom {
  const room = httpRoom({}, place.kind === 'server' ? { ...env, DATABASE_URL: place.url } : env);
  if (place.kind === 'folder') cpSync(place.folder, join(room.dir, 'records'), { recursive: true });
  const ask: PeopleRoom['ask'] = async (method, path, { cookie, bearer, body, headers = {} } = {}) =>
    room.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(cookie !== undefined && { cookie }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: body }),
    });
  const localKey = async () => {
    const { folderOwner } = await import('#app/app.ts');
    return (await folderOwner(room.config))?.token ?? '';
  };
  const setUpLink = async () => {
    const answer = await ask('POST', '/set-up/links', { bearer: await localKey() });
    expect(answer.statusCode, answer.body).toBe(201);
    return issuedLink.parse(answer.json()).link;
  };
  const signIn: PeopleRoom['signIn'] = async (email, password, asking = {}) =>
    cookieOf(await ask('POST', '/session', { ...asking, body: { email, password, ...asking.body } }));
  const { dir, config, open, close, get, refused, bring } = room;
  return {
    dir,
    config,
    open,
    close,
    get,
    refused,
    bring,
    // Both are there only while it is open.
    get app() {
      return room.app;
    },
    get server() {
      return room.server;
    },
    remove: () => room.remove(),
    ask,
    localKey,
    setUpLink,
    setUp: async () => cookieOf(await ask('POST', '/set-up', { body: { link: await setUpLink(), ...firstAdmin } })),
    signIn,
    async addOperator(email, password) {
      const body = { email, name: `The ${email}` };
      const made = await ask('POST', '/house/accounts', { bearer: await localKey(), body });
      const current = String(made.json().temporaryPassword);
      const cookie = await signIn(email, current);
      const changed = await ask('PUT', '/profile/password', { cookie, body: { current, next: password } });
      expect(changed.statusCode, changed.body).toBe(200);
    },
  };
}

/** The cookie that an answer gives, as a browser sends it back. */
export function cookieOf(answer: LightMyRequestResponse): string {
  expect(answer.statusCode, answer.body).toBe(200);
  const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
  return String(cookie).split(';')[0] ?? '';
}
