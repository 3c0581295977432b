import { mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportRoom, importRoom, seatsFile, seatsHeader, seatsRow } from '../../test/import-room.ts';

let room: ImportRoom;
beforeEach(async () => {
  room = await importRoom();
});
/** Whatever was refused, nothing is left behind. */
afterEach(() => {
  expect(readdirSync(join(room.lake.dataDir, 'tmp'))).toEqual([]);
  room.close();
});

const refused = async (name: string, content: string | Buffer, limits = {}) => {
  const path = room.put(name, content);
  const error: unknown = await room.take(path, {}, { limits }).catch((reason: unknown) => reason);
  expect(await room.lake.tenants()).toEqual([]);
  return error;
};
const fault = (code: string, message: RegExp) => ({ code, message: expect.stringMatching(message) });

describe('a file that cannot be taken', () => {
  it.each([
    ['an unknown header', 'Colour,Taste\nred,sweet\n', /^No dataset has this header/],
    ['an empty file', '', /^file.csv is empty$/],
    ['only blank lines', '\n\n \n', /no header/],
    ['a header and no rows', `${seatsHeader}\n`, /^file.csv has a header but no rows$/],
    ['a header without a line end', seatsHeader, /has a header but no rows/],
    ['doubled columns', `${seatsHeader},month\n${seatsRow('2024-01')},x\n`, /"Month" more than once/],
    [
      'a header without the column that places its rows',
      'SubscriptionId,State,Seats\nx,Active,1\n',
      /Seats lacks Month/,
    ],
    [
      'an open quote',
      seatsFile(seatsRow('2024-01', { CustomerName: '"open' }), seatsRow('2024-01')),
      /Line 2 opens a quote/,
    ],
    ['NUL bytes', `${seatsHeader}\n\0\0\0`, /NUL bytes/],
    ['a PDF', '%PDF-1.7 …', /is a PDF/],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old or password-protected Excel file/],
    ['a damaged Parquet file', 'PAR1 and nothing behind', /damaged Parquet/],
    ['an archive that is no workbook', zip([{ name: 'a.csv', content: Buffer.from('a') }]), /no Excel workbook/],
    [
      'a workbook that is cut off',
      zip([{ name: 'xl/workbook.xml', content: Buffer.from('a') }]).subarray(0, 60),
      /damaged or cut off/,
    ],
    [
      'a workbook without a sheet',
      zip([{ name: 'xl/workbook.xml', content: Buffer.from('a') }]),
      /cannot be read as a workbook/,
    ],
    ['a truncated gzip', gzipSync(seatsFile(seatsRow('2024-01'))).subarray(0, -9), /is cut off/],
    ['a damaged gzip', gzipSync(seatsFile(seatsRow('2024-01'))).fill(7, 30, 60), /is damaged/],
    ['a gzip of a workbook', gzipSync(zip([{ name: 'x', content: Buffer.from('a') }])), /holds a workbook file/],
  ])('SEC-9 %s is refused', async (_what, content, message) => {
    expect(await refused('file.csv', content)).toMatchObject(fault('unreadable', message));
  });

  it('SEC-9 refuses a folder and a file that is not there', async () => {
    mkdirSync(join(room.dir, 'folder'));
    await expect(room.take(join(room.dir, 'folder'))).rejects.toMatchObject(fault('unreadable', /is a folder/));
    await expect(room.take(join(room.dir, 'nothing'))).rejects.toMatchObject(
      fault('unreadable', /There is no file nothing/),
    );
  });

  it('SEC-9 refuses a NUL byte far into a file', async () => {
    const rows = Array.from({ length: 60_000 }, () => seatsRow('2024-01'));
    const text = seatsFile(...rows, seatsRow('2024-01', { CustomerName: 'a\0b' }));
    expect(text.length).toBeGreaterThan(5 << 20);
    expect(await refused('file.csv', text)).toMatchObject(fault('unreadable', /NUL bytes/));
  });

  it('SEC-9 refuses more columns than the limit, but not a thousand unknown ones', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`).join(',');
    const receipt = await room.bring(
      'wide.csv',
      `${seatsHeader},${many(1000)}\n${seatsRow('2024-01')},${many(1000)}\n`,
      { tenant: 'T2' },
    );
    expect(receipt.loaded).toBe(1);
    expect(receipt.unknownColumns).toHaveLength(1000);
    await expect(room.bring('wider.csv', `${seatsHeader},${many(2000)}\n`)).rejects.toMatchObject(
      fault('unreadable', /2010 columns; 2000 are the most/),
    );
  });

  it('SEC-9 refuses a line of 2 GB without reading it', async () => {
    const path = room.put('endless.csv', 'x'.repeat(5 << 20));
    truncateSync(path, 2 ** 31);
    const began = performance.now();
    await expect(room.take(path)).rejects.toMatchObject(fault('unreadable', /first line .* longer than 2048 kB/));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('SEC-9 refuses an endless line behind good ones, naming where it begins', async () => {
    const text = `${seatsFile(seatsRow('2024-01'), seatsRow('2024-02'))}${'x'.repeat(30 << 20)}`;
    expect(await refused('endless.csv', text)).toMatchObject(fault('unreadable', /begins on line 4 is longer/));
  });

  it('SEC-9 refuses a line that is longer than what the engine holds, whatever is around it', async () => {
    const endless = 'x'.repeat(40 << 20);
    const [last, amid] = [seatsFile(endless), seatsFile(seatsRow('2024-01'), endless, seatsRow('2024-02'))];
    expect(await refused('last.csv', last)).toMatchObject(fault('unreadable', /begins on line 2 is longer/));
    expect(await refused('amid.csv', amid)).toMatchObject(fault('unreadable', /begins on line 3 is longer/));
    expect(await refused('packed.csv.gz', gzipSync(amid))).toMatchObject(fault('unreadable', /line 3 is longer/));
    const utf16 = Buffer.from(`\ufeff${amid}`, 'utf16le');
    expect(await refused('wide.csv', utf16)).toMatchObject(fault('unreadable', /begins on line 3 is longer/));
  }, 30_000);

  it('SEC-9 refuses endless quotes', async () => {
    const text = `${seatsFile(seatsRow('2024-01'))}"${'""\n'.repeat(2 << 20)}`;
    expect(await refused('quotes.csv', text)).toMatchObject(fault('unreadable', /line 3 is longer .* open quote/));
  });
});

describe('rows that cannot be taken', () => {
  it('CLI-4 rejects wrong types, impossible dates and negative seats, each with its reason', async () => {
    const wrong = [
      { Seats: 'many' },
      { Seats: '1.5' },
      { Seats: '-1' },
      { StartDate: '2023-02-29' },
      { RevenueUSD: 'EUR 5' },
      { IsTrial: 'maybe' },
      { State: 'Gone' },
    ];
    const receipt = await room.bring(
      'file.csv',
      seatsFile(seatsRow('2024-01'), ...wrong.map((cell) => seatsRow('2024-01', cell)), seatsRow('1024-01')),
    );
    expect(receipt).toMatchObject({ loaded: 1, rejected: 8 });
    expect(receipt.problems.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
      '3 Seats: a whole number is expected',
      '4 Seats: a whole number is expected',
      '5 Seats: must be 0 or more',
      '6 StartDate: there is no such day; dates of this file are YYYY-MM-DD',
      '7 RevenueUSD: a number is expected',
      '8 IsTrial: 0 or 1 is expected',
      '9 State: one of Active, In grace is expected',
      '10 Month: the year must lie between 1990 and 2100',
    ]);
  });

  it('CLI-4 lists a thousand problems and writes every one', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => seatsRow('2024-01', { Seats: `x${index}` }));
    const receipt = await room.bring('file.csv', seatsFile(seatsRow('2024-01'), ...rows));
    expect(receipt).toMatchObject({ loaded: 1, rejected: 3000 });
    expect(receipt.problems).toHaveLength(1000);
    expect(receipt.problems[999]).toMatchObject({ line: 1002, value: 'x999' });
    expect(
      readFileSync(room.lake.pathOf(receipt.rejectsFile ?? ''), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3001);
  });
});

describe('bombs and limits', () => {
  const zeros = Buffer.alloc(5 << 20);

  it('SEC-9 refuses a workbook that unpacks to too much, told or not', async () => {
    const limits = { workbookBytes: 1 << 20 };
    const bomb = { name: 'xl/worksheets/sheet1.xml', content: zeros };
    const book = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
    for (const told of [undefined, 10]) {
      const file = zip([book, told === undefined ? bomb : { ...bomb, told }]);
      expect(file.length).toBeLessThan(20_000);
      expect(await refused('bomb.xlsx', file, limits)).toMatchObject(fault('too-large', /unpacks to more than 1 MB/));
    }
  });

  it('SEC-9 refuses an archive of very many entries', async () => {
    const entries = Array.from({ length: 30 }, (_, index) => ({ name: `xl/${index}`, content: Buffer.from('') }));
    expect(await refused('many.xlsx', zip(entries), { archiveEntries: 20 })).toMatchObject(
      fault('too-large', /30 entries/),
    );
  });

  it('SEC-9 refuses a gzip that unpacks to too much, by size or by ratio', async () => {
    const bomb = gzipSync(seatsFile(seatsRow('2024-01')) + ','.repeat(80 << 20));
    expect(await refused('bomb.gz', bomb)).toMatchObject(fault('too-large', /more than 300 times its size/));
    expect(await refused('bomb.gz', bomb, { inflatedBytes: 1 << 20 })).toMatchObject(
      fault('too-large', /more than 1048576 bytes/),
    );
  });

  it('SEC-9 refuses a file over the size limit', async () => {
    expect(await refused('file.csv', seatsFile(seatsRow('2024-01')), { fileBytes: 10 })).toMatchObject(
      fault('too-large', /10 are the most/),
    );
  });

  it('SEC-9 ends a conversion that takes too long or too much memory', async () => {
    const file = seatsFile(
      ...Array.from({ length: 20_000 }, (_, index) => seatsRow('2024-01', { Seats: `${index}.5` })),
    );
    expect(await refused('slow.csv', file, { timeMs: 5 })).toMatchObject(fault('too-large', /not read within/));
    expect(await refused('hungry.csv', file, { heapMb: 12 })).toMatchObject(fault('too-large', /needs more memory/));
    expect(await refused('hungry.csv', file, { residentMb: 1 })).toMatchObject(fault('too-large', /needs more memory/));
    expect(await refused('hungry.csv', file, { engineMb: 1 })).toMatchObject(fault('too-large', /needs more memory/));
  });
});

/** A zip archive; `told` is the unpacked size it claims. */
function zip(files: readonly { name: string; content: Buffer; told?: number }[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, told } of files) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(told ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    local.push(Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed);
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, at, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}
