import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '#base/fault.ts';

/** A received file; `discard` removes it. */
export interface Upload {
  readonly path: string;
  discard(): Promise<void>;
}

/** Files that came in over HTTP and wait for their import. Their names are generated, never the sender's (SEC-10). */
export interface Uploads {
  /** Refuses early what announces itself as too large. @throws Fault `too-large` */
  checkSize(bytes: number): void;
  /**
   * Streams `source` to a file named by `id`; nothing is left of it when that fails.
   * @throws Fault `too-large` over the limit, `unreadable` when the stream breaks off, `unavailable` when the disk does not take it.
   */
  receive(id: string, source: Readable): Promise<Upload>;
}

/** @param folder is emptied: what an earlier run left there was never imported. */
export async function createUploads(folder: string, limitMegabytes: number): Promise<Uploads> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return {
    checkSize(bytes) {
      if (bytes > limitMegabytes * 1024 * 1024) throw tooLarge(limitMegabytes);
    },
    async receive(id, source) {
      const path = join(folder, id);
      const discard = () => rm(path, { force: true });
      try {
        await pipeline(source, limitTo(limitMegabytes), createWriteStream(path, { flags: 'wx' }));
      } catch (error) {
        await discard();
        throw error instanceof Fault ? error : brokenOff(error);
      }
      return { path, discard };
    },
  };
}

function limitTo(megabytes: number): Transform {
  let left = megabytes * 1024 * 1024;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left >= 0) done(null, chunk);
      else done(tooLarge(megabytes));
    },
  });
}

function tooLarge(megabytes: number): Fault {
  return new Fault(
    'too-large',
    `The file is larger than ${megabytes} MB; split it, or raise PARTNERSCOPE_UPLOAD_MEGABYTES`,
  );
}

function brokenOff(cause: unknown): Fault {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Fault('unavailable', 'The disk of the data folder is full; free some space and send the file again', {
      cause,
    });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new Fault('unavailable', 'The data folder cannot be written; check its permissions', { cause });
  }
  return new Fault('unreadable', 'The upload broke off before the file was complete; send it again', { cause });
}
