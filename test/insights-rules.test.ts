import { describe, expect, it } from 'vitest';
import { insightsColumns } from '#query/insights.ts';
import { parsePeriod } from '#query/language/period.ts';
import { named, questionOf } from './insights-room.ts';
import { useInsightsRules } from './insights-rules-room.ts';
import { guid } from './random-values.ts';

const { room, held } = useInsightsRules();

const inMay = (rest: string) =>
  room.ask(`SELECT CustomerName FROM SeatsSubscriptionsAndRevenue WHERE Month = '2024-05' ${rest}`);
const names = async (rest: string) => (await inMay(rest)).map(([name]) => name).sort();
const everyName = ['', '100% Pure', 'Contoso', 'Fabrikam', 'contoso', null].sort();

describe('the rows of a query', () => {
  it('Q-1 compares text without case, and gives it as it was delivered', async () => {
    expect(await names("AND CustomerName = 'CONTOSO'")).toEqual(['Contoso', 'contoso']);
    expect(await names("AND CustomerName IN ('contOSO', 'fabrikam')")).toEqual(['Contoso', 'Fabrikam', 'contoso']);
    expect(await names(`AND SubscriptionId = '${guid(3).toUpperCase()}'`)).toEqual(['Fabrikam']);
  });

  it('Q-6 A-34 converts what is written to the type of the column, and matches nothing where it cannot', async () => {
    expect(await names("AND AvailableSeats = '07.0'")).toEqual(['contoso']);
    expect(await names('AND MPNId = 200')).toEqual(['Fabrikam']);
    expect(await names('AND CustomerTpid NOT IN (1, 2)')).toEqual(['', 'contoso']);
    expect(await names("AND IsDuplicateRowForPGA = 'False'")).toEqual([]);
    expect(await names("AND AvailableSeats != 'many'")).toEqual([]);
    expect(await names("AND IsDuplicateRowForPGA = '1'")).toEqual(['100% Pure']);
  });

  it('Q-6 takes the way files write a documented value: the sample that filters on N', async () => {
    expect(await names("AND IsAutoRenew = 'n'")).toEqual([null]);
    expect(await names("AND IsAutoRenew = 'No'")).toEqual([null]);
    expect(await names("AND IsAutoRenew NOT IN ('Y')")).toEqual([null]);
  });

  it('Q-6 compares numbers by size and exactly, however long they are written', async () => {
    expect(await names('AND AvailableSeats > 5')).toEqual(['contoso', null].sort());
    expect(await names('AND AvailableSeats >= 4.99999999999')).toEqual(['Contoso', 'Fabrikam', 'contoso', null].sort());
    expect(await names('AND AvailableSeats < 5.00000000001')).toEqual(['100% Pure', 'Contoso', 'Fabrikam']);
    expect(await names('AND AvailableSeats = 5.00000000001')).toEqual([]);
    expect(await names('AND AvailableSeats < -2.9999999')).toEqual(['100% Pure']);
    expect(await names(`AND AvailableSeats < ${'9'.repeat(38)}`)).toEqual(everyName.filter((name) => name !== ''));
    expect(await names(`AND AvailableSeats > -${'9'.repeat(38)}`)).toEqual(everyName.filter((name) => name !== ''));
    expect(await names('AND BilledRevenueUSD IN (10.5000, 3)')).toEqual(everyName.filter((name) => name !== ''));
  });

  it('A-29 a missing value satisfies nothing, an empty text only what empty text does', async () => {
    expect(await names("AND CustomerName != 'x'")).toEqual(everyName.filter((name) => name !== null));
    expect(await names("AND CustomerName NOT IN ('x')")).toEqual(everyName.filter((name) => name !== null));
    expect(await names("AND CustomerName NOT LIKE 'x'")).toEqual(everyName.filter((name) => name !== null));
    expect(await names("AND CustomerName = ''")).toEqual(['']);
    expect(await names('AND AvailableSeats != 5')).toEqual(['100% Pure', 'contoso', null].sort());
  });

  it('A-28 LIKE has % for any run and _ for one character, on the cell as files have it', async () => {
    expect(await names("AND CustomerName LIKE '%TOS%'")).toEqual(['Contoso', 'contoso']);
    expect(await names("AND CustomerName LIKE 'cont_so'")).toEqual(['Contoso', 'contoso']);
    expect(await names("AND CustomerName LIKE 'cont'")).toEqual([]);
    expect(await names("AND CustomerName NOT LIKE '%o%'")).toEqual(['', '100% Pure', 'Fabrikam']);
    expect(await names("AND CustomerName LIKE '.*'")).toEqual([]);
    expect(await names("AND Month LIKE '2024-05-__'")).toHaveLength(6);
    expect(await names("AND BilledRevenueUSD LIKE '10.5'")).toHaveLength(5);
    expect(await names("AND AvailableSeats LIKE '10%'")).toEqual([null]);
    expect(await names("AND IsDuplicateRowForPGA LIKE '1'")).toEqual(['100% Pure']);
  });

  it('A-28 a pattern of many wildcards costs no more than a walk', async () => {
    // Tried at every place for every wildcard, it would not come to an end.
    expect(await names(`AND CustomerName LIKE '${'%o_'.repeat(3000)}x'`)).toEqual([]);
  });

  it('A-30 takes days and months', async () => {
    const count = async (condition: string) =>
      (await room.ask(`SELECT MPNId FROM SeatsSubscriptionsAndRevenue WHERE ${condition} TIMESPAN LIFETIME`)).length;
    expect(await count("Month = '2024-06'")).toBe(1);
    expect(await count("Month < '2023-12-01'")).toBe(1);
    expect(await count("Month IN ('2023-11', '2023-12-01')")).toBe(2);
    expect(await count("Month != '2024-05-01'")).toBe(3);
    expect(await count("Month = '2024-02-30'")).toBe(0);
  });

  it('Q-12 A-33 orders text by code point in lower case, missing values last in both directions', async () => {
    const order = async (by: string) =>
      (await inMay(`AND CustomerName NOT IN ('contoso') ORDER BY ${by}`)).map(([name]) => name);
    expect(await order('CustomerName ASC')).toEqual(['', '100% Pure', 'Fabrikam']);
    expect(await order('CustomerName')).toEqual(['Fabrikam', '100% Pure', '']);
    const all = async (by: string) => (await inMay(`ORDER BY ${by}`)).map(([name]) => name);
    expect((await all('CustomerName')).at(-1)).toBeNull();
    expect((await all('CustomerName ASC')).at(-1)).toBeNull();
    expect(await all('AvailableSeats, CustomerName ASC')).toEqual([
      null,
      'contoso',
      'Contoso',
      'Fabrikam',
      '100% Pure',
      '',
    ]);
    expect((await all('AvailableSeats ASC')).at(-1)).toBe('');
  });

  it('Q-7 the first rows of an order are the same each time, whatever it leaves equal', async () => {
    const first = () =>
      room.ask('SELECT SubscriptionId, MPNId FROM SeatsSubscriptionsAndRevenue ORDER BY MPNId ASC LIMIT 3');
    const rows = await first();
    expect(rows).toEqual([1, 2, 4].map((n) => [guid(n), '100']));
    for (let time = 0; time < 5; time++) expect(await first()).toEqual(rows);
    expect(await room.ask('SELECT MPNId FROM Profile LIMIT 1')).toHaveLength(1);
  });

  it('Q-11 DISTINCT leaves repeated rows out; by an order the first of equal ones stays', async () => {
    const distinct = async (rest: string) =>
      (await room.ask(`SELECT DISTINCT CustomerMarket FROM SeatsSubscriptionsAndRevenue ${rest}`)).map(
        ([name]) => name,
      );
    expect((await distinct('')).sort()).toEqual(['Belgium', 'Netherlands']);
    expect(await distinct('ORDER BY AvailableSeats')).toEqual(['Netherlands', 'Belgium']);
    expect(await distinct('WHERE AvailableSeats < 7 ORDER BY AvailableSeats ASC')).toEqual(['Netherlands', 'Belgium']);
    expect(await distinct('WHERE AvailableSeats IN (5, 7) ORDER BY SubscriptionId')).toEqual([
      'Netherlands',
      'Belgium',
    ]);
    expect(await distinct("WHERE CustomerName IN ('contoso', 'Fabrikam') ORDER BY MPNId")).toEqual([
      'Belgium',
      'Netherlands',
    ]);
    expect(await distinct("WHERE CustomerName IN ('contoso', 'Fabrikam') ORDER BY MPNId LIMIT 1")).toEqual(['Belgium']);
  });

  it('DYN-15 gives, compares and orders by what is left where the file has none', async () => {
    const rows = await room.ask(
      'SELECT SubscriptionId, DeploymentOpportunity FROM DynamicsUsage ORDER BY DeploymentOpportunity',
    );
    expect(rows).toEqual([1, 2, 3, 4].map((n) => [guid(n), [6, 2, 0, null][n - 1]]));
    const above = await room.ask('SELECT SubscriptionId FROM DynamicsUsage WHERE DeploymentOpportunity > 2');
    expect(above).toEqual([[guid(1)]]);
  });
});

describe('the groups of a query', () => {
  const grouped = (text: string) => room.ask(`${text} TIMESPAN LAST_MONTH`);

  it('Q-9 A-23 has a row per combination of the columns, adds what adds up, and counts rows as delivered', async () => {
    const rows = await grouped(
      'SELECT CustomerMarket, SubscriptionCount, TotalSoldSeats, BilledRevenueUSD, CustomerCount FROM SeatsSubscriptionsAndRevenue ORDER BY CustomerMarket ASC',
    );
    // The row that repeats another for the company (flag 1) was delivered too: 5 + 7 + 100 - 3.
    expect(rows).toEqual([
      ['Belgium', 1, 5, '10.5', 1],
      ['Netherlands', 5, 109, '42', 1],
    ]);
  });

  it('Q-9 gives one row where no column is selected, also when there is nothing', async () => {
    expect(await grouped('SELECT SubscriptionCount, TotalSoldSeats FROM SeatsSubscriptionsAndRevenue')).toEqual([
      [6, 114],
    ]);
    const nothing = "SELECT SubscriptionCount, TotalSoldSeats FROM SeatsSubscriptionsAndRevenue WHERE MPNId = 'x'";
    expect(await grouped(nothing)).toEqual([[0, null]]);
    expect(await room.ask('SELECT CustomerCount, TotalRevenue FROM ResellerPerformance')).toEqual([[0, null]]);
    expect(await room.ask('SELECT CustomerTpid FROM OfficeUsage')).toEqual([]);
  });

  it('Q-10 conditions on metrics hold for groups, on columns for rows; neither need be selected', async () => {
    const markets = async (rest: string) =>
      (await grouped(`SELECT CustomerMarket FROM SeatsSubscriptionsAndRevenue ${rest}`)).map(([name]) => name).sort();
    expect(await markets('WHERE SubscriptionCount > 1')).toEqual(['Netherlands']);
    expect(await markets('WHERE SubscriptionCount IN (1, 3)')).toEqual(['Belgium']);
    expect(await markets('WHERE SubscriptionCount > 1 AND AvailableSeats > 7')).toEqual([]);
    expect(await markets("WHERE TotalSoldSeats LIKE '10_'")).toEqual(['Netherlands']);
    expect(await markets('ORDER BY TotalSoldSeats LIMIT 1')).toEqual(['Netherlands']);
    expect(await markets('ORDER BY TotalSoldSeats ASC LIMIT 1')).toEqual(['Belgium']);
  });

  it('Q-11 DISTINCT changes nothing beside a metric', async () => {
    const of = (word: string) =>
      grouped(`SELECT ${word} MPNId, SubscriptionCount FROM SeatsSubscriptionsAndRevenue ORDER BY MPNId`);
    expect(await of('DISTINCT')).toEqual(await of(''));
  });

  it('X-1 counts things without case and outer blanks, and none where the id is missing or empty', async () => {
    expect(await grouped('SELECT CustomerCount FROM SeatsSubscriptionsAndRevenue')).toEqual([[2]]);
  });

  it('tells the type of every column: counts whole, sums what they add', () => {
    const text =
      'SELECT Month, CustomerCount, TotalSoldSeats, TotalRevenue, AvailableSeats FROM SeatsSubscriptionsAndRevenue';
    const types = insightsColumns(questionOf(text), named('SeatsSubscriptionsAndRevenue')).map(({ type }) => type);
    expect(types).toEqual(['month', 'integer', 'integer', 'decimal', 'integer']);
  });

  it('refuses a metric that no column of the dataset gives', () => {
    expect(() => questionOf('SELECT Month, TotalRevenueAndACR FROM DynamicsUsage')).toThrow(
      'Invalid query: line 1, column 15: TotalRevenueAndACR cannot be computed: neither revenue is a column of this dataset',
    );
  });
});

describe('the time of a query', () => {
  it('Q-8 A-25 takes six complete months where none is told, and monthly data that overlap a span', async () => {
    const months = async (rest: string, sight = {}) => {
      const rows = await room.ask(
        `SELECT DISTINCT Month FROM SeatsSubscriptionsAndRevenue ORDER BY Month ASC ${rest}`,
        sight,
      );
      return rows.map(([month]) => String(month).slice(0, 7));
    };
    expect(await months('')).toEqual(['2023-12', '2024-05']);
    expect(await months('TIMESPAN LAST_MONTH')).toEqual(['2024-05']);
    expect(await months('TIMESPAN LIFETIME')).toEqual(['2023-11', '2023-12', '2024-05', '2024-06']);
    expect(await months('', { period: { from: '2023-11-30', to: '2023-12-01' } })).toEqual(['2023-11', '2023-12']);
  });

  it('A-26 A-27 looks at the day of completions; from start inclusive to end exclusive', async () => {
    const learned = async (start: string, end: string) => {
      const period = parsePeriod({ start, end });
      return (await room.ask('SELECT CompletionDate FROM MSLearn ORDER BY CompletionDate ASC', { period })).flat();
    };
    expect(await learned('2024-05-31T00:00:00Z', '2024-06-14T00:00:00Z')).toEqual(['2024-05-31']);
    expect(await learned('2024-06-14T00:00:00Z', '2024-06-15T00:00:01Z')).toEqual(['2024-06-14', '2024-06-15']);
    expect((await room.ask('SELECT CompletionDate FROM MSLearn ORDER BY CompletionDate')).flat()).toEqual([
      '2024-05-31',
      '2023-12-01',
    ]);
  });

  it('A-26 takes a competency whose days overlap the span; a missing day sets no bound', async () => {
    expect(await held('')).toEqual(['Around', 'Last day', 'No days', 'Open end', 'Within']);
    expect(await held('TIMESPAN LIFETIME')).toHaveLength(7);
    expect(await held('', { period: { from: '2024-06-01', to: '2024-06-01' } })).toEqual([
      'After',
      'Around',
      'No days',
      'Open end',
    ]);
  });

  it('Q-8 API-23 a dataset without ranges has no time, also when one is given', async () => {
    const period = { from: '2024-01-01', to: '2024-01-01' };
    expect(await room.ask('SELECT MPNId FROM Profile ORDER BY MPNId ASC', { period })).toEqual([['100'], ['200']]);
  });
});
