import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { ReportResult } from '#reporting/result.ts';
import { formats } from './formats.ts';
import { toAnswer } from './to-answer.ts';

const result: ReportResult = {
  report: 'customers',
  tenant: '1234567',
  range: { from: '2024-01', to: '2024-02' },
  filters: { product: ['Azure'] },
  asOf: [{ dataset: 'CustomersAndTenants', version: 3, loadedAt: '2024-03-01T00:00:00Z', latestMonth: '2024-02' }],
  completeness: { missing: [], partial: [], late: [] },
  redacted: [],
  sections: [
    {
      id: 'sample',
      chart: 'table',
      columns: [
        { id: 'month', type: 'month' },
        { id: 'value', type: 'text' },
        { id: 'customers', type: 'integer' },
        { id: 'share', type: 'percent' },
        { id: 'causes', type: 'text[]' },
      ],
      rows: [
        { month: '2024-01', value: '=HYPERLINK("x")', customers: -5, share: 33.33333, causes: ['trial', 'turnover'] },
        { month: '2024-02', value: 'a "quoted", two\nlines', customers: 12, share: null, causes: null },
        ...['+1', '-1', '@x', '\tx', '\rx', "it's"].map((value) => ({
          month: '2024-02',
          value,
          customers: null,
          share: null,
          causes: null,
        })),
      ],
      headline: { value: 12, growthPercent: 1.005, unit: 'customers' },
      total: { customers: 7, share: 66.666666 },
    },
  ],
};

describe('toAnswer', () => {
  it('HTTP-6 rounds percents of rows, total and headline to 2 decimals and nothing else', () => {
    const [section] = toAnswer(result).sections;
    expect(section?.rows[0]).toMatchObject({ customers: -5, share: 33.33 });
    expect(section?.rows[1]?.share).toBeNull();
    expect(section?.total).toEqual({ customers: 7, share: 66.67 });
    expect(section?.headline).toEqual({ value: 12, growthPercent: 1.01, unit: 'customers' });
    expect(result.sections[0]?.rows[0]?.share).toBe(33.33333);
  });
});

describe('csv and tsv', () => {
  const linesOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');

  it('SEC-8 puts an apostrophe before text that a spreadsheet would run and leaves numbers alone', async () => {
    const lines = linesOf(await formats.csv.write(result, {}));
    expect(lines[0]).toBe('month,value,customers,share,causes');
    expect(lines[1]).toBe(`2024-01,"'=HYPERLINK(""x"")",-5,33.33333,trial; turnover`);
    expect(lines.slice(3)).toEqual([
      "2024-02,'+1,,,",
      "2024-02,'-1,,,",
      "2024-02,'@x,,,",
      "2024-02,'\tx,,,",
      '2024-02,"\'\rx",,,',
      "2024-02,it's,,,",
      '',
    ]);
  });

  it('SEC-8 gives the raw text to programs that ask for it', async () => {
    const lines = linesOf(await formats.csv.write(result, { rawText: true }));
    expect(lines[1]).toBe('2024-01,"=HYPERLINK(""x"")",-5,33.33333,trial; turnover');
  });

  it('HTTP-1 writes tab-separated text with line breaks quoted', async () => {
    const lines = linesOf(await formats.tsv.write(result, {}));
    expect(lines[0]).toBe('month\tvalue\tcustomers\tshare\tcauses');
    expect(lines[2]).toBe('2024-02\t"a ""quoted"", two\nlines"\t12\t\t');
  });
});

describe('xlsx', () => {
  it('SEC-8 HTTP-1 writes typed cells, months as text, and a sheet about the request', async () => {
    const bytes = Buffer.from(await formats.xlsx.write(result, {}));
    const sheets = await readXlsxFile(bytes);
    const named = new Map(sheets.map(({ sheet, data }) => [sheet, data]));
    expect([...named.keys()]).toEqual(['sample', 'About']);
    expect(named.get('sample')?.slice(0, 2)).toEqual([
      ['month', 'value', 'customers', 'share', 'causes'],
      ['2024-01', `'=HYPERLINK("x")`, -5, 33.33333, 'trial; turnover'],
    ]);
    expect(named.get('About')).toContainEqual(['Filter product', 'Azure']);
    expect(named.get('About')).toContainEqual(['Tenant', '1234567']);
  });

  it('HTTP-1 gives long and equal section names sheets of their own', async () => {
    const [section] = result.sections;
    if (!section) throw new Error('the sample has a section');
    const long = { ...section, id: 'a-section-with-a-name-longer-than-a-sheet' };
    const twice = { ...result, sections: [long, { ...long, id: `${long.id}-2` }, { ...section, id: 'about' }] };
    const sheets = await readXlsxFile(Buffer.from(await formats.xlsx.write(twice, {})));
    expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(4);
  });
});

describe('parquet', () => {
  it('HTTP-1 writes a file that another reader reads with types and nulls', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'formats-'));
    const instance = await DuckDBInstance.create(':memory:');
    try {
      const file = join(dir, 'sample.parquet');
      writeFileSync(file, await formats.parquet.write(result, {}));
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll(
        `select typeof(customers) as kind, value, customers, share, causes from '${file}' limit 2`,
      );
      expect(reader.getRows()).toEqual([
        ['BIGINT', '=HYPERLINK("x")', -5n, 33.33333, '["trial","turnover"]'],
        ['BIGINT', 'a "quoted", two\nlines', 12n, null, null],
      ]);
      connection.closeSync();
    } finally {
      instance.closeSync();
      rmSync(dir, { recursive: true });
    }
  });
});
