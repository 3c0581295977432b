import { isUtf8 } from 'node:buffer';
import { open, stat } from 'node:fs/promises';
import { Fault } from '#base/fault.ts';
import { errorCode } from '#lake/disk.ts';
import type { Limits } from './limits.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type FileKind =
  | { readonly kind: 'gzip' | 'workbook' | 'parquet' }
  | { readonly kind: 'text'; readonly encoding: Encoding };

/** Enough to see the header, the encoding and a sample of the rows. */
export const headBytes = 4 << 20;

/**
 * Tells by its content what a file is, never by its name.
 * @throws Fault `unreadable` for what is missing, a folder, empty or no such format; `too-large` over the limit.
 */
export async function readKind(path: string, { name, limits }: { name: string; limits: Limits }): Promise<FileKind> {
  const about = await statOf(path, name);
  if (about.isDirectory()) throw new Fault('unreadable', `${name} is a folder; give the files in it`);
  if (!about.isFile()) throw new Fault('unreadable', `${name} is no regular file`);
  if (about.size === 0) throw new Fault('unreadable', `${name} is empty`);
  if (about.size > limits.fileBytes) {
    throw new Fault('too-large', `${name} has ${about.size} bytes; ${limits.fileBytes} are the most`);
  }
  return kindOf(await readHead(path), name);
}

/** The first bytes of a file. */
export async function readHead(path: string, most = headBytes): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (let got = 1; got > 0 && length < most; length += got) {
      got = (await file.read(bytes, length, most - length, length)).bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

async function statOf(path: string, name: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') throw error;
    throw new Fault('unreadable', `There is no file ${name}; check the path`, { cause: error });
  }
}

function kindOf(head: Buffer, name: string): FileKind {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x1f, 0x8b)) return { kind: 'gzip' };
  if (starts(0x50, 0x4b)) return { kind: 'workbook' };
  if (starts(0x50, 0x41, 0x52, 0x31)) return { kind: 'parquet' };
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Fault('unreadable', `${name} is an old or password-protected Excel file; save it as .xlsx or CSV`);
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new Fault('unreadable', `${name} is a PDF; export the data as CSV`);
  return { kind: 'text', encoding: encodingOf(head, name) };
}

/** UTF-8 unless the bytes say otherwise; text of one byte per sign is taken as Windows writes it in the West. */
function encodingOf(head: Buffer, name: string): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const probe = head.subarray(0, 4096);
  probe.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > probe.length / 4 && even < probe.length / 50) return 'utf-16le';
  if (even > probe.length / 4 && odd < probe.length / 50) return 'utf-16be';
  if (head.includes(0)) throw zeroBytes(name);
  // A sign may be cut at the end of the head.
  const whole = head.length < headBytes ? head : head.subarray(0, head.lastIndexOf(10) + 1 || head.length - 4);
  return isUtf8(whole) ? 'utf-8' : 'windows-1252';
}

export function zeroBytes(name: string): Fault {
  return new Fault('unreadable', `${name} holds NUL bytes, so it is no text; give a CSV, TSV, XLSX or Parquet file`);
}
