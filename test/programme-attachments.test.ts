import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachment } from '#contract/programme-claims.ts';
import { problemOf } from './http-room.ts';
import { type ClaimsRoom, claimsRoom, ours, theirs } from './programme-claims-room.ts';
import { csv, jpeg, packedObjects, pdf, pdfWith, png, script, workbookWith } from './programme-files.ts';

let room: ClaimsRoom;
beforeAll(async () => {
  room = await claimsRoom();
}, 120_000);
afterAll(() => room.remove());

const folder = (tenant: string) => join(room.dir, 'attachments', tenant);
const drafts = () => readdirSync(join(room.dir, 'tmp', 'uploads'));
const given = async (content: Buffer, as = {}) => {
  const answer = await room.give(content, as);
  expect(answer.statusCode, answer.body).toBe(201);
  return attachment.parse(answer.json());
};

describe('files that are handed in', () => {
  it('ENR-62 SEC-10 are told by their bytes, and come back as they were, to be stored only', async () => {
    const kinds = [
      [pdf, 'application/pdf', 'pdf'],
      [png, 'image/png', 'png'],
      [jpeg, 'image/jpeg', 'jpg'],
      [csv, 'text/csv', 'csv'],
      [await workbookWith(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ] as const;
    for (const [content, mediaType, extension] of kinds) {
      // The name and the announced type lie.
      const kept = await given(content, { file: 'scan.exe', type: 'text/html' });
      expect(kept).toMatchObject({ name: `scan.exe.${extension}`, mediaType, kind: 'invoice', bytes: content.length });
      const back = await room.ask('GET', `attachments/${kept.id}`, 'admin');
      expect(back.statusCode).toBe(200);
      expect(back.rawPayload.equals(content)).toBe(true);
      expect(back.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-disposition': expect.stringMatching(/^attachment; filename="scan\.exe\./),
        'content-security-policy': expect.stringContaining('sandbox'),
      });
      expect(back.headers['content-type']).toContain(mediaType);
    }
    expect(drafts()).toEqual([]);
  });

  it('SEC-10 have names that are labels', async () => {
    const names = [
      ['../../etc/passwd', 'passwd.csv'],
      ['C:\\invoices\\march.CSV', 'march.CSV'],
      ['in\u202Evoc\u0000ie\n.csv', 'invocie.csv'],
      ['...csv', 'csv.csv'],
      ['Rechnung „März“ ü.csv', 'Rechnung „März“ ü.csv'],
      ['"; filename=x.html', '"; filename=x.html.csv'],
      ['   ', 'file.csv'],
      ['a'.repeat(200), `${'a'.repeat(150)}.csv`],
    ] as const;
    for (const [index, [file, name]] of names.entries()) {
      const kept = await given(Buffer.from(`a,b\n${index},${file.length}\n`), { file });
      expect(kept.name).toBe(name);
      const back = await room.ask('GET', `attachments/${kept.id}`, 'admin');
      expect(back.headers['content-disposition']).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[^"; ]+$/,
      );
    }
    for (const stored of readdirSync(folder(ours))) expect(stored).toMatch(/^[0-9a-f]{64}$/);
  });

  const packed = (text: string, filter: string, type = '/XObject') =>
    Buffer.concat([
      Buffer.from(`<< /Type ${type} /Filter ${filter} >>\nstream\n`),
      deflateSync(Buffer.from(text)),
      Buffer.from('\nendstream'),
    ]);

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['a script in a PDF', () => pdfWith(script), '/JavaScript'],
    ['one whose name is written otherwise', () => pdfWith('<< /S /J#61va#53cript /JS (x) >>'), '/JavaScript'],
    ['one in packed objects', () => pdfWith(packedObjects(`3 0 ${script}`)), '/JavaScript'],
    [
      'one in packed objects, far inside',
      () => pdfWith(packedObjects(`${' '.repeat(300_000)}${script}`)),
      '/JavaScript',
    ],
    ['one in a stream that says it is a picture', () => pdfWith(packed(script, '/FlateDecode')), '/JavaScript'],
    ['one behind a stream that never ends', () => pdfWith('<< >>\nstream\n', script), '/JavaScript'],
    ['packed objects packed twice', () => pdfWith(packed('x', '[/ASCII85Decode /FlateDecode]', '/ObjStm')), 'looked'],
    ['packed objects that are mixed', () => pdfWith(packedObjects('x', '/DecodeParms << /Predictor 12 >>')), 'looked'],
    ['a program to start', () => pdfWith('<< /S /Launch /F (cmd.exe) >>'), '/Launch'],
    ['files in a PDF', () => pdfWith('<< /Type /EmbeddedFile >>'), '/EmbeddedFile'],
    ['a form with scripts', () => pdfWith('<< /AcroForm << /XFA 7 0 R >> >>'), '/XFA'],
    ['a protected PDF', () => pdfWith('<< /Encrypt 9 0 R >>'), 'protected'],
    ['half a PDF', () => pdf.subarray(0, pdf.length - 20), 'cut off'],
    ['macros', () => workbookWith({ 'xl/vbaProject.bin': 'x' }), 'vbaProject.bin'],
    [
      'macros under another name',
      () => workbookWith({ 'xl/a.bin': 'x' }, { more: '<x ContentType="application/vnd.ms-office.vba&#80;roject"/>' }),
      'vbaProject',
    ],
    [
      'a workbook for macros',
      () => workbookWith({}, { main: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
      'macros',
    ],
    ['macros of Excel 4', () => workbookWith({ 'xl/macrosheets/sheet1.xml': '<x/>' }), 'Excel 4'],
    ['files in a workbook', () => workbookWith({ 'xl/embeddings/oleObject1.bin': 'x' }), 'embedded files'],
    ['links to other files', () => workbookWith({ 'xl/externalLinks/externalLink1.xml': '<x/>' }), 'links to other'],
    ['ActiveX', () => workbookWith({ 'xl/activeX/activeX1.xml': '<x/>' }), 'ActiveX'],
    ['entities', () => workbookWith({ 'xl/_rels/a.rels': '<!DOCTYPE x [<!ENTITY y "z">]><x/>' }), 'entities'],
    [
      'an archive',
      async () => {
        const zip = await workbookWith();
        zip.write('xl/workbokk.xml', zip.indexOf('xl/workbook.xml'));
        return zip;
      },
      'damaged',
    ],
    ['half a workbook', async () => (await workbookWith()).subarray(0, 200), 'cut off'],
    ['something behind a workbook', async () => Buffer.concat([await workbookWith(), Buffer.from('MZ')]), 'damaged'],
    [
      'a workbook whose bytes are changed',
      async () => {
        const zip = await workbookWith();
        zip.fill(0xaa, 60, 70);
        return zip;
      },
      'damaged',
    ],
    ['half a PNG', () => png.subarray(0, png.length - 5), 'cut off'],
    ['something behind a PNG', () => Buffer.concat([png, Buffer.from('<script>')]), 'damaged'],
    ['half a JPEG', () => jpeg.subarray(0, -2), 'cut off'],
    ['nothing', () => Buffer.alloc(0), 'is empty'],
    ['an old Office file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old or protected Office'],
    ['a program', () => Buffer.from('MZ\x90\0\x03'), 'a program'],
    ['a program of Linux', () => Buffer.from('\x7fELF\x02'), 'a program'],
    ['a script', () => Buffer.from('#!/bin/sh\necho a,b\n'), 'a script'],
    ['a page', () => Buffer.from('\n <!doctype html><script>1,2</script>'), 'web page'],
    ['a drawing', () => Buffer.from('\ufeff<svg onload="a,b"/>'), 'web page or a drawing'],
    ['a picture of another kind', () => Buffer.from('GIF89a,,'), 'GIF'],
    ['text that is no table', () => Buffer.from('Dear all\nsee above, please'), 'no table'],
    ['bytes', () => Buffer.from([1, 2, 44, 3, 0, 4]), 'none of these'],
    ['text in UTF-16', () => Buffer.from('\ufeffa,b', 'utf16le'), 'UTF-16'],
    ['formulas in a table', () => Buffer.from('a;b\n1;"=HYPERLINK(""https://x.example"")"\n'), 'formulas'],
    ['a call to a program in a table', () => Buffer.from("a,b\n1,-2+3+cmd|' /C calc'!A0\n"), 'formulas'],
    ['a formula at the very beginning', () => Buffer.from('@SUM(1),b\n'), 'formulas'],
  ])('ENR-62 SEC-9 refuses %s by name, and keeps nothing of it', async (_what, make, why) => {
    const before = readdirSync(folder(ours)).length;
    const { code, detail, parameter } = problemOf(await room.give(await make(), { file: 'odd.pdf' }), 422);
    expect({ code, parameter }).toEqual({ code: 'unreadable', parameter: 'file' });
    expect(detail).toContain('odd.pdf');
    expect(detail).toContain(why);
    expect([drafts(), readdirSync(folder(ours)).length]).toEqual([[], before]);
  });

  it('SEC-9 refuses what is larger than 10 MB, said or not, and what unpacks without end', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(10 << 20)]);
    expect(problemOf(await room.give(large, {}), 413).detail).toContain('10 MB');
    // Without a word about its length before.
    const parts = Array.from({ length: 11 }, () => Buffer.alloc(1 << 20, 'a,b\n'));
    expect(problemOf(await room.give(Readable.from(parts), {}), 413).detail).toContain('10 MB');
    const bomb = packedObjects(' '.repeat(101 << 20));
    expect(problemOf(await room.give(pdfWith(bomb), {}), 413).detail).toContain('unpacks to more');
    const zip = await workbookWith({ 'xl/worksheets/sheet2.xml': ' '.repeat(101 << 20) });
    expect(problemOf(await room.give(zip, {}), 413).detail).toContain('unpacks to more');
    expect(drafts()).toEqual([]);
  }, 60_000);

  it('keeps nothing of what breaks off', async () => {
    const before = readdirSync(folder(ours)).length;
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('%PDF-1.7\n');
        throw new Error('the line is cut');
      })(),
    );
    const desk = room.app.programme;
    const handed = { file: 'cut.pdf', kind: 'invoice' as const, bytes: 0, source: broken };
    await expect(desk.attachments.add(ours, handed)).rejects.toMatchObject({ code: 'unreadable' });
    expect([drafts(), readdirSync(folder(ours)).length]).toEqual([[], before]);
  });

  it('refuses a form, a missing file and a kind that there is not', async () => {
    expect((await room.give(pdf, { kind: 'letter' })).statusCode).toBe(400);
    const form = await room.give(pdf, { type: 'multipart/form-data; boundary=x' });
    expect(problemOf(form, 400).parameter).toBe('file');
  });

  it('keeps the same file once', async () => {
    const [one, again] = [await given(pdf, { file: 'same.pdf' }), await given(pdf, { file: 'other.pdf' })];
    expect(again.id).toBe(one.id);
    expect((await given(pdf, { kind: 'payment-proof' })).id).not.toBe(one.id);
  });

  it('SEC-3 SEC-5 opens only for the partner and the operator: a foreign file is not there', async () => {
    const kept = await given(pdfWith('<< /Ours true >>'));
    for (const [path, account] of [
      [`attachments/${kept.id}`, 'other-admin'],
      [`attachments/${kept.id}?tenant=${ours}`, 'other-admin'],
      [`attachments/${kept.id}?tenant=${theirs}`, 'operator'],
      ['attachments/none', 'admin'],
      ['attachments/..%2f..%2fset-up.json', 'admin'],
    ] as const) {
      problemOf(await room.ask('GET', path, account), 404);
    }
    expect((await room.ask('GET', `attachments/${kept.id}?tenant=${ours}`, 'operator')).statusCode).toBe(200);
    problemOf(await room.ask('GET', `attachments/${kept.id}`, 'viewer'), 403);
    problemOf(await room.give(pdf, { tenant: ours, account: 'other-admin' }), 404);
    expect(readdirSync(join(room.dir, 'attachments'))).toEqual([ours]);
  });

  it('ENR-61 R-12 leaves invoices of claims to who sees the KPIs; a billing admin has proofs of payment', async () => {
    const kept = await given(pdf);
    problemOf(await room.ask('GET', `attachments/${kept.id}`, 'billing'), 403);
    problemOf(await room.give(pdf, { account: 'billing' }), 403);
    const proof = await given(pdf, { account: 'billing', kind: 'payment-proof' });
    expect((await room.ask('GET', `attachments/${proof.id}`, 'billing')).statusCode).toBe(200);
  });

  it('SEC-18 notes what comes and what leaves', async () => {
    const kept = await given(pdfWith('<< /Noted true >>'));
    await room.ask('GET', `attachments/${kept.id}`, 'admin');
    const log = await room.server.inject({
      url: `/api/v1/audit?tenant=${ours}`,
      headers: { cookie: 'partnerscope=secret-of-operator', 'sec-fetch-site': 'same-origin' },
    });
    const noted = log.json().entries.filter((entry: { object: string }) => entry.object.includes(kept.id));
    expect(noted.map((entry: { action: string }) => entry.action)).toEqual(['export.made', 'programme.file.given']);
  });

  it('gives nothing out that is not what was handed in', async () => {
    const kept = await given(pdfWith('<< /Damaged true >>'));
    const stored = readdirSync(folder(ours)).find((name) =>
      readFileSync(join(folder(ours), name)).includes('/Damaged'),
    );
    writeFileSync(join(folder(ours), stored ?? ''), pdf);
    problemOf(await room.ask('GET', `attachments/${kept.id}`, 'admin'), 503);
    rmSync(join(folder(ours), stored ?? ''));
    problemOf(await room.ask('GET', `attachments/${kept.id}`, 'admin'), 503);
  });
});
