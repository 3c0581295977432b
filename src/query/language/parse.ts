import { accept, acceptSymbol, type Cursor, expectWord, openCursor, unexpected } from './cursor.ts';
import { mistaken } from './mistake.ts';
import { parseCondition } from './parse-condition.ts';
import { type Condition, limits, type Name, type OrderTerm, type ParsedQuery, reserved } from './syntax.ts';

/**
 * Text → frozen tree, by the grammar of api.md §3.1 (A-20 … ). Loops only, no recursion; time in proportion to the text.
 * @throws Fault `bad-parameter`: `Invalid query`, place, expectation.
 */
export function parseQuery(source: string): ParsedQuery {
  if (source.length > limits.characters) throw tooLong(source);
  const cursor = openCursor(source);
  expectWord(cursor, 'SELECT');
  const distinct = accept(cursor, 'DISTINCT');
  const select = sequence(cursor, ',', () => nameOf(cursor, aColumn));
  expectWord(cursor, 'FROM', ['","']);
  const dataset = nameOf(cursor, 'the name of a dataset');
  const clauses = clausesOf(cursor);
  expectEnd(cursor, clauses);
  return Object.freeze({ distinct, select, dataset, ...clauses });
}

const aColumn = 'the name of a column or metric';

type Clauses = Pick<ParsedQuery, 'conditions' | 'orderBy' | 'limit' | 'timespan'>;

/** In the written order; a TIMESPAN is taken behind any of them, once. */
function clausesOf(cursor: Cursor): Clauses {
  let timespan = timespanOf(cursor);
  const conditions = conditionsOf(cursor);
  timespan ??= timespanOf(cursor);
  const orderBy = orderOf(cursor);
  timespan ??= timespanOf(cursor);
  const limit = limitOf(cursor);
  timespan ??= timespanOf(cursor);
  return {
    conditions,
    orderBy,
    ...(limit === undefined ? {} : { limit }),
    ...(timespan === undefined ? {} : { timespan }),
  };
}

function conditionsOf(cursor: Cursor): readonly Condition[] {
  if (!accept(cursor, 'WHERE')) return Object.freeze([]);
  return sequence(cursor, 'AND', () => parseCondition(cursor, nameOf(cursor, aColumn)));
}

function orderOf(cursor: Cursor): readonly OrderTerm[] {
  if (!accept(cursor, 'ORDER')) return Object.freeze([]);
  expectWord(cursor, 'BY');
  return sequence(cursor, ',', () => {
    const name = nameOf(cursor, aColumn);
    const ascending = accept(cursor, 'ASC');
    if (!ascending) accept(cursor, 'DESC');
    return Object.freeze({ name, descending: !ascending });
  });
}

/** A number of rows beyond what a number holds is as good as the greatest. */
function limitOf(cursor: Cursor): number | undefined {
  if (!accept(cursor, 'LIMIT')) return undefined;
  const { kind, text } = cursor.token();
  const count = kind === 'number' && /^[0-9]+$/.test(text) ? Number(text) : 0;
  if (count < 1) throw unexpected(cursor, ['a positive whole number']);
  cursor.take();
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}

function timespanOf(cursor: Cursor): Name | undefined {
  return accept(cursor, 'TIMESPAN') ? nameOf(cursor, 'the name of a time span, like LAST_6_MONTHS') : undefined;
}

function nameOf(cursor: Cursor, expected: string): Name {
  const { kind, text, at } = cursor.token();
  if (kind !== 'word' || reserved.has(text.toUpperCase())) throw unexpected(cursor, [expected]);
  cursor.take();
  return Object.freeze({ text, at });
}

/** One or more, with a comma or AND between. */
function sequence<T>(cursor: Cursor, between: ',' | 'AND', one: () => T): readonly T[] {
  const found = [one()];
  while (between === ',' ? acceptSymbol(cursor, ',') : accept(cursor, 'AND')) {
    if (found.length >= limits.items) throw tooMany(cursor);
    found.push(one());
  }
  return Object.freeze(found);
}

function expectEnd(cursor: Cursor, clauses: Clauses): void {
  const closed = acceptSymbol(cursor, ';');
  if (cursor.token().kind === 'end') return;
  throw unexpected(cursor, [...(closed ? [] : continuations(clauses)), 'the end of the query']);
}

/** What may follow, by the last clause there is. */
function continuations({ conditions, orderBy, limit, timespan }: Clauses): string[] {
  const span = timespan === undefined ? ['TIMESPAN'] : [];
  if (limit !== undefined) return span;
  if (orderBy.length > 0) return ['","', 'LIMIT', ...span];
  return [conditions.length > 0 ? 'AND' : 'WHERE', 'ORDER BY', 'LIMIT', ...span];
}

function tooLong(source: string) {
  const explanation = `the query has ${source.length} characters; ${limits.characters} are the most`;
  return mistaken('Invalid query', { source, at: 0, explanation });
}

function tooMany({ source, token }: Cursor) {
  const explanation = `there are more than ${limits.items} of them; that many are the most`;
  return mistaken('Invalid query', { source, at: token().at, explanation });
}
