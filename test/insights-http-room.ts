import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { insightsEnvelope } from '#contract/insights.ts';
import type { WantedGrants } from '#contract/people.ts';
import { canariesOf, canaryFiles } from './canary-data.ts';
import { copyEmptyRecords } from './records-template.ts';
import { ownPassword, type TokenRoom, tokenRoom } from './token-room.ts';

export const prefix = '/insights/v1/mpn';
export const [ours, theirs] = ['tenant-a-4', 'tenant-b-7'] as const;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

const envelope = insightsEnvelope(z.record(z.string(), z.any()));
export type AnyEnvelope = z.infer<typeof envelope>;

interface Asking {
  /** Sent as JSON; a text as it is. */
  readonly body?: object | string;
  readonly headers?: Headers;
}

/** One client of the Insights API. */
export interface InsightsClient {
  readonly headers: Headers;
  /** Any answer, which has to be an envelope whose status is that of HTTP (API-10). */
  ask(method: Method, path: string, asking?: Asking): Promise<AnyEnvelope>;
  raw(method: Method, path: string, asking?: Asking): Promise<LightMyRequestResponse>;
  /** The only record of a good answer. */
  one(method: Method, path: string, asking?: Asking): Promise<Record<string, unknown>>;
  /** `status message` of a refusal. */
  refusal(method: Method, path: string, asking?: Asking): Promise<string>;
}

export interface InsightsPerson extends InsightsClient {
  readonly email: string;
  /** Of their browser. */
  readonly cookie: string;
}

export interface InsightsRoom extends TokenRoom {
  /** A program of somebody of a tenant, with a token that lasts. */
  client(roles: WantedGrants, tenant?: string): Promise<InsightsPerson>;
  as(headers: Headers): InsightsClient;
}

/** An installation with two tenants that have data, as clients of the Insights API reach it. */
export function insightsRoom(env: Readonly<Record<string, string>> = {}): InsightsRoom {
  const folder = join(mkdtempSync(join(tmpdir(), 'partnerscope-insights-')), 'records');
  copyEmptyRecords(folder);
  const room = tokenRoom({ kind: 'folder', folder }, env);
  rmSync(dirname(folder), { recursive: true });
  const as = (headers: Headers): InsightsClient => clientOf(room, headers);
  let people = 0;
  return Object.assign(Object.create(room, Object.getOwnPropertyDescriptors(room)), {
    as,
    async client(roles: WantedGrants, tenant: string = ours) {
      const email = `client-${++people}@example.com`;
      const draft = { name: `Client ${people}`, email, way: 'link' as const, roles };
      const house = { actor: { kind: 'house' as const }, address: null };
      const { link } = await room.app.people.administration.people.add(house, tenant, draft);
      const secret = new URL(link ?? '', 'http://localhost').searchParams.get('link') ?? '';
      await room.ask('POST', '/invitations', { body: { link: secret, password: ownPassword } });
      const cookie = await room.signIn(email, ownPassword);
      const made = await room.ask('POST', '/profile/tokens', { cookie, body: { name: 'a script', days: 365 } });
      expect(made.statusCode, made.body).toBe(201);
      return Object.assign(as({ authorization: `Bearer ${made.json().secret}` }), { email, cookie });
    },
  });
}

/** Does what is due. A clock that a test has set stands still, and the queue gives out what was put before the moment it is. */
export async function runDue({ app }: Pick<InsightsRoom, 'app'>): Promise<void> {
  await app.jobs.runDue();
  if (!vi.isFakeTimers()) return;
  vi.setSystemTime(Date.now() + 1000);
  await app.jobs.runDue();
}

/** Loads marked rows of some datasets for both tenants, with cells that are hard to write to a file. */
export async function bringData(room: InsightsRoom, datasets: readonly string[]): Promise<void> {
  for (const [tenant, mark] of [
    [ours, 'a'],
    [theirs, 'b'],
  ] as const) {
    for (const { dataset, csv } of canaryFiles(canariesOf(mark))) {
      if (datasets.includes(dataset)) await room.bring(hardCells(csv, mark), { tenant, dataset });
    }
  }
}

function hardCells(csv: string, mark: string): string {
  return csv
    .replaceAll(`zq${mark}word-CustomerName-0`, `"=zq${mark}word,\t""0"""`)
    .replaceAll(`zq${mark}word-CustomerName-1`, `"zq${mark}word\ntwo lines"`);
}

function clientOf(room: TokenRoom, own: Headers): InsightsClient {
  const raw: InsightsClient['raw'] = (method, path, { body, headers = {} } = {}) =>
    room.server.inject({
      method,
      url: `${prefix}${path}`,
      headers: { ...own, ...(body !== undefined && { 'content-type': 'Application/JSON' }), ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const ask: InsightsClient['ask'] = async (method, path, asking) => {
    const answer = await raw(method, path, asking);
    const given = envelope.parse(answer.json());
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(Object.keys(answer.json())).toEqual(Object.keys(envelope.shape));
    expect(given.statusCode).toBe(answer.statusCode);
    expect(given.totalCount).toBe(given.value.length);
    return given;
  };
  return {
    headers: own,
    raw,
    ask,
    async one(method, path, asking) {
      const answer = await ask(method, path, asking);
      expect(answer, JSON.stringify(answer)).toMatchObject({ statusCode: 200, totalCount: 1, nextLink: null });
      return answer.value[0] ?? {};
    },
    async refusal(method, path, asking) {
      const { statusCode, message, value, nextLink, dataRedacted } = await ask(method, path, asking);
      expect({ value, nextLink, dataRedacted }).toEqual({ value: [], nextLink: null, dataRedacted: false });
      return `${statusCode} ${message}`;
    },
  };
}
