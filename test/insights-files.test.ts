import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { locations } from './canary-data.ts';
import {
  bringData,
  type InsightsClient,
  type InsightsPerson,
  insightsRoom,
  ours,
  runDue,
} from './insights-http-room.ts';

const room = insightsRoom({ PARTNERSCOPE_API_EXECUTE_NOW_PER_HOUR: '100' });
const hourMs = 3_600_000;
const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
const names = 'SELECT CustomerName FROM OfficeUsage ORDER BY CustomerName ASC LIMIT 4 TIMESPAN LIFETIME';
const seats = 'SELECT CustomerName, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue TIMESPAN LIFETIME';
let client: InsightsPerson;

beforeAll(async () => {
  await room.open();
  await bringData(room, ['OfficeUsage', 'SeatsSubscriptionsAndRevenue']);
  await room.setUp();
  client = await room.client([{ role: 'ERV' }]);
}, 180_000);
afterAll(() => room.remove());
afterEach(() => {
  vi.useRealTimers();
});

/** The execution of a report that ran at once, once it is completed. */
async function ran(by: InsightsClient, Query: string, more: object = {}) {
  const { queryId } = await by.one('POST', '/ScheduledQueries', { body: { Name: 'mine', Query } });
  const body = { ReportName: 'Files: a/b', QueryId: queryId, ExecuteNow: true, ...more };
  const { reportId } = await by.one('POST', '/ScheduledReport', { body });
  await runDue(room);
  const answer = await by.ask('GET', `/ScheduledReport/execution/${reportId}`);
  await by.one('DELETE', `/ScheduledQueries/${queryId}`);
  expect(answer.value[0]?.executionStatus, JSON.stringify(answer)).toBe('Completed');
  return { answer, reportId, link: pathOf(answer.value[0]?.reportAccessSecureLink) };
}

const pathOf = (link: unknown) => new URL(String(link)).pathname;
const fetched = (url: string, headers: Readonly<Record<string, string>> = {}) => room.server.inject({ url, headers });

describe('a file', () => {
  it('API-60 API-61 A-38 SEC-8 is text without a mark, quoted where needed, and starts no formula', async () => {
    const csv = await fetched((await ran(client, names)).link);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body).toBe(
      'CustomerName\r\n"\'=zqaword,\t""0"""\r\n"\'=zqaword,\t""0"""\r\n"\'=zqaword,\t""0"""\r\n"zqaword\ntwo lines"\r\n',
    );
    const tsv = await fetched((await ran(client, names, { Format: 'tsv' })).link);
    expect(tsv.headers['content-type']).toBe('text/tab-separated-values; charset=utf-8');
    expect(tsv.body.split('\r\n').slice(1)).toEqual([
      ...Array.from({ length: 3 }, () => '"\'=zqaword, ""0"""'),
      'zqaword two lines',
      '',
    ]);
    const days = 'SELECT Month, IsDuplicateRowForPGA FROM OfficeUsage ORDER BY Month ASC LIMIT 1 TIMESPAN LIFETIME';
    expect((await fetched((await ran(client, days)).link)).body).toBe('Month,IsDuplicateRowForPGA\r\n2024-01-01,0\r\n');
  });

  it('API-62 finds ids in capitals and writes them as they are stored', async () => {
    const stored = 'aaaaaaaa-0000-4000-8000-000000000002';
    const query = `SELECT DISTINCT CustomerTenantId FROM OfficeUsage WHERE CustomerTenantId = '${stored.toUpperCase()}' TIMESPAN LIFETIME`;
    expect((await fetched((await ran(client, query)).link)).body).toBe(`CustomerTenantId\r\n${stored}\r\n`);
  });

  it('A-37 Q-14 has a header line only when nothing matches', async () => {
    const none = "select customerNAME, month from officeusage where customername = 'nobody'";
    expect((await fetched((await ran(client, none)).link)).body).toBe('CustomerName,Month\r\n');
  });

  it('API-50 answers ranges, gzip when asked, and its name', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T12:00:00Z') });
    const { link, answer } = await ran(client, names);
    const whole = await fetched(link);
    expect(whole.headers['content-disposition']).toMatch(
      /^attachment; filename="Files_ a_b_20261130T1200\d\dZ\.csv"; filename\*=UTF-8''Files_%20a_b_20261130T1200\d\dZ\.csv$/,
    );
    expect(answer.value[0]?.reportGeneratedTime).toMatch(/^2026-11-30T12:00:\d\dZ$/);
    const bytes = whole.rawPayload.length;
    expect(whole.headers['content-length']).toBe(String(bytes));
    const part = await fetched(link, { range: 'bytes=4-11', 'accept-encoding': 'gzip' });
    expect([part.statusCode, part.headers['content-range'], part.body]).toEqual([
      206,
      `bytes 4-11/${bytes}`,
      'omerName',
    ]);
    expect((await fetched(link, { range: 'bytes=-3' })).rawPayload).toEqual(whole.rawPayload.subarray(-3));
    const beyond = await fetched(link, { range: `bytes=${bytes}-` });
    expect([beyond.statusCode, beyond.json().statusCode]).toEqual([416, 416]);
    const other = await fetched(link, { range: 'bytes=4-11', 'if-range': '"another file"' });
    expect([other.statusCode, other.body]).toEqual([200, whole.body]);
    const packed = await fetched(link, { 'accept-encoding': 'gzip' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(packed.headers['content-length'] ?? packed.rawPayload.length).toBe(packed.rawPayload.length);
    expect(gunzipSync(packed.rawPayload).toString()).toBe(whole.body);
  });

  it('A-27 takes the given times instead of the time span, which the one of the query yields to', async () => {
    const span = { QueryStartTime: '2024-02-01T00:00:00Z', QueryEndTime: '2024-03-01T00:00:00Z' };
    const { link } = await ran(client, 'SELECT DISTINCT Month FROM OfficeUsage TIMESPAN LAST_MONTH', span);
    expect((await fetched(link)).body).toBe('Month\r\n2024-02-01\r\n');
  });
});

describe('whose file it is', () => {
  it('RO-31 RO-12 holds rows of the locations of its owner only', async () => {
    const here = await room.client([{ role: 'ERV', locations: [locations[0]] }]);
    const { link, answer } = await ran(here, 'SELECT DISTINCT MPNId, CustomerName FROM OfficeUsage TIMESPAN LIFETIME');
    const { body } = await fetched(link);
    expect(body).toContain(locations[0]);
    expect(body).not.toMatch(new RegExp(`${locations[1]}|CustomerName-[23]|zqb`));
    expect(answer.dataRedacted).toBe(false);
  });

  it('RO-3 R-2 SEC-4 RO-6 leaves out what its owner may not see and says so; conditions on it are refused', async () => {
    const part = await room.client([{ role: 'ERV', locations: [locations[0]] }, { role: 'RV' }]);
    const { link, answer } = await ran(part, seats);
    expect(answer.dataRedacted).toBe(true);
    const { body } = await fetched(link);
    expect(body.split('\r\n')[0]).toBe('CustomerName');
    expect(body).not.toMatch(/76543211/);
    const all = await fetched((await ran(client, seats)).link);
    expect(all.body).toMatch(/^CustomerName,BilledRevenueUSD\r\n.*76543211/s);
    const tried = await part.ask('GET', `/ScheduledQueries/testQueryResult?exportQuery=${encodeURIComponent(seats)}`);
    expect([tried.dataRedacted, JSON.stringify(tried)]).toEqual([true, expect.not.stringMatching(/Billed|76543211/)]);
    const hidden = encodeURIComponent(`${seats.replace(' TIMESPAN', ' WHERE BilledRevenueUSD > 1 TIMESPAN')}`);
    expect(await part.refusal('GET', `/ScheduledQueries/testQueryResult?exportQuery=${hidden}`)).toMatch(
      /^403 Forbidden - BilledRevenueUSD/,
    );
    const dataset = await part.ask('GET', '/ScheduledDataset?datasetName=SeatsSubscriptionsAndRevenue');
    expect([dataset.dataRedacted, JSON.stringify(dataset)]).toEqual([
      true,
      expect.not.stringMatching(/BilledRevenueUSD/),
    ]);
  });

  it('SEC-5 API-49 A-17 is opened by its link for 14 days, as long as its owner may read it, and by no other link', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    const { link, answer, reportId } = await ran(other, names);
    const [run] = answer.value;
    const life = Date.parse(String(run?.reportExpiryTime)) - Date.parse(String(run?.reportGeneratedTime));
    expect(life).toBe(14 * 24 * hourMs);
    expect((await fetched(link)).statusCode).toBe(200);
    const last = link.at(-1) === 'A' ? 'B' : 'A';
    for (const bad of [
      `${link.slice(0, -1)}${last}`,
      link.replace(/\/2\d{7}T/, '/29990101T'),
      link.replace(/files\/[^/]+/, 'files/x'),
    ]) {
      const refused = await fetched(bad);
      expect([refused.statusCode, refused.json().value]).toEqual([404, []]);
    }
    const account = await room.accountOf(other.email);
    const bearer = await room.localKey();
    const roles = async (role: string, locations?: readonly string[]) =>
      room.ask('PUT', `/people/${account}/grants?tenant=${ours}`, {
        bearer,
        body: { grants: [{ role, ...(locations && { locations }) }] },
      });
    expect((await roles('RV')).statusCode).toBe(200);
    expect((await fetched(link)).statusCode).toBe(404);
    // The file holds the whole company, which they do not see any more.
    expect((await roles('ERV', ['100'])).statusCode).toBe(200);
    expect((await fetched(link)).statusCode).toBe(404);
    await roles('ERV');
    expect((await fetched(link)).statusCode).toBe(200);
    later(life);
    expect((await fetched(link)).statusCode).toBe(404);
    const late = await other.one('GET', `/ScheduledReport/execution/${reportId}`);
    expect(late).toMatchObject({ executionStatus: 'Completed', reportAccessSecureLink: null, reportLocation: null });
  });

  it('SEC-18 is noted when a link is used', async () => {
    const { link, reportId } = await ran(client, names);
    await fetched(link);
    const log = await room.ask('GET', `/audit?tenant=${ours}&action=export.made`, { bearer: await room.localKey() });
    expect(log.json().entries[0]).toMatchObject({ actor: 'nobody', object: reportId, detail: { by: 'link' } });
  });
});

describe('the runs of a report', () => {
  it('API-37 API-38 API-45 A-6 A-10 RO-33 come at their slots, with the data of their time', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    const Query = 'SELECT CustomerName FROM OfficeUsage TIMESPAN LIFETIME';
    const { queryId } = await other.one('POST', '/ScheduledQueries', { body: { Name: 'mine', Query } });
    const StartTime = `${new Date(Date.now() + 5 * hourMs).toISOString().slice(0, 19)}Z`;
    const body = { ReportName: 'slots', QueryId: queryId, StartTime, RecurrenceInterval: 24, RecurrenceCount: 2 };
    const { reportId } = await other.one('POST', '/ScheduledReport', { body });
    await other.one('DELETE', `/ScheduledQueries/${queryId}`);
    await runDue(room);
    const runs = `/ScheduledReport/execution/${reportId}`;
    expect(await other.refusal('GET', runs)).toBe(
      "404 There are no executions that have occurred for the given filter conditions. Double check the reportId or executionId and retry the API after the report's scheduled execution time",
    );
    for (const status of ['Active', 'Inactive']) {
      later(status === 'Active' ? 6 * hourMs : 24 * hourMs);
      await runDue(room);
      expect((await other.one('GET', `/ScheduledReport?reportId=${reportId}`)).reportStatus).toBe(status);
    }
    const both = await other.ask('GET', `${runs};none;?getLatestExecution=FALSE&executionStatus=completed;Running`);
    expect(both.totalCount).toBe(2);
    const [newest] = both.value;
    expect(
      both.value
        .map((run) => run.reportGeneratedTime)
        .toSorted()
        .at(-1),
    ).toBe(newest?.reportGeneratedTime);
    expect(await other.one('GET', runs)).toEqual(newest);
    expect(await other.one('GET', `${runs}?executionId=${newest?.executionId};x`)).toEqual(newest);
    expect(await other.refusal('GET', `${runs}?executionStatus=Done`)).toBe("400 Requested value 'Done' not found");
    later(91 * 24 * hourMs);
    expect(await other.refusal('GET', `${runs}?getLatestExecution=false`)).toMatch(/^404 There are no executions/);
  });

  it('RO-33 API-48 A-15 end when the owner loses the role; a run that fails looks as if it still waited', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    const part = await room.client([{ role: 'ERV' }]);
    const { queryId } = await part.one('POST', '/ScheduledQueries', {
      body: { Name: 'mine', Query: `${seats.replace(' TIMESPAN', ' ORDER BY BilledRevenueUSD TIMESPAN')}` },
    });
    const body = { ReportName: 'r', ExecuteNow: true };
    const { reportId } = await part.one('POST', '/ScheduledReport', { body: { ...body, QueryId: queryId } });
    const bearer = await room.localKey();
    const grant = async (email: string, grants: object) => {
      const account = await room.accountOf(email);
      const given = await room.ask('PUT', `/people/${account}/grants?tenant=${ours}`, { bearer, body: { grants } });
      expect(given.statusCode, given.body).toBe(200);
    };
    await grant(part.email, [{ role: 'ERV', locations: [locations[0]] }, { role: 'RV' }]);
    await runDue(room);
    later(2 * 60_000);
    await runDue(room);
    const run = await part.one('GET', `/ScheduledReport/execution/${reportId}`);
    expect(run).toMatchObject({ executionStatus: 'Pending', reportLocation: null });
    later(5 * hourMs);
    expect(await part.refusal('GET', `/ScheduledReport/execution/${reportId}`)).toMatch(/^404 There are no executions/);
    const system = await other.ask('GET', '/ScheduledQueries?includeOnlySystemQueries=true');
    const scheduled = { ReportName: 'r', QueryId: system.value[0]?.queryId, RecurrenceInterval: 24 };
    const StartTime = `${new Date(Date.now() + 5 * hourMs).toISOString().slice(0, 19)}Z`;
    const { reportId: lost } = await other.one('POST', '/ScheduledReport', { body: { ...scheduled, StartTime } });
    await grant(other.email, [{ role: 'RV' }]);
    later(6 * hourMs);
    await runDue(room);
    await grant(other.email, [{ role: 'ERV' }]);
    expect((await other.one('GET', `/ScheduledReport?reportId=${lost}`)).reportStatus).toBe('Inactive');
  });
});
