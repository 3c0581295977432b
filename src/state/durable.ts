import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Waits until the disk has every file of a folder and of those below it, and their names. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = (wanted: (entry: Dirent) => boolean) => entries.filter(wanted).map(({ name }) => join(folder, name));
  await Promise.all(paths((entry) => entry.isFile()).map(syncFile));
  for (const path of paths((entry) => entry.isDirectory())) await syncTree(path);
  await syncFile(folder);
}

/** Waits until the disk has a file or the names in a folder; Windows has no such call for folders and needs none. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    // A log file that was recycled meanwhile is under another name now.
    if (error.code === 'ENOENT' || process.platform === 'win32') return undefined;
    throw error;
  });
  try {
    await file?.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await file?.close();
  }
}
