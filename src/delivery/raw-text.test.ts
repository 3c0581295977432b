import { describe, expect, it } from 'vitest';
import { type RawTable, toRawText } from './raw-text.ts';

const table: RawTable = {
  columns: [
    { name: 'CustomerName', type: 'string' },
    { name: 'SubscriptionState', type: 'enum' },
    { name: 'RevenueUSD', type: 'decimal' },
    { name: 'Seats', type: 'integer' },
    { name: 'Month', type: 'month' },
    { name: 'IsTrial', type: 'boolean01' },
  ],
  batches: (async function* () {
    yield [['=1+1', '@x', '-12.5', -3, '2024-01-01', true]];
    yield [
      ['a "b",\tc', null, null, null, null, false],
      ['two\nlines', '+', '0', 0, '2024-02-01', 1],
    ];
  })(),
};

const textOf = (format: 'csv' | 'tsv', options = {}, rows = table) => Array.fromAsync(toRawText(rows, format, options));

const of = (...rows: (string | null)[][]): RawTable => ({
  columns: [{ name: 'Name', type: 'string' }],
  batches: (async function* () {
    yield rows;
  })(),
});

describe('toRawText', () => {
  it('CO-8 SEC-8 writes a header and a piece per batch; text is neutralised, numbers stay numbers', async () => {
    expect(await textOf('csv')).toEqual([
      'CustomerName,SubscriptionState,RevenueUSD,Seats,Month,IsTrial\r\n',
      "'=1+1,'@x,-12.5,-3,2024-01-01,1\r\n",
      '"a ""b"",\tc",,,,,0\r\n"two\nlines",\'+,0,0,2024-02-01,1\r\n',
    ]);
  });

  it('SEC-8 neutralises every beginning that a spreadsheet runs, unless the setting asks for the raw text', async () => {
    const hostile = ['=x', '+x', '-x', '@x', '\tx', '\rx'];
    const [, safe = ''] = await textOf('tsv', {}, of(...hostile.map((text) => [text])));
    for (const text of hostile) expect(safe).toContain(`'${text}`);
    const [, raw = ''] = await textOf('tsv', { rawText: true }, of(['=x'], ['-x']));
    expect(raw).toBe('=x\r\n-x\r\n');
  });

  it('HTTP-1 quotes the line breaks of both, and the tabs of TSV', async () => {
    const rows = () => of(...['a\tb', 'c\r\nd', '\n'].map((text) => [text]));
    expect((await textOf('tsv', {}, rows())).join('')).toBe('Name\r\n"a\tb"\r\n"c\r\nd"\r\n"\n"\r\n');
    expect((await textOf('csv', {}, rows())).join('')).toBe('Name\r\na\tb\r\n"c\r\nd"\r\n"\n"\r\n');
  });

  it('CO-8 is a header alone without rows', async () => {
    const none: RawTable = { columns: table.columns.slice(0, 2), batches: (async function* () {})() };
    expect(await textOf('tsv', {}, none)).toEqual(['CustomerName\tSubscriptionState\r\n']);
  });
});
