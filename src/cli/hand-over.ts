import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '#base/fault.ts';
import type { FileContent } from './desk.ts';
import { say } from './terminal.ts';

/**
 * Writes a file while it is made: to standard output, or where it is wanted.
 * @throws Fault `unavailable` when the place cannot be written
 */
export async function handOver(content: FileContent, path: string | undefined): Promise<void> {
  if (path === undefined) return pipeline(Readable.from(content), process.stdout, { end: false });
  await pipeline(Readable.from(content), createWriteStream(path)).catch((cause: unknown) => {
    // Only the system's own refusals are about the file; what the rows may fail of says so itself.
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new Fault('unavailable', `${path} cannot be written; check the folder and its permissions`, { cause });
  });
  say(`wrote ${path}`);
}

/** Says what a role does not get of the rows it asked for. */
export function sayRedacted(columns: readonly string[]): void {
  if (columns.length > 0) say(`left out, because the role does not open them: ${columns.join(', ')}`);
}
