import { describe, expect, it } from 'vitest';
import { compare, condense, numbersIn, numbersOfTitle, titlesOf } from './requirement-numbers.ts';

// Number families are put together here so that this file's own titles name no requirement.
const cus = (count: number) => `CUS-${count}`;

describe('numbersIn', () => {
  it('finds each number of a text once, and only the ends of a range', () => {
    const text = `- X-1 see ${cus(3)}, (${cus(3)}; ENR-15 … ENR-18) | A-23 | not ISO-3166, AX-1, X-1b or 2-X-5`;
    expect([...numbersIn(text)]).toEqual(['X-1', 'CUS-3', 'ENR-15', 'ENR-18', 'A-23']);
  });
});

describe('numbersOfTitle', () => {
  it('takes several numbers and expands ranges', () => {
    expect([...numbersOfTitle(`${cus(70)} ${cus(72)} churn`)]).toEqual(['CUS-70', 'CUS-72']);
    for (const range of ['ENR-15 … ENR-18', 'ENR-15…18', 'ENR-15–ENR-18', 'ENR-15 to ENR-18', 'ENR-15..18']) {
      expect([...numbersOfTitle(range)].sort()).toEqual(['ENR-15', 'ENR-16', 'ENR-17', 'ENR-18']);
    }
  });

  it('does not join different families', () => {
    expect([...numbersOfTitle('ENR-1 … FEE-3')]).toEqual(['ENR-1', 'FEE-3']);
  });
});

describe('titlesOf', () => {
  it('reads titles of tests in all their forms and no other text', () => {
    const source = `
      describe('a', () => {
        it("b", () => expect('no').toBe('no'));
        it.each([['no (', 1]])('c %s', () => {});
        it.each<[string]>([f('no')])(
          'd',
          () => {},
        );
        test.skip(\`e\`, () => {});
        // it('no', () => {});
        submit('no');
        page.it('no');
      });`;
    expect(titlesOf(source)).toEqual(['a', 'b', 'c %s', 'd', 'e']);
  });
});

describe('compare', () => {
  it('counts per family and lists what no test names', () => {
    const specified = new Set(['X-10', 'X-2', 'X-1', cus(1)]);
    expect(compare(specified, new Set(['X-2', cus(1), 'X-99']))).toEqual([
      { family: 'CUS', all: 1, unnamed: [] },
      { family: 'X', all: 3, unnamed: [1, 10] },
    ]);
  });
});

describe('condense', () => {
  it('writes runs short', () => {
    expect(condense([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
    expect(condense([])).toBe('');
  });
});
