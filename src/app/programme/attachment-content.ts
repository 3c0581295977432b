import { isUtf8 } from 'node:buffer';
import { Fault } from '#base/fault.ts';
import { checkWorkbook } from './attachment-archive.ts';
import { checkPdf } from './attachment-pdf.ts';

/** What may be handed in. */
export interface AttachmentType {
  readonly mediaType: string;
  readonly extension: string;
}

const pdf = { mediaType: 'application/pdf', extension: 'pdf' };
const png = { mediaType: 'image/png', extension: 'png' };
const jpeg = { mediaType: 'image/jpeg', extension: 'jpg' };
const csv = { mediaType: 'text/csv', extension: 'csv' };
const xlsx = { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' };
export const attachmentTypes: readonly AttachmentType[] = [pdf, png, jpeg, xlsx, csv];

/**
 * Tells by its bytes what a file is, never by its name, and looks for what would run when somebody opens it (SEC-9, SEC-10).
 * @throws Fault `unreadable` for what is none of the kinds, damaged, cut off, protected, or holds macros or scripts
 */
export async function checkAttachment(bytes: Buffer, name: string): Promise<AttachmentType> {
  const starts = (...head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new Fault('unreadable', `${name} is empty`, { parameter: 'file' });
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) {
    await checkPdf(bytes, name);
    return pdf;
  }
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    await checkWorkbook(bytes, name);
    return xlsx;
  }
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return checked(isWholePng(bytes), png, name);
  if (starts(0xff, 0xd8, 0xff)) return checked(isWholeJpeg(bytes), jpeg, name);
  checkText(bytes, name);
  return csv;
}

function checked(isWhole: boolean, type: AttachmentType, name: string): AttachmentType {
  if (isWhole) return type;
  const what = type === png ? 'a PNG picture' : 'a JPEG picture';
  throw new Fault('unreadable', `${name} begins like ${what} but is damaged or cut off; save it again`, {
    parameter: 'file',
  });
}

/** Piece after piece, up to the last one, behind which nothing hides. */
function isWholePng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end === bytes.length;
    at = end;
  }
  return false;
}

/** Some cameras fill the end up with zeros. */
function isWholeJpeg(bytes: Buffer): boolean {
  let end = bytes.length;
  while (end > 4 && bytes[end - 1] === 0) end--;
  return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

/** What it is instead, for those kinds that people try. */
const others: readonly (readonly [readonly number[], string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old or protected Office file, which may hold macros; save it as PDF or XLSX'],
  [[0x4d, 0x5a], 'a program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x23, 0x21], 'a script'],
  [[0x1f, 0x8b], 'a packed file; hand in what is in it'],
  [[0x50, 0x4b], 'an archive that is empty or damaged'],
  [[0x52, 0x61, 0x72, 0x21], 'an archive; hand in what is in it'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'an archive; hand in what is in it'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture; save it as PNG'],
  [[0x52, 0x49, 0x46, 0x46], 'a picture or sound of another kind; save it as PNG'],
  [[0x49, 0x49, 0x2a, 0], 'a TIFF picture; save it as PDF or PNG'],
  [[0x4d, 0x4d, 0, 0x2a], 'a TIFF picture; save it as PDF or PNG'],
  [[0x7b, 0x5c, 0x72, 0x74], 'an RTF document; save it as PDF'],
  [[0xff, 0xfe], 'text in UTF-16; save it as CSV in UTF-8'],
  [[0xfe, 0xff], 'text in UTF-16; save it as CSV in UTF-8'],
];

/** A table in text has no mark at its beginning, so it is whatever reads as one. */
function checkText(bytes: Buffer, name: string): void {
  const known = others.find(([head]) => head.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) throw refused(name, `is ${known[1]}`);
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/^\uFEFF/, '');
  if (/(?![\t\n\f\r\x80-\x9f])\p{Cc}/u.test(text)) throw refused(name, 'is none of these');
  if (/^\s*</.test(text)) throw refused(name, 'is a web page or a drawing (HTML, XML, SVG)');
  const [header = ''] = text.trimStart().split(/\r\n|[\r\n]/, 1);
  if (!/[,;\t]/.test(header)) throw refused(name, 'is text, but no table: its first line has one column only');
  if (runs.test(text)) throw refused(name, 'holds formulas, which a spreadsheet would run; save the values only');
}

/** A cell that is a formula, and a number that goes on with a call to another program. */
const runs = /(?:^|[,;\t\r\n])[ "']*(?:[=@]|[+-][^,;\t\r\n]*\|)/;

function refused(name: string, what: string): Fault {
  const allowed = attachmentTypes.map(({ extension }) => extension.toUpperCase());
  const message = `${name} ${what}; hand in one of ${allowed.join(', ')}`;
  return new Fault('unreadable', message, { parameter: 'file', allowed });
}
