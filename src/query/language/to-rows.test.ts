import { describe, expect, it } from 'vitest';
import { type Column, defineDataset } from '#model/dataset.ts';
import { parseCheckedQuery } from './check.ts';
import { toRowsQuery } from './to-rows.ts';
import { toVocabulary } from './vocabulary.ts';

const column = (type: Column['type'], more: Partial<Column> = {}): Column => ({
  type,
  kind: 'dimension',
  about: 'a column',
  ...more,
});
const api = { dateRangesSource: 'test', minimumRecurrenceHours: 24, minimumRecurrenceSource: 'test' };

const columns = {
  Shop: column('string'),
  Brand: column('string', { synonyms: [['New', 'Old']] }),
  Key: column('guid'),
  Month: column('month'),
  Day: column('date'),
  Pieces: column('integer', { aggregate: 'sum' }),
  Left: column('integer', { rest: { of: 'Pieces', less: 'Pieces' } }),
  Price: column('decimal'),
  Repeated: column('boolean01'),
};
const facts = {
  title: 'Test',
  columns,
  metrics: [],
  merge: { kind: 'snapshot' },
  required: [],
  aggregation: 'none',
  api: { ...api, dateRanges: ['LAST_MONTH', 'LAST_7_DAYS', 'LIFETIME'] },
} as const;
const monthly = defineDataset({ name: 'Monthly', ...facts, time: 'Month' });
const daily = defineDataset({ name: 'Daily', ...facts, time: 'Day' });
const spread = defineDataset({ name: 'Spread', ...facts });
const counted = defineDataset({
  name: 'Counted',
  ...facts,
  metrics: [{ name: 'Rows', about: 'rows', additivity: 'sum', formula: { kind: 'rows' }, origin: 'own' }],
});
const datasets = [monthly, daily, spread, counted];
const vocabulary = toVocabulary(datasets);
const today = '2024-07-03';

const rows = (text: string, period?: { from: string; to: string }) => {
  const query = parseCheckedQuery(text, vocabulary);
  const dataset = datasets.find(({ name }) => name === query.dataset) ?? monthly;
  return toRowsQuery(query, { dataset, today, ...(period === undefined ? {} : { period }) });
};
const all = (rest: string) => rows(`SELECT Shop FROM Monthly ${rest} TIMESPAN LIFETIME`);

describe('toRowsQuery', () => {
  it('gives the same question as rows', () => {
    const text = `SELECT pieces, Shop FROM monthly WHERE Shop = 'A' AND Key IN ('x', 'y') AND Pieces = '05' AND Month = '2024-05'
      AND Day = 'never' ORDER BY Month, Price ASC LIMIT 5 TIMESPAN LAST_MONTH`;
    expect(rows(text)).toEqual({
      kind: 'rows',
      dataset: 'Monthly',
      columns: ['Pieces', 'Shop'],
      filters: [
        { column: 'Shop', values: ['A'] },
        { column: 'Key', values: ['x', 'y'] },
        { column: 'Pieces', values: ['5'] },
        { column: 'Month', values: ['2024-05-01'] },
        { column: 'Day', values: [] },
      ],
      range: { from: '2024-06', to: '2024-06' },
      orderBy: [{ column: 'Month', descending: true }, { column: 'Price' }],
      limit: 5,
    });
    expect(all('')).toEqual({ kind: 'rows', dataset: 'Monthly', columns: ['Shop'], filters: [] });
  });

  it('A-25 A-26 takes months where they say the span exactly: monthly data that overlap it, days of whole months', () => {
    const rangeOf = (text: string, period?: { from: string; to: string }) => rows(text, period)?.range;
    expect(rangeOf('SELECT Shop FROM Monthly')).toEqual({ from: '2024-01', to: '2024-06' });
    expect(rangeOf('SELECT Shop FROM Monthly TIMESPAN LAST_7_DAYS')).toEqual({ from: '2024-06', to: '2024-07' });
    expect(rangeOf('SELECT Shop FROM Daily TIMESPAN LAST_MONTH')).toEqual({ from: '2024-06', to: '2024-06' });
    expect(rows('SELECT Shop FROM Daily TIMESPAN LAST_7_DAYS')).toBeUndefined();
    expect(rows('SELECT Shop FROM Spread TIMESPAN LAST_MONTH')).toBeUndefined();
    expect(rows('SELECT Shop FROM Spread TIMESPAN LIFETIME')).toMatchObject({ dataset: 'Spread' });
  });

  it('A-27 takes a given period instead of the span', () => {
    const period = { from: '2023-01-31', to: '2023-02-28' };
    expect(rows('SELECT Shop FROM Monthly TIMESPAN LIFETIME', period)?.range).toEqual({
      from: '2023-01',
      to: '2023-02',
    });
    expect(rows('SELECT Shop FROM Daily TIMESPAN LIFETIME', period)).toBeUndefined();
    expect(rows('SELECT Shop FROM Daily', { ...period, from: '2023-01-01' })?.range).toEqual({
      from: '2023-01',
      to: '2023-02',
    });
  });

  it('leaves metrics, DISTINCT and conditions that rows have no words for to the engine', () => {
    expect(rows('SELECT Shop, Rows FROM Counted TIMESPAN LIFETIME')).toBeUndefined();
    expect(rows('SELECT DISTINCT Shop FROM Monthly TIMESPAN LIFETIME')).toBeUndefined();
    for (const condition of ["Shop LIKE 'a%'", "Shop > 'a'", "Shop != 'a'", "Shop NOT IN ('a')", 'Pieces >= 1']) {
      expect(all(`WHERE ${condition}`), condition).toBeUndefined();
    }
  });

  it('leaves conditions to the engine that rows compare otherwise: as engines write numbers, by synonyms, trimmed', () => {
    for (const condition of ['Price = 1.5', 'Repeated = 1', "Brand = 'New'", 'Left = 1', "Shop = ' a'"]) {
      expect(all(`WHERE ${condition}`), condition).toBeUndefined();
    }
  });

  it("A-29 never takes = '' for not set", () => {
    expect(all("WHERE Shop = ''")).toBeUndefined();
    expect(all("WHERE Shop IN ('a', '')")).toBeUndefined();
  });

  it('A-33 leaves the order of text to the engine, and of what is computed', () => {
    for (const name of ['Shop', 'Key', 'Brand', 'Left']) expect(all(`ORDER BY Month, ${name}`), name).toBeUndefined();
  });
});
