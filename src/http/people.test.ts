import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditList } from '#contract/audit.ts';
import { download, downloadsMade } from '#contract/downloads.ts';
import { adminList, changedPerson, houseTenantList, locationList, madePerson, peopleList } from '#contract/people.ts';
import { madeSending, sendingLog } from '#contract/sendings.ts';
import { createRecords } from '#state/records.ts';
import { httpRoom, problemOf } from '../../test/http-room.ts';
import { subscriptionsCsv } from '../../test/samples.ts';
import { type SeededPerson, seedPeople, signedIn } from '../../test/seeded-people.ts';

const people: readonly SeededPerson[] = [
  { account: 'boss', tenant: 'one', grants: [{ role: 'GA' }, { role: 'ERV' }] },
  { account: 'second', tenant: 'one', grants: [{ role: 'GA' }] },
  { account: 'clerk', tenant: 'one', grants: [{ role: 'UMA' }] },
  { account: 'reader', tenant: 'one', grants: [{ role: 'RV', locations: ['4571013'] }] },
  { account: 'viewer', tenant: 'one', grants: [{ role: 'RV' }] },
  { account: 'roleless', tenant: 'one', grants: [] },
  { account: 'stranger', tenant: 'other', grants: [{ role: 'GA' }] },
  { account: 'operator', tenant: 'other', grants: [], operator: true },
];

const room = httpRoom({ requestsPerMinute: 1_000_000 });

beforeAll(async () => {
  await room.open();
  for (const tenant of ['one', 'other']) await room.bring(subscriptionsCsv(), { tenant });
  expect(existsSync(join(room.dir, 'records'))).toBe(false);
  await room.close();
  await seedPeople(room.dir, people);
  await room.open();
}, 90_000);
afterAll(() => room.remove());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(account: string | undefined, method: Method, path: string, payload?: object) {
  const headers = { 'sec-fetch-site': 'same-origin', ...(account !== undefined && signedIn({ account })) };
  return room.server.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
}

const log = async (query = '') => {
  const answer = await ask('operator', 'GET', `/audit${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  return auditList.parse(answer.json()).entries;
};

describe('people over HTTP', () => {
  it('HTTP-1 lists the people of a tenant to those who give roles', async () => {
    const answer = await ask('clerk', 'GET', '/people?tenant=one&search=BOSS');
    expect(answer.headers['cache-control']).toBe('no-store');
    const { people: found, rowCount } = peopleList.parse(answer.json());
    expect(rowCount).toBe(1);
    expect(found[0]).toMatchObject({ account: 'boss', you: false, ways: [], secondFactor: false });
    expect(found[0]?.grants.map(({ role }) => role).sort()).toEqual(['ERV', 'GA']);
    problemOf(await ask('reader', 'GET', '/people?tenant=one'), 403);
    problemOf(await ask(undefined, 'GET', '/people?tenant=one'), 401);
    problemOf(await ask('stranger', 'GET', '/people?tenant=one'), 404);
    problemOf(await ask('boss', 'GET', '/people?tenant=one&limit=0'), 400);
  });

  it('RO-19 makes a person, gives them roles at a location, and takes them out again', async () => {
    const draft = { name: 'New Person', email: 'new@example.com', roles: [{ role: 'DU' }], way: 'password' };
    const answer = await ask('clerk', 'POST', '/people?tenant=one', draft);
    expect(answer.statusCode, answer.body).toBe(201);
    const { person, temporaryPassword } = madePerson.parse(answer.json());
    expect(temporaryPassword).not.toBeNull();
    const path = `/people/${person.account}`;
    const grants = [{ role: 'DU' }, { role: 'ERV', locations: ['4571013', '99'] }];
    const changed = await ask('boss', 'PUT', `${path}/grants?tenant=one`, { grants });
    expect(changedPerson.parse(changed.json())).toMatchObject({ unknownLocations: ['99'], account: person.account });
    const refused = problemOf(
      await ask('clerk', 'PUT', `${path}/grants?tenant=one`, { grants: [{ role: 'DU' }] }),
      403,
    );
    expect(refused.detail).toMatch(/Executive report viewer \(ERV\)/);
    for (const bad of [{ role: 'KING' }, { role: 'RV', locations: ['x'.repeat(41)] }, { role: 'RV', more: 1 }, 'RV']) {
      problemOf(await ask('boss', 'PUT', `${path}/grants?tenant=one`, { grants: [bad] }), 400);
    }
    for (const bad of [{ ...draft, email: 'nobody' }, { ...draft, roles: [] }, { ...draft, way: 'pigeon' }, {}]) {
      problemOf(await ask('clerk', 'POST', '/people?tenant=one', bad), 400);
    }
    problemOf(await ask('clerk', 'DELETE', `${path}?tenant=one`), 403);
    for (const verb of ['disable', 'enable', 'sign-out']) {
      expect((await ask('boss', 'POST', `${path}/${verb}?tenant=one`)).json()).toMatchObject({
        account: person.account,
      });
    }
    expect((await ask('boss', 'POST', `${path}/password?tenant=one`)).json().temporaryPassword).toMatch(/^.{24}$/);
    expect((await ask('boss', 'DELETE', `${path}?tenant=one`)).json()).toEqual({ account: person.account });
    problemOf(await ask('boss', 'DELETE', `${path}?tenant=one`), 404);
  });

  it('RO-18 CO-14 tells even somebody without a role whom to ask', async () => {
    const { admins } = adminList.parse((await ask('roleless', 'GET', '/admins?tenant=one')).json());
    expect(admins.map(({ email }) => email)).toEqual(['boss@example.com', 'clerk@example.com', 'second@example.com']);
    problemOf(await ask('roleless', 'GET', '/admins?tenant=other'), 404);
  });

  it('RO-11 offers the locations that the data name', async () => {
    const { locations } = locationList.parse((await ask('boss', 'GET', '/locations?tenant=one')).json());
    expect(locations).toEqual([
      { id: '4571013', name: 'Partner', rows: 6 },
      { id: '4571104', name: 'Partner', rows: 2 },
    ]);
    problemOf(await ask('boss', 'GET', '/locations?tenant=other'), 404);
  });

  it('shows the tenants of the installation to its operator alone', async () => {
    problemOf(await ask('boss', 'GET', '/house/tenants'), 403);
    const list = async () => houseTenantList.parse((await ask('operator', 'GET', '/house/tenants')).json()).tenants;
    expect(await list()).toContainEqual({ tenant: 'one', name: null, people: 6, latestMonth: '2024-03', madeAt: null });
    expect((await ask('operator', 'POST', '/house/tenants', { tenant: 'third', name: 'Third' })).statusCode).toBe(201);
    problemOf(await ask('boss', 'PUT', '/house/tenants/third', { name: 'Mine' }), 403);
    expect((await ask('operator', 'PUT', '/house/tenants/third', { name: '3rd' })).json()).toMatchObject({
      name: '3rd',
    });
    const first = { name: 'First', email: 'first@third.example', roles: [{ role: 'GA' }], way: 'link' };
    expect((await ask('operator', 'POST', '/people?tenant=third', first)).statusCode).toBe(201);
  });

  it('RO-12 a role that is lost counts with the next request of an open page', async () => {
    const page = '/reports/customers?tenant=one';
    expect((await ask('reader', 'GET', page)).statusCode).toBe(200);
    const grants = [{ role: 'HD' }];
    expect((await ask('boss', 'PUT', '/people/reader/grants?tenant=one', { grants })).statusCode).toBe(200);
    expect(problemOf(await ask('reader', 'GET', page), 403).allowed).toContain('RV');
    const back = { grants: [{ role: 'RV', locations: ['4571013'] }] };
    expect((await ask('boss', 'PUT', '/people/reader/grants?tenant=one', back)).statusCode).toBe(200);
    expect((await ask('reader', 'GET', page)).statusCode).toBe(200);
    await ask('boss', 'POST', '/people/reader/disable?tenant=one');
    problemOf(await ask('reader', 'GET', page), 401);
    await ask('boss', 'POST', '/people/reader/enable?tenant=one');
    problemOf(await ask('reader', 'GET', page), 401);
  });

  it('SEC-3 SEC-5 answers about people of another tenant as about nobody', async () => {
    const both = [
      await ask('stranger', 'PUT', '/people/boss/grants?tenant=one', { grants: [] }),
      await ask('stranger', 'PUT', '/people/boss/grants?tenant=other', { grants: [] }),
      await ask('stranger', 'PUT', '/people/nobody/grants?tenant=other', { grants: [] }),
    ];
    const [foreign, mine, none] = both.map((answer) => problemOf(answer, 404));
    expect(mine).toEqual(none);
    expect(foreign?.allowed).toEqual(['other']);
    for (const path of ['/audit', '/audit.csv', '/people', '/locations', '/admins']) {
      const answer = await ask('stranger', 'GET', `${path}?tenant=one`);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toMatch(/boss|clerk|4571013/);
    }
    const own = await ask('stranger', 'GET', '/audit.csv');
    expect(own.statusCode).toBe(200);
    expect(own.body).not.toMatch(/boss|clerk/);
  });
});

describe('what leaves and comes in the log', () => {
  /** Every address that answers with a file, in one form, with what stands for it in the log. */
  const files: Readonly<Record<string, { readonly url: string; readonly object: string | RegExp }>> = {
    '/api/v1/reports/{id}.{format}': { url: '/reports/customers.xlsx', object: 'customers' },
    '/api/v1/reports/{id}/sections/{section}.{format}': {
      url: '/reports/customers/sections/geography.csv',
      object: 'customers/geography',
    },
    '/api/v1/reports/{id}/sections/{section}/rows.{format}': {
      url: '/reports/customers/sections/customers/rows.tsv',
      object: 'customers/customers/SeatsSubscriptionsAndRevenue',
    },
    '/api/v1/datasets/{name}/rows.{format}': {
      url: '/datasets/SeatsSubscriptionsAndRevenue/rows.csv',
      object: 'SeatsSubscriptionsAndRevenue',
    },
    '/api/v1/imports/{id}/rejects': { url: '/imports/REJECTED/rejects', object: /^rejects of / },
    '/api/v1/audit.csv': { url: '/audit.csv', object: 'audit' },
    '/api/v1/downloads/{id}/runs/{run}/file': { url: 'HUB', object: 'SeatsSubscriptionsAndRevenue' },
    '/api/v1/sendings/{id}/runs/{run}/file': { url: 'PAGE', object: /^[\da-f-]{36}$/ },
    '/api/v1/programme/ledger/file': { url: '/programme/ledger/file', object: 'programme-ledger' },
    '/api/v1/programme/calendar.ics': { url: '/programme/calendar.ics', object: 'programme-calendar' },
  };
  /** Files of the programme that something has to be done for: their notes are proven where that is done. */
  const ofProgramme = [
    '/api/v1/programme/attachments/{id}',
    '/api/v1/programme/batches/{month}/file',
    '/api/v1/programme/orders/{id}/invoice',
  ];

  /** The address of a file of the downloads hub that was just made. */
  async function hubFile(): Promise<string> {
    const range = { kind: 'days', from: '2024-01-01', to: '2024-03-31' };
    const draft = { name: 'Seats', dataset: 'SeatsSubscriptionsAndRevenue', columns: ['Month'], range };
    const answer = await ask('boss', 'POST', '/downloads?tenant=one', draft);
    const [made] = downloadsMade.parse(answer.json()).downloads;
    await room.app.jobs.runDue();
    const { runs } = download.parse((await ask('boss', 'GET', `/downloads/${made?.id}?tenant=one`)).json());
    return `/downloads/${made?.id}/runs/${runs[0]?.id}/file`;
  }

  /** The same of a page that is made regularly. */
  async function pageFile(): Promise<string> {
    const schedule = { recurrence: { kind: 'daily', time: '09:00', zone: 'UTC' } };
    const draft = { name: 'Customers', report: 'customers', format: 'xlsx', schedule };
    const { id } = madeSending.parse((await ask('boss', 'POST', '/sendings/pages?tenant=one', draft)).json()).sending;
    await ask('boss', 'POST', `/sendings/${id}/run?tenant=one`);
    await room.app.jobs.runDue();
    const { runs } = sendingLog.parse((await ask('boss', 'GET', `/sendings/${id}/log?tenant=one`)).json());
    return `/sendings/${id}/runs/${runs[0]?.id}/file`;
  }

  async function filePaths(): Promise<string[]> {
    const { paths } = (await ask(undefined, 'GET', '/../../openapi.json')).json();
    // Redirects of a sign-in are no JSON either.
    const isFile = (
      operation: { description?: string; responses?: Record<string, { content?: object }> } | undefined,
    ) =>
      operation?.description !== 'Permission: public' &&
      Object.keys(operation?.responses?.['200']?.content ?? {}).includes('*/*');
    return Object.keys(paths).filter((path) => isFile(paths[path].get) && path.startsWith('/api/'));
  }

  it('SEC-18 notes who takes which file, narrowed by what, with the columns that were withheld', async () => {
    expect((await filePaths()).sort()).toEqual([...Object.keys(files), ...ofProgramme].sort());
    const [rejected, hub, page] = [await rejectedImport(), await hubFile(), await pageFile()];
    for (const { url, object } of Object.values(files)) {
      const path = url.replace('REJECTED', rejected).replace('HUB', hub).replace('PAGE', page);
      const query = /rejects|audit|runs|calendar/.test(path) ? '' : '&from=2024-01&to=2024-03';
      const tenant = path.includes('rejects') ? '' : `?tenant=one${query}`;
      const answer = await ask('boss', 'GET', `${path}${tenant}`);
      expect(answer.statusCode, `${path} ${answer.body.slice(0, 300)}`).toBe(200);
      const [entry] = await log('?tenant=one&action=export.made&limit=1');
      expect(entry).toMatchObject({ actor: 'boss', actorName: 'The boss', address: '127.0.0.1' });
      expect(entry?.object).toMatch(object);
      if (query !== '') expect(entry?.detail).toMatchObject({ from: '2024-01', to: '2024-03' });
    }
    await ask('viewer', 'GET', '/datasets/SeatsSubscriptionsAndRevenue/rows.csv?tenant=one');
    const [entry] = await log('?tenant=one&action=export.made&limit=1');
    expect(entry).toMatchObject({ actor: 'viewer', detail: { format: 'csv', redacted: expect.any(Array) } });
    expect(entry?.detail.redacted).toContain('BilledRevenueUSD');
  });

  it('SEC-18 notes nothing that did not leave', async () => {
    const before = (await log('?limit=1'))[0]?.entry;
    const url = '/reports/customers/sections/geography.csv?tenant=one';
    problemOf(await ask('stranger', 'GET', url), 404);
    problemOf(await ask('clerk', 'GET', url), 403);
    await ask('boss', 'GET', '/reports/customers?tenant=one');
    await ask('boss', 'GET', '/reports/customers/sections/geography.json?tenant=one');
    expect((await log('?limit=1'))[0]?.entry).toBe(before);
    await room.server.inject({ method: 'HEAD', url: `/api/v1${url}`, headers: signedIn({ account: 'boss' }) });
    expect((await log('?limit=1'))[0]?.entry).toBe(before);
    const { etag } = (await ask('boss', 'GET', url)).headers;
    const taken = (await log('?limit=1'))[0]?.entry;
    expect(taken).toBeGreaterThan(before ?? 0);
    const headers = { ...signedIn({ account: 'boss' }), 'if-none-match': String(etag) };
    expect((await room.server.inject({ method: 'GET', url: `/api/v1${url}`, headers })).statusCode).toBe(304);
    expect((await log('?limit=1'))[0]?.entry).toBe(taken);
  });

  it('SEC-18 notes an import when it starts and how it ends, and when it is taken back', async () => {
    const id = await importAs('boss', subscriptionsCsv().replace('tp-A', 'tp-Z'));
    const status = (await ask('boss', 'GET', `/imports/${id}`)).json();
    expect(status.stage).toBe('done');
    await ask('boss', 'POST', `/imports/${id}/undo`);
    await room.close();
    await room.open();
    const [undone, done, started] = await log('?tenant=one&action=data&limit=3');
    expect(started).toMatchObject({ action: 'data.imported', actor: 'boss', object: id, detail: { stage: 'started' } });
    expect(done).toMatchObject({
      action: 'data.imported',
      object: id,
      detail: { stage: 'done', rows: 8, rejected: 0 },
    });
    expect(undone).toMatchObject({ action: 'data.undone', actor: 'boss', object: status.receipt.delivery });
  });

  it('SEC-18 refuses a file that cannot be noted, and goes on answering pages', async () => {
    await room.close();
    const change = async (statement: string) => {
      const place = { kind: 'folder', folder: join(room.dir, 'records') } as const;
      const records = createRecords({ place, now: () => '2024-01-01T00:00:00Z', newId: () => 'x' });
      await records.house.write('test', (tables) => sql.raw(statement).execute(tables));
      await records.close();
    };
    await change(`create function fill_disk() returns trigger language plpgsql as $$
      begin raise exception 'no space left' using errcode = '53100'; end $$`);
    await change('create trigger disk_is_full before insert on audit for each row execute function fill_disk()');
    await room.open();
    const refused = problemOf(await ask('boss', 'GET', '/reports/customers/sections/geography.csv?tenant=one'), 503);
    expect(refused.detail).toMatch(/noted in the log/);
    expect((await ask('boss', 'GET', '/reports/customers?tenant=one')).statusCode).toBe(200);
    await room.close();
    await change('drop trigger disk_is_full on audit');
    await room.open();
    expect((await ask('boss', 'GET', '/reports/customers/sections/geography.csv?tenant=one')).statusCode).toBe(200);
  });

  async function importAs(account: string, payload: string): Promise<string> {
    const headers = { ...signedIn({ account }), 'content-type': 'text/csv', 'sec-fetch-site': 'same-origin' };
    const url = '/api/v1/imports?tenant=one&file=rows.csv';
    const { id } = (await room.server.inject({ method: 'POST', url, headers, payload })).json();
    for (;;) {
      const { stage } = (await ask(account, 'GET', `/imports/${id}`)).json();
      if (['done', 'failed', 'cancelled'].includes(stage)) return id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const rejectedImport = () =>
    importAs('boss', `${subscriptionsCsv()}4567890,4571013,no-guid,x,y,Active,2024-13-01,Yes\n`);
});

describe('a house without a set-up', () => {
  it('writes no record for what comes and goes, and makes nobody', async () => {
    const open = httpRoom();
    try {
      await open.open();
      await open.bring(subscriptionsCsv(), { tenant: 'one' });
      expect((await open.get('/api/v1/reports/customers/sections/geography.csv')).statusCode).toBe(200);
      expect(peopleList.parse((await open.get('/api/v1/people')).json())).toEqual({ rowCount: 0, people: [] });
      expect(auditList.parse((await open.get('/api/v1/audit')).json())).toEqual({ entries: [], next: null });
      const draft = { name: 'X', email: 'x@example.com', roles: [{ role: 'GA' }], way: 'link' };
      const made = await open.server.inject({ method: 'POST', url: '/api/v1/people', payload: draft });
      expect(problemOf(made, 409).detail).toMatch(/partnerscope set-up/);
      const tenant = { tenant: 'x', name: 'X' };
      problemOf(await open.server.inject({ method: 'POST', url: '/api/v1/house/tenants', payload: tenant }), 409);
      expect(existsSync(join(open.dir, 'records'))).toBe(false);
    } finally {
      await open.remove();
    }
  }, 60_000);
});
