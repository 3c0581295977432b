import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Mounts a small file system of its own; undefined where this user may not. */
export function smallDisk(path: string, size: string): { readOnly(): void; unmount(): void } | undefined {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'pipe' });
  } catch (error) {
    console.warn(`NOT TESTED, mounting is not allowed here: ${String(error)}`);
    return undefined;
  }
  return {
    readOnly: () => void execFileSync('mount', ['-o', 'remount,ro', path]),
    unmount: () => void execFileSync('umount', ['-l', path]),
  };
}
