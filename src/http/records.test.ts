import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '#app/doctor.ts';
import { annotation, annotationList } from '#contract/annotations.ts';
import { supportLoad } from '#contract/support-load.ts';
import { view, viewList } from '#contract/views.ts';
import { httpRoom, problemOf } from '../../test/http-room.ts';
import { copyEmptyRecords } from '../../test/records-template.ts';
import { subscriptionsCsv } from '../../test/samples.ts';

const room = httpRoom();
const { dir, config } = room;

beforeAll(async () => {
  await room.open();
  for (const tenant of ['one', 'other']) await room.bring(subscriptionsCsv(), { tenant });
}, 60_000);

afterAll(() => room.remove());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (method: Method, path: string, payload?: object, tenant = 'one') =>
  room.server.inject({ method, url: `/api/v1${path}?tenant=${tenant}`, ...(payload && { payload }) });

const refused = async (answer: ReturnType<typeof ask>, status: number) => problemOf(await answer, status);

const note = (text: string, more: object = {}) => ({ month: '2024-03', note: text, ...more });
const annotations = async (tenant = 'one') =>
  annotationList.parse((await ask('GET', '/annotations', undefined, tenant)).json()).annotations;

describe('before anything was written', () => {
  it('answers that there is nothing, and makes no database for that', async () => {
    expect(await annotations()).toEqual([]);
    expect(viewList.parse((await ask('GET', '/views')).json())).toEqual({ views: [] });
    const load = supportLoad.parse((await ask('GET', '/customers/c1/support-load')).json());
    expect(load).toEqual({ customerTenantId: 'c1', tenant: 'one', casesPerMonth: null, at: null, history: [] });
    expect(existsSync(join(dir, 'records'))).toBe(false);
  });
});

describe('annotations', () => {
  // As the first record makes it, which takes its time (src/state/crash.test.ts).
  beforeAll(() => copyEmptyRecords(join(dir, 'records')));

  it('are written, changed, removed and taken back', async () => {
    const added = await ask('POST', '/annotations', note('  Campaign began  ', { report: 'customers' }));
    expect(added.statusCode, added.body).toBe(201);
    const first = annotation.parse(added.json());
    expect(first).toMatchObject({ tenant: 'one', month: '2024-03', report: 'customers', note: 'Campaign began' });
    const path = `/annotations/${first.id}`;
    const changed = await ask('PUT', path, note('Later', { version: 1 }));
    expect(annotation.parse(changed.json())).toMatchObject({ id: first.id, report: null, note: 'Later', version: 2 });
    const late = await refused(ask('PUT', path, note('Too late', { version: 1 })), 409);
    expect(late.detail).toMatch(/note is now "Later"/);
    expect(annotation.parse((await ask('DELETE', path)).json()).note).toBe('Later');
    expect(await annotations()).toEqual([]);
    await refused(ask('DELETE', path), 404);
    expect((await ask('POST', `${path}/restore`)).statusCode).toBe(200);
    expect((await annotations()).map(({ id, version }) => [id, version])).toEqual([[first.id, 4]]);
  });

  it('are chosen by month and report, and are never kept by a cache', async () => {
    await ask('POST', '/annotations', note('january', { month: '2024-01', report: 'customers' }));
    const answer = await room.get('/api/v1/annotations?tenant=one&from=2024-01&to=2024-02&report=customers');
    expect(annotationList.parse(answer.json()).annotations.map((each) => each.note)).toEqual(['january']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('HTTP-4 are refused by name when they are not right', async () => {
    const wrong = async (body: object) => (await refused(ask('POST', '/annotations', body), 400)).parameter;
    expect(await wrong(note('x', { month: '2024-13' }))).toBe('month');
    expect(await wrong(note('x', { month: 202403 }))).toBe('month');
    expect(await wrong(note(' \n '))).toBe('note');
    expect(await wrong(note('x'.repeat(2001)))).toBe('note');
    expect(await wrong(note('a\0b'))).toBe('note');
    expect(await wrong({ note: 'x' })).toBe('month');
    expect(await wrong(note('x', { tenant: 'other' }))).toBe('tenant');
    expect((await refused(ask('POST', '/annotations', note('x', { report: 'custmers' })), 404)).detail).toMatch(
      /customers\?/,
    );
    await refused(ask('POST', '/annotations', note('x'), 'nobody'), 404);
    await refused(ask('PUT', '/annotations/%00', note('x', { version: 1 })), 404);
    const [one] = await annotations();
    for (const version of [0, 1.5, '1', null, 2 ** 40]) {
      const answer = await refused(ask('PUT', `/annotations/${one?.id}`, note('x', { version })), 400);
      expect(answer.parameter).toBe('version');
    }
    expect((await refused(ask('PUT', `/annotations/${one?.id}`, note('x')), 400)).parameter).toBe('version');
    expect((await refused(ask('PUT', '/annotations', note('x')), 405)).detail).toMatch(/GET, HEAD, POST/);
  });

  it('SEC-3 SEC-5 of one tenant are nothing to another', async () => {
    const { id } = annotation.parse((await ask('POST', '/annotations', note('canary'))).json());
    expect(await annotations('other')).toEqual([]);
    await refused(ask('PUT', `/annotations/${id}`, note('x', { version: 1 }), 'other'), 404);
    await refused(ask('DELETE', `/annotations/${id}`, undefined, 'other'), 404);
    await refused(ask('POST', `/annotations/${id}/restore`, undefined, 'other'), 404);
    expect((await annotations()).some((each) => each.id === id && each.note === 'canary')).toBe(true);
  });

  it('SEC-12 are not changed by a page of another site', async () => {
    const headers = { origin: 'https://evil.example' };
    const url = '/api/v1/annotations?tenant=one';
    const answer = await room.server.inject({ method: 'POST', url, headers, payload: note('x') });
    expect(answer.statusCode).toBe(403);
  });

  it('survive a restart', async () => {
    const before = await annotations();
    await room.close();
    await room.open();
    expect(before.length).toBeGreaterThan(0);
    expect(await annotations()).toEqual(before);
  });
});

describe('saved views', () => {
  it('are kept by name, opened, renamed, removed and taken back', async () => {
    const draft = { name: 'Mine', report: 'customers', search: '?range=6M&market=NL&trend=market' };
    const saved = await ask('POST', '/views', draft);
    expect(saved.statusCode, saved.body).toBe(201);
    const first = view.parse(saved.json());
    await ask('POST', '/views', { name: 'a whole page', report: 'customers' });
    expect(viewList.parse((await ask('GET', '/views')).json()).views.map(({ name, search }) => [name, search])).toEqual(
      [
        ['a whole page', ''],
        ['Mine', draft.search],
      ],
    );
    const renamed = await ask('PUT', `/views/${first.id}`, { ...draft, name: 'Ours', version: 1 });
    expect(view.parse(renamed.json())).toMatchObject({ name: 'Ours', version: 2 });
    await refused(ask('PUT', `/views/${first.id}`, { ...draft, version: 1 }), 409);
    await ask('DELETE', `/views/${first.id}`);
    await ask('POST', `/views/${first.id}/restore`);
    expect(viewList.parse((await ask('GET', '/views')).json()).views).toHaveLength(2);
    await refused(ask('DELETE', `/views/${first.id}`, undefined, 'other'), 404);
  });

  it('HTTP-4 are refused by name when they are not right', async () => {
    const wrong = async (more: object) =>
      (await refused(ask('POST', '/views', { name: 'x', report: 'customers', ...more }), 400)).parameter;
    expect(await wrong({ name: '' })).toBe('name');
    expect(await wrong({ name: 'x'.repeat(101) })).toBe('name');
    expect(await wrong({ search: '?range=9Y' })).toBe('search');
    expect(await wrong({ search: `?market=${'x'.repeat(4000)}` })).toBe('search');
    expect(await wrong({ search: '?tenant=other' })).toBe('search');
    await refused(ask('POST', '/views', { name: 'x', report: 'nothing', search: '' }), 404);
  });
});

describe('support load', () => {
  it('ADO-45 is typed in per customer, with what was typed in before', async () => {
    const path = '/customers/AbC%20d/support-load';
    const put = (casesPerMonth: unknown, tenant?: string) => ask('PUT', path, { casesPerMonth }, tenant);
    await put(4);
    const answer = supportLoad.parse((await put(2.5)).json());
    expect(answer).toMatchObject({ customerTenantId: 'AbC d', tenant: 'one', casesPerMonth: 2.5 });
    expect(answer.history.map((each) => each.casesPerMonth)).toEqual([2.5, 4]);
    expect(supportLoad.parse((await ask('GET', path, undefined, 'other')).json()).casesPerMonth).toBeNull();
    expect(supportLoad.parse((await put(null)).json())).toMatchObject({ casesPerMonth: null, at: expect.any(String) });
    for (const wrong of [-1, 1e9, '3', undefined]) {
      expect((await refused(put(wrong), 400)).parameter).toBe('casesPerMonth');
    }
    await refused(ask('PUT', '/customers/%00/support-load', { casesPerMonth: 1 }), 400);
    const long = await refused(ask('PUT', `/customers/${'x'.repeat(300)}/support-load`, { casesPerMonth: 1 }), 400);
    expect(long.parameter).toBe('customerTenantId');
  });
});

describe('the records as a whole', () => {
  it('HTTP-3 tell their permission', async () => {
    const { paths } = (await room.get('/openapi.json')).json();
    expect(paths['/api/v1/annotations/{id}'].put.description).toBe('Permission: records.write');
    expect(paths['/api/v1/annotations/{id}'].delete.responses.default.content).toHaveProperty([
      'application/problem+json',
    ]);
    expect(paths['/api/v1/customers/{customerTenantId}/support-load'].get.description).toBe('Permission: records.read');
  });

  it('CLI-1 are a line of the doctor; damaged ones answer 503 while reports go on', async () => {
    const told = async () => (await examine(config)).find(({ check }) => check === 'records');
    expect(await told()).toMatchObject({ ok: true, found: expect.stringMatching(/^in use by process/) });
    await room.close();
    expect(await told()).toMatchObject({ ok: true, found: expect.stringMatching(/records opens$/) });
    writeFileSync(join(dir, 'records', 'PG_VERSION'), '1\n');
    expect(await told()).toMatchObject({
      ok: false,
      found: expect.stringMatching(/restore that folder from a backup/),
    });
    await room.open();
    expect((await refused(ask('GET', '/annotations'), 503)).code).toBe('unavailable');
    expect((await refused(ask('POST', '/views', { name: 'x', report: 'customers' }), 503)).code).toBe('unavailable');
    expect((await ask('GET', '/reports/customers')).statusCode).toBe(200);
    expect((await room.get('/ready')).statusCode).toBe((await room.get('/health')).statusCode);
  });
});
