import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { Fault } from '#base/fault.ts';
import { errorCode } from '#lake/disk.ts';
import { type Encoding, zeroBytes } from './file-kind.ts';
import type { Limits } from './limits.ts';
import { createLineRuler } from './line-ruler.ts';

/** Below this a high ratio does no harm: a small file of equal rows packs very well. */
const harmlessBytes = 64 << 20;

interface Conversion {
  readonly name: string;
  readonly target: string;
  readonly limits: Limits;
}

/**
 * Unpacks a gzip file under the limits of size and ratio; returns the bytes of the longest line.
 * @throws Fault `unreadable` when it is cut off or damaged, `too-large` when it unpacks to too much.
 */
export async function inflate(path: string, { name, target, limits }: Conversion): Promise<number> {
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  const ruler = createLineRuler();
  const guard = passing((total, chunk) => {
    refuseBomb({ name, total, packed: source.bytesRead, limits });
    ruler.see(chunk);
  });
  try {
    await pipeline(source, createGunzip({ chunkSize: 1 << 18 }), guard, createWriteStream(target));
    return ruler.longest;
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'Z_BUF_ERROR') throw new Fault('unreadable', `${name} is cut off; copy it again`, { cause: error });
    if (code.startsWith('Z_')) throw new Fault('unreadable', `${name} is damaged; copy it again`, { cause: error });
    throw error;
  }
}

/** @throws Fault `too-large` when `total` unpacked bytes out of `packed` are over the limits (SEC-9). */
export function refuseBomb({
  name,
  total,
  packed,
  limits,
}: {
  name: string;
  total: number;
  packed: number;
  limits: Limits;
}) {
  if (total > limits.inflatedBytes) {
    throw new Fault('too-large', `${name} unpacks to more than ${limits.inflatedBytes} bytes; split it`);
  }
  if (total > harmlessBytes && total > packed * limits.inflatedRatio) {
    const message = `${name} unpacks to more than ${limits.inflatedRatio} times its size and is refused; unpack it first if you trust it`;
    throw new Fault('too-large', message);
  }
}

/**
 * Writes a text file of another encoding as UTF-8; returns the bytes of the longest line.
 * @throws Fault `unreadable` when it holds NUL characters.
 */
export async function transcode(
  path: string,
  encoding: Encoding,
  { name, target, limits }: Conversion,
): Promise<number> {
  const ruler = createLineRuler();
  const guard = passing((total, chunk) => {
    if (chunk.includes(0)) throw zeroBytes(name);
    if (total > limits.inflatedBytes) throw new Fault('too-large', `${name} is too large as UTF-8; split it`);
    ruler.see(chunk);
  });
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  await pipeline(source, iconv.decodeStream(encoding), iconv.encodeStream('utf-8'), guard, createWriteStream(target));
  return ruler.longest;
}

function passing(check: (total: number, chunk: Buffer) => void): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      try {
        check(total, chunk);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
