import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { type Column, type Dataset, defineDataset } from '#model/dataset.ts';
import { parseCheckedQuery } from './check.ts';
import { mistakeOf } from './mistake.ts';
import { timespans } from './timespan.ts';
import { toVocabulary } from './vocabulary.ts';

const column = (type: Column['type'], more: Partial<Column> = {}): Column => ({
  type,
  kind: 'dimension',
  about: 'a column',
  ...more,
});
const api = { dateRangesSource: 'test', minimumRecurrenceHours: 24, minimumRecurrenceSource: 'test' };

const sales = defineDataset({
  name: 'Sales',
  title: 'Sales',
  otherNames: ['OldSales'],
  columns: {
    Shop: column('string', { aliases: ['ShopId', 'Total'] }),
    Kind: column('enum'),
    Key: column('guid'),
    Month: column('month'),
    Day: column('date'),
    Pieces: column('integer', { aggregate: 'sum' }),
    Price: column('decimal', { aggregate: 'none' }),
    Repeated: column('boolean01'),
    Hidden: column('integer', { internal: true, aliases: ['Secret'] }),
  },
  metrics: [
    { name: 'Total', about: 'pieces', additivity: 'sum', formula: { kind: 'sum', columns: ['Pieces'] }, origin: 'own' },
    { name: 'Nowhere', about: 'none', additivity: 'sum', formula: { kind: 'unavailable', why: 'x' }, origin: 'own' },
  ],
  merge: { kind: 'snapshot' },
  required: [],
  aggregation: 'none',
  api: { ...api, dateRanges: ['LAST_MONTH', 'LAST_7_DAYS'] },
});
const timeless: Dataset = { ...sales, name: 'Timeless', otherNames: [], api: { ...api, dateRanges: [] } };
const files: Dataset = { ...sales, name: 'Files', otherNames: [], api: { ...api, dateRanges: [], downloadOnly: true } };
const { api: _, ...unoffered } = sales;
const ours: Dataset = { ...unoffered, name: 'Ours', otherNames: [] };
const vocabulary = toVocabulary([sales, timeless, files, ours]);

const check = (text: string) => parseCheckedQuery(text, vocabulary);
const where = (condition: string) => check(`SELECT Shop FROM Sales WHERE ${condition}`).where[0];
const uses = (text: string) => check(text).select.map(({ name, use }) => `${name} ${use}`);

const refusal = (text: string) => {
  try {
    check(text);
  } catch (error) {
    if (error instanceof Fault) return { fault: error, mistake: mistakeOf(error) };
    throw error;
  }
  throw new Error(`${text} was taken`);
};

describe('parseCheckedQuery', () => {
  it('Q-1 Q-14 A-32 gives names as catalogued, in the order of SELECT, whatever spelling was typed', () => {
    const { dataset, select } = check('SELECT month, SHOPID, shop FROM oldsales');
    expect([dataset, ...select.map(({ name }) => name)]).toEqual(['Sales', 'Month', 'Shop', 'Shop']);
  });

  it('lets a name of the catalogue win over another spelling', () => {
    expect(check('SELECT total FROM Sales').select).toEqual([{ kind: 'metric', name: 'Total', use: 'metric' }]);
  });

  it('tells unknown datasets and names word for word, where they stand and what may have been meant', () => {
    const { fault, mistake } = refusal('SELECT Shop\nFROM Sale');
    expect([fault.code, fault.message, fault.parameter]).toEqual(['bad-parameter', 'Invalid table name', 'query']);
    expect(fault.allowed).toEqual(['Sales']);
    expect(mistake).toEqual({
      kind: 'query-mistake',
      line: 2,
      column: 6,
      explanation: 'there is no dataset "Sale"; did you mean Sales?',
      suggestions: ['Sales'],
    });
    for (const text of [
      'SELECT Shup FROM Sales',
      'SELECT Shop FROM Sales WHERE Shup = 1',
      'SELECT Shop FROM Sales ORDER BY Shup',
    ]) {
      const { fault, mistake } = refusal(text);
      expect(fault.message).toBe('Incorrect column name');
      expect(mistake).toMatchObject({ column: text.indexOf('Shup') + 1, suggestions: ['Shop'] });
    }
  });

  it('knows no internal columns, and no datasets that the API does not offer', () => {
    for (const name of ['Hidden', 'Secret', 'constructor', '__proto__', 'toString']) {
      expect(refusal(`SELECT ${name} FROM Sales`).fault.message).toBe('Incorrect column name');
    }
    for (const name of ['Files', 'Ours', 'constructor', '__proto__']) {
      expect(refusal(`SELECT Shop FROM ${name}`).fault.message).toBe('Invalid table name');
    }
  });

  it('Q-6 A-34 converts a value to the type of the column, however it was written', () => {
    expect(where("Pieces = '100'")).toMatchObject({ as: 'number', value: '100' });
    expect(where('Pieces = 100')).toEqual(where("Pieces = ' 0100.00 '"));
    expect(where('Pieces > 5.5')).toMatchObject({ as: 'number', value: '5.5' });
    expect(where('Price = -0.0')).toMatchObject({ value: '0' });
    expect(where('Price = -00.50')).toMatchObject({ value: '-0.5' });
    expect(where('Shop = 6096123')).toEqual(where("Shop = '6096123'"));
    expect(where('Shop NOT IN (1000, 1001)')).toMatchObject({ as: 'text', negated: true, values: ['1000', '1001'] });
    expect(where('Shop = 007')).toMatchObject({ as: 'text', value: '007' });
    expect(where("Repeated = '1'")).toMatchObject({ as: 'flag', value: '1' });
    expect(where("Key = 'AB'")).toMatchObject({ as: 'text', value: 'AB' });
  });

  it('Q-6 lets a value that is none of the type match nothing', () => {
    const none = [
      "Repeated = 'False'",
      'Repeated = 2',
      "Pieces = 'many'",
      "Pieces = '1e5'",
      "Pieces = ''",
      "Pieces != 'many'",
    ];
    for (const condition of [
      ...none,
      'Day = 20240601',
      "Day = '2024-02-30'",
      "Pieces IN ('x')",
      "Pieces NOT IN ('1', 'x')",
    ]) {
      expect(where(condition)?.kind, condition).toBe('never');
    }
    expect(where("Pieces IN ('x', '1', '1.0')")).toMatchObject({ kind: 'list', values: ['1'] });
    // However long, it is a number: every other one is less or more.
    expect(where(`Pieces < ${'9'.repeat(39)}`)).toMatchObject({ kind: 'compare', value: '9'.repeat(39) });
  });

  it('Q-6 looks at long values once', () => {
    const zeros = '0'.repeat(1_000_000);
    // Looked at again from every zero, this would not come to an end.
    expect(where(`Pieces = '${zeros}x'`)?.kind).toBe('never');
    expect(where(`Pieces = '${zeros}1'`)).toMatchObject({ value: '1' });
    expect(where(`Pieces = '1.${zeros}1'`)).toMatchObject({ value: `1.${zeros}1` });
    expect(where(`Pieces = '1.1${zeros}'`)).toMatchObject({ value: '1.1' });
  });

  it('A-30 takes days, and months where the column is one', () => {
    expect(where("Day >= '2024-06-15'")).toMatchObject({ as: 'day', operator: '>=', value: '2024-06-15' });
    expect(where("Month = '2024-06'")).toMatchObject({ as: 'day', value: '2024-06-01' });
    expect(where("Month = '2024-06-01'")).toEqual(where("Month = '2024-06'"));
    expect(where("Day = '2024-06'")?.kind).toBe('never');
    expect(where("Month = '2024-13'")?.kind).toBe('never');
  });

  it('A-28 keeps the pattern of LIKE as it was written, on any column', () => {
    expect(where("Shop LIKE 'a_%'")).toMatchObject({ kind: 'like', negated: false, pattern: 'a_%' });
    expect(where("Month NOT LIKE '2023-%'")).toMatchObject({ kind: 'like', negated: true, pattern: '2023-%' });
  });

  it('Q-8 takes the spans of the dataset in any case, six months where none is written', () => {
    expect(check('SELECT Shop FROM Sales').timespan).toBe('LAST_6_MONTHS');
    expect(check('SELECT Shop FROM Sales TIMESPAN last_7_days').timespan).toBe('LAST_7_DAYS');
    for (const span of timespans.filter((each) => !['LAST_MONTH', 'LAST_7_DAYS'].includes(each))) {
      expect(refusal(`SELECT Shop FROM Sales TIMESPAN ${span}`).fault.message).toMatch(
        /^Invalid query: line 1, column 33: ".*" is no time span of Sales; it has LAST_MONTH, LAST_7_DAYS/,
      );
    }
    expect(refusal('SELECT Shop FROM Sales TIMESPAN LAST_MONHT').mistake?.suggestions).toEqual(['LAST_MONTH']);
  });

  it('Q-8 has no time filter where the dataset has no spans, and refuses to be given one', () => {
    expect(check('SELECT Shop FROM Timeless').timespan).toBeUndefined();
    expect(refusal('SELECT Shop FROM Timeless TIMESPAN LIFETIME').fault.message).toBe(
      'Invalid query: line 1, column 36: Timeless has no time, so it takes no TIMESPAN',
    );
  });

  it('Q-9 A-23 groups by the selected columns with a metric, and adds up a column that sums', () => {
    expect(uses('SELECT Shop, Price, Pieces, Total FROM Sales')).toEqual([
      'Shop group',
      'Price group',
      'Pieces sum',
      'Total metric',
    ]);
    expect(uses('SELECT Shop, Price, Pieces FROM Sales')).toEqual(['Shop plain', 'Price plain', 'Pieces plain']);
    expect(check('SELECT Total FROM Sales').grouped).toBe(true);
  });

  it('Q-10 puts conditions on metrics behind the grouping, and groups for a metric that is not selected', () => {
    const filtered = check("SELECT Shop, Pieces FROM Sales WHERE Total > 5 AND Pieces = 1 AND Total != 'x'");
    expect(filtered.grouped).toBe(true);
    expect(filtered.having.map(({ kind, on }) => [kind, on.name])).toEqual([
      ['compare', 'Total'],
      ['never', 'Total'],
    ]);
    expect(filtered.where.map(({ on }) => on.name)).toEqual(['Pieces']);
    expect(uses('SELECT Shop, Pieces FROM Sales ORDER BY Total')).toEqual(['Shop group', 'Pieces sum']);
    expect(check('SELECT Shop FROM Sales WHERE Pieces > 5').grouped).toBe(false);
  });

  it('Q-11 keeps DISTINCT without a metric, and drops it where rows are grouped', () => {
    expect(check('SELECT DISTINCT Shop FROM Sales').distinct).toBe(true);
    expect(check('SELECT Shop FROM Sales').distinct).toBe(false);
    expect(check('SELECT DISTINCT Shop, Total FROM Sales')).toEqual(check('SELECT Shop, Total FROM Sales'));
  });

  it('Q-12 orders by anything without grouping; with it, by what is selected and by metrics', () => {
    expect(check('SELECT Shop FROM Sales ORDER BY Day ASC, Pieces').orderBy).toEqual([
      { kind: 'column', name: 'Day', use: 'plain', descending: false },
      { kind: 'column', name: 'Pieces', use: 'plain', descending: true },
    ]);
    expect(
      check('SELECT ShopId, Pieces, Total FROM Sales ORDER BY Pieces, Shop, Total').orderBy.map(({ use }) => use),
    ).toEqual(['sum', 'group', 'metric']);
    for (const name of ['Day', 'Pieces']) {
      const { fault, mistake } = refusal(`SELECT Shop, Total FROM Sales ORDER BY Shop, ${name}`);
      expect(fault.message).toMatch(/^Invalid query: line 1, column 46: /);
      expect(mistake?.explanation).toContain(`select ${name}, or order by Shop`);
    }
  });

  it('refuses a metric that cannot be computed wherever it stands, says why, and never suggests it', () => {
    for (const text of [
      'SELECT Nowhere FROM Sales',
      'SELECT Shop FROM Sales WHERE Nowhere > 1',
      'SELECT Shop FROM Sales ORDER BY Nowhere',
    ]) {
      expect(() => check(text), text).toThrow(/^Invalid query: line 1, column \d+: Nowhere cannot be computed: x$/);
    }
    expect(() => check('SELECT Nowher FROM Sales')).toThrow(
      expect.objectContaining({ detail: expect.not.stringContaining('did you mean') }),
    );
  });
});
