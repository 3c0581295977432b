import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/** Small files of every kind that people hand in, whole and with something in them that should not be. */
export function pdfWith(...objects: readonly (string | Buffer)[]): Buffer {
  const parts = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', ...objects];
  const body = parts.flatMap((part, index) => [`${index + 1} 0 obj\n`, part, '\nendobj\n']);
  const end = 'xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n';
  return Buffer.concat(['%PDF-1.7\n', ...body, end].map((part) => Buffer.from(part)));
}

/** An object that holds others, packed. */
export function packedObjects(content: string, more = ''): Buffer {
  const packed = deflateSync(Buffer.from(content));
  const head = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ${more} /Length ${packed.length} >>\nstream\r\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
}

export const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

const contentTypes = (main: string, more = '') =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Override PartName="/xl/workbook.xml" ContentType="${main}"/>${more}</Types>`;
const plainMain = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A workbook with further parts, by their names. */
export async function workbookWith(
  parts: Readonly<Record<string, string>> = {},
  types: { readonly main?: string; readonly more?: string } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  const all = {
    '[Content_Types].xml': contentTypes(types.main ?? plainMain, types.more),
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': '<worksheet/>',
    ...parts,
  };
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as AsyncIterable<Buffer> & NodeJS.ReadableStream);
}

/** One point, in white. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xda, 1, 2, 3, 0xff, 0xd9]);
export const csv = Buffer.from('Invoice;Units;Total\r\nINV-1;4;-12,50\r\nINV-2;1;+31 6 1234\r\n');
export const pdf = pdfWith();
