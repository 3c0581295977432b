import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCheckedQuery, toCheckedQuery } from '#query/language/check.ts';
import type { CheckedCondition, CheckedQuery } from '#query/language/checked.ts';
import { parseQuery } from '#query/language/parse.ts';
import { printQuery } from '#query/language/print.ts';
import { systemTexts, worked } from './documented-queries.ts';
import {
  anatomy,
  expectCatalogued,
  expectPrinted,
  expectSameTemplate,
  expectTemplated,
  sqlOf,
} from './language-checks.ts';
import { bytes, changed, known, pair, soup, tree, vocabulary, withValues, words } from './random-language.ts';

const check = (text: string) => parseCheckedQuery(text, vocabulary);
const runs = { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120) };
/** What is tried in one run of a property: a query costs next to nothing. */
const many = <T>(one: fc.Arbitrary<T>, count: number) => fc.array(one, { minLength: count, maxLength: count });

describe('any text', () => {
  const kinds = {
    bytes: many(bytes, 300),
    'soups of words': many(soup, 150),
    'good queries, changed': many(changed, 150),
  };
  for (const [name, texts] of Object.entries(kinds)) {
    it(`A-37 SEC-1 ends in SQL of a template with catalogued names, or in a fault bad-parameter: ${name}`, () => {
      fc.assert(
        fc.property(texts, (all) => all.forEach(expectTemplated)),
        runs,
      );
    });
  }
});

describe('printQuery', () => {
  it('gives text that parses to the same tree', () => {
    fc.assert(
      fc.property(many(tree, 20), (trees) => {
        for (const given of trees) expectPrinted(given);
      }),
      runs,
    );
  });

  it('keeps the documented queries and their meaning', () => {
    for (const text of [...worked, ...systemTexts]) {
      const printed = printQuery(parseQuery(text));
      expect(check(printed)).toEqual(check(text));
      expect(printQuery(parseQuery(printed))).toBe(printed);
    }
  });

  it('Q-1 is understood in any case of its words and names', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (given, upper) => {
        const text = printQuery(withValues(known(given), '5'));
        expect(check(upper ? text.toUpperCase() : text.toLowerCase())).toEqual(check(text));
      }),
      runs,
    );
  });
});

describe('values', () => {
  it('SEC-1 never become names: whatever stands between the quotes, the answer names the same', () => {
    fc.assert(
      fc.property(tree, words, words, (given, one, other) => {
        const [first, second] = [one, other].map((text) => {
          const printed = printQuery(withValues(known(given), text));
          return toCheckedQuery(parseQuery(printed), { source: printed, vocabulary });
        });
        if (first === undefined || second === undefined) throw new Error('two were made');
        expect(anatomy(first)).toEqual(anatomy(second));
        expectCatalogued(first);
        const left = (query: CheckedQuery) => ({ ...query, where: [], having: [] });
        expect(left(first)).toEqual(left(second));
        const typed = (condition: CheckedCondition) =>
          condition.kind === 'compare' && condition.as === 'text' ? [condition.value] : [];
        // The other way to write a documented value becomes the documented one.
        const isKept = !['Y', 'N'].includes(one.toUpperCase());
        if (isKept) expect(first.where.flatMap(typed).every((value) => value === one)).toBe(true);
      }),
      runs,
    );
  });

  it('SEC-1 are bound: whatever is written, the SQL is the same text of a template, names of the catalogue and places', () => {
    fc.assert(fc.property(pair, expectSameTemplate), runs);
  });

  it('SEC-1 are bound also where nothing else could stand: the words of the text are those of the template', () => {
    const made = sqlOf(
      parseQuery("SELECT MPNId FROM OfficeUsage WHERE MPNId = 'x' AND MPNId IN ('y') AND MPNId LIKE 'z'"),
      "a'b",
      ['l'],
    );
    expect(made.sql.match(/\$\d+/g)).toHaveLength(made.bound.length);
    expect(made.sql).not.toContain("a'b");
    expect(JSON.stringify(made.bound)).toContain("a'b");
  });
});
