import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { mistakeOf } from './mistake.ts';
import { parseQuery } from './parse.ts';
import { limits } from './syntax.ts';

const one = (condition: string) => {
  const { operator, values } = parseQuery(`SELECT a FROM b WHERE a ${condition}`).conditions[0] ?? {};
  return [operator, ...(values ?? []).map(({ kind, text }) => `${kind} ${text}`)];
};

/** What is told, and where: `line:column explanation`. */
const refusal = (text: string) => {
  try {
    parseQuery(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect([error.code, error.parameter]).toEqual(['bad-parameter', 'query']);
    const { line, column, explanation } = mistakeOf(error) ?? {};
    expect(error.message).toBe(`Invalid query: line ${line}, column ${column}: ${explanation}`);
    return `${line}:${column} ${explanation}`;
  }
  throw new Error(`${text} was taken`);
};

describe('parseQuery', () => {
  it('gives the clauses with the place of each name and value', () => {
    expect(parseQuery('SELECT DISTINCT a, b FROM c WHERE a >= 1.5 ORDER BY b ASC LIMIT 7 TIMESPAN d')).toEqual({
      distinct: true,
      select: [
        { text: 'a', at: 16 },
        { text: 'b', at: 19 },
      ],
      dataset: { text: 'c', at: 26 },
      conditions: [{ name: { text: 'a', at: 34 }, operator: '>=', values: [{ kind: 'number', text: '1.5', at: 39 }] }],
      orderBy: [{ name: { text: 'b', at: 52 }, descending: false }],
      limit: 7,
      timespan: { text: 'd', at: 75 },
    });
  });

  it('gives a tree that cannot be changed', () => {
    const tree = parseQuery("SELECT a FROM b WHERE a IN ('x') ORDER BY a TIMESPAN c");
    const open: string[] = [];
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return;
      if (!Object.isFrozen(node)) open.push(path);
      for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`);
    };
    visit(tree, 'tree');
    expect(open).toEqual([]);
  });

  it('Q-1 takes keywords in any case', () => {
    const lower = parseQuery(
      'select distinct a from b where a not in (1) and a like 2 order by a asc limit 1 timespan c',
    );
    const upper = parseQuery(
      'SELECT DISTINCT a FROM b WHERE a NOT IN (1) AND a LIKE 2 ORDER BY a ASC LIMIT 1 TIMESPAN c',
    );
    expect(lower).toEqual(upper);
  });

  it('Q-2 refuses the star and asks for names', () => {
    expect(refusal('SELECT * FROM b')).toBe(
      '1:8 expected the name of a column or metric, found "*"; there is no * for all columns; name them',
    );
  });

  it('Q-3 A-21 A-22 orders descending where no direction is written, each term its own, one direction at most', () => {
    const { orderBy } = parseQuery('SELECT a FROM b ORDER BY a, c ASC,  d DESC, e');
    expect(orderBy.map(({ name, descending }) => [name.text, descending])).toEqual([
      ['a', true],
      ['c', false],
      ['d', true],
      ['e', true],
    ]);
    expect(refusal('SELECT a FROM b ORDER BY a DESC DESC')).toMatch(/^1:33 expected ",", LIMIT, TIMESPAN or the end/);
    expect(refusal('SELECT a FROM b ORDER BY a ASC DESC')).toMatch(/^1:32 expected ",",/);
  });

  it('Q-4 A-21 joins any number of conditions with AND, and knows neither OR nor parentheses', () => {
    expect(parseQuery('SELECT a FROM b WHERE a=1 AND c=2 AND d=3').conditions).toHaveLength(3);
    expect(refusal('SELECT a FROM b WHERE a = 1 OR a = 2')).toContain('conditions are joined with AND only');
    expect(refusal('SELECT a FROM b WHERE (a = 1)')).toContain('no parentheses');
    expect(refusal('SELECT a FROM b WHERE a = (1)')).toContain('only IN and NOT IN take a list');
  });

  it('Q-5 takes lists behind IN and NOT IN only, of numbers or of strings, never empty, never nested', () => {
    expect(one('IN (1, -2.5)')).toEqual(['IN', 'number 1', 'number -2.5']);
    expect(one("NOT IN ('x','y')")).toEqual(['NOT IN', 'string x', 'string y']);
    expect(one("IN 'x'")).toEqual(['IN', 'string x']);
    for (const operator of ['=', '!=', '>', '<', '>=', '<=', 'LIKE', 'NOT LIKE']) {
      expect(refusal(`SELECT a FROM b WHERE a ${operator} ('x', 'y')`)).toContain('only IN and NOT IN take a list');
    }
    expect(refusal("SELECT a FROM b WHERE a IN (1, 'x')")).toBe('1:32 a list holds numbers or strings, not both');
    expect(refusal('SELECT a FROM b WHERE a IN ()')).toContain('expected a number or a string, found ")"');
    expect(refusal('SELECT a FROM b WHERE a IN ((1))')).toContain('in one pair of parentheses');
  });

  it('takes every operator, with and without blanks', () => {
    expect(one('=1')).toEqual(['=', 'number 1']);
    expect(one('!=1')).toEqual(['!=', 'number 1']);
    expect(one('>20000')).toEqual(['>', 'number 20000']);
    expect(one('<=-1')).toEqual(['<=', 'number -1']);
    expect(one(">='x'")).toEqual(['>=', 'string x']);
    expect(one("not\n like'x%'")).toEqual(['NOT LIKE', 'string x%']);
    expect(refusal('SELECT a FROM b WHERE a <> 1')).toContain('unequal is !=');
    expect(refusal('SELECT a FROM b WHERE a == 1')).toContain('equal is =');
    expect(refusal('SELECT a FROM b WHERE a BETWEEN 1 AND 2')).toContain('>= and one with <=');
    expect(refusal('SELECT a FROM b WHERE a IS NULL')).toContain('there is no IS');
  });

  it('Q-7 takes a positive whole number as limit', () => {
    expect(parseQuery('SELECT a FROM b LIMIT 010').limit).toBe(10);
    expect(parseQuery('SELECT a FROM b LIMIT 99999999999999999999').limit).toBe(Number.MAX_SAFE_INTEGER);
    for (const limit of ['0', '-1', '000', '1.5', "'5'", 'ten', '']) {
      expect(refusal(`SELECT a FROM b LIMIT ${limit}`)).toMatch(/^1:2[23] expected a positive whole number, found/);
    }
  });

  it('Q-13 A-24 keeps the clauses in order, and takes one TIMESPAN behind any of them', () => {
    const clauses = ['WHERE a = 1', 'ORDER BY a', 'LIMIT 1'];
    for (let place = 0; place <= clauses.length; place++) {
      const text = `SELECT a FROM b ${clauses.toSpliced(place, 0, 'TIMESPAN c').join(' ')}`;
      expect(parseQuery(text), text).toMatchObject({
        timespan: { text: 'c' },
        limit: 1,
        orderBy: [{}],
        conditions: [{}],
      });
      expect(refusal(`${text} TIMESPAN c`)).toContain('there is one TIMESPAN');
    }
    expect(refusal('SELECT a FROM b LIMIT 1 ORDER BY a')).toContain('stand in this order');
    expect(refusal('SELECT a FROM b ORDER BY a WHERE a = 1')).toContain('stand in this order');
    expect(refusal('SELECT a TIMESPAN c FROM b')).toContain('expected "," or FROM');
  });

  it('Q-15 knows no joins, aliases, functions, arithmetic and no second dataset', () => {
    expect(refusal('SELECT a FROM b, c')).toContain(
      'expected WHERE, ORDER BY, LIMIT, TIMESPAN or the end of the query',
    );
    expect(refusal('SELECT a FROM b JOIN c')).toContain('expected WHERE');
    expect(refusal('SELECT a AS x FROM b')).toContain('no aliases');
    expect(refusal('SELECT sum(a) FROM b')).toContain('no functions');
    expect(refusal('SELECT a + 1 FROM b')).toBe('1:10 "+" belongs to no query; there is no arithmetic');
    expect(refusal('SELECT b.a FROM b')).toContain('a name is letters, digits and underscores');
    expect(refusal('SELECT a FROM b GROUP BY a')).toContain('there is no GROUP BY');
    expect(refusal('SELECT a FROM (SELECT a FROM b)')).toContain('expected the name of a dataset, found "("');
  });

  it('A-20 takes any characters in a string and two quotes for one', () => {
    const words = `a-b %_ "x" \n;--/* ‘é’ \u0000 日本 🚲`;
    expect(one(`= '${words}'`)).toEqual(['=', `string ${words}`]);
    expect(one("= 'O''Neil'")).toEqual(['=', "string O'Neil"]);
    expect(one("= ''")).toEqual(['=', 'string ']);
    expect(one("= ''''")).toEqual(['=', "string '"]);
    expect(one("= ' x '")).toEqual(['=', 'string  x ']);
  });

  it('A-20 refuses typographic and double quotes, and a string without an end', () => {
    for (const [open, close] of ['‘’', '“”', '""', '``'].map((pair) => [...pair])) {
      expect(refusal(`SELECT a FROM b WHERE a = ${open}x${close}`)).toContain('between straight single quotes');
    }
    expect(refusal("SELECT a\nFROM b WHERE a = 'x")).toMatch(/^2:18 the string has no end/);
    expect(refusal("SELECT a FROM b WHERE a = 'x''")).toMatch(/^1:27 the string has no end/);
    expect(refusal('SELECT a FROM b WHERE a = x')).toContain('text stands between single quotes');
  });

  it('A-31 needs FROM, and takes one semicolon, at the end', () => {
    expect(parseQuery('SELECT a FROM b;')).toEqual(parseQuery('SELECT a FROM b ;  '));
    expect(refusal('SELECT a;')).toContain('FROM, found ";"');
    expect(refusal('SELECT a FROM b;;')).toBe(
      '1:17 expected the end of the query, found ";"; ; stands at the end only',
    );
    expect(refusal('SELECT a FROM b; DROP TABLE c')).toBe('1:18 expected the end of the query, found "DROP"');
  });

  it('refuses numbers that are none', () => {
    for (const number of ['1e5', '1.', '0x1F', '1.2.3', '12abc', '1_000']) {
      expect(refusal(`SELECT a FROM b WHERE a = ${number}`), number).toContain('is no number');
    }
    for (const number of ['.5', '+5', '- 5', '--5']) {
      expect(refusal(`SELECT a FROM b WHERE a = ${number}`), number).toContain('belongs to no query');
    }
  });

  it('takes no word of its own for a name', () => {
    expect(refusal('SELECT FROM b')).toContain('found "FROM"');
    expect(refusal('SELECT a, FROM b')).toContain('found "FROM"');
    expect(refusal('SELECT a FROM WHERE a = 1')).toContain('expected the name of a dataset, found "WHERE"');
    expect(refusal('SELECT a FROM b TIMESPAN')).toContain('found the end of the query');
  });

  it('A-37 tells line and column of what is wrong, what was expected, and what may have been meant', () => {
    expect(refusal('')).toBe('1:1 expected SELECT, found the end of the query');
    expect(refusal('SELECT a\r\n  FORM b')).toBe('2:3 expected "," or FROM, found "FORM"; did you mean FROM?');
    expect(refusal('SELECT a\rFROM\n\nb WHRE')).toMatch(/^4:3 .* did you mean WHERE\?$/);
    expect(refusal("SELECT a FROM b WHERE a = '🚲🚲' x")).toMatch(/^1:32 /);
  });

  it('A-37 shows the words of the query short and tame', () => {
    expect(refusal(`SELECT a FROM b ${'x'.repeat(100_000)}`)).toContain(`found "${'x'.repeat(40)}…"`);
    expect(refusal('SELECT \u001b[2J')).toContain('"\\u001b" belongs to no query');
    expect(refusal("SELECT 'a\nb'")).toContain('found the string "a\\nb"');
    expect(refusal('SELECT \ud800')).toContain('"\ufffd"');
  });
});

describe('parseQuery, with much of everything', () => {
  const { items, values, characters } = limits;
  const list = (count: number, one = '1') => Array(count).fill(one).join(',');

  it('takes as many as the limits say and refuses one more', () => {
    const texts = (more: number) => [
      `SELECT ${list(items + more, 'a')} FROM b`,
      `SELECT a FROM b WHERE ${Array(items + more)
        .fill('a=1')
        .join(' AND ')}`,
      `SELECT a FROM b ORDER BY ${list(items + more, 'a')}`,
      `SELECT a FROM b WHERE a IN (${list(values + more)})`,
    ];
    for (const text of texts(0)) parseQuery(text);
    for (const text of texts(1)) expect(refusal(text)).toMatch(/more than|that many are the most/);
    const filled = (length: number) => `SELECT a FROM b WHERE a = '${'x'.repeat(length - 28)}'`;
    parseQuery(filled(characters));
    expect(refusal(filled(characters + 1))).toBe(
      `1:1 the query has ${characters + 1} characters; ${characters} are the most`,
    );
  });

  /** A tree or a refusal, never anything else. */
  const outcome = (text: string) => {
    try {
      return parseQuery(text).dataset.text;
    } catch (error) {
      if (error instanceof Fault && error.code === 'bad-parameter') return undefined;
      throw error;
    }
  };

  it('answers a megabyte of anything in time', () => {
    expect(outcome(`SELECT a FROM b LIMIT ${'1'.repeat(characters - 22)}`)).toBe('b');
    expect(outcome('('.repeat(characters))).toBeUndefined();
    const pieces = [
      '(',
      ')',
      "'",
      "''",
      'a',
      '1',
      '0',
      ' ',
      '\n',
      '-',
      ',',
      'AND ',
      'a=1 AND ',
      "'x',",
      '=',
      '.',
      'NOT ',
      '\ud800',
      '(',
    ];
    const starts = [
      '',
      'SELECT ',
      'SELECT a FROM b WHERE a IN (',
      "SELECT a FROM b WHERE a = '",
      'SELECT a FROM b LIMIT ',
    ];
    for (const start of starts) {
      for (const piece of pieces) {
        const text = (start + piece.repeat(characters)).slice(0, characters);
        // What is looked at again from every character would not come to an end.
        outcome(text);
      }
    }
  });
});
