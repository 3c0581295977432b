import { accept, acceptSymbol, type Cursor, unexpected } from './cursor.ts';
import { mistaken } from './mistake.ts';
import { type Condition, comparisons, type Literal, limits, type Name } from './syntax.ts';

const operators = [...comparisons, 'LIKE', 'NOT LIKE', 'IN', 'NOT IN'];

/** What follows the name: an operator and a value; a list only behind IN and NOT IN. */
export function parseCondition(cursor: Cursor, name: Name): Condition {
  const operator = operatorOf(cursor);
  const takesList = operator === 'IN' || operator === 'NOT IN';
  const values = takesList && acceptSymbol(cursor, '(') ? listOf(cursor) : [literalOf(cursor, takesList)];
  if (operator.endsWith('LIKE')) checkPattern(values, cursor);
  return Object.freeze({ name, operator, values: Object.freeze(values) });
}

function operatorOf(cursor: Cursor): Condition['operator'] {
  const { kind, text } = cursor.token();
  const comparison = kind === 'symbol' ? comparisons.find((each) => each === text) : undefined;
  if (comparison !== undefined) {
    cursor.take();
    return comparison;
  }
  if (accept(cursor, 'LIKE')) return 'LIKE';
  if (accept(cursor, 'IN')) return 'IN';
  if (!accept(cursor, 'NOT')) throw unexpected(cursor, operators);
  if (accept(cursor, 'LIKE')) return 'NOT LIKE';
  if (accept(cursor, 'IN')) return 'NOT IN';
  throw unexpected(cursor, ['LIKE', 'IN']);
}

/** Numbers, or strings, up to the closing parenthesis. */
function listOf(cursor: Cursor): Literal[] {
  const first = literalOf(cursor, false);
  const found = [first];
  while (acceptSymbol(cursor, ',')) {
    const value = literalOf(cursor, false);
    if (value.kind !== first.kind) throw mixed(cursor, value);
    if (found.length >= limits.values) throw tooMany(cursor, value);
    found.push(value);
  }
  if (!acceptSymbol(cursor, ')')) throw unexpected(cursor, ['","', '")"']);
  return found;
}

function literalOf(cursor: Cursor, orList: boolean): Literal {
  const { kind, text, at } = cursor.token();
  if (kind !== 'number' && kind !== 'string') throw noValue(cursor, orList);
  cursor.take();
  return Object.freeze({ kind, text, at });
}

function checkPattern([pattern]: readonly Literal[], { source }: Cursor): void {
  if (pattern === undefined || pattern.text.length <= limits.pattern) return;
  const explanation = `the pattern has ${pattern.text.length} characters; ${limits.pattern} are the most`;
  throw mistaken('Invalid query', { source, at: pattern.at, explanation });
}

function noValue(cursor: Cursor, orList: boolean) {
  const { kind, text } = cursor.token();
  const note =
    kind === 'symbol' && text === '('
      ? 'only IN and NOT IN take a list, in one pair of parentheses'
      : kind === 'symbol' && comparisons.some((each) => each === text)
        ? 'equal is =, unequal is !='
        : kind === 'word'
          ? "text stands between single quotes '…'"
          : undefined;
  return unexpected(cursor, ['a number', 'a string', ...(orList ? ['a list'] : [])], note);
}

function mixed({ source }: Cursor, { at }: Literal) {
  return mistaken('Invalid query', { source, at, explanation: 'a list holds numbers or strings, not both' });
}

function tooMany({ source }: Cursor, { at }: Literal) {
  const explanation = `the list has more than ${limits.values} values; that many are the most`;
  return mistaken('Invalid query', { source, at, explanation });
}
