import { Fault } from '#base/fault.ts';
import { nearest } from '../language/mistake.ts';

/** What is wrong with a filter: the offset of the character it is at, and what was wanted instead. */
export interface FilterMistake {
  readonly at: number;
  readonly explanation: string;
  readonly allowed?: readonly string[];
  /** A word that may be a slip of one of `allowed`. */
  readonly given?: string;
}

/** A Fault `bad-parameter` of `filter` that names the place, counted from 1, what is allowed and what may have been meant. */
export function filterFault({ at, explanation, allowed, given }: FilterMistake): Fault {
  const meant = given === undefined || allowed === undefined ? [] : nearest(given, allowed);
  const hint = meant.length === 0 ? '' : `; did you mean ${meant.join(' or ')}?`;
  const list = allowed === undefined || meant.length > 0 ? '' : `; allowed: ${allowed.join(', ')}`;
  return new Fault('bad-parameter', `filter, character ${at + 1}: ${explanation}${hint}${list}`, {
    parameter: 'filter',
    ...(allowed !== undefined && { allowed }),
  });
}
