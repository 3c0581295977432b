import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createLineRuler } from './line-ruler.ts';

export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
  /** Whether a NUL byte was met: text has none. */
  readonly hasZero: boolean;
  /** Bytes of the longest line; those that lie within a megabyte are not measured. */
  readonly longestLine: number;
}

/** Reads a file once for its SHA-256, size, NUL bytes and endless lines. */
export async function digestOf(path: string, signal?: AbortSignal): Promise<Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  let hasZero = false;
  const ruler = createLineRuler();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(chunk);
    bytes += chunk.length;
    hasZero ||= chunk.includes(0);
    ruler.see(chunk);
  }
  return { sha256: hash.digest('hex'), bytes, hasZero, longestLine: ruler.longest };
}
