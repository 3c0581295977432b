import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '#contract/session.ts';
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts';
import { type PeopleRoom, peopleRoom } from './people-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';

const site = 'http://localhost';
const file = join(tmpdir(), `partnerscope-providers-${process.pid}.json`);
const back = (origin: string, id: string) => `${origin}/api/v1/sign-in/${id}/return`;
const learners = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;
const csv = [
  'UserName,UserId,TrainingName,TrainingType,Products,Roles,CompletionDate,MPNId,PartnerName,CustomerMarket',
  `Ann de Wit,${learners[0]},Dax,Module,Power BI,Developer,2024-03-01,100,Contoso,Netherlands`,
  `Bo Jansen,${learners[1]},Dax,Module,Power BI,Developer,2024-03-02,100,Contoso,Netherlands`,
].join('\n');

let idp: IdentityProvider;
let engine: RecordEngine | undefined;
let room: PeopleRoom;

beforeAll(async () => {
  const origins = [site, 'https://insights.example'];
  const client = (id: string) => ({ id, redirectUris: origins.map((origin) => back(origin, id)) });
  idp = await startIdentityProvider([client('work'), client('learn')]);
  const groups = [{ value: 'admins', tenant: 'contoso', role: 'GA', globalAdmin: true }];
  const trusted = { emailDomains: ['contoso.example'], createAccounts: true, roles: groups };
  const one = (id: string) => ({ id, name: `The ${id}`, issuer: idp.issuer, clientId: id, clientSecret: idp.secret });
  const learn = { ...one('learn'), kind: 'microsoft-learning', profileClaim: 'oid' };
  writeFileSync(file, JSON.stringify([{ ...one('work'), kind: 'sign-in', ...trusted }, learn]));
  idp.people.set('ann', { name: 'Ann', email: 'ann@contoso.example', email_verified: true, groups: ['admins'] });
  idp.people.set('learner', { oid: learners[0].toUpperCase(), email: 'ann@learn.example' });
  engine = await recordEngines()[0]?.start?.();
  room = await newRoom({});
});
afterAll(async () => {
  await room?.remove();
  await engine?.[Symbol.asyncDispose]();
  await idp?.close();
  rmSync(file, { force: true });
});

async function newRoom(env: Readonly<Record<string, string>>): Promise<PeopleRoom> {
  if (engine === undefined) throw new Error('no engine');
  const settings = { PARTNERSCOPE_PROVIDERS: file, PARTNERSCOPE_CREDIT_LAG_DAYS: '0', ...env };
  const made = peopleRoom(await engine.newPlace(), settings);
  await made.open();
  await made.bring(csv, { tenant: 'contoso', dataset: 'MSLearn' });
  await made.setUp();
  return made;
}

/** What a browser keeps of an answer, beside what it has. */
function kept(answer: LightMyRequestResponse, before = ''): string {
  const set = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0] ?? '');
  return [before, ...set].filter((pair) => pair !== '').join('; ');
}

/** As a provider sends a browser back: by a link on a page of its own. */
const come = (address: URL, cookie: string) =>
  room.ask('GET', address.href.slice(site.length + '/api/v1'.length), {
    cookie,
    headers: { 'sec-fetch-site': 'cross-site' },
  });

async function signIn(): Promise<string> {
  const gone = await room.ask('GET', '/sign-in/work?returnTo=%2Freports%2Fcustomers');
  const address = await idp.signIn(String(gone.headers.location), 'ann');
  return kept(await come(address, kept(gone)));
}

describe('providers over HTTP', () => {
  it('SEC-12 offers providers, sends browsers there and back, and gives them a session', async () => {
    const before = session.parse((await room.ask('GET', '/session')).json());
    expect(before).toMatchObject({ state: 'signed-out', providers: [{ id: 'work', name: 'The work' }] });
    const gone = await room.ask('GET', '/sign-in/work?returnTo=%2Freports%2Fcustomers%3Frange%3D6M');
    expect(gone.statusCode).toBe(302);
    expect(gone.headers['cache-control']).toBe('no-store');
    expect(String(gone.headers['set-cookie'])).toMatch(
      /^partnerscope-visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    const address = await idp.signIn(String(gone.headers.location), 'ann');
    expect(idp.asked().get('redirect_uri')).toBe(back(site, 'work'));
    const done = await come(address, kept(gone));
    expect([done.statusCode, done.headers.location]).toEqual([302, '/reports/customers?range=6M']);
    expect(String(done.headers['set-cookie'])).toMatch(/^partnerscope=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
    const now = session.parse((await room.ask('GET', '/session', { cookie: kept(done) })).json());
    expect(now).toMatchObject({
      state: 'signed-in',
      person: { email: 'ann@contoso.example', operator: false, mustChangePassword: false },
      tenants: [{ tenant: 'contoso', grants: [{ role: 'GA', locations: null, origin: 'provider' }] }],
    });
    const again = await come(address, kept(gone));
    expect([again.statusCode, again.headers.location]).toEqual([302, '/sign-in?refused=expired']);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('SEC-12 leads nowhere else, whatever returnTo says', async () => {
    for (const foreign of ['https://evil.example', '//evil.example', '/%5Cevil.example']) {
      const answer = await room.ask('GET', `/sign-in/work?returnTo=${foreign}`);
      expect([answer.statusCode, answer.json().parameter], foreign).toEqual([400, 'returnTo']);
    }
    expect((await room.ask('GET', '/sign-in/learn')).statusCode).toBe(404);
    const stray = await room.ask('GET', '/sign-in/work/return?code=x&state=y');
    expect(stray.headers.location).toBe('/sign-in?refused=expired');
  });

  it('SEC-12 uses the address that people know it by, and cookies that only TLS carries', async () => {
    await using secure = await newRoom({ PARTNERSCOPE_PUBLIC_URL: 'https://insights.example' }).then((made) => ({
      ask: made.ask,
      [Symbol.asyncDispose]: () => made.remove(),
    }));
    const gone = await secure.ask('GET', '/sign-in/work', { headers: { host: 'insights.example' } });
    expect(new URL(String(gone.headers.location)).searchParams.get('redirect_uri')).toBe(
      back('https://insights.example', 'work'),
    );
    expect(String(gone.headers['set-cookie'])).toMatch(/^__Host-partnerscope-visit=.*; Secure$/);
  });

  it('ASC-2 ASC-12 LRN-50 LRN-52 links a learning account, and counts only linked people where a company wants that', async () => {
    const cookie = await signIn();
    const trained = async () => {
      const answer = await room.ask('GET', '/reports/microsoft-learn?range=12M', { cookie });
      return answer.json().sections[0].headline.value;
    };
    const put = (body: object) => room.ask('PUT', '/tenant-settings', { cookie, body });
    expect(await trained()).toBe(2);
    const names = { learnerNames: 'names', smallestGroup: 0 };
    expect((await put({ ...names, linkedCompletionsOnly: true })).json()).toEqual({
      ...names,
      linkedCompletionsOnly: true,
    });
    expect(await trained()).toBe(0);
    const draft = { tenant: 'contoso', returnTo: '/profile' };
    const gone = await room.ask('POST', '/profile/learning/microsoft-learning', { cookie, body: draft });
    const address = await idp.signIn(gone.json().location, 'learner');
    const done = await come(address, kept(gone, cookie));
    expect([done.statusCode, done.headers.location]).toEqual([302, '/profile?learning=linked']);
    const own = (await room.ask('GET', '/profile/learning', { cookie })).json();
    expect(own.sources[0]).toMatchObject({
      link: { tenant: 'contoso', address: 'ann@learn.example' },
      nextLinkOn: '2024-05-15',
    });
    expect(own.sources[1]).toMatchObject({ source: 'partner-university', available: false, link: null });
    expect(await trained()).toBe(1);
    const counts = (await room.ask('GET', '/learning/links?tenant=contoso', { cookie })).json();
    expect(counts).toEqual({ people: 1, linked: 1, notLinked: [] });
    const early = await room.ask('POST', '/profile/learning/microsoft-learning', { cookie, body: draft });
    expect([early.statusCode, early.json().allowed]).toEqual([409, ['2024-05-15']]);
    expect(
      (await room.ask('DELETE', '/profile/learning/microsoft-learning', { cookie })).json().sources[0].link,
    ).toBeNull();
    expect(await trained()).toBe(0);
    expect((await put({ ...names, smallestGroup: 101, linkedCompletionsOnly: true })).statusCode).toBe(400);
  });

  it('RO-2 hides who learners are at once, also from those who may see persons, and says so of small groups', async () => {
    const cookie = await signIn();
    const page = (query = '') => room.ask('GET', `/reports/microsoft-learn?range=12M${query}`, { cookie });
    const put = (body: object) => room.ask('PUT', '/tenant-settings', { cookie, body });
    await put({ linkedCompletionsOnly: false, learnerNames: 'names', smallestGroup: 0 });
    const first = await page();
    expect(first.body).toContain('Ann de Wit');
    await put({ linkedCompletionsOnly: false, learnerNames: 'pseudonyms', smallestGroup: 3 });
    const hidden = await page();
    expect(hidden.headers.etag).not.toBe(first.headers.etag);
    const [byName] = hidden.json().sections.filter(({ id }: { id: string }) => id === 'modules-by-name');
    expect(byName).toMatchObject({ rows: [{ value: 'Dax', completions: null }], note: 'few-people-withheld' });
    const table = await room.ask('GET', '/reports/microsoft-learn/sections/learners-modules.csv?range=12M', { cookie });
    const userId = hidden.json().sections.find(({ id }: { id: string }) => id === 'learners-modules').rows[0].userId;
    const rows = await room.ask(
      'GET',
      `/reports/microsoft-learn/sections/learners-modules/rows?range=12M&column=modules&userId=${userId}`,
      { cookie },
    );
    const learner = await room.ask('GET', `/reports/microsoft-learn/learners/${userId}`, { cookie });
    expect(rows.json().parts[0].total).toBe(1);
    expect(learner.json()).toMatchObject({ userId, link: null });
    for (const { body } of [hidden, table, rows, learner]) expect(body).not.toMatch(/Ann|Bo Jansen|00000000-0000-4000/);
    for (const { body } of [table, rows, learner]) expect(body).toMatch(/Learner [0-9A-F]{6}/);
  });
});
