import { describe, expect, it } from 'vitest';
import { datasetNamed, datasets } from '#catalog/datasets/index.ts';
import { parseCheckedQuery } from '#query/language/check.ts';
import { reserved } from '#query/language/syntax.ts';
import { timespans } from '#query/language/timespan.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import { documented, offered, systemQueries, systemTexts, textOf, worked } from './documented-queries.ts';

const vocabulary = toVocabulary(datasets);
const check = (text: string) => parseCheckedQuery(text, vocabulary);

describe('the documents', () => {
  it('API-25 Q-14 takes every system query in the spelling of both years and gives the catalogued names in order', () => {
    expect(systemQueries).toHaveLength(21);
    expect(systemTexts.length).toBeGreaterThan(30);
    for (const { name, columns, systemQuery } of systemQueries) {
      for (const select of [systemQuery.select, systemQuery.select2021 ?? []].filter((each) => each.length > 0)) {
        const checked = check(textOf(systemQuery, select));
        const named = (typed: string) =>
          columns.find((each) => [each.name, ...each.aliases].some((one) => one.toLowerCase() === typed.toLowerCase()));
        expect(checked.dataset).toBe(name);
        expect(checked.select.map((item) => item.name)).toEqual(select.map((typed) => named(typed)?.name ?? typed));
        expect(checked.timespan).toBe(systemQuery.timespan ?? undefined);
      }
    }
  });

  it('A-23 adds up what a system query lists beside a metric', () => {
    const seats = systemQueries.find(({ name }) => name === 'SeatsSubscriptionsAndRevenue')?.systemQuery;
    const { grouped, select } = check(seats === undefined ? '' : textOf(seats, seats.select));
    expect(grouped).toBe(true);
    const useOf = (name: string) => select.find((item) => item.name === name)?.use;
    expect(['TotalSoldSeats', 'BilledRevenueUSD', 'CustomerName'].map(useOf)).toEqual(['metric', 'sum', 'group']);
    const example = check(
      'SELECT MPNId, SubscriptionCount, TotalSoldSeats, BilledRevenueUSD, CustomerCount FROM SeatsSubscriptionsAndRevenue',
    );
    expect(example.select.map(({ use }) => use)).toEqual(['group', 'metric', 'metric', 'sum', 'metric']);
  });

  it('Q-3 Q-8 Q-9 Q-10 Q-11 Q-12 takes the worked examples as they are meant', () => {
    const [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth] = worked.map(check);
    expect(first).toMatchObject({ timespan: 'LAST_MONTH', grouped: false });
    expect(second).toMatchObject({
      orderBy: [{ name: 'PaidAvailableUnits', descending: true }],
      limit: 10,
      timespan: 'LAST_6_MONTHS',
    });
    expect(third).toMatchObject({
      where: [{ kind: 'compare', operator: '>', as: 'number', value: '100000' }],
      timespan: 'LAST_6_MONTHS',
    });
    expect(fourth?.where).toMatchObject([{ kind: 'list', on: { name: 'CustomerTpid' }, values: ['2a31-x', '8078-y'] }]);
    expect(fifth).toMatchObject({ grouped: true, orderBy: [{ kind: 'metric', descending: true }] });
    expect(sixth).toMatchObject({ grouped: true, where: [], having: [{ operator: '>', value: '20000' }] });
    expect(sixth?.select.map(({ use }) => use)).toEqual(['group', 'group', 'group', 'group', 'group', 'sum', 'metric']);
    expect(seventh).toMatchObject({ dataset: 'DynamicsUsage', timespan: 'LAST_6_MONTHS' });
    expect(eighth?.orderBy.map(({ descending }) => descending)).toEqual([false, true]);
    expect(ninth).toMatchObject({ distinct: true, grouped: false });
  });

  it("Q-6 A-34 takes the documents' own cases of values", () => {
    const [never] = check("SELECT MPNId FROM OfficeUsage WHERE IsDuplicateRowForPGA = 'False'").where;
    expect(never).toEqual({ kind: 'never', on: { kind: 'column', name: 'IsDuplicateRowForPGA' } });
    const [text] = check('SELECT MPNId FROM OfficeUsage WHERE MPNId=6096123').where;
    expect(text).toMatchObject({ kind: 'compare', as: 'text', value: '6096123' });
  });

  it('A-32 takes the sample name that no dataset knows', () => {
    expect(check('SELECT PGAPartnerID FROM Profile').select).toMatchObject([{ name: 'PGA_MPNId' }]);
  });

  it('Q-1 understands every documented name of the datasets on offer, in any case, and no other dataset', () => {
    for (const { name, otherNames, columns, availableMetrics } of offered) {
      const spellings = columns.flatMap((each) =>
        [each.name, ...each.aliases].map((typed) => ({ typed, means: each.name })),
      );
      const metrics = availableMetrics.map((metric) => ({ typed: metric.name, means: metric.name }));
      const typable = [...spellings, ...metrics].filter(({ typed }) => /^[A-Za-z_]\w*$/.test(typed));
      for (const dataset of [name, ...otherNames]) {
        for (const { typed, means } of typable) {
          if (means === 'TotalRevenueAndACR') continue;
          for (const text of [typed, typed.toUpperCase(), typed.toLowerCase()]) {
            expect(check(`SELECT ${text} FROM ${dataset.toLowerCase()}`)).toMatchObject({
              dataset: name,
              select: [{ name: means }],
            });
          }
        }
      }
      expect(columns.filter((each) => !typable.some(({ typed }) => typed === each.name))).toEqual([]);
      expect(typable.filter(({ typed }) => reserved.has(typed.toUpperCase()))).toEqual([]);
    }
    const closed = datasets.filter(({ name }) => !offered.some((each) => each.name === name));
    expect(closed.length).toBeGreaterThan(0);
    for (const { name, columns } of closed) {
      expect(() => check(`SELECT ${Object.keys(columns)[0]} FROM ${name}`)).toThrow('Invalid table name');
    }
  });

  it('refuses the one documented metric that its dataset has no columns for, and says why', () => {
    for (const text of [
      'SELECT TotalRevenueAndACR FROM DynamicsUsage',
      'SELECT Month FROM DynamicsUsage ORDER BY TotalRevenueAndACR',
    ]) {
      expect(() => check(text)).toThrow(/TotalRevenueAndACR cannot be computed: neither revenue is a column/);
    }
  });

  it('Q-8 A-26 offers the documented spans, each dataset with a time column of its own or none', () => {
    expect(timespans).toEqual(documented.timespans);
    for (const { name, columns, availableDateRanges } of offered) {
      for (const span of timespans) {
        const text = `SELECT ${columns[0]?.name} FROM ${name} TIMESPAN ${span}`;
        if (availableDateRanges.includes(span)) expect(check(text).timespan).toBe(span);
        else expect(() => check(text)).toThrow(/^Invalid query: line 1, column \d+: /);
      }
      const time = datasetNamed(name)?.time;
      const times = [
        'Month',
        'MonthKey',
        'DateKey',
        'Date',
        'FiscalMonthName',
        'CompletionDate',
        'TrainingCompletionDate',
      ];
      const lasts = datasetNamed(name)?.lasts;
      expect(lasts !== undefined, name).toBe(name === 'CompetencySummaryHistory');
      const timed = availableDateRanges.length > 0 && lasts === undefined;
      expect(timed ? times : [undefined], name).toContain(time);
    }
  });
});
