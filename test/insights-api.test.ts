import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServer } from '#http/server.ts';
import {
  bringData,
  type InsightsClient,
  type InsightsPerson,
  insightsRoom,
  ours,
  prefix,
  runDue,
  theirs,
} from './insights-http-room.ts';

const room = insightsRoom();
const datasets = ['OfficeUsage', 'SeatsSubscriptionsAndRevenue'];
let client: InsightsPerson;

beforeAll(async () => {
  await room.open();
  await bringData(room, datasets);
  await room.setUp();
  client = await room.client([{ role: 'ERV' }]);
}, 180_000);
afterAll(() => room.remove());
afterEach(() => {
  vi.useRealTimers();
});

const hourMs = 3_600_000;
const text = 'SELECT CustomerName, Month FROM OfficeUsage';
const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const ahead = (hours: number) => at(Date.now() + hours * hourMs);
const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
const newQuery = async (by: InsightsClient = client, Query = text) =>
  String((await by.one('POST', '/ScheduledQueries', { body: { Name: 'mine', Query } })).queryId);
const newReport = (by: InsightsClient, body: object) => by.one('POST', '/ScheduledReport', { body });
const refusedReport = async (more: object) => {
  const usual = { ReportName: 'r', QueryId: officeQuery, StartTime: ahead(5), RecurrenceInterval: 24 };
  return client.refusal('POST', '/ScheduledReport', { body: { ...usual, ...more } });
};
/** The system query of OfficeUsage. */
const officeQuery = 'd8349f7b-a7d1-467e-b26d-434d4a50f26a';
const creation = '400 Invalid report parameters for creation -';

describe('who asks', () => {
  it('API-3 API-13 A-2 takes both headers, Authorization first, and refuses in the documented words', async () => {
    const [, token = ''] = (client.headers.authorization ?? '').split(' ');
    const asks = (headers: Record<string, string>) => room.as(headers).ask('GET', '/ScheduledQueries');
    for (const good of [
      { authorization: `bEARER ${token}` },
      { 'X-AadUserTicket': token },
      { authorization: `Bearer ${token}`, 'x-aaduserticket': 'nonsense' },
    ]) {
      expect((await asks(good)).statusCode, JSON.stringify(good)).toBe(200);
    }
    for (const bad of [
      {},
      { authorization: 'Bearer x' },
      { authorization: token },
      { 'x-aaduserticket': `Bearer ${token}` },
    ]) {
      expect(await asks(bad), JSON.stringify(bad)).toEqual({
        value: [],
        nextLink: null,
        totalCount: 0,
        message: 'Unauthorized',
        statusCode: 401,
        dataRedacted: false,
      });
    }
    for (const role of ['RV', 'GA', 'ADM'] as const) {
      const other = await room.client([{ role }]);
      expect(await other.refusal('GET', '/ScheduledDataset')).toBe('403 Forbidden');
      expect(await other.refusal('POST', '/ScheduledReport', { body: '{' })).toMatch(/^40[03] /);
    }
  }, 60_000);

  it('SEC-3 wants a tenant named by who has several, in the header or the address', async () => {
    const house = room.as({ authorization: `Bearer ${await room.localKey()}` });
    const message = `400 tenant is missing and there are several; name one of ${ours}, ${theirs}, in the header X-Tenant`;
    expect(await house.refusal('GET', '/ScheduledDataset')).toBe(message);
    const named = await house.ask('GET', '/ScheduledDataset', { headers: { 'X-Tenant': ours } });
    expect(named.totalCount).toBe(21);
    expect((await house.ask('GET', `/ScheduledDataset?TENANT=${theirs}`)).totalCount).toBe(21);
    const foreign = await client.refusal('GET', '/ScheduledDataset', { headers: { 'X-Tenant': theirs } });
    expect(foreign).toMatch(/^404 There are no data of the tenant/);
  });

  it('API-14 takes no session of a browser', async () => {
    const browser = room.as({ cookie: client.cookie, 'sec-fetch-site': 'same-origin' });
    expect(await browser.refusal('GET', '/ScheduledDataset')).toBe('401 Unauthorized');
  });

  it('RO-32 R-14 SEC-5 keeps queries and reports to who made them', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    const queryId = await newQuery();
    const { reportId } = await newReport(client, { ReportName: 'x', QueryId: queryId, ExecuteNow: true });
    const gone = '404 No item found with given filters.';
    expect(await other.refusal('GET', `/ScheduledQueries?queryId=${queryId}`)).toBe(gone);
    expect(await other.refusal('DELETE', `/ScheduledQueries/${queryId}`)).toBe(gone);
    expect(await other.refusal('GET', `/ScheduledReport?reportId=${reportId}`)).toBe(gone);
    for (const path of [`/${reportId}`, `/pause/${reportId}`, `/resume/${reportId}`]) {
      const body = { ReportName: 'y', StartTime: ahead(5), RecurrenceInterval: 24 };
      expect(await other.refusal('PUT', `/ScheduledReport${path}`, { body })).toBe(gone);
    }
    expect(await other.refusal('DELETE', `/ScheduledReport/${reportId}`)).toBe(gone);
    expect(await other.refusal('GET', `/ScheduledReport/execution/${reportId}`)).toMatch(
      /^404 There are no executions/,
    );
    const body = { ReportName: 'x', QueryId: queryId, ExecuteNow: true };
    expect(await other.refusal('POST', '/ScheduledReport', { body })).toBe('400 Invalid QueryId');
    expect((await client.one('GET', `/ScheduledReport?reportId=${reportId}`)).user).toBe(client.email);
    await client.one('DELETE', `/ScheduledReport/${reportId}`);
  });
});

describe('the envelope', () => {
  it('API-9 API-10 A-1 A-42 is what everything below the prefix is answered with', async () => {
    const none = room.as({});
    expect(await client.refusal('GET', '/Nowhere')).toMatch(/^404 /);
    expect(await client.refusal('GET', '')).toMatch(/^404 /);
    expect(await client.refusal('PUT', '/ScheduledQueries')).toMatch(/^405 /);
    expect(await none.refusal('GET', '/%zz')).toMatch(/^400 /);
    expect(await none.refusal('GET', `/files/none/20240101T000000Z/${'a'.repeat(43)}`)).toMatch(/^404 /);
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Name=x' };
    expect(await client.refusal('POST', '/ScheduledQueries', form)).toMatch(/^415 /);
    expect(await client.refusal('POST', '/ScheduledQueries', { body: 'Name=x&Query=y' })).toMatch(/^400 /);
    expect(await client.refusal('POST', '/ScheduledQueries', { body: '[]' })).toMatch(/^400 /);
    expect(await client.refusal('POST', '/ScheduledQueries', { body: `"${'x'.repeat(5_000_000)}"` })).toMatch(/^413 /);
    const foreign = { headers: { origin: 'https://evil.example' }, body: {} };
    expect(await client.refusal('POST', '/ScheduledQueries', foreign)).toBe('403 Forbidden');
  });

  it('API-9 is also what an unknown address is answered with where web pages are served', async () => {
    const pages = mkdtempSync(join(tmpdir(), 'partnerscope-pages-'));
    writeFileSync(join(pages, 'index.html'), '<p>page</p>');
    const server = await createServer(room.app, pages);
    const ask = async (url: string) => server.inject({ url, headers: { accept: 'text/html' } });
    expect((await ask('/downloads')).body).toBe('<p>page</p>');
    for (const path of ['', '/', '/Nowhere', '/ScheduledReport/a/b/c', '/%20x']) {
      expect((await ask(`${prefix}${path}`)).json(), path).toMatchObject({ statusCode: 404, value: [] });
    }
    expect((await ask(`${prefix}/swagger/index.html`)).statusCode).toBe(200);
    await server.close();
    rmSync(pages, { recursive: true });
  });

  it('API-4 API-5 API-6 reads names, words and content types in any case, and passes over what it does not know', async () => {
    const headers = { 'content-type': 'application/vnd.x+JSON; charset=UTF-8' };
    const body = { nAME: 'case', QUERY: text, Whatever: { deep: [1] }, ' Description': null };
    const { queryId } = await client.one('POST', '/ScheduledQueries', { headers, body });
    const found = await client.ask('GET', `/ScheduledQueries?QUERYID=${String(queryId).toUpperCase()}&x=1`);
    expect(found.value).toMatchObject([{ queryId, name: 'case', description: null }]);
    const own = await client.ask('GET', '/ScheduledQueries?INCLUDEsystemQueries=FALSE');
    expect(own.value.every(({ type }) => type === 'userDefined')).toBe(true);
    expect(await client.refusal('GET', '/ScheduledQueries?includeSystemQueries=maybe')).toMatch(/^400 Invalid/);
    await client.one('DELETE', `/ScheduledQueries/${queryId}`);
  });

  it('API-7 gives back what a client calls its request', async () => {
    const headers = { 'ms-correlationid': 'c-17', 'ms-requestid': 'r-4', validatemfa: 'TRUE' };
    const answer = await client.raw('GET', '/ScheduledDataset', { headers });
    expect(answer.headers).toMatchObject({ 'ms-correlationid': 'c-17', 'ms-requestid': 'r-4', ismfacompliant: 'true' });
    const plain = await client.raw('GET', '/ScheduledDataset');
    expect(plain.headers).not.toHaveProperty('ismfacompliant');
    const refused = await room.as({ 'ms-requestid': 'r-5' }).raw('GET', '/ScheduledDataset');
    expect(refused.headers['ms-requestid']).toBe('r-5');
  });

  it('API-2 describes itself, with what it needs from here', async () => {
    const page = await client.raw('GET', '/swagger/index.html');
    const scripts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect((await room.get(script)).statusCode, script).toBe(200);
    const { paths } = (await client.raw('GET', '/swagger/index.html/json')).json();
    const count = Object.values<object>(paths).flatMap((path) => Object.keys(path)).length;
    // Twelve of the documents, and the file of a link.
    expect([count, Object.keys(paths).every((path) => path.startsWith(prefix))]).toEqual([13, true]);
  });
});

describe('a report', () => {
  it('API-36 API-37 A-9 is told as it was asked', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T10:00:00.400Z') });
    const body = {
      ReportName: ' Weekly ',
      Description: 'd',
      QueryId: officeQuery.toUpperCase(),
      StartTime: '2026-03-01T15:00:00Z',
      RecurrenceInterval: '168',
      RecurrenceCount: 3,
      QueryStartTime: 'no date',
      QueryEndTime: '2020-01-01T00:00:00Z',
      Format: 'TSV',
      CallbackUrl: 'https://example.com/done?',
      CallbackMethod: 'get',
    };
    const made = await newReport(client, body);
    expect(Object.entries(made)).toEqual([
      ['reportId', expect.stringMatching(/^[0-9a-f-]{36}$/)],
      ['reportName', 'Weekly'],
      ['description', 'd'],
      ['queryId', officeQuery],
      ['query', expect.stringMatching(/^SELECT .* FROM OfficeUsage TIMESPAN LAST_6_MONTHS$/)],
      ['user', client.email],
      ['createdTime', '2026-03-01T10:00:00Z'],
      ['modifiedTime', null],
      ['executeNow', false],
      ['startTime', '2026-03-01T15:00:00Z'],
      ['reportStatus', 'Active'],
      ['recurrenceInterval', 168],
      ['recurrenceCount', 3],
      ['callbackUrl', 'https://example.com/done?'],
      ['callbackMethod', 'GET'],
      ['format', 'tsv'],
    ]);
    expect(await client.one('GET', `/ScheduledReport?reportName=weekly&queryId=${officeQuery}`)).toEqual(made);
    expect(await client.refusal('GET', '/ScheduledReport?reportName=monthly')).toBe(
      '404 No item found with given filters.',
    );
    expect(await client.one('DELETE', `/ScheduledReport/${made.reportId}`)).toEqual(made);
  });

  it('A-35 A-36 A-39 is refused in the documented words', async () => {
    expect(await refusedReport({ ReportName: undefined })).toBe('400 Null or missing value');
    expect(await refusedReport({ QueryId: '' })).toBe('400 Null or missing value');
    expect(await refusedReport({ StartTime: null })).toBe('400 Null or missing value');
    expect(await refusedReport({ RecurrenceInterval: null })).toBe('400 Null or missing value');
    expect(await refusedReport({ QueryId: 'none' })).toBe('400 Invalid QueryId');
    for (const interval of [3, 2161, 4.5, '-1']) {
      const message = '400 Recurrence Interval must be between 4 and 2160';
      expect(await refusedReport({ RecurrenceInterval: interval })).toBe(message);
    }
    expect(await refusedReport({ RecurrenceInterval: 23 })).toMatch(/^400 Invalid report parameters .*24$/);
    const early = `${creation} Start time of report should at least be 4 hours from current UTC time`;
    expect(await refusedReport({ StartTime: ahead(3.9) })).toBe(early);
    const format = `${creation} StartTime should follow format: yyyy-MM-ddTHH:mm:ssZ`;
    expect(await refusedReport({ StartTime: '2030-01-01 10:00' })).toBe(format);
    const now = { ExecuteNow: true, QueryStartTime: '2024-01-02T00:00:00Z', QueryEndTime: '2024-01-01T00:00:00Z' };
    expect(await refusedReport(now)).toBe(`${creation} EndTime should be greater than StartTime`);
    expect(await refusedReport({ ...now, QueryEndTime: 'x' })).toBe(
      `${creation} EndTime should follow format: yyyy-MM-ddTHH:mm:ssZ`,
    );
    expect(await refusedReport({ Format: 'xlsx' })).toBe("400 Requested value 'xlsx' not found");
    expect(await refusedReport({ CallbackMethod: 'PUT' })).toBe("400 Requested value 'PUT' not found");
    expect(await refusedReport({ CallbackUrl: 'ftp://x' })).toBe('400 Invalid report parameters');
    expect(await refusedReport({ ReportName: 'a;b' })).toBe(`${creation} Invalid character (;) in ReportName`);
    const long = `${creation} Limit ReportName and Description length to 256 characters or less`;
    expect(await refusedReport({ Description: 'x'.repeat(257) })).toBe(long);
    expect(await refusedReport({ RecurrenceCount: 0 })).toBe(
      `${creation} Recurrence count has to be a positive integer value`,
    );
    expect(await refusedReport({ ReportName: 7 })).toMatch(/^400 Invalid report parameters/);
  });

  it('API-39 may run at once five times an hour', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    const body = { ReportName: 'now', QueryId: officeQuery, ExecuteNow: true };
    const made = [];
    for (let i = 0; i < 5; i++) made.push(await newReport(other, body));
    // Removing one does not make room: it has run.
    await other.one('DELETE', `/ScheduledReport/${made[0]?.reportId}`);
    const answer = await other.raw('POST', '/ScheduledReport', { body });
    const message = 'User has exceeded its ExecuteNow report creation quota of 5 reports/60 mins';
    expect(answer.json()).toMatchObject({ statusCode: 400, message });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(3000);
  });

  it('A-11 A-12 A-13 is changed, paused, resumed at its grid and deleted, which the log has', async () => {
    const body = { ReportName: 'grid', QueryId: officeQuery, StartTime: ahead(5), RecurrenceInterval: 24 };
    const { reportId, startTime } = await newReport(client, body);
    const [pause, resume] = [`/ScheduledReport/pause/${reportId}`, `/ScheduledReport/resume/${reportId}`];
    expect(await client.refusal('PUT', resume)).toBe('400 Invalid report parameters');
    const empty = { headers: { 'content-type': 'application/json' } };
    expect((await client.one('PUT', pause, empty)).reportStatus).toBe('Paused');
    expect(await client.refusal('PUT', pause)).toBe('400 Invalid report parameters');
    later(3 * 24 * hourMs);
    await runDue(room);
    expect((await client.one('PUT', resume)).reportStatus).toBe('Active');
    await runDue(room);
    const runs = `/ScheduledReport/execution/${reportId}?getLatestExecution=false`;
    expect(await client.refusal('GET', runs)).toMatch(/^404 There are no executions/);
    later(24 * hourMs);
    await runDue(room);
    expect((await client.ask('GET', runs)).totalCount).toBe(1);
    const change = { ReportName: 'other', StartTime: ahead(6), RecurrenceCount: 2 };
    expect(await client.one('PUT', `/ScheduledReport/${reportId}`, { body: change })).toMatchObject({
      reportName: 'other',
      queryId: officeQuery,
      recurrenceInterval: 24,
      recurrenceCount: 2,
      modifiedTime: at(Date.now()),
      reportStatus: 'Active',
    });
    expect(startTime).not.toBe(ahead(6));
    expect((await client.one('DELETE', `/ScheduledReport/${reportId}`)).reportId).toBe(reportId);
    expect(await client.refusal('GET', runs)).toMatch(/^404 There are no executions/);
    const log = await room.ask('GET', `/audit?tenant=${ours}&limit=200`, { bearer: await room.localKey() });
    const deeds = log.json().entries.filter(({ object }: { object: string }) => object === reportId);
    expect(deeds.map(({ action }: { action: string }) => action)).toEqual([
      'report.deleted',
      'report.changed',
      'report.resumed',
      'report.paused',
      'report.made',
    ]);
  });
});
