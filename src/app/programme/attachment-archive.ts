import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { Fault } from '#base/fault.ts';

interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly start: number;
}

const most = { parts: 10_000, bytes: 100 << 20 } as const;
const unpack = promisify(inflateRaw);

/**
 * Looks through a workbook for macros and what else would run or reach out when it is opened. Only a plain archive passes:
 * whatever two readers could understand in two ways is damaged here.
 * @throws Fault `unreadable`, `too-large` for what unpacks without end
 */
export async function checkWorkbook(bytes: Buffer, name: string): Promise<void> {
  const parts = partsOf(bytes, name);
  if (!parts.some((part) => part.name.toLowerCase() === 'xl/workbook.xml')) {
    throw refused(name, 'is an archive but no workbook (XLSX); hand in what is in it');
  }
  const told = parts.reduce((sum, part) => sum + part.unpacked, 0);
  if (told > most.bytes) throw tooLarge(name);
  for (const part of parts) refuseActive(part.name, name, activeNames);
  for (const part of parts) {
    const content = await contentOf(bytes, part, name);
    // The names of parts may be anything; what they are stands here.
    if (/(^\[content_types\]\.xml|\.rels)$/i.test(part.name)) refuseActive(textOf(content, name), name, activeTypes);
  }
}

const activeNames: readonly (readonly [RegExp, string])[] = [
  [/vba(project|data)/i, 'macros (vbaProject.bin)'],
  [/macrosheets\//i, 'macros of Excel 4'],
  [/dialogsheets\//i, 'dialogs that run macros'],
  [/activex/i, 'ActiveX controls'],
  [/embeddings\/|oleobject/i, 'embedded files'],
  [/externallinks\//i, 'links to other files'],
];

const activeTypes: readonly (readonly [RegExp, string])[] = [
  ...activeNames,
  [/macroenabled/i, 'macros (a workbook for macros)'],
  [/macrosheet|dialogsheet/i, 'macros of Excel 4'],
  [/office\.activex|customui/i, 'controls that run macros'],
  [/externallink|relationships\/(attachedtemplate|frame)/i, 'links to other files'],
];

function refuseActive(text: string, name: string, active: typeof activeNames): void {
  const found = active.find(([pattern]) => pattern.test(text));
  if (found !== undefined) throw refused(name, `holds ${found[1]}; save it without, or as PDF`);
}

/** Text of a part, references to characters resolved; entities of its own it may not declare. */
function textOf(content: Buffer, name: string): string {
  const text = content.toString('utf8').replaceAll('\0', '');
  if (/<!(doctype|entity)/i.test(text)) throw refused(name, 'declares entities, which no workbook needs');
  return text.replaceAll(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_all, code: string) => {
    const value = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
    return value <= 0x10ffff ? String.fromCodePoint(value) : '';
  });
}

const endLength = 22;
const centralLength = 46;
const localLength = 30;

/** The parts of an archive whose directory ends it, without a gap and without a comment. */
function partsOf(bytes: Buffer, name: string): Part[] {
  const end = bytes.length - endLength;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) throw damaged(name);
  const count = bytes.readUInt16LE(end + 10);
  if (count > most.parts) throw tooLarge(name);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (parts.length < count) {
    if (at + centralLength > end || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged(name);
    parts.push(partAt(bytes, at, name));
    at += centralLength + [28, 30, 32].reduce((sum, offset) => sum + bytes.readUInt16LE(at + offset), 0);
  }
  if (at !== end) throw damaged(name);
  return parts;
}

function partAt(bytes: Buffer, at: number, name: string): Part {
  if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw refused(name, 'is protected by a password; hand it in without');
  const length = bytes.readUInt16LE(at + 28);
  const title = bytes.toString('utf8', at + centralLength, at + centralLength + length);
  const local = bytes.readUInt32LE(at + 42);
  if (local + localLength > at || bytes.readUInt32LE(local) !== 0x04034b50) throw damaged(name);
  const localTitle = local + localLength + bytes.readUInt16LE(local + 26);
  if (bytes.toString('utf8', local + localLength, localTitle) !== title) throw damaged(name);
  return {
    name: title,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    start: localTitle + bytes.readUInt16LE(local + 28),
  };
}

/** Unpacks a part, which is as large as it says, or damaged. */
async function contentOf(bytes: Buffer, { method, crc, packed, unpacked, start }: Part, name: string): Promise<Buffer> {
  const held = bytes.subarray(start, start + packed);
  if (held.length !== packed || (method !== 0 && method !== 8)) throw damaged(name);
  const inflated = () => unpack(held, { maxOutputLength: Math.max(1, unpacked) });
  const content = method === 0 ? held : await inflated().catch(() => undefined);
  if (content?.length !== unpacked || crc32(content) !== crc) throw damaged(name);
  return content;
}

function refused(name: string, what: string): Fault {
  return new Fault('unreadable', `${name} ${what}`, { parameter: 'file' });
}

function damaged(name: string): Fault {
  return refused(name, 'begins like a workbook but is damaged or cut off; save it again');
}

function tooLarge(name: string): Fault {
  const limit = `${most.bytes >> 20} MB or holds more than ${most.parts} parts`;
  return new Fault('too-large', `${name} unpacks to more than ${limit}`, { parameter: 'file' });
}
