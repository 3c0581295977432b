import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { Fault } from '#base/fault.ts';
import { errorCode } from '#lake/disk.ts';
import type { Limits } from './limits.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * Looks through a zip archive before anything unpacks it whole: number of entries, unpacked size as told and as it
 * really is, whether it is a workbook at all (SEC-9).
 * @throws Fault `unreadable` for what is no workbook or damaged, `too-large` for a bomb.
 */
export async function guardWorkbook(path: string, { name, limits }: { name: string; limits: Limits }): Promise<void> {
  const file = await open(path, 'r');
  try {
    const entries = await entriesOf(file, { name, limits });
    if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) {
      throw new Fault('unreadable', `${name} is an archive but no Excel workbook; unpack it and give the files in it`);
    }
    let total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
    refuseLarge(total, name, limits);
    total = 0;
    for (const entry of entries) {
      total += await realSize(file, { path, name, entry, limits, before: total });
    }
  } finally {
    await file.close();
  }
}

function refuseLarge(total: number, name: string, { workbookBytes }: Limits): void {
  if (total <= workbookBytes) return;
  const most = Math.round(workbookBytes / 1024 ** 2);
  throw new Fault(
    'too-large',
    `${name} unpacks to more than ${most} MB; save the sheet as CSV, which has no such limit`,
  );
}

const endLength = 22;
const centralLength = 46;

async function entriesOf(file: FileHandle, { name, limits }: { name: string; limits: Limits }): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - endLength - 0xffff), Math.min(size, endLength + 0xffff));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + endLength > tail.length) throw damaged(name);
  const count = tail.readUInt16LE(end + 10);
  if (count > limits.archiveEntries) {
    throw new Fault('too-large', `${name} holds ${count} entries; a workbook has at most ${limits.archiveEntries}`);
  }
  const central = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + centralLength > central.length || central.readUInt32LE(at) !== 0x02014b50) throw damaged(name);
    if ((central.readUInt16LE(at + 8) & 1) !== 0) throw new Fault('unreadable', `${name} is protected by a password`);
    const length = central.readUInt16LE(at + 28);
    entries.push({
      name: central.toString('utf8', at + centralLength, at + centralLength + length),
      method: central.readUInt16LE(at + 10),
      packed: central.readUInt32LE(at + 20),
      unpacked: central.readUInt32LE(at + 24),
      offset: central.readUInt32LE(at + 42),
    });
    at += centralLength + length + central.readUInt16LE(at + 30) + central.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks an entry into nothing and counts: the size an archive tells may be a lie. */
async function realSize(
  file: FileHandle,
  { path, name, entry, limits, before }: { path: string; name: string; entry: Entry; limits: Limits; before: number },
): Promise<number> {
  if (entry.packed === 0) return 0;
  const local = await readAt(file, entry.offset, 30);
  if (local.length < 30) throw damaged(name);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.method === 0) return entry.packed;
  if (entry.method !== 8) throw damaged(name);
  let total = 0;
  try {
    const packed = createReadStream(path, { start, end: start + entry.packed - 1 });
    await pipeline(packed, createInflateRaw(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        total += chunk.length;
        refuseLarge(before + total, name, limits);
      }
    });
  } catch (error) {
    if (errorCode(error)?.startsWith('Z_')) throw damaged(name);
    throw error;
  }
  return total;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const most = 64 << 20;
  const bytes = Buffer.alloc(Math.min(length, most));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, position);
  return bytes.subarray(0, bytesRead);
}

const damaged = (name: string): Fault =>
  new Fault('unreadable', `${name} begins like an Excel workbook but is damaged or cut off; save it again`);
