import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { createAnswers } from '#app/answers.ts';
import { streamJson } from '#delivery/json.ts';
import { toRowsXlsx } from '#delivery/rows-xlsx.ts';
import { toXlsx } from '#delivery/xlsx.ts';
import type { ReportRequest } from '#reporting/request.ts';
import type { ReportResult, ResultRow } from '#reporting/result.ts';
import { hostile, resultOf, shapes, tableOf } from './delivery-sample.ts';
import { houseReader } from './house-reader.ts';

const columns = [
  { name: 'CustomerName', type: 'string' },
  { name: 'Month', type: 'month' },
  { name: 'Seats', type: 'integer' },
  { name: 'RevenueUSD', type: 'decimal' },
  { name: 'IsTrial', type: 'boolean01' },
] as const;

type Rows = (string | number | boolean | null)[][];

async function* batchesOf(...batches: Rows[]) {
  yield* batches;
}

async function sheetsOf(content: AsyncIterable<Uint8Array>): Promise<Map<string, unknown[][]>> {
  const sheets = await readXlsxFile(Buffer.concat(await Array.fromAsync(content)));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

describe('toRowsXlsx', () => {
  it('SEC-8 keeps numbers numbers, months text, and neutralises text that a spreadsheet would run', async () => {
    const rows: Rows = [
      ['=1+1', '2024-01', -3, '-12.5', true],
      ['+x', '2024-02', null, '0', false],
      ['<a> & "b"\r\n\u0001\uD800c', null, 0, '12345678901234567.89', null],
    ];
    const sheets = await sheetsOf(toRowsXlsx(columns, batchesOf(rows)));
    expect(sheets.get('rows')).toEqual([
      columns.map(({ name }) => name),
      ["'=1+1", '2024-01', -3, -12.5, 1],
      ["'+x", '2024-02', null, 0, 0],
      ['<a> & "b"\r\n\uFFFD\uFFFDc', null, 0, '12345678901234567.89', null],
    ]);
    const raw = await sheetsOf(toRowsXlsx(columns, batchesOf(rows), { rawText: true, name: 'a/b' }));
    expect(raw.get('a b')?.[1]?.[0]).toBe('=1+1');
  });

  it('goes on in a further sheet when one is full, in the middle of a batch, and says so', async () => {
    const rows: Rows = Array.from({ length: 7 }, (_, index) => [`c${index}`, '2024-01', index, '1', false]);
    const content = toRowsXlsx(columns, batchesOf(rows.slice(0, 5), [], rows.slice(5)), { rowsPerSheet: 4, name: 'x' });
    const sheets = await sheetsOf(content);
    expect([...sheets.keys()]).toEqual(['x', 'x~2', 'x~3', 'About']);
    const names = ['x', 'x~2', 'x~3'].flatMap(
      (name) =>
        sheets
          .get(name)
          ?.slice(1)
          .map(([cell]) => cell) ?? [],
    );
    expect(names).toEqual(rows.map(([cell]) => cell));
    expect(sheets.get('x~3')?.[0]?.[0]).toBe('CustomerName');
    expect(sheets.get('About')?.map(([name]) => name)).toEqual(['Sheet x', 'Sheet x~2']);
  });

  it('cuts a text that no cell can hold and says how many', async () => {
    const long: Rows = [['x'.repeat(40_000), null, 1, '1', true]];
    const sheets = await sheetsOf(toRowsXlsx(columns, batchesOf(long)));
    expect(String(sheets.get('rows')?.[1]?.[0])).toHaveLength(32_767);
    expect(sheets.get('About')?.[0]).toEqual(['Cut texts', expect.stringMatching(/^1 cells .* 32,767/)]);
  });

  it('fails where the rows fail, and stops reading them when nobody takes the file any more', async () => {
    const failing = (async function* (): AsyncGenerator<Rows> {
      yield [['a', null, 1, '1', true]];
      throw new Error('the engine went away');
    })();
    await expect(Array.fromAsync(toRowsXlsx(columns, failing))).rejects.toThrow('the engine went away');
    let isClosed = false;
    const endless = (async function* (): AsyncGenerator<Rows> {
      try {
        for (let index = 0; ; index++)
          yield Array.from({ length: 500 }, () => [`c${index * 7919}`, null, index, '1', true]);
      } finally {
        isClosed = true;
      }
    })();
    let taken = 0;
    for await (const chunk of toRowsXlsx(columns, endless)) {
      taken += chunk.length;
      if (taken > 1000) break;
    }
    expect(isClosed).toBe(true);
  });
});

describe('toXlsx', () => {
  it('HTTP-1 gives each section a sheet with bold frozen titles and number formats, and says what was asked', async () => {
    const bytes = Buffer.concat(await Array.fromAsync(toXlsx(resultOf(shapes))));
    const sheets = new Map((await readXlsxFile(bytes)).map(({ sheet, data }) => [sheet, data]));
    expect([...sheets.keys()]).toEqual([...shapes.map(({ id }) => id), 'About']);
    expect(sheets.get('products')?.slice(1, 4)).toEqual([
      [hostile[0], 70],
      [hostile[1], 69],
      [`'${hostile[2]}`, 68],
    ]);
    expect(sheets.get('About')).toContainEqual(['Filter product', `Azure; ${hostile[0]}`]);
    const xml = partsOf(bytes).find((part) => part.includes('activeUsage')) ?? '';
    expect(xml).toContain('state="frozen"');
    expect(xml).toMatch(/<c r="A1" s="1"/);
    expect(xml).toMatch(/<c r="C2" s="2"><v>1000<\/v>/);
    expect(xml).toMatch(/<c r="D2" s="3"><v>12.34<\/v>/);
  });

  it('is the same bytes for the same result', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => Array.fromAsync(toXlsx(resultOf(shapes)))));
    expect(Buffer.concat(one ?? []).equals(Buffer.concat(other ?? []))).toBe(true);
  });
});

describe('answers.open', () => {
  const all = tableOf(60_001);

  /** A report with one long table, asked for page by page; every question is kept. */
  function open(format: 'xlsx' | 'csv' | 'json', { changesAt = 99, page = {} } = {}) {
    const asked: ReportRequest[] = [];
    const run = async (request: ReportRequest): Promise<ReportResult> => {
      asked.push(request);
      const { offset, limit } = request.page ?? { offset: 0, limit: all.rows.length };
      const section = { ...all, rows: all.rows.slice(offset, offset + limit) };
      const result = resultOf([section]);
      return asked.length < changesAt ? result : { ...result, asOf: [] };
    };
    const never = () => Promise.reject(new Error('nobody asks this'));
    const drawer = { draw: never, close: never };
    const reporting = { run, options: never, tag: never, behind: never, rest: async () => undefined };
    const answers = createAnswers({ reporting, reader: houseReader('1'), rawText: false, drawer });
    const ask = {
      request: { report: 'customers', filters: {}, ...page },
      scope: { tenant: '1', may: [] },
    };
    return { asked, file: answers.open(format, ask, {}) };
  }

  it('HTTP-1 asks for a long table in batches while the file is taken, and gives every row once', async () => {
    const { asked, file } = open('xlsx');
    const { content, name } = await file;
    expect(name).toBe('customers_subscriptions_2024-01_2024-03.xlsx');
    expect(asked.map(({ page }) => page)).toEqual([{ offset: 0, limit: 1000 }]);
    const bytes = Buffer.concat(await Array.fromAsync(content));
    expect(asked.map(({ page }) => page?.offset)).toEqual([0, 1000, 26_000, 51_000]);
    const [sheet] = partsOf(bytes).filter((part) => part.includes('SKU60000'));
    const skus = [...(sheet ?? '').matchAll(/>SKU(\d+)</g)].map(([, number]) => Number(number));
    expect(skus).toEqual(all.rows.map((_: ResultRow, index) => index));
  });

  it('writes delimited text the same way, and a page that was asked for as it was', async () => {
    const text = Buffer.concat(await Array.fromAsync((await open('csv').file).content)).toString();
    expect(text.split('\r\n')).toHaveLength(60_003);
    const { asked, file } = open('csv', { page: { page: { offset: 10, limit: 3 } } });
    const lines = Buffer.concat(await Array.fromAsync((await file).content))
      .toString()
      .split('\r\n');
    expect(lines.slice(1, -1).map((line) => /SKU\d+/.exec(line)?.[0])).toEqual(['SKU10', 'SKU11', 'SKU12']);
    expect(asked).toHaveLength(1);
  });

  it('HTTP-1 HTTP-6 writes JSON the same way, every row once', async () => {
    const { asked, file } = open('json');
    const text = Buffer.concat(await Array.fromAsync((await file).content)).toString();
    const { rowCount: _, ...section } = all;
    expect(JSON.parse(text)).toEqual({ ...resultOf([]), sections: [section] });
    expect(asked.map(({ page }) => page?.offset)).toEqual([0, 1000, 26_000, 51_000]);
    const small = resultOf(shapes.filter(({ rowCount }) => rowCount === undefined));
    const pieces = await Array.fromAsync(streamJson(small, { rest: () => Readable.from([[]]) }));
    expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual(small);
    const compared = open('json', { page: { compare: 'previous' } });
    await compared.file;
    expect(compared.asked.map(({ page }) => page)).toEqual([undefined]);
  });

  it('stops with a clear refusal when the data change while the file is written', async () => {
    const { content } = await open('csv', { changesAt: 2 }).file;
    await expect(Array.fromAsync(content)).rejects.toMatchObject({ code: 'conflict' });
  });
});

/** The texts inside a ZIP file, by its directory. */
function partsOf(zip: Buffer): string[] {
  const parts: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0 && zip.readUInt32LE(at) === 0x02014b50; ) {
    const [size, start] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    parts.push((zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString());
    at += 46 + name + extra + comment;
  }
  return parts;
}
