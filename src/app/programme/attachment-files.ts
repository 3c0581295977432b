import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '#base/fault.ts';
import { syncFile } from '#state/durable.ts';

/** The largest file that is taken, in bytes. */
export const largestAttachment = 10 << 20;

/** A file that came in and is not kept yet; `discard` removes it, and does nothing once it is kept. */
export interface Draft {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** Puts it where it stays; on disk when this resolves. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** The bytes of attachments, below the data folder: where one lies follows from what is in it (SEC-10). */
export interface AttachmentFiles {
  /**
   * Streams a file to disk; nothing of it is left when that fails.
   * @throws Fault `too-large`, `unreadable` when it breaks off, `unavailable` when the disk does not take it
   */
  receive(tenant: string, source: Readable): Promise<Draft>;
  /** @throws Fault `unavailable` when the file is gone or is not what was kept */
  read(tenant: string, sha256: string): Promise<Buffer>;
}

/** @param dataDir drafts lie where unfinished uploads do, which the next start empties */
export function attachmentFiles(dataDir: string): AttachmentFiles {
  const folderOf = (tenant: string) => join(dataDir, 'attachments', tenant);
  return {
    async receive(tenant, source) {
      const drafts = join(dataDir, 'tmp', 'uploads');
      const draft = join(drafts, `programme-${randomUUID()}`);
      const discard = () => rm(draft, { force: true });
      try {
        await mkdir(drafts, { recursive: true });
        await pipeline(source, limited(), createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
        const bytes = await readFile(draft);
        const sha256 = digestOf(bytes);
        return { bytes, sha256, discard, keep: () => moveTo(folderOf(tenant), { draft, sha256 }).catch(refuseDisk) };
      } catch (error) {
        await discard();
        throw error instanceof Fault ? error : brokenOff(error);
      }
    },
    async read(tenant, sha256) {
      const bytes = await readFile(join(folderOf(tenant), sha256)).catch(() => undefined);
      if (bytes !== undefined && digestOf(bytes) === sha256) return bytes;
      const message = 'The file is not in the data folder as it was handed in; bring it back from a backup';
      throw new Fault('unavailable', message, { detail: `attachments/${tenant}/${sha256}` });
    },
  };
}

async function moveTo(folder: string, from: { readonly draft: string; readonly sha256: string }): Promise<void> {
  await mkdir(folder, { recursive: true });
  await syncFile(from.draft);
  await rename(from.draft, join(folder, from.sha256));
  await syncFile(folder);
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function limited(): Transform {
  let left = largestAttachment;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left >= 0) done(null, chunk);
      else done(tooLarge());
    },
  });
}

export function tooLarge(): Fault {
  const message = `The file is larger than ${largestAttachment >> 20} MB; make it smaller or split it`;
  return new Fault('too-large', message, { parameter: 'file' });
}

function brokenOff(cause: unknown): Fault {
  if (isDisk(cause)) return diskFault(cause);
  const message = 'The upload broke off before the file was complete; send it again';
  return new Fault('unreadable', message, { parameter: 'file', cause });
}

function refuseDisk(cause: unknown): never {
  throw isDisk(cause) ? diskFault(cause) : cause;
}

const diskCodes = ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EPERM', 'EIO'];

function isDisk(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && diskCodes.includes(String(cause.code));
}

function diskFault(cause: unknown): Fault {
  return new Fault('unavailable', 'The data folder does not take the file: it is full or cannot be written', { cause });
}
