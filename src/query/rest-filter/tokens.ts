import { excerpt } from '../language/mistake.ts';
import { filterFault } from './mistake.ts';

export interface FilterToken {
  /** A bare value begins with a digit: a day or an instant. */
  readonly kind: 'word' | 'bare' | 'string' | 'symbol' | 'end';
  /** A string is without its quotes, doubled ones halved. */
  readonly text: string;
  readonly at: number;
}

const patterns = [
  ['word', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*/y],
  ['bare', /[0-9][0-9A-Za-z:.+-]*/y],
  ['symbol', /[(),]/y],
] as const;

/** The words of a filter, the end among them. @throws Fault `bad-parameter` at a character that starts none */
export function filterTokens(source: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++;
    if (at >= source.length) return [...tokens, { kind: 'end', text: '', at }];
    const { token, end } = source[at] === "'" ? stringAt(source, at) : plainAt(source, at);
    tokens.push(token);
    at = end;
  }
}

function plainAt(source: string, at: number): { token: FilterToken; end: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined) return { token: { kind, text, at }, end: at + text.length };
  }
  const explanation = `${excerpt(source.slice(at, at + 1))} belongs to no filter; text stands between straight single quotes '…'`;
  throw filterFault({ at, explanation });
}

function stringAt(source: string, at: number): { token: FilterToken; end: number } {
  let close = source.indexOf("'", at + 1);
  while (close >= 0 && source[close + 1] === "'") close = source.indexOf("'", close + 2);
  if (close < 0) {
    throw filterFault({ at, explanation: "the text has no end; close it with ', and write a ' inside it as ''" });
  }
  const text = source.slice(at + 1, close).replaceAll("''", "'");
  return { token: { kind: 'string', text, at }, end: close + 1 };
}
