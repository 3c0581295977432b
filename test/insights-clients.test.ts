import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetNamed } from '#catalog/datasets/index.ts';
import { bringData, type InsightsClient, type InsightsRoom, insightsRoom, ours, runDue } from './insights-http-room.ts';
import { ownPassword } from './token-room.ts';

/** What public clients do, step by step (api.md §9). */
describe('clients of the Insights API', () => {
  const room = insightsRoom();
  beforeAll(async () => {
    await room.open();
    await bringData(room, ['OfficeUsage', 'AzureUsage']);
    await room.setUp();
  }, 120_000);
  afterAll(() => room.remove());

  const officeQuery = 'SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage TIMESPAN LAST_MONTH';

  it('API-1 API-3 API-11 API-35 API-47 A-14 walks as the Python client does', async () => {
    const [application, email] = [await room.application(ours), await room.person(ours, 'ERV')];
    const form = { ...application, grant_type: 'password', username: email, password: ownPassword };
    const token = await room.send({ resource: ' https://api.partnercenter.microsoft.com', ...form, scope: 'openid' });
    const { access_token: access, refresh_token: refresh } = token.json();
    expect([typeof access, typeof refresh]).toEqual(['string', 'string']);
    const bearer = room.as({ Authorization: `Bearer ${access}` });
    const ticket = room.as({ 'X-AadUserTicket': access });
    const query = { Name: 'Office', Description: 'A query', Query: officeQuery };
    const { queryId } = await bearer.one('POST', '/ScheduledQueries', { body: query });
    const report = { ReportName: 'Office', Description: 'A report', QueryId: queryId, ExecuteNow: true };
    const { reportId } = await ticket.one('POST', '/ScheduledReport', { body: report });
    let [status, link] = ['Pending', ''];
    for (let turn = 0; turn < 5 && status === 'Pending'; turn++) {
      const run = await ticket.one('GET', `/ScheduledReport/execution/ ${reportId}`.replace(' ', '%20'));
      [status, link] = [String(run.executionStatus), String(run.reportAccessSecureLink)];
      await runDue(room);
    }
    expect(status).toBe('Completed');
    const file = await fetched(room, link);
    expect(file.body.split('\r\n')[0]).toBe('CustomerTenantId,PaidAvailableUnits');
    expect(file.body.split('\r\n').length).toBeGreaterThan(4);
  });

  it('API-49 A-16 walks as the C# sample does: one record, a location, a packed download, a refreshed token', async () => {
    const [application, email] = [await room.application(ours), await room.person(ours, 'ERV')];
    const first = await room.withPassword(application, email);
    const again = { ...application, grant_type: 'refresh_token', refresh_token: first.refresh };
    const { access } = await room.granted(again);
    const client = room.as({ 'X-AadUserTicket': access });
    const query = await client.ask('POST', '/ScheduledQueries', { body: { Name: 'Sample', Query: officeQuery } });
    expect(query.totalCount).toBe(1);
    const run = await ranNow(client, { ReportName: 'Sample', QueryId: query.value[0]?.queryId });
    expect(run.reportLocation).toBe(run.reportAccessSecureLink);
    expect(run.reportLocation).toMatch(/^http:\/\/localhost(:\d+)?\/insights\/v1\/mpn\/files\//);
    const packed = await fetched(room, String(run.reportLocation), { 'accept-encoding': 'gzip, deflate' });
    const plain = await fetched(room, String(run.reportLocation));
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString('utf8')).toBe(plain.body);
  });

  it('API-22 API-23 API-7 walks as the PowerShell collector does', async () => {
    const client = await room.client([{ role: 'ERV' }]);
    const headers = { 'ms-correlationid': 'c-1', ValidateMfa: 'true' };
    const datasets = await all(client, '/ScheduledDataset');
    const queries = await all(client, '/ScheduledQueries');
    expect([datasets.length, queries.length]).toEqual([21, 21]);
    for (const { query } of queries) {
      const [, columns = '', dataset = ''] = /^SELECT (.*?) FROM (\w+)/.exec(String(query)) ?? [];
      const known = datasets.find(({ datasetName }) => datasetName === dataset);
      const names: unknown[] = [known?.selectableColumns, known?.availableMetrics].flat();
      expect(names, dataset).toEqual(expect.arrayContaining(columns.split(',')));
      const ranges = known?.availableDateRanges;
      expect(/TIMESPAN/.test(String(query)), dataset).toBe(Array.isArray(ranges) && ranges.length > 0);
    }
    const office = queries.find((each) => each.name === 'OfficeUsage');
    const start = new Date(Date.now() + (4 * 60 + 5) * 60_000).toISOString();
    const body = {
      ReportName: 'Collector',
      QueryId: office?.queryId,
      StartTime: `${start.slice(0, 19)}Z`,
      RecurrenceInterval: Math.max(4, Number(datasets[0]?.minimumRecurrenceInterval)),
      RecurrenceCount: 2190,
      Description: null,
      ExecuteNow: null,
      QueryStartTime: null,
      QueryEndTime: null,
      Format: null,
      CallbackUrl: null,
      CallbackMethod: null,
    };
    const answer = await client.raw('POST', '/ScheduledReport', { body, headers });
    expect(answer.headers).toMatchObject({ ismfacompliant: 'true', 'ms-correlationid': 'c-1' });
    const made = answer.json().value[0];
    expect(made).toMatchObject({ reportStatus: 'Active', recurrenceInterval: 24, recurrenceCount: 2190 });
    const ready = `/ScheduledReport/execution/${made.reportId}?executionStatus=Completed&getLatestExecution=true`;
    expect(await client.refusal('GET', ready)).toMatch(/^404 There are no executions/);
  });

  it('takes the long query of another collector, its spelling of no, and a thousand runs', async () => {
    const client = await room.client([{ role: 'ERV' }]);
    const azure = datasetNamed('AzureUsage');
    const names = [...Object.keys(azure?.columns ?? {}), ...(azure?.metrics ?? []).map((metric) => metric.name)];
    const open = names.filter((each) => azure?.columns[each]?.internal === undefined).slice(0, 51);
    expect(open).toHaveLength(51);
    const query = `SELECT ${open.join(', ')} FROM AzureUsage TIMESPAN LAST_6_MONTHS`;
    const { queryId } = await client.one('POST', '/ScheduledQueries', { body: { name: 'Azure', query } });
    const run = await ranNow(client, { reportName: 'Azure', queryId });
    const all = await client.ask('GET', `/ScheduledReport/execution/${run.reportId}?getLatestExecution=False`);
    expect(all.totalCount).toBe(1);
    const body = {
      reportName: 'Azure',
      queryId,
      startTime: `${new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 19)}Z`,
      recurrenceInterval: '24',
      recurrenceCount: 1000,
      queryStartTime: 'yyyy-MM-ddTHH:mm:ssZ',
      queryEndTime: 'string',
    };
    expect(await client.one('POST', '/ScheduledReport', { body })).toMatchObject({ recurrenceCount: 1000 });
  });

  async function ranNow(client: InsightsClient, body: object): Promise<Record<string, unknown>> {
    const report = await client.one('POST', '/ScheduledReport', { body: { ...body, ExecuteNow: true } });
    await runDue(room);
    return client.one('GET', `/ScheduledReport/execution/${report.reportId}?executionStatus=Completed`);
  }
});

/** Every record, page by page. */
async function all(client: InsightsClient, path: string): Promise<readonly Record<string, unknown>[]> {
  const { value, nextLink } = await client.ask('GET', path);
  return nextLink === null ? value : [...value, ...(await all(client, `/${nextLink}`))];
}

/** The file of a link, asked as a client asks: with no header of its own. */
function fetched(room: InsightsRoom, link: string, headers: Readonly<Record<string, string>> = {}) {
  const { pathname, search } = new URL(link);
  return room.server.inject({ url: `${pathname}${search}`, headers });
}
