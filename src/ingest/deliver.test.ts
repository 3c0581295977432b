import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { currentParts } from '#lake/current.ts';
import { openLake } from '#lake/lake.ts';
import {
  type ImportRoom,
  importRoom,
  invoices,
  offices,
  readings,
  seats,
  seatsFile,
  seatsHeader,
  seatsRow,
  someId,
} from '../../test/import-room.ts';
import { rebuild, undoDelivery } from './deliver.ts';

let room: ImportRoom;
beforeEach(async () => {
  room = await importRoom();
});
afterEach(() => room.close());

const good = (...months: string[]) => seatsFile(...months.map((month) => seatsRow(month)));
const goodValues = {
  ...{ Month: '2024-01-01', SubscriptionId: someId, State: 'Active', Channel: 'CSP', Seats: '5', SeatChange: '-2' },
  ...{ RevenueUSD: '12.500000', StartDate: '2020-02-29', IsTrial: false, CustomerName: 'Fabrikam' },
};

describe('importFile', () => {
  it('CLI-4 gives a receipt and tells the engine', async () => {
    const receipt = await room.bring('seats.csv', good('2024-02', '2024-01'));
    expect(receipt).toEqual({
      ...{
        delivery: receipt.delivery,
        dataset: 'Seats',
        tenant: 'T1',
        file: 'seats.csv',
        rows: 2,
        loaded: 2,
        rejected: 0,
      },
      ...{ duplicate: false, months: ['2024-01', '2024-02'], problems: [], rejectsFile: null, unknownColumns: [] },
      ...{ missingColumns: [], version: 1 },
    });
    expect(room.loaded.map(({ version }) => version)).toEqual([1]);
    expect(await room.rows(receipt.delivery)).toHaveLength(2);
    const delivery = await room.lake.find(receipt.delivery ?? '');
    expect(delivery).toMatchObject({ periods: ['2024-01', '2024-02'], bytes: good('2024-02', '2024-01').length });
    expect(delivery && (await room.lake.receipt(delivery))).toEqual(receipt);
  });

  it('CLI-4 keeps the good rows and writes the others, as they came, to a rejects file', async () => {
    const receipt = await room.bring(
      'seats.csv',
      seatsFile(
        seatsRow('2024-01'),
        seatsRow('2024-01', { Seats: '-3' }),
        seatsRow('2024-13'),
        seatsRow('2024-01', { CustomerName: '"Last, one"' }),
      ),
    );
    expect(receipt).toMatchObject({ rows: 4, loaded: 2, rejected: 2 });
    expect(receipt.problems).toEqual([
      { line: 3, column: 'Seats', value: '-3', reason: 'must be 0 or more' },
      {
        line: 4,
        column: 'Month',
        value: '2024-13-01',
        reason: 'there is no such day; dates of this file are YYYY-MM-DD',
      },
    ]);
    const rejects = readFileSync(room.lake.pathOf(receipt.rejectsFile ?? ''), 'utf8').split('\n');
    expect(rejects[0]).toBe(`${seatsHeader},_line,_column,_value,_reason`);
    expect(rejects[1]).toBe(`${seatsRow('2024-01', { Seats: '-3' })},3,Seats,-3,must be 0 or more`);
    expect(rejects).toHaveLength(4);
  });

  it('CLI-4 refuses the whole file when strict, naming the first problems', async () => {
    const file = seatsFile(seatsRow('2024-01'), seatsRow('2024-01', { Seats: 'many' }));
    await expect(room.bring('seats.csv', file, { strict: true })).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/1 of 2 rows .* line 3, Seats "many"/),
    });
    expect(await room.lake.tenants()).toEqual([]);
  });

  it('accepts nothing when every row is rejected, and keeps the rejects', async () => {
    const receipt = await room.bring('seats.csv', seatsFile(seatsRow('soon')));
    expect(receipt).toMatchObject({ delivery: null, rows: 1, loaded: 0, rejected: 1, months: null, version: 0 });
    expect(existsSync(room.lake.pathOf(receipt.rejectsFile ?? ''))).toBe(true);
    expect(await room.lake.tenants()).toEqual([]);
    expect(room.loaded).toEqual([]);
  });

  it('CLI-4 changes nothing for a file that is current already, whatever it is called', async () => {
    const first = await room.bring('a.csv', good('2024-01'));
    const second = await room.bring('b.csv', good('2024-01'));
    expect(second).toEqual({ ...first, file: 'b.csv', duplicate: true });
    expect((await room.lake.manifest('T1')).version).toBe(1);
    expect(room.loaded).toHaveLength(1);
  });

  it('takes the same file again once it was undone or replaced, and for another customer', async () => {
    const first = await room.bring('a.csv', good('2024-01'));
    await undoDelivery(first.delivery ?? '', room.deps);
    expect(await room.bring('a.csv', good('2024-01'))).toMatchObject({ duplicate: false, version: 3 });
    await room.bring('b.csv', seatsFile(seatsRow('2024-01', { Seats: '9' })));
    expect(await room.bring('a.csv', good('2024-01'))).toMatchObject({ duplicate: false, version: 5 });
    expect(await room.bring('a.csv', good('2024-01'), { customer: someId })).toMatchObject({
      duplicate: false,
      version: 6,
    });
    expect(await room.bring('a.csv', good('2024-01'), { customer: someId })).toMatchObject({ duplicate: true });
  });

  it('replaces the months, or days, that a file brings and no others', async () => {
    const first = await room.bring('a.csv', good('2024-01', '2024-02', '2024-03'));
    const second = await room.bring('b.csv', good('2024-02'));
    const parts = currentParts(await room.lake.manifest('T1'), seats);
    expect(parts.map(({ delivery, periods }) => [delivery.id, periods])).toEqual([
      [first.delivery, ['2024-01', '2024-03']],
      [second.delivery, ['2024-02']],
    ]);
    const day = (date: string) => `ProcessedDate,UserId,Workload\n${date},u1,EXO\n`;
    await room.bring('c.csv', day('2024-06-01'));
    await room.bring('d.csv', day('2024-06-02'));
    const days = currentParts(await room.lake.manifest('T1'), readings);
    expect(days.map(({ periods }) => periods)).toEqual([['2024-06-01'], ['2024-06-02']]);
  });

  it('replaces a snapshot whole and adds events', async () => {
    await room.bring('o1.csv', 'MPNId,City,Country\n1,Utrecht,Netherlands\n');
    const newest = await room.bring('o2.csv', 'MPNId,City,Country\n2,Ghent,Belgium\n');
    await room.bring('i1.csv', 'InvoiceNumber,InvoiceLine,Amount\nA,1,5\n');
    await room.bring('i2.csv', 'InvoiceNumber,InvoiceLine,Amount\nA,1,6\n');
    const manifest = await room.lake.manifest('T1');
    expect(currentParts(manifest, offices).map(({ delivery }) => delivery.id)).toEqual([newest.delivery]);
    expect(currentParts(manifest, invoices)).toHaveLength(2);
  });

  it('refuses rows without a required text, wherever they stand', async () => {
    const receipt = await room.bring('i.csv', 'InvoiceNumber,InvoiceLine,Amount\nA,1,5\n ,2,5\n,3,6\n');
    expect(receipt).toMatchObject({ loaded: 1, rejected: 2 });
    expect(receipt.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'InvoiceNumber'],
      [4, 'InvoiceNumber'],
    ]);
  });

  it('takes two imports at once for one tenant one after the other', async () => {
    const both = await Promise.all([room.bring('a.csv', good('2024-01')), room.bring('b.csv', good('2024-02'))]);
    expect(both.map(({ version }) => version).sort()).toEqual([1, 2]);
    expect(await (await openLake(room.lake.dataDir)).manifest('T1')).toMatchObject({ version: 2 });
  });

  it('ends on abort with nothing changed', async () => {
    const stop = new AbortController();
    const path = room.put('a.csv', good('2024-01'));
    const onProgress = () => stop.abort(new Error('changed my mind'));
    await expect(room.take(path, {}, { signal: stop.signal, onProgress })).rejects.toThrow('changed my mind');
    expect(await room.lake.tenants()).toEqual([]);
  });

  it('keeps the delivery and says so when the engine cannot load it', async () => {
    const store = { load: () => Promise.reject(new Error('broken')) };
    const path = room.put('a.csv', good('2024-01'));
    await expect(room.take(path, {}, { store })).rejects.toMatchObject({
      code: 'unavailable',
      detail: 'Error: broken',
    });
    expect(await room.take(path)).toMatchObject({ duplicate: true });
  });
});

describe('formats', () => {
  const table = good('2024-01');
  const bom = '\ufeff';
  const tsv = table.replaceAll(',', '\t');

  it.each([
    ['a CSV file', table],
    ['a TSV file that is called .csv', tsv],
    ['semicolons', table.replaceAll(',', ';')],
    ['a byte order mark', bom + table],
    ['UTF-16, little end first', iconv.encode(tsv, 'utf-16le', { addBOM: true })],
    ['UTF-16, big end first', iconv.encode(tsv, 'utf-16be', { addBOM: true })],
    ['UTF-16 without a mark', iconv.encode(tsv, 'utf-16le')],
    ['gzip', gzipSync(table)],
    ['UTF-16 in gzip', gzipSync(iconv.encode(tsv, 'utf-16le', { addBOM: true }))],
    ['Windows line ends', table.replaceAll('\n', '\r\n')],
    ['old Mac line ends', table.replaceAll('\n', '\r')],
    ['mixed line ends', table.replace('\n', '\r\n')],
    ['no last line end', table.trimEnd()],
    ['blank lines', `\n${table.replace('\n', '\n\n')}\n\n`],
    ['Excel’s separator line', `sep=;\r\n${table.replaceAll(',', ';')}`],
    ['quotes around everything', table.replace(/[^,\n]+/g, '"$&"')],
  ])('CLI-5 reads %s', async (_what, content) => {
    const receipt = await room.bring('file.csv', content);
    expect(receipt).toMatchObject({ rows: 1, loaded: 1 });
    expect(await room.rows(receipt.delivery)).toEqual([goodValues]);
  });

  it('reads Western Windows text, also when the first such letter comes late', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => seatsRow('2024-01', { SeatChange: String(index) }));
    const text = seatsFile(...rows, seatsRow('2024-01', { CustomerName: 'Café Zürich' }));
    expect(text.length).toBeGreaterThan(5 << 20);
    const receipt = await room.bring('late.csv', iconv.encode(text, 'windows-1252'));
    expect(receipt).toMatchObject({ loaded: 60_001, rejected: 0 });
    expect((await room.rows(receipt.delivery)).map((row) => row.CustomerName)).toContain('Café Zürich');
    const early = await room.bring(
      'early.csv',
      iconv.encode(seatsFile(seatsRow('2024-01', { CustomerName: 'Café' })), 'windows-1252'),
    );
    expect((await room.rows(early.delivery))[0]?.CustomerName).toBe('Café');
  });

  it('CLI-5 reads decimal commas and Dutch dates', async () => {
    const row = { StartDate: '29-02-2020', RevenueUSD: '12,50' };
    const dutch = Object.values({ ...goodValues, IsTrial: '0', Month: '1-1-2024', ...row }).join(';');
    const receipt = await room.bring('nl.csv', `${seatsHeader.replaceAll(',', ';')}\n${dutch}\n`);
    expect(await room.rows(receipt.delivery)).toEqual([goodValues]);
  });

  it('CLI-5 reads quoted line breaks and ragged lines, blank cells beyond the header included', async () => {
    const receipt = await room.bring(
      'ragged.csv',
      `${seatsFile(seatsRow('2024-01', { CustomerName: '"two\nlines ""here"""' }), `${seatsRow('2024-01')},, `, `2024-01-01,${someId}`)}${seatsRow('2024-01')},x\n`,
    );
    expect(receipt).toMatchObject({ rows: 4, loaded: 3, rejected: 1 });
    expect(receipt.problems).toEqual([
      { line: 6, column: '', value: 'x', reason: 'the row has 11 cells, the header 10' },
    ]);
    const names = (await room.rows(receipt.delivery)).map((row) => row.CustomerName);
    expect(new Set(names)).toEqual(new Set(['Fabrikam', 'two\nlines "here"', null]));
  });

  it('CLI-5 reads the first sheet of a workbook, whose dates may be dates, serial numbers or text', async () => {
    const path = `${room.dir}/book.xlsx`;
    const text = (value: string) => ({ type: String, value });
    const header = [
      'Month',
      'SubscriptionId',
      'Seats',
      'RevenueUSD',
      'StartDate',
      'IsTrial',
      'CustomerName',
      'Colour',
    ].map(text);
    const row = (start: object, seatsCell: object) => [
      { type: Date, value: new Date('2024-01-01T00:00:00Z'), format: 'yyyy-mm-dd' },
      ...[
        text(someId),
        seatsCell,
        { type: Number, value: 12.5 },
        start,
        { type: Boolean, value: false },
        text('Café, "x"'),
        text('red'),
      ],
    ];
    const rows = [
      row({ type: Number, value: 43890 }, { type: Number, value: 5 }),
      row(text('2020-02-29'), { type: Number, value: 1.5 }),
    ];
    await writeXlsxFile([header, ...rows]).toFile(path);
    const receipt = await room.take(path);
    expect(receipt).toMatchObject({ rows: 2, loaded: 1, rejected: 1, unknownColumns: ['Colour'] });
    expect(receipt.problems).toEqual([
      { line: 3, column: 'Seats', value: '1.5', reason: 'a whole number is expected' },
    ]);
    const { SubscriptionId, ...values } = (await room.rows(receipt.delivery))[0] ?? {};
    expect(values).toEqual({
      ...{
        Month: '2024-01-01',
        Seats: '5',
        RevenueUSD: '12.500000',
        StartDate: '2020-02-29',
        IsTrial: false,
        CustomerName: 'Café, "x"',
      },
    });
    expect(SubscriptionId).toBe(someId);
  });

  it('CLI-5 reads Parquet, whatever its types, and rejects by row number', async () => {
    const path = `${room.dir}/file.parquet`;
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (
      SELECT TIMESTAMP '2024-01-01 00:00:00' AS month, '${someId}'::UUID AS SubscriptionId, 'active' AS State, 5::TINYINT AS Seats,
        12.5::FLOAT AS Revenue, '2020-02-29' AS StartDate, false AS IsTrial, ['a'] AS Colours
      UNION ALL SELECT TIMESTAMP '2024-01-01', '${someId}', 'Gone', -5, 1, NULL, NULL, NULL
      UNION ALL SELECT NULL, '${someId}', NULL, NULL, 1, NULL, NULL, NULL) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
    const receipt = await room.take(path);
    expect(receipt).toMatchObject({ rows: 3, loaded: 1, rejected: 2, unknownColumns: ['Colours'] });
    expect(receipt.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'State'],
      [2, 'Seats'],
      [3, 'Month'],
    ]);
    expect(await room.rows(receipt.delivery)).toEqual([
      {
        ...{ Month: '2024-01-01', SubscriptionId: someId, State: 'Active', Seats: '5' },
        ...{ RevenueUSD: '12.500000', StartDate: '2020-02-29', IsTrial: false },
      },
    ]);
  });
});

describe('undoDelivery', () => {
  it('brings back what the delivery had replaced', async () => {
    const first = await room.bring('a.csv', good('2024-01'));
    const second = await room.bring('b.csv', seatsFile(seatsRow('2024-01', { Seats: '9' })));
    const manifest = await undoDelivery(second.delivery ?? '', room.deps);
    expect(currentParts(manifest, seats).map(({ delivery }) => delivery.id)).toEqual([first.delivery]);
    expect(room.loaded.map(({ version }) => version)).toEqual([1, 2, 3]);
    await expect(undoDelivery(second.delivery ?? '', room.deps)).rejects.toMatchObject({ code: 'conflict' });
    await expect(undoDelivery('nope', room.deps)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('rebuild', () => {
  it('throws the engine’s files away and loads every tenant again', async () => {
    await room.bring('a.csv', good('2024-01'), { tenant: 'A' });
    await room.bring('a.csv', good('2024-01'), { tenant: 'B' });
    const told: string[] = [];
    const store = {
      forget: async (tenant: string) => void told.push(`forget ${tenant}`),
      load: async ({ tenant, version }: { tenant: string; version: number }) =>
        void told.push(`load ${tenant} ${version}`),
    };
    await rebuild(undefined, { lake: room.lake, store });
    expect(told).toEqual(['forget A', 'load A 1', 'forget B', 'load B 1']);
  });
});
