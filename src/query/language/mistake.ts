import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';

/** What is wrong with a query, and where. Lines and columns count from 1, a column is a character. */
export interface Mistake {
  readonly kind: 'query-mistake';
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to do, without the place. */
  readonly explanation: string;
  /** Words that may have been meant, nearest first. */
  readonly suggestions: readonly string[];
}

/** The documented texts of §4; clients compare them. `Invalid query` is followed by the place and what was expected. */
export type MistakeText = 'Invalid table name' | 'Incorrect column name' | 'Invalid query';

/**
 * A Fault `bad-parameter` of `query`: the message is the documented text word for word, the rest is in `mistakeOf`, and
 * `allowed` are the words that may have been meant.
 */
export function mistaken(
  message: MistakeText,
  { source, at, explanation, suggestions = [] }: MistakeAt & { readonly source: string },
): Fault {
  const meant = suggestions.length === 0 ? '' : `; did you mean ${suggestions.join(' or ')}?`;
  const mistake: Mistake = Object.freeze({
    kind: 'query-mistake',
    ...placeOf(source, at),
    explanation: `${explanation}${meant}`,
    suggestions,
  });
  const told = `line ${mistake.line}, column ${mistake.column}: ${mistake.explanation}`;
  return new Fault('bad-parameter', message === 'Invalid query' ? `${message}: ${told}` : message, {
    parameter: 'query',
    detail: told,
    cause: mistake,
    ...(suggestions.length === 0 ? {} : { allowed: suggestions }),
  });
}

interface MistakeAt {
  /** Offset of the first character. */
  readonly at: number;
  readonly explanation: string;
  readonly suggestions?: readonly string[];
}

/** Where the query is wrong and why; undefined for a fault that this language did not make. */
export function mistakeOf(fault: Fault): Mistake | undefined {
  return isMistake(fault.cause) ? fault.cause : undefined;
}

function isMistake(cause: unknown): cause is Mistake {
  return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'query-mistake';
}

/** Words of this length are nobody's slip, and comparing them letter by letter with every name takes its time. */
const longestSlip = 128;

/** The known words that may have been meant. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  if (word.length > longestSlip) return [];
  const slips = Math.max(2, Math.ceil(word.length / 3));
  return suggest(
    word,
    known.filter((each) => Math.abs(each.length - word.length) <= slips),
  );
}

/** Words of the query for a message: cut short, nothing in them that a terminal or a log would obey. */
export function excerpt(words: string): string {
  const short = words.length > 40 ? `${words.slice(0, 40)}…` : words;
  return JSON.stringify(short.toWellFormed());
}

function placeOf(source: string, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (const { index, 0: text } of source.slice(0, at).matchAll(/\r\n|\n|\r/g)) {
    line++;
    start = index + text.length;
  }
  let column = 1;
  for (const _ of source.slice(start, at)) column++;
  return { line, column };
}
