import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFile } from '#state/durable.ts';
import type { Pieces } from './maker.ts';

/** One attempt at a run: where its file lies follows from it, and from nothing that anybody gave (SEC-10). */
export interface Attempt {
  readonly tenant: string;
  readonly executionId: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Keeps the files of runs in a folder, one folder for each tenant. */
export interface Shelf {
  /** Writes a file whole or not at all; on disk when this resolves. @returns its bytes */
  write(attempt: Attempt, pieces: Pieces, signal: AbortSignal): Promise<number>;
  /** Where the file lies; undefined when it does not any more. */
  find(attempt: Attempt): Promise<string | undefined>;
  remove(attempt: Attempt): Promise<void>;
  /** Removes what nobody may open any more, and drafts that nobody writes. @returns how many */
  clear(rules: {
    readonly isOpen: (attempt: Attempt) => boolean;
    readonly isWritten: (attempt: Attempt) => boolean;
  }): Promise<number>;
}

export function createShelf(folder: string): Shelf {
  const pathOf = ({ tenant, executionId, attempt }: Attempt) => join(folder, tenant, `${executionId}.${attempt}`);
  return {
    async write(attempt, pieces, signal) {
      const path = pathOf(attempt);
      const draft = `${path}.part`;
      await mkdir(join(folder, attempt.tenant), { recursive: true });
      try {
        const bytes = await writeDraft(draft, pieces, signal);
        await rename(draft, path);
        await syncFile(join(folder, attempt.tenant));
        return bytes;
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async find(attempt) {
      const path = pathOf(attempt);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? path : undefined;
    },
    remove: (attempt) => rm(pathOf(attempt), { force: true }),
    async clear({ isOpen, isWritten }) {
      let removed = 0;
      for (const tenant of await namesIn(folder)) {
        for (const name of await namesIn(join(folder, tenant))) {
          const [executionId = '', attempt = '', draft] = name.split('.');
          const found = { tenant, executionId, attempt: Number(attempt) };
          if (isWritten(found) || (draft === undefined && isOpen(found))) continue;
          await rm(join(folder, tenant, name), { force: true });
          removed++;
        }
      }
      return removed;
    },
  };
}

async function writeDraft(path: string, pieces: Pieces, signal: AbortSignal): Promise<number> {
  // Made here whoever writes it, so that it is nobody else's to read.
  await writeFile(path, typeof pieces === 'function' ? '' : pieces, { mode: 0o600, signal });
  if (typeof pieces === 'function') await pieces(path);
  signal.throwIfAborted();
  await syncFile(path);
  return (await stat(path)).size;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
