import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Fault } from '#base/fault.ts';

/** A text file being written: lines gather and go to disk in large pieces, no faster than it takes them. */
export interface Sink {
  readonly rows: () => number;
  readonly add: (line: string) => void;
  /** Whether enough has gathered; the caller then awaits `flush` before it adds much more. */
  readonly isFull: () => boolean;
  readonly flush: () => Promise<void>;
  /** Writes what is left and closes the file. */
  readonly close: () => Promise<void>;
  /** Gives up at once; what was written stays behind. */
  readonly abandon: () => void;
}

const pieceLength = 1 << 20;

/** Opens a file for writing; a name that ends in `.gz` is compressed. @throws Fault `unavailable` when the disk refuses. */
export function createSink(path: string): Sink {
  const { out, written } = openFile(path);
  const done = written.catch((cause: unknown) => {
    throw new Fault('unavailable', `cannot write ${path}; is there room, and may the folder be written to?`, { cause });
  });
  done.catch(() => undefined); // told to whoever awaits flush or close
  let pieces: string[] = [];
  let length = 0;
  let rows = -1; // the first line is the header
  const flush = async (): Promise<void> => {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    const drained = new Promise<void>((resolve) => out.once('drain', resolve));
    if (!out.write(text)) await Promise.race([drained, done]);
  };
  return {
    rows: () => rows,
    add(line) {
      pieces.push(line);
      length += line.length;
      rows++;
    },
    isFull: () => length >= pieceLength,
    flush,
    async close() {
      await flush();
      out.end();
      await done;
    },
    abandon: () => {
      out.destroy();
    },
  };
}

function openFile(path: string): { out: Writable; written: Promise<void> } {
  const file = createWriteStream(path, { highWaterMark: pieceLength });
  if (!path.endsWith('.gz')) return { out: file, written: finished(file) };
  // Level 1 is several times faster than the default and costs a tenth more bytes.
  const out = createGzip({ level: 1 });
  return { out, written: pipeline(out, file) };
}
