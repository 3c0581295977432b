import { type Token, tokenAt } from './lexer.ts';
import { excerpt, mistaken, nearest } from './mistake.ts';
import { reserved } from './syntax.ts';

/** Where a parser stands in a query. */
export interface Cursor {
  readonly source: string;
  /** What comes next. */
  token(): Token;
  /** Gives what came next and goes on behind it. */
  take(): Token;
}

export function openCursor(source: string): Cursor {
  let next = tokenAt(source, 0);
  const take = () => {
    const taken = next;
    next = tokenAt(source, taken.end);
    return taken;
  };
  return { source, token: () => next, take };
}

/** Whether this word of the language comes next; it is taken then (Q-1). */
export function accept(cursor: Cursor, keyword: string): boolean {
  const found = isWord(cursor.token(), keyword);
  if (found) cursor.take();
  return found;
}

export function acceptSymbol(cursor: Cursor, symbol: string): boolean {
  const { kind, text } = cursor.token();
  const found = kind === 'symbol' && text === symbol;
  if (found) cursor.take();
  return found;
}

/** Takes this word of the language. @throws Fault `bad-parameter` when something else comes next. */
export function expectWord(cursor: Cursor, keyword: string, instead: readonly string[] = []): void {
  if (!accept(cursor, keyword)) throw unexpected(cursor, [...instead, keyword]);
}

function isWord({ kind, text }: Token, keyword: string): boolean {
  return kind === 'word' && text.length === keyword.length && text.toUpperCase() === keyword;
}

/** What people write that the language does not have. */
const missing: ReadonlyMap<string, string> = new Map([
  ['*', 'there is no * for all columns; name them'],
  ['OR', 'conditions are joined with AND only'],
  ['AND', 'conditions follow WHERE'],
  ['(', 'there are no functions, and no parentheses but around the list of IN and NOT IN'],
  ['BETWEEN', 'there is no BETWEEN; write one condition with >= and one with <='],
  ['IS', 'there is no IS; a missing value satisfies no condition'],
  ['NULL', 'there is no NULL; a missing value satisfies no condition'],
  ['AS', 'there are no aliases'],
  ['JOIN', 'a query is of one dataset'],
  ['GROUP', 'there is no GROUP BY; with a metric, rows are grouped by the other selected columns'],
  ['HAVING', 'there is no HAVING; a condition of WHERE may be on a metric'],
  ['TOP', 'there is no TOP; write LIMIT behind the conditions'],
  ['OFFSET', 'there is no OFFSET'],
  ['UNION', 'there is no UNION'],
  [';', '; stands at the end only'],
  ...['WHERE', 'ORDER', 'LIMIT'].map(
    (word) => [word, 'WHERE, ORDER BY and LIMIT stand in this order, each once'] as const,
  ),
  ['TIMESPAN', 'there is one TIMESPAN, behind a whole clause'],
]);

/** The fault that what comes next is none of the `expected` (A-37). Expected words in capitals are of the language. */
export function unexpected(cursor: Cursor, expected: readonly string[], note?: string) {
  const token = cursor.token();
  const known = [...new Set(expected.map((each) => each.split(' ')[0] ?? ''))].filter((each) => reserved.has(each));
  const said = note ?? (token.kind === 'string' ? undefined : missing.get(token.text.toUpperCase().slice(0, 10)));
  return mistaken('Invalid query', {
    source: cursor.source,
    at: token.at,
    explanation: `expected ${anyOf(expected)}, found ${told(token)}${said === undefined ? '' : `; ${said}`}`,
    suggestions: token.kind === 'word' && said === undefined ? nearest(token.text, known) : [],
  });
}

function anyOf(expected: readonly string[]): string {
  const last = expected.at(-1) ?? '';
  return expected.length < 2 ? last : `${expected.slice(0, -1).join(', ')} or ${last}`;
}

function told({ kind, text }: Token): string {
  switch (kind) {
    case 'end':
      return 'the end of the query';
    case 'string':
      return `the string ${excerpt(text)}`;
    case 'word':
    case 'number':
    case 'symbol':
      return excerpt(text);
  }
}
