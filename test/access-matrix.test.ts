import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { reports } from '#catalog/reports/index.ts';
import { mayDo, type Permission, permissions } from '#domain/access/permission.ts';
import { type Role, roleNames } from '#domain/access/roles.ts';
import { type Canaries, canariesOf, canaryFiles, locations } from './canary-data.ts';
import { httpRoom } from './http-room.ts';
import { type SeededPerson, seedPeople, signedIn, tokenOf } from './seeded-people.ts';

/** Every route of the OpenAPI document × every role × two tenants (SEC-3, SEC-4, SEC-5). */
const [ours, theirs] = ['tenant-a-4', 'tenant-b-7'] as const;
const marks = { [ours]: canariesOf('a'), [theirs]: canariesOf('b') };
const roles = Object.keys(roleNames).filter((role): role is Role => role in roleNames);

const people: readonly SeededPerson[] = [
  ...roles.map((role) => ({ account: role.toLowerCase(), tenant: ours, grants: [{ role }] })),
  ...(['RV', 'ERV'] as const).map((role) => ({
    account: `${role.toLowerCase()}-here`,
    tenant: ours,
    grants: [{ role, locations: [locations[0]] }],
  })),
  { account: 'unassigned', tenant: ours, grants: [] },
  { account: 'stranger', tenant: theirs, grants: [{ role: 'GA' }, { role: 'ERV' }] },
  { account: 'operator', tenant: ours, grants: [], operator: true },
];

const room = httpRoom({ today: '2024-04-15', requestsPerMinute: 1_000_000 });
const insights = '/insights/v1/mpn';
/** What ids in addresses stand for, by tenant. */
const known: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  await room.open();
  for (const tenant of [ours, theirs]) {
    const files = canaryFiles(marks[tenant]);
    const statuses = [];
    for (const { dataset, csv } of files) statuses.push(await room.bring(csv, { tenant, dataset }));
    const rejected = await room.bring(halfBad(marks[tenant]), { tenant, dataset: 'SeatsSubscriptionsAndRevenue' });
    expect(rejected.receipt?.problems).toHaveLength(1);
    known[tenant] = { import: statuses[0]?.receipt?.delivery ?? '', rejected: rejected.receipt?.delivery ?? '' };
  }
  await room.close();
  await seedPeople(room.dir, people);
  await room.open();
  for (const [tenant, account] of [
    [ours, 'ga'],
    [theirs, 'stranger'],
  ] as const) {
    const note = { month: '2024-03', note: `${marks[tenant].word} note` };
    const application = { name: `${marks[tenant].word} program`, days: 30 };
    const view = { name: `${marks[tenant].word} view`, report: 'customers', search: '?range=6M' };
    const alert = {
      name: `${marks[tenant].word} alert`,
      report: 'customers',
      section: 'customers',
      rule: { kind: 'above', threshold: 1 },
      schedule: { recurrence: { kind: 'daily', time: '08:00', zone: 'UTC' } },
    };
    known[tenant] = {
      ...known[tenant],
      sending: (await send('POST', `/api/v1/sendings/alerts?tenant=${tenant}`, account, alert)).json().sending.id,
      annotation: (await send('POST', `/api/v1/annotations?tenant=${tenant}`, account, note)).json().id,
      view: (await send('POST', `/api/v1/views?tenant=${tenant}`, account, view)).json().id,
      ...(await hubRecords(tenant, tenant === ours ? 'erv' : 'stranger')),
      ...(await claimRecords(tenant, account)),
      application: (await send('POST', `/api/v1/applications?tenant=${tenant}`, account, application)).json()
        .application.id,
    };
  }
}, 180_000);

beforeAll(async () => {
  for (const [tenant, account] of [
    [ours, 'erv'],
    [theirs, 'stranger'],
  ] as const) {
    const made = async (path: string, body: object) => {
      const answer = await send('POST', `${insights}/${path}?tenant=${tenant}`, account, body);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().value[0];
    };
    const Query = 'SELECT CustomerName FROM OfficeUsage';
    const { queryId } = await made('ScheduledQueries', { Name: `${marks[tenant].word} query`, Query });
    const report = { ReportName: `${marks[tenant].word} report`, QueryId: queryId, ExecuteNow: true };
    const { reportId } = await made('ScheduledReport', report);
    known[tenant] = { ...known[tenant], query: queryId, insight: reportId };
  }
});

afterAll(() => room.remove());

/** A report of the downloads hub and a template, somebody's own. */
async function hubRecords(tenant: string, account: string): Promise<Record<string, string>> {
  const what = {
    dataset: 'CustomersAndTenants',
    columns: ['Month', 'CustomerName'],
    name: `${marks[tenant === ours ? ours : theirs].word} hub`,
  };
  const range = { kind: 'last', count: 6, unit: 'months' };
  const made = await send('POST', `/api/v1/downloads?tenant=${tenant}`, account, { ...what, range });
  const kept = await send('POST', `/api/v1/downloads/templates?tenant=${tenant}`, account, what);
  return { download: made.json().downloads[0].id, template: kept.json().id };
}

/** A file handed in for a claim, and the claim. */
async function claimRecords(tenant: string, account: string): Promise<Record<string, string>> {
  const { word } = marks[tenant === ours ? ours : theirs];
  const headers = { ...signedIn({ account }), 'content-type': 'text/csv' };
  const url = `/api/v1/programme/attachments?tenant=${tenant}&kind=invoice&file=${encodeURIComponent(word)}`;
  const given = await room.server.inject({ method: 'POST', url, headers, payload: `${word},units\n1,2\n` });
  const line = { month: '2024-01', omlpType: word, purchaseUnits: 1, invoiceNumber: `${word} invoice` };
  const draft = {
    lines: [{ ...line, kpiValue: 1, revenueUsd: 1 }],
    attachments: [{ id: given.json().id, kind: 'invoice' }],
  };
  const made = await send('POST', `/api/v1/programme/claims?tenant=${tenant}`, account, draft);
  expect(made.statusCode, made.body).toBe(201);
  return { attachment: given.json().id, claim: made.json().id };
}

/** A month more, with a row that holds no number where its revenue should be. */
function halfBad(tenantMarks: Canaries): string {
  const { csv = '' } = canaryFiles(tenantMarks).find((file) => file.dataset === 'SeatsSubscriptionsAndRevenue') ?? {};
  const [header = '', row = ''] = csv.replaceAll('2024-01', '2023-12').split('\n');
  return `${[header, row, row.replace(String(tenantMarks.amount), `${tenantMarks.amount}x`)].join('\n')}\n`;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function send(method: Method, url: string, account?: string, payload?: object): Promise<LightMyRequestResponse> {
  const headers = account === undefined ? {} : takesTokensOnly(url) ? tokenOf({ account }) : signedIn({ account });
  return room.server.inject({ method, url, headers, ...(payload && { payload }) });
}

/** The compatible interfaces, which a browser's session does not open (API-14). */
const takesTokensOnly = (url: string) => /^\/((partner|insights)\/)?v1\//.test(url);

interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly permission: Permission;
  /** Names of the parameters of the address. */
  readonly query: readonly string[];
}

async function operations(): Promise<readonly Operation[]> {
  const { paths } = (await room.get('/openapi.json')).json();
  return Object.entries<Record<string, { description?: string; parameters?: { in: string; name: string }[] }>>(
    paths,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { description = '', parameters = [] }]) => ({
      method: toMethod(method),
      path,
      permission: toPermission(description.replace('Permission: ', '')),
      query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    })),
  );
}

function toMethod(text: string): Method {
  const method = (['GET', 'POST', 'PUT', 'DELETE'] as const).find((one) => one === text.toUpperCase());
  if (method === undefined) throw new Error(`no method ${text}`);
  return method;
}

function toPermission(text: string): Permission {
  const permission = permissions.find((one) => one === text);
  if (permission === undefined) throw new Error(`no permission ${text}`);
  return permission;
}

/** What stands for a parameter of a path; a new parameter has to be added here before its route is tested. */
function filled(path: string, tenant: string): string {
  const ids = known[tenant] ?? {};
  const { id, personId } = marks[tenant === ours ? ours : theirs];
  const customer = `${id}-0000-4000-8000-000000000000`;
  const one = (family: string) => ids[family] ?? 'none';
  const values: Record<string, string> = {
    '/api/v1/imports/{id}': one('import'),
    '/api/v1/annotations/{id}': one('annotation'),
    '/api/v1/views/{id}': one('view'),
    '/api/v1/downloads/{id}': one('download'),
    '/api/v1/downloads/templates/{id}': one('template'),
    '/api/v1/sendings/{id}': one('sending'),
    '/api/v1/sendings/pages/{id}': 'none',
    '/api/v1/sendings/alerts/{id}': one('sending'),
    '{notice}': 'none',
    '{run}': 'none',
    '/api/v1/applications/{id}': one('application'),
    '/api/v1/programme/editions/{id}': 'none',
    '/api/v1/programme/trainers/{id}': 'none',
    '/api/v1/programme/decisions/{id}': 'none',
    '/api/v1/programme/attachments/{id}': one('attachment'),
    '/api/v1/programme/claims/{id}': one('claim'),
    '/api/v1/programme/listings/{id}': 'none',
    '/api/v1/programme/orders/{id}': 'none',
    '/api/v1/programme/enrolments/{id}': 'none',
    '/api/v1/programme/cases/{id}': 'none',
    '{secret}': 'none',
    '{month}': '2024-04',
    '/api/v1/reports/{id}': 'customers',
    '/api/v1/profile/sessions/{id}': `session-${tenant === ours ? 'erv' : 'stranger'}`,
    '/api/v1/profile/tokens/{id}': 'none',
    '{section}': 'customers',
    '{name}': 'CustomersAndTenants',
    '{format}': path.includes('/sections/') || path.includes('/datasets/') ? 'csv' : 'xlsx',
    '{userId}': `${personId}-0000-4000-8000-000000000000`,
    '{customerId}': customer,
    '{customerTenantId}': customer,
    '{account}': tenant === ours ? 'bd' : 'stranger',
    '{tenant}': tenant,
    '{tenantId}': tenant,
    '{queryId}': one('query'),
    '{reportId}': one('insight'),
    '{executionId}': 'none',
    '{expiry}': '29990101T000000Z',
    '{signature}': 'none',
    '{source}': 'microsoft-learning',
    '{provider}': 'none',
  };
  const named = path
    .replace('/learners/{userId}', '/LEARNER')
    .replace('/reports/{id}/LEARNER', '/reports/microsoft-learn/learners/{userId}');
  const done = Object.entries(values).reduce((url, [name, value]) => {
    const last = name.slice(name.lastIndexOf('{'));
    return name.startsWith('{') ? url.replace(name, value) : url.startsWith(name) ? url.replace(last, value) : url;
  }, named);
  if (done.includes('{')) throw new Error(`nothing stands for a parameter of ${path}: add it to this test`);
  return done;
}

function urlOf({ path, query }: Operation, tenant: string): string {
  const url = filled(path, tenant);
  return query.includes('tenant') ? `${url}?tenant=${tenant}` : url;
}

/** roles.md §4 and §5, row by row: who opens what. */
const opens: Readonly<Record<string, readonly Role[]>> = {
  customers: ['GA', 'AA', 'ADM', 'MPA', 'RV', 'ERV'],
  'dynamics-usage': ['GA', 'AA', 'ADM', 'MPA', 'RV', 'ERV'],
  'microsoft-learn': ['GA', 'MPA', 'RV', 'ERV'],
  adoption: ['GA', 'UMA', 'ADM', 'SAL'],
};

/** Which page's readers open an address (api.md §8). */
const partnerRest: Readonly<Record<string, string>> = {
  '/v1/analytics/licenses/deployment': 'adoption',
  '/v1/analytics/licenses/usage': 'adoption',
  '/partner/v1/analytics/commercial/deployment/license': 'adoption',
  '/partner/v1/analytics/commercial/usage/license': 'adoption',
  '/partner/v1/analytics/subscriptions': 'downloads',
  '/partner/v1/analytics/usage/azure': 'downloads',
  '/partner/v1/analytics/indirectresellers': 'downloads',
};

describe('every route of the OpenAPI document', () => {
  it('SEC-3 SEC-12 ADO-13 wants somebody who has signed in, unless it is public', async () => {
    for (const operation of await operations()) {
      const answer = await send(operation.method, urlOf(operation, ours));
      const text = `${operation.method} ${operation.path}`;
      if (operation.permission === 'public') expect(answer.statusCode, text).not.toBe(403);
      else expect(answer.statusCode, text).toBe(401);
      expectNone(answer.body, ours, text);
    }
  });

  it.each(roles)(
    'R-8 X-6 RO-1 refuses what the role %s does not bring, before it looks at anything else',
    async (role) => {
      for (const operation of await operations()) {
        if (mayDo(operation.permission, role === 'MPA' ? ['MPA', 'ERV'] : [role])) continue;
        const answer = await send(operation.method, urlOf(operation, ours), role.toLowerCase());
        expect(answer.statusCode, `${operation.method} ${operation.path}: ${answer.body.slice(0, 200)}`).toBe(403);
      }
    },
  );

  it.each(people.filter(({ operator }) => !operator))(
    'SEC-3 SEC-5 gives $account nothing of a foreign tenant, and changes nothing there',
    async ({ account, tenant }) => {
      const foreign = tenant === ours ? theirs : ours;
      for (const operation of await operations()) {
        const own = !operation.path.includes('{') && !operation.query.includes('tenant');
        if (operation.permission === 'public' || (own && operation.method !== 'GET')) continue;
        const answer = await send(operation.method, urlOf(operation, foreign), account);
        const text = `${operation.method} ${operation.path}`;
        if (!own) expect([400, 403, 404], `${text}: ${answer.body.slice(0, 200)}`).toContain(answer.statusCode);
        expectNone(answer.body, foreign, text);
        expect(answer.body.replaceAll(`"${foreign}"`, '').replaceAll(`\\"${foreign}\\"`, ''), text).not.toContain(
          foreign,
        );
      }
      const note = await send('GET', `/api/v1/annotations?tenant=${foreign}`, 'operator');
      expect(note.body).toContain(`${marks[foreign].word} note`);
      const application = await send('GET', `/api/v1/applications?tenant=${foreign}`, 'operator');
      expect(application.body).toContain(known[foreign]?.application);
      const owner = foreign === ours ? 'erv' : 'stranger';
      for (const path of ['ScheduledQueries', 'ScheduledReport']) {
        const kept = await send('GET', `${insights}/${path}?tenant=${foreign}`, owner);
        expect(kept.body).toContain(`${marks[foreign].word} ${path === 'ScheduledReport' ? 'report' : 'query'}`);
      }
    },
  );
});

describe('what a role opens', () => {
  it.each(roles)('RO-1 R-1 R-10 CO-14 CUS-1 DYN-4 %s opens the reports of its row, and no other', async (role) => {
    for (const [report, wanted] of Object.entries(opens)) {
      const answer = await send('GET', `/api/v1/reports/${report}?tenant=${ours}`, role.toLowerCase());
      expect(answer.statusCode, `${report}: ${answer.body.slice(0, 200)}`).toBe(wanted.includes(role) ? 200 : 403);
      if (answer.statusCode === 403) expect(answer.json().allowed.length).toBeGreaterThan(0);
    }
    for (const [path, report] of Object.entries(partnerRest)) {
      const answer = await send('GET', `${path}?tenant=${ours}`, role.toLowerCase());
      const wanted = opens[report] ?? ['MPA', 'RV', 'ERV'];
      expect(answer.statusCode, `${path}: ${answer.body.slice(0, 200)}`).toBe(wanted.includes(role) ? 200 : 403);
      if (answer.statusCode === 403) expect(answer.json()).toMatchObject({ code: '403', source: 'Partnerscope' });
    }
    const raw = await send('GET', `/api/v1/datasets/CustomersAndTenants/rows.csv?tenant=${ours}`, role.toLowerCase());
    expect(raw.statusCode).toBe(['MPA', 'RV', 'ERV'].includes(role) ? 200 : 403);
  });

  it('RO-18 somebody without a role opens nothing, and still has a profile', async () => {
    for (const report of Object.keys(opens)) {
      expect((await send('GET', `/api/v1/reports/${report}?tenant=${ours}`, 'unassigned')).statusCode).not.toBe(200);
    }
    expect((await send('GET', '/api/v1/tenants', 'unassigned')).json().tenants).toEqual([]);
  });
});

/** Who may see what kind where: roles.md §2 and §4. */
const seesAmounts = (account: string) => ['erv', 'mpa', 'erv-here', 'operator'].includes(account);
const seesPersons = (account: string, page: string) =>
  seesAmounts(account) ||
  (page === 'microsoft-learn' && account === 'ga') ||
  (page === 'adoption' && ['ga', 'uma', 'adm'].includes(account));

describe('what a role never meets, whichever way it looks', () => {
  const readers = people.filter(({ tenant, operator }) => tenant === ours && !operator).map(({ account }) => account);

  it.each(readers)(
    'SEC-4 RO-2 RO-3 RO-4 RO-6 RO-12 R-2 R-3 %s: pages, tables, files, drawings, rows behind, filters, searches, errors',
    async (account) => {
      for (const { page, url } of channels()) {
        const answer = await send('GET', url, account);
        const text = `${account} ${url} → ${answer.statusCode}`;
        expect(answer.statusCode, `${text} ${answer.body.slice(0, 300)}`).toBeLessThan(500);
        expectNone(answer.body, theirs, text);
        if (!seesAmounts(account)) expect(answer.body, text).not.toMatch(amounts(marks[ours]));
        if (!seesPersons(account, page)) expect(answer.body, text).not.toMatch(persons(marks[ours]));
        if (account.endsWith('-here')) expect(answer.body, text).not.toMatch(elsewhere);
      }
      for (const dataset of datasets) {
        const columns = Object.keys(dataset.columns).filter((name) => dataset.columns[name]?.internal === undefined);
        const body = { dataset: dataset.name, columns, range: { kind: 'lifetime' } };
        const answer = await send('POST', `/api/v1/downloads/preview?tenant=${ours}`, account, body);
        const text = `${account} preview of ${dataset.name} → ${answer.statusCode}`;
        expect(answer.statusCode, `${text} ${answer.body.slice(0, 300)}`).toBeLessThan(500);
        expectNone(answer.body, theirs, text);
        if (!seesAmounts(account)) expect(answer.body, text).not.toMatch(amounts(marks[ours]));
        if (!seesPersons(account, 'downloads')) expect(answer.body, text).not.toMatch(persons(marks[ours]));
        if (account.endsWith('-here')) expect(answer.body, text).not.toMatch(elsewhere);
      }
    },
    240_000,
  );

  it('finds all of them for those who may see them, so that the search can fail', async () => {
    const all = await Promise.all(channels().map(async ({ url }) => (await send('GET', url, 'erv')).body));
    expect(all.some((body) => amounts(marks[ours]).test(body))).toBe(true);
    expect(all.some((body) => persons(marks[ours]).test(body))).toBe(true);
    expect(all.some((body) => elsewhere.test(body))).toBe(true);
    // Receipts and rejected rows are for who may load data.
    const rejects = await send('GET', `/api/v1/imports/${known[ours]?.rejected}/rejects`, 'operator');
    expect(rejects.body).toMatch(amounts(marks[ours]));
  }, 240_000);
});

/** Everything that can be read of the tenant, by its page. */
function channels(): readonly { readonly page: string; readonly url: string }[] {
  const below = (page: string, paths: readonly string[]) =>
    paths.map((path) => ({ page, url: `${path}${path.includes('?') ? '&' : '?'}tenant=${ours}` }));
  const of = (page: string, paths: readonly string[]) =>
    below(
      page,
      paths.map((path) => `/api/v1${path}`),
    );
  return [
    ...reports.flatMap(({ id, sections }) =>
      of(id, [
        `/reports/${id}?limit=100`,
        `/reports/${id}/filters`,
        `/reports/${id}?search=${marks[ours].person}&limit=10`,
        `/reports/${id}?search=${marks[ours].amount}&limit=10`,
        `/reports/${id}?compare=previous&asRole=ERV`,
        ...sections.flatMap((section) => [
          ...['csv', 'tsv', 'svg'].map((format) => `/reports/${id}/sections/${section.id}.${format}`),
          `/reports/${id}/sections/${section.id}/rows`,
          `/reports/${id}/sections/${section.id}/rows?column=revenueUsd`,
        ]),
      ]),
    ),
    ...of('microsoft-learn', [`/reports/microsoft-learn/learners/${marks[ours].personId}-0000-4000-8000-000000000000`]),
    ...of('adoption', [`/customers/${marks[ours].id}-0000-4000-8000-000000000000/adoption`]),
    ...of('customers', [
      '/customers',
      `/customers?search=${marks[ours].amount}`,
      '/annotations',
      '/views',
      '/feedback',
    ]),
    ...of(
      'downloads',
      datasets.map(({ name }) => `/datasets/${name}/rows.csv`),
    ),
    ...below('adoption', [
      '/v1/analytics/licenses/deployment',
      '/v1/analytics/licenses/usage',
      `/v1/customers/${marks[ours].id}-0000-4000-8000-000000000000/analytics/licenses/deployment`,
      `/v1/customers/${marks[ours].id}-0000-4000-8000-000000000000/analytics/licenses/usage`,
      '/partner/v1/analytics/commercial/deployment/license',
      `/partner/v1/analytics/commercial/deployment/license?filter=customerName ne '${marks[ours].person}'&groupby=customerName`,
      '/partner/v1/analytics/commercial/usage/license',
      `/partner/v1/analytics/commercial/usage/license?filter=customerName eq '${marks[ours].amount}'`,
    ]),
    ...of('downloads', [
      ...['/downloads', '/downloads/sources', '/downloads/templates'],
      ...[
        'MSLearn&column=UserName',
        'SeatsSubscriptionsAndRevenue&column=BilledRevenueUSD',
        'MSLearn&column=UserId',
      ].map((asked) => `/downloads/values?dataset=${asked}`),
    ]),
    ...below('downloads', [
      `${insights}/ScheduledDataset`,
      `${insights}/ScheduledQueries`,
      ...[
        'SELECT CustomerName, MPNId, CustomerCount, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue TIMESPAN LIFETIME',
        'SELECT CustomerName, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue ORDER BY BilledRevenueUSD',
        `SELECT UserName FROM MSLearn WHERE UserName LIKE '%${marks[ours].person}%' TIMESPAN LIFETIME`,
        `SELECT CustomerName FROM SeatsSubscriptionsAndRevenue WHERE BilledRevenueUSD = ${marks[ours].amount}`,
      ].map((query) => `${insights}/ScheduledQueries/testQueryResult?exportQuery=${encodeURIComponent(query)}`),
      '/partner/v1/analytics/subscriptions',
      '/partner/v1/analytics/subscriptions?groupBy=customerName,partnerId,partnerName',
      '/partner/v1/analytics/subscriptions?groupBy=BilledRevenueUSD',
      '/partner/v1/analytics/usage/azure',
      '/partner/v1/analytics/usage/azure?groupby=customerName,subscriptionId&orderby=quantity desc',
      '/partner/v1/analytics/indirectresellers',
      '/partner/v1/analytics/indirectresellers?groupby=name,market',
    ]),
    ...of('downloads', ['/datasets', '/imports', `/imports/${known[ours]?.import}`]),
    ...of(
      'downloads',
      ['', '/rejects'].map((part) => `/imports/${known[ours]?.rejected}${part}`),
    ),
  ];
}

/** Multiples too: sums of a few rows. */
function amounts({ amount }: Canaries): RegExp {
  return new RegExp(Array.from({ length: 24 }, (_, i) => String(amount * (i + 1))).join('|'));
}

const persons = ({ person, personId }: Canaries) => new RegExp(`${person}|${personId}`);

/** Text of rows of the second location, which come third and fourth. */
const elsewhere = new RegExp(`${marks[ours].word}-CustomerName-[23]|${locations[1]}`);

function expectNone(body: string, tenant: typeof ours | typeof theirs, text: string): void {
  const { word, person, id, personId } = marks[tenant];
  expect(body, text).not.toMatch(new RegExp([word, person, id, personId, amounts(marks[tenant]).source].join('|')));
}
