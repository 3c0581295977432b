import { excerpt } from '../language/mistake.ts';
import { comparisonOf, containsOf } from './compare.ts';
import { type FilterCursor, isSymbol, openCursor, takeSymbol } from './cursor.ts';
import { filterFault } from './mistake.ts';
import { type FilterFields, filterLimits, type RowFilter } from './row-filter.ts';
import { type FilterToken, filterTokens } from './tokens.ts';

/**
 * Reads a filter, `field op value` joined by `and`, `or` and parentheses (REST-17, REST-32); `and` binds closer. Words are
 * matched without case.
 * @throws Fault `bad-parameter` of `filter` with the place, what is allowed and what may have been meant
 */
export function parseRowFilter(source: string, fields: FilterFields): RowFilter {
  const { characters, conditions } = filterLimits;
  if (source.length > characters) {
    throw filterFault({ at: characters, explanation: `a filter has at most ${characters} characters` });
  }
  const tokens = filterTokens(source);
  const words = tokens.filter(({ kind, text }) => kind === 'word' && /^(and|or)$/i.test(text));
  const beyond = words[conditions - 1];
  if (beyond !== undefined) {
    throw filterFault({ at: beyond.at, explanation: `a filter has at most ${conditions} conditions` });
  }
  const cursor = openCursor(tokens, fields);
  const filter = joined(cursor, 'or', 0);
  const { kind, at, text } = cursor.token();
  if (kind === 'end') return filter;
  const explanation = `expected the end of the filter, "and" or "or", found ${excerpt(text)}`;
  throw filterFault({ at, explanation, allowed: ['and', 'or'], given: text });
}

function joined(cursor: FilterCursor, word: 'and' | 'or', depth: number): RowFilter {
  const part = () => (word === 'or' ? joined(cursor, 'and', depth) : primary(cursor, depth));
  const first = part();
  const parts = [first];
  while (isWord(cursor.token(), word)) {
    cursor.take();
    parts.push(part());
  }
  return parts.length === 1 ? first : Object.freeze({ kind: word, parts: Object.freeze(parts) });
}

function primary(cursor: FilterCursor, depth: number): RowFilter {
  if (isSymbol(cursor.token(), '(')) return inParentheses(cursor, depth + 1);
  return isWord(cursor.token(), 'contains') ? containsOf(cursor) : comparisonOf(cursor);
}

function inParentheses(cursor: FilterCursor, depth: number): RowFilter {
  const { at } = cursor.take();
  if (depth > filterLimits.depth) {
    throw filterFault({ at, explanation: `parentheses stand at most ${filterLimits.depth} deep` });
  }
  const inner = joined(cursor, 'or', depth);
  takeSymbol(cursor, ')');
  return inner;
}

const isWord = ({ kind, text }: FilterToken, word: string) => kind === 'word' && text.toLowerCase() === word;
