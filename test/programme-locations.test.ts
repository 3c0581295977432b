import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarFeed } from '#contract/programme-membership.ts';
import type { Role } from '#domain/access/roles.ts';
import type { SupportCase } from '#domain/programme/book.ts';
import { routes } from '#http/routes/index.ts';
import { httpRoom } from './http-room.ts';
import { seedPeople, signedIn } from './seeded-people.ts';

const tenant = 'partner-one';
const roles: readonly Role[] = ['GA', 'AA', 'MPA', 'UMA', 'ADM', 'BA'];
const room = httpRoom({ today: '2021-05-20', requestsPerMinute: 1_000_000, port: 0 });

beforeAll(async () => {
  await seedPeople(room.dir, [
    { account: 'whole', tenant, grants: roles.map((role) => ({ role })) },
    { account: 'here', tenant, grants: roles.map((role) => ({ role, locations: ['4571013'] })) },
    { account: 'operator', tenant, grants: [], operator: true },
  ]);
  await room.open();
}, 60_000);
afterAll(() => room.remove());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (account: string, method: Method, path: string, payload?: object) =>
  room.server.inject({
    ...{ method, url: `/api/v1/programme/${path}?tenant=${tenant}`, headers: signedIn({ account }) },
    ...(payload && { payload }),
  });

/** What is read of a partner; rules are everybody's, what the operator reads is of all partners. */
const reading = routes.filter(
  ({ method, path, permission }) =>
    method === 'GET' &&
    path.startsWith('/api/v1/programme/') &&
    !path.includes('/editions') &&
    permission !== 'public' &&
    permission !== 'programme.operate',
);

const proof = { attachment: 'none', paidOn: '2021-05-20', account: 'x', reference: 'x' };
const profile = { name: 'One', country: 'NL', taxId: null, billTo: null, soldTo: null };
const changing: readonly (readonly [Method, string, object?])[] = [
  ['POST', 'simulation', {}],
  ['PUT', 'profile', { version: 0, profile }],
  ['POST', 'commitments', { competency: 'Data Analytics', guidelines: '2021' }],
  ['POST', 'cases', { kind: 'other', about: null, text: 'Hello' }],
  ['POST', 'calendar-address'],
  ['POST', 'listings/none/leave'],
  ['POST', 'orders/none/cancel'],
  ['POST', 'orders/none/payment'],
  ['POST', 'orders/none/proof', proof],
  ['POST', 'orders/none/refund', { reason: 'x' }],
  ['POST', 'enrolments/none/track', { track: 'training' }],
];

describe('the programme for somebody who sees some locations only', () => {
  it('RO-12 shows nothing of a partner, which is whole', async () => {
    expect(reading.length).toBeGreaterThan(15);
    for (const { path } of reading) {
      const below = path.replace('/api/v1/programme/', '').replace(/:\w+/, 'none');
      const answer = await ask('here', 'GET', below);
      expect([answer.statusCode, answer.json().detail], path).toEqual([403, expect.stringContaining('locations')]);
      expect((await ask('whole', 'GET', below)).statusCode, path).not.toBe(403);
    }
  });

  it('RO-12 changes nothing of it', async () => {
    for (const [method, path, body] of changing) {
      const answer = await ask('here', method, path, body);
      expect([answer.statusCode, answer.json().detail], `${method} ${path}: ${answer.body}`).toEqual([
        403,
        expect.stringContaining('locations'),
      ]);
      const { statusCode, body: told } = await ask('whole', method, path, body);
      expect([403, 405], `${method} ${path}: ${told}`).not.toContain(statusCode);
    }
  });

  it('SEC-3 does not show an operator who looks as somebody of one partner what is of all', async () => {
    const person = await room.app.people.actorOfAccount('operator');
    if (person.kind !== 'person') throw new Error('the operator is a person');
    for (const partner of [tenant, 'partner-two']) {
      await room.app.programme.desk.records.of(partner).programme.write((book) => book.add('case', question));
    }
    const { programme: own } = room.app.as(person);
    expect((await own.membership.cases.list(undefined)).cases).toHaveLength(3);
    const { programme } = room.app.as({ ...person, viewAs: { tenant, roles: ['MPA'] } });
    await expect(programme.membership.cases.list(undefined)).rejects.toThrow('tenant');
    await expect(programme.claims.list(undefined)).rejects.toThrow('tenant');
    await expect(programme.directory.list(undefined)).rejects.toThrow('tenant');
    await expect(programme.batches.list()).rejects.toThrow();
  });
});

const question: SupportCase = {
  ...{ kind: 'other', about: null, text: 'Why?', state: 'open' },
  ...{ openedOn: '2021-05-20', by: 'Noor', answer: null },
};

describe('characters that are no text', () => {
  it('SEC-9 are refused in what is written, and found nowhere in what is asked', async () => {
    for (const answer of [
      await ask('whole', 'POST', 'cases', { kind: 'other', about: null, text: 'a\0b' }),
      await ask('whole', 'POST', 'cases', { kind: 'other', about: null, text: 'a\ud800' }),
      await ask('whole', 'PUT', 'profile', { version: 1, profile: { ...profile, billTo: 'x\0' } }),
    ]) {
      expect(answer.statusCode, answer.body).toBe(400);
    }
    for (const path of ['orders/%00/invoice', 'decisions/%00/replay', 'attachments/%00']) {
      expect((await ask('whole', 'GET', path)).statusCode, path).toBe(404);
    }
    for (const path of [`${tenant}/%00`, '%00/psc_x']) {
      const feed = await room.server.inject(`/api/v1/programme/feeds/${path}`);
      expect([400, 404], feed.body).toContain(feed.statusCode);
    }
  });
});

describe('the address of the calendar', () => {
  it('names the port that is listened on, whichever was asked for', async () => {
    await room.app.listensOn(45_671);
    const { address } = calendarFeed.parse((await ask('whole', 'POST', 'calendar-address')).json());
    expect(new URL(address).origin).toBe('http://localhost:45671');
    const feed = await room.server.inject(new URL(address).pathname);
    expect(feed.body).toContain('http://localhost:45671/programme?');
  });
});
