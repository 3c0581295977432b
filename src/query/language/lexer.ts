import { excerpt, mistaken } from './mistake.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'symbol' | 'end';
  /** A string is without its quotes, doubled ones halved. */
  readonly text: string;
  /** Offset of its first character, and of the first one after it. */
  readonly at: number;
  readonly end: number;
}

const blanks = /\s*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /-?[0-9]+(?:\.[0-9]+)?/y;
const symbol = /<=|>=|!=|[=<>(),;*]/y;

/**
 * The next token from an offset on; at the end one of kind `end`. Takes time in proportion to its length.
 * @throws Fault `bad-parameter` at a character that starts none (A-20: also at typographic quotes).
 */
export function tokenAt(source: string, from: number): Token {
  const at = from + match(blanks, source, from).length;
  if (at >= source.length) return { kind: 'end', text: '', at, end: at };
  if (source[at] === "'") return stringAt(source, at);
  const name = match(word, source, at);
  if (name !== '') return { kind: 'word', text: name, at, end: at + name.length };
  const digits = match(number, source, at);
  if (digits !== '') return numberAt(source, at, digits);
  const sign = match(symbol, source, at);
  if (sign !== '') return { kind: 'symbol', text: sign, at, end: at + sign.length };
  throw mistaken('Invalid query', { source, at, explanation: strange(source, at) });
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}

/** By searching for quotes: an expression with a repeated choice would need room for every character. */
function stringAt(source: string, at: number): Token {
  let close = source.indexOf("'", at + 1);
  while (close >= 0 && source[close + 1] === "'") close = source.indexOf("'", close + 2);
  if (close < 0) {
    const explanation = `the string has no end; close it with ', and write a ' inside it as ''`;
    throw mistaken('Invalid query', { source, at, explanation });
  }
  return { kind: 'string', text: source.slice(at + 1, close).replaceAll("''", "'"), at, end: close + 1 };
}

function numberAt(source: string, at: number, text: string): Token {
  const end = at + text.length;
  if (!/[\w.]/.test(source[end] ?? '')) return { kind: 'number', text, at, end };
  const explanation = `${excerpt(`${text}${source[end]}`)} is no number; write digits, or digits, a point and digits`;
  throw mistaken('Invalid query', { source, at, explanation });
}

/** What cannot start a token, and what people mean by it. */
const notes: readonly (readonly [characters: string, note: string])[] = [
  ['‘’‚“”„«»´"`', "a string stands between straight single quotes '…'"],
  ['+-/%^|&~', 'there is no arithmetic'],
  ['.[]{}', 'a name is letters, digits and underscores'],
  ['!', 'unequal is !='],
];

function strange(source: string, at: number): string {
  const [character = ''] = source.slice(at, at + 2);
  const note = notes.find(([characters]) => characters.includes(character))?.[1];
  return `${excerpt(character)} belongs to no query${note === undefined ? '' : `; ${note}`}`;
}
