import { createReadStream } from 'node:fs';
import type { Limits } from './limits.ts';

/**
 * Finds the lines on which records begin, given their exact text, in one pass over the file: the engine tells the text
 * of a record it refused, but not reliably where it stands. The same text several times is found several times.
 */
export async function* locate(path: string, records: readonly string[], { lineBytes }: Limits) {
  const wanted = Map.groupBy(records.map(wantedOf), ({ lines }) => lines[0] ?? '');
  const lengths = new Set([...wanted.keys()].map((line) => Buffer.byteLength(line)));
  let open: Wanted[] = [];
  for await (const { bytes, line } of linesOf(path, lineBytes)) {
    if (open.length === 0 && !lengths.has(bytes.length)) continue;
    const text = bytes.toString();
    const begun = (wanted.get(text) ?? []).map((each) => ({ ...each, at: line }));
    const going = open.filter((each) => each.lines[line - each.at] === text);
    open = [];
    for (const each of [...going, ...begun]) {
      if (line - each.at + 1 === each.lines.length) yield { record: each.record, line: each.at };
      else open.push(each);
    }
  }
}

interface Wanted {
  readonly record: string;
  readonly lines: readonly string[];
  /** Line on which this candidate begins. */
  readonly at: number;
}

function wantedOf(record: string): Wanted {
  return { record, lines: record.split('\n').map((line) => line.replace(/\r$/, '')), at: 0 };
}

const lineFeed = 10;
const carriageReturn = 13;

/** Physical lines, numbered from 1, without their ends. A byte order mark is left out. */
async function* linesOf(path: string, mostBytes: number): AsyncGenerator<{ bytes: Buffer; line: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let to = bytes.indexOf(lineFeed); to >= 0; to = bytes.indexOf(lineFeed, from)) {
      yield { bytes: bytes.subarray(from, bytes[to - 1] === carriageReturn && to > from ? to - 1 : to), line: line++ };
      from = to + 1;
    }
    // No record is longer, so the middle of an endless line is not needed.
    rest = bytes.subarray(Math.max(from, bytes.length - mostBytes));
  }
  if (rest.length > 0) yield { bytes: rest.at(-1) === carriageReturn ? rest.subarray(0, -1) : rest, line };
}
