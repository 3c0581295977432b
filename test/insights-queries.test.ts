import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bringData, type InsightsClient, type InsightsPerson, insightsRoom } from './insights-http-room.ts';

const room = insightsRoom({ PARTNERSCOPE_API_QUERIES: '12' });
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

const text = 'SELECT CustomerName, Month FROM OfficeUsage';
const newQuery = async (by: InsightsClient = client, Query = text) =>
  String((await by.one('POST', '/ScheduledQueries', { body: { Name: 'mine', Query } })).queryId);
/** The system query of OfficeUsage. */
const officeQuery = 'd8349f7b-a7d1-467e-b26d-434d4a50f26a';
const creation = '400 Invalid report parameters for creation -';

describe('datasets', () => {
  it('API-20 API-21 A-43 lists them all, or the one that a name or another name means', async () => {
    const all = await client.ask('GET', '/ScheduledDataset');
    expect([all.statusCode, all.totalCount, all.nextLink]).toEqual([200, 21, null]);
    expect(all.message).toBe('Dataset fetched successfully');
    const named = async (name: string) =>
      (await client.one('GET', `/ScheduledDataset?datasetName=${name}`)).datasetName;
    expect(await named('teamsusage3papps')).toBe('TeamsUsage3PApps');
    expect(await named('CompetencyPeformanceRequirement')).toBe('CompetencyPerformanceRequirement');
    expect(await named('CloudProductsResellerPerformance')).toBe('ResellerPerformance');
    const office = await client.one('GET', '/ScheduledDataset?datasetName=OfficeUsage');
    expect(Object.keys(office)).toEqual([
      'datasetName',
      'selectableColumns',
      'availableMetrics',
      'availableDateRanges',
      'minimumRecurrenceInterval',
    ]);
    expect(office).toMatchObject({
      minimumRecurrenceInterval: 24,
      availableMetrics: expect.arrayContaining(['CustomerCount']),
    });
    for (const name of ['Nothing', 'LicenseActivity']) {
      expect(await client.refusal('GET', `/ScheduledDataset?datasetName=${name}`)).toBe(
        '404 No item found with given filters.',
      );
    }
  });
});

describe('queries', () => {
  it('API-8 API-25 API-26 API-27 A-3 A-37 are checked, trimmed and kept', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T10:00:00.400Z') });
    const other = await room.client([{ role: 'ERV' }]);
    const body = { Name: ' SubscriptionId; Dynamics — 2 ', Description: 'd', Query: ` ${text}; ` };
    const made = await other.one('POST', '/ScheduledQueries', { body });
    expect(Object.entries(made)).toEqual([
      ['queryId', expect.stringMatching(/^[0-9a-f-]{36}$/)],
      ['name', 'SubscriptionId; Dynamics — 2'],
      ['description', 'd'],
      ['query', `${text};`],
      ['type', 'userDefined'],
      ['user', other.email],
      ['createdTime', '2026-03-01T10:00:00Z'],
      ['modifiedTime', null],
    ]);
    const refused = (given: object) => client.refusal('POST', '/ScheduledQueries', { body: given });
    expect(await refused({ Name: 'x' })).toBe('400 Null or missing value');
    expect(await refused({ Name: ' ', Query: text })).toBe('400 Null or missing value');
    expect(await refused({ Name: 'x'.repeat(257), Query: text })).toBe('400 Invalid report parameters');
    expect(await refused({ Name: 'x', Query: 'SELECT A FROM Nothing' })).toBe('400 Invalid table name');
    expect(await refused({ Name: 'x', Query: 'SELECT A FROM OfficeUsage' })).toBe('400 Incorrect column name');
    expect(await refused({ Name: 'x', Query: 'SELECT * FROM OfficeUsage' })).toMatch(
      /^400 Invalid query: line 1, column 8: /,
    );
    expect(await refused({ Name: 'x', Query: `SELECT ${'A,'.repeat(500_000)}A FROM OfficeUsage` })).toMatch(/^400 /);
    expect(await refused({ Name: 'x', Query: `${text} WHERE Month IN (${"'1',".repeat(200_000)}` })).toMatch(/^400 /);
    expect(await refused({ Name: 'x', Query: `${text} WHERE ${'('.repeat(900_000)}` })).toMatch(/^400 /);
  });

  it('API-28 API-29 A-4 A-5 lists system and own ones, and deletes own ones only', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    expect((await other.ask('GET', '/ScheduledQueries')).totalCount).toBe(21);
    const none = await other.ask('GET', '/ScheduledQueries?includeSystemQueries=false');
    expect(none).toMatchObject({ statusCode: 200, value: [] });
    const system = await other.one('GET', `/ScheduledQueries?queryId=${officeQuery}`);
    expect(system).toMatchObject({
      type: 'system',
      user: 'System',
      query: expect.stringContaining('TIMESPAN LAST_6_MONTHS'),
    });
    expect(await other.refusal('GET', '/ScheduledQueries?queryName=none')).toBe(
      '404 No item found with given filters.',
    );
    expect(await other.refusal('DELETE', `/ScheduledQueries/${officeQuery}`)).toBe('400 Invalid QueryId');
    expect(await other.refusal('DELETE', '/ScheduledQueries/none')).toBe('404 No item found with given filters.');
    const queryId = await newQuery(other);
    expect((await other.one('GET', '/ScheduledQueries?queryName=MINE')).queryId).toBe(queryId);
    const only = await other.ask('GET', '/ScheduledQueries?includeOnlySystemQueries=true');
    expect(only.value.every(({ type }) => type === 'system')).toBe(true);
    expect((await other.one('DELETE', `/ScheduledQueries/${queryId}`)).queryId).toBe(queryId);
    expect((await other.ask('GET', '/ScheduledQueries')).totalCount).toBe(21);
  });

  it('API-39 are as many as the setting says', async () => {
    const other = await room.client([{ role: 'ERV' }]);
    for (let i = 0; i < 12; i++) await newQuery(other);
    const body = { Name: 'one more', Query: text };
    expect(await other.refusal('POST', '/ScheduledQueries', { body })).toBe(
      '400 Number of queries exceeded. Delete few queries before creating new queries',
    );
  });

  it('API-30 API-32 A-7 A-27 A-35 can be tried: by text or id, for the first rows', async () => {
    const test = '/ScheduledQueries/testQueryResult';
    const asked = (query: string, more = '') => `${test}?exportQuery=${encodeURIComponent(query)}${more}`;
    const rows = await client.ask('GET', asked(`${text} ORDER BY Month ASC, CustomerName ASC LIMIT 2`));
    expect(rows.value.map((row) => Object.keys(row))).toEqual([
      ['CustomerName', 'Month'],
      ['CustomerName', 'Month'],
    ]);
    expect(rows.value[0]?.Month).toBe('2024-01-01');
    const sums = await client.one(
      'GET',
      asked('SELECT CustomerCount, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue'),
    );
    expect(sums).toEqual({ CustomerCount: 4, BilledRevenueUSD: 12 * 76_543_211 });
    expect(
      (await client.ask('GET', asked(text, '&startTime=2024-02-01T00:00:00Z&endTime=2024-03-01T00:00:00Z'))).totalCount,
    ).toBe(4);
    expect(
      (await client.ask('GET', asked(text, '&startTime=2020-01-01T00:00:00Z&endTime=2020-03-01T00:00:00Z'))).value,
    ).toEqual([]);
    const queryId = await newQuery();
    expect((await client.ask('GET', `${test}?queryId=${queryId}`)).totalCount).toBe(12);
    for (const [query, message] of [
      [test, 'Null or missing value'],
      [`${asked(text)}&queryId=${queryId}`, 'Null or missing value'],
      [asked(text, '&startTime=2024-02-01T00:00:00Z'), 'Null or missing value'],
      [`${test}?queryId=none`, 'Invalid QueryId'],
      [
        asked(text, '&startTime=2024-02-01&endTime=2024-03-01'),
        `${creation.slice(4)} StartTime should follow format: yyyy-MM-ddTHH:mm:ssZ`,
      ],
      [
        asked(text, '&startTime=2024-02-01T00:00:00Z&endTime=2024-01-01T00:00:00Z'),
        `${creation.slice(4)} EndTime should be greater than StartTime`,
      ],
    ]) {
      expect(await client.refusal('GET', query ?? ''), query).toBe(`400 ${message}`);
    }
    await client.one('DELETE', `/ScheduledQueries/${queryId}`);
  });
});
