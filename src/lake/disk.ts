import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '#base/fault.ts';

const full = new Set(['ENOSPC', 'EDQUOT']);
const closed = new Set(['EROFS', 'EACCES', 'EPERM']);

/** The system's code of an error (`ENOENT`, …), wherever it came from. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * What a failed write means to the person in charge (SEC-17): a full or closed disk is a Fault `unavailable` that says
 * what to do; anything else is handed back as it is.
 */
export function diskFault(error: unknown, folder: string): unknown {
  const code = errorCode(error) ?? '';
  const more = { cause: error, detail: String(error) };
  if (full.has(code)) {
    const message = `The disk of the data folder ${folder} is full; nothing was changed. Free some space and try again`;
    return new Fault('unavailable', message, more);
  }
  if (closed.has(code)) {
    const message = `The data folder ${folder} cannot be written; make it writable for this user or name another with --data`;
    return new Fault('unavailable', message, more);
  }
  return error;
}

/** Runs `work` and turns the disk's refusals into faults about `folder`. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFault(error, folder);
  }
}

/** Replaces a file whole: after a crash at any moment the old or the new text is there, never a part. */
export async function writeAtomically(path: string, text: string, mode = 0o644): Promise<void> {
  const draft = `${path}.draft`;
  await writeSynced(draft, text, mode);
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Writes a file and waits until the disk has it. */
export async function writeSynced(path: string, text: string, mode = 0o644): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the content of a file. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the names in a folder; Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncFile(path);
}

/** Makes a folder and everything above it, durably. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first !== undefined) await syncFolder(dirname(first));
}
