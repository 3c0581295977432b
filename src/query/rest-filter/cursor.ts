import { excerpt } from '../language/mistake.ts';
import { filterFault } from './mistake.ts';
import type { FilterFields } from './row-filter.ts';
import type { FilterToken } from './tokens.ts';

/** Where the parser stands. */
export interface FilterCursor {
  readonly fields: FilterFields;
  token(): FilterToken;
  take(): FilterToken;
}

export function openCursor(tokens: readonly FilterToken[], fields: FilterFields): FilterCursor {
  let next = 0;
  const end: FilterToken = { kind: 'end', text: '', at: tokens.at(-1)?.at ?? 0 };
  const token = () => tokens[next] ?? end;
  return {
    fields,
    token,
    take() {
      const taken = token();
      next++;
      return taken;
    },
  };
}

/** @throws Fault `bad-parameter` when something else comes next */
export function takeSymbol(cursor: FilterCursor, symbol: string): void {
  const { kind, text, at } = cursor.token();
  if (!isSymbol({ kind, text }, symbol)) {
    const found = kind === 'end' ? 'the end of the filter' : excerpt(text);
    throw filterFault({ at, explanation: `expected ${symbol}, found ${found}` });
  }
  cursor.take();
}

export const isSymbol = ({ kind, text }: Pick<FilterToken, 'kind' | 'text'>, symbol: string) =>
  kind === 'symbol' && text === symbol;
