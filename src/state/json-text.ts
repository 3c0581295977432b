import { Fault } from '#base/fault.ts';

/** What JSON writes for a NUL and for half of a pair of surrogates, and for nothing else; a backslash of people comes in twos. */
const unkept = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * A content as it is kept in the database, which holds no such characters.
 * @throws Fault `bad-parameter`
 */
export function jsonText(content: object): string {
  const text = JSON.stringify(content);
  if (!unkept.test(text)) return text;
  throw new Fault(
    'bad-parameter',
    'A text holds characters that are no text (NUL, or half a character); leave them out',
  );
}
