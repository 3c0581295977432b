import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
  /** Whether a NUL byte was met: text has none. */
  readonly hasZero: boolean;
}

/** Reads a file once for its SHA-256, size and NUL bytes. */
export async function digestOf(path: string, signal?: AbortSignal): Promise<Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  let hasZero = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(chunk);
    bytes += chunk.length;
    hasZero ||= chunk.includes(0);
  }
  return { sha256: hash.digest('hex'), bytes, hasZero };
}
