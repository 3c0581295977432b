import { createReadStream } from 'node:fs';
import { Fault } from '#base/fault.ts';
import type { Limits } from './limits.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** Measures the lines of a text that comes in pieces. */
export interface LineRuler {
  see(piece: Buffer): void;
  /** Bytes of the longest line; lines that lie within one piece are not measured. */
  readonly longest: number;
}

export function createLineRuler(): LineRuler {
  let longest = 0;
  let open = 0;
  return {
    get longest() {
      return Math.max(longest, open);
    },
    see(piece) {
      const mark = piece.includes(lineFeed) ? lineFeed : carriageReturn;
      const first = piece.indexOf(mark);
      if (first < 0) {
        open += piece.length;
        return;
      }
      longest = Math.max(longest, open + first);
      open = piece.length - piece.lastIndexOf(mark) - 1;
    },
  };
}

/** What is wrong with a file that has a line over the limit, and where; it is read again to tell. */
export async function endlessLine(path: string, limits: Limits): Promise<Fault> {
  let line = 1;
  let open = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const piece: Buffer = chunk;
    let from = 0;
    for (let to = piece.indexOf(lineFeed); to >= 0; to = piece.indexOf(lineFeed, from)) {
      if (open + to - from > limits.lineBytes) return tooLong(line, limits);
      line += 1;
      open = 0;
      from = to + 1;
    }
    open += piece.length - from;
    if (open > limits.lineBytes) break;
  }
  return tooLong(line, limits);
}

/** The refusal of a record over the limit. */
export function tooLong(line: number, { lineBytes }: Limits, cause?: unknown): Fault {
  const message = `The record that begins on line ${line} is longer than ${Math.round(lineBytes / 1024)} kB; an open quote (") or missing line breaks do that`;
  return new Fault('unreadable', message, { cause });
}
