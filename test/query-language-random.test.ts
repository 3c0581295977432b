import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { datasetNamed, datasets } from '#catalog/datasets/index.ts';
import { toInsightsQuery } from '#query/insights.ts';
import { parseCheckedQuery, toCheckedQuery } from '#query/language/check.ts';
import type { CheckedCondition, CheckedQuery } from '#query/language/checked.ts';
import { mistakeOf } from '#query/language/mistake.ts';
import { parseQuery } from '#query/language/parse.ts';
import { printQuery } from '#query/language/print.ts';
import type { Condition, Literal, ParsedQuery } from '#query/language/syntax.ts';
import { comparisons, reserved } from '#query/language/syntax.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import { fullScope } from '#query/scope.ts';
import { lineSql } from '#store/duckdb/insights-lines.ts';
import { compileInsights } from '#store/duckdb/insights-sql.ts';
import { offered, systemTexts, worked } from './documented-queries.ts';

const vocabulary = toVocabulary(datasets);
const check = (text: string) => parseCheckedQuery(text, vocabulary);
const runs = { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120) };
/** What is tried in one run of a property: a query costs next to nothing. */
const many = <T>(one: fc.Arbitrary<T>, count: number) => fc.array(one, { minLength: count, maxLength: count });

const plainName = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/)
  .filter((name) => !reserved.has(name.toUpperCase()));
const nameOf = (names: readonly string[]) =>
  fc.oneof(fc.constantFrom(...names), plainName).map((text) => ({ text, at: 0 }));
const hostile = fc.constantFrom(
  "'; DROP TABLE x;--",
  "''",
  '"',
  '\\',
  '\0',
  '%',
  '$1',
  '?',
  ') OR (1=1',
  '\ud800',
  "'",
);
const words = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('2024-06', '1', '0.50', 'Month'),
);
const numberText = fc.stringMatching(/^-?[0-9]{1,9}(\.[0-9]{1,5})?$/);
const literal: fc.Arbitrary<Literal> = fc.oneof(
  words.map((text) => ({ kind: 'string' as const, text, at: 0 })),
  numberText.map((text) => ({ kind: 'number' as const, text, at: 0 })),
);
const list: fc.Arbitrary<Literal[]> = fc.oneof(
  fc.array(
    words.map((text) => ({ kind: 'string' as const, text, at: 0 })),
    { minLength: 1, maxLength: 5 },
  ),
  fc.array(
    numberText.map((text) => ({ kind: 'number' as const, text, at: 0 })),
    { minLength: 1, maxLength: 5 },
  ),
);

/** Trees over the names of a dataset, and sometimes over others. */
const treeOf = (dataset: string, names: readonly string[], spans: readonly string[]): fc.Arbitrary<ParsedQuery> => {
  const name = nameOf(names);
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      name,
      operator: fc.constantFrom(...comparisons, 'LIKE' as const, 'NOT LIKE' as const),
      values: literal.map((one) => [one]),
    }),
    fc.record({ name, operator: fc.constantFrom('IN' as const, 'NOT IN' as const), values: list }),
  );
  return fc.record(
    {
      distinct: fc.boolean(),
      select: fc.array(name, { minLength: 1, maxLength: 5 }),
      dataset: fc.constant({ text: dataset, at: 0 }),
      conditions: fc.array(condition, { maxLength: 4 }),
      orderBy: fc.array(fc.record({ name, descending: fc.boolean() }), { maxLength: 3 }),
      limit: fc.integer({ min: 1 }),
      timespan: nameOf(spans.length === 0 ? ['LIFETIME'] : spans),
    },
    { requiredKeys: ['distinct', 'select', 'dataset', 'conditions', 'orderBy'] },
  );
};
const tree = fc.constantFrom(...offered).chain(({ name, columns, availableMetrics, availableDateRanges }) => {
  const names = [...columns, ...availableMetrics].map((each) => each.name);
  return treeOf(name, names, availableDateRanges);
});

const withoutPlaces = (parsed: unknown): unknown =>
  JSON.parse(JSON.stringify(parsed, (key, value) => (key === 'at' ? undefined : value)));

/** The same tree with other words in the place of each value. */
const withValues = (given: ParsedQuery, text: string): ParsedQuery => ({
  ...given,
  conditions: given.conditions.map((condition) => ({
    ...condition,
    values: condition.values.map((value) => ({ ...value, kind: 'string', text })),
  })),
});

/** The tree without what its dataset does not know: one that is understood. */
const known = (given: ParsedQuery): ParsedQuery => {
  const { select, conditions, orderBy, timespan, ...rest } = given;
  const { meaningOf, names = [], spans = [] } = vocabulary.datasetNamed(given.dataset.text) ?? {};
  const own = (name: string) => {
    const meaning = meaningOf?.(name);
    return meaning !== undefined && names.includes(meaning.name);
  };
  const first = names[0] ?? '';
  const kept = select.filter(({ text }) => own(text));
  return {
    ...rest,
    select: kept.length === 0 ? [{ text: first, at: 0 }] : kept,
    conditions: conditions.filter(({ name }) => own(name.text)),
    orderBy: orderBy.filter(({ name }) => kept.some(({ text }) => text === name.text)),
    ...(timespan !== undefined && spans.includes(timespan.text) ? { timespan } : {}),
  };
};

/** A text is either understood, or refused in the one way there is; every word of the catalogue's own answer is its own. */
const expectEnd = (text: string): CheckedQuery | undefined => {
  try {
    return check(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.code).toBe('bad-parameter');
    expect(error.message).toMatch(
      /^(Invalid table name|Incorrect column name|Invalid query: line \d+, column \d+: .+)$/s,
    );
    expect(error.message.length).toBeLessThan(700);
    expect(mistakeOf(error)).toBeDefined();
    return undefined;
  }
};

/** The names of an answer, and what is left of it when they and the values are taken out. */
const anatomy = (query: CheckedQuery) => {
  const conditions = [...query.where, ...query.having];
  const named = [...query.select, ...query.orderBy, ...conditions.map(({ on }) => on)];
  return { dataset: query.dataset, names: named.map(({ kind, name }) => `${kind} ${name}`) };
};

const expectCatalogued = (query: CheckedQuery) => {
  const { dataset, names } = anatomy(query);
  const found = datasets.find(({ name }) => name === dataset);
  const known = new Set([
    ...Object.entries(found?.columns ?? {}).flatMap(([name, { internal }]) => (internal ? [] : [`column ${name}`])),
    ...(found?.metrics ?? []).map(({ name }) => `metric ${name}`),
  ]);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
};

describe('any text', () => {
  it('A-37 SEC-1 ends in an answer made of catalogued names, or in a fault bad-parameter: bytes', () => {
    const bytes = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));
    fc.assert(
      fc.property(many(bytes, 100), (texts) => {
        for (const text of texts) {
          expectEnd(text);
          expectEnd(`SELECT MPNId FROM Profile WHERE ${text}`);
          expectEnd(`SELECT MPNId FROM Profile WHERE MPNId = '${text}`);
        }
      }),
      runs,
    );
  });

  it('A-37 SEC-1 ends in an answer made of catalogued names, or in a fault bad-parameter: soups of words', () => {
    const piece = fc.oneof(
      fc.constantFrom(...reserved),
      fc.constantFrom('(', ')', ',', ';', '*', "'", "''", '=', '!=', '<', '>', '<=', '>=', '-', '.', '"', ' ', '\n'),
      fc.constantFrom(
        'MPNId',
        'OfficeUsage',
        'Profile',
        'CustomerCount',
        'Month',
        "'2024-06'",
        '5',
        '-1.5',
        'LAST_MONTH',
      ),
      plainName,
    );
    const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));
    const started = fc
      .array(piece, { maxLength: 20 })
      .map((pieces) => `SELECT MPNId FROM OfficeUsage ${pieces.join(' ')}`);
    fc.assert(
      fc.property(many(fc.oneof(soup, started), 150), (texts) => {
        for (const query of texts.map(expectEnd)) if (query !== undefined) expectCatalogued(query);
      }),
      runs,
    );
  });

  it('A-37 SEC-1 ends in an answer made of catalogued names, or in a fault bad-parameter: good queries, changed', () => {
    const good = [...worked, ...systemTexts.map((text) => text.slice(0, 400)), ...systemTexts];
    const change = fc.record({
      at: fc.nat(),
      drop: fc.nat({ max: 6 }),
      put: fc.string({ unit: 'binary', maxLength: 4 }),
    });
    const changed = fc
      .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 4 }))
      .map(([text, changes]) =>
        changes.reduce((now, { at, drop, put }) => {
          const place = at % (now.length + 1);
          return now.slice(0, place) + put + now.slice(place + drop);
        }, text),
      );
    fc.assert(
      fc.property(many(changed, 150), (texts) => {
        for (const query of texts.map(expectEnd)) if (query !== undefined) expectCatalogued(query);
      }),
      runs,
    );
  });
});

describe('printQuery', () => {
  it('gives text that parses to the same tree', () => {
    fc.assert(
      fc.property(many(tree, 20), (trees) => {
        for (const given of trees) expect(withoutPlaces(parseQuery(printQuery(given)))).toEqual(withoutPlaces(given));
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
    fc.assert(
      fc.property(tree, words, words, fc.array(words, { maxLength: 3 }), (given, one, other, locations) => {
        const [first, second] = [sqlOf(known(given), one, ['100']), sqlOf(known(given), other, ['100', ...locations])];
        // A value that is none of the column's type leaves the condition without a place, a location more adds one.
        if (first.kinds === second.kinds) expect(withoutLocations(second.sql)).toBe(withoutLocations(first.sql));
        expect(foreign(first)).toEqual([]);
        expect(foreign(second)).toEqual([]);
      }),
      runs,
    );
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

interface Made {
  readonly sql: string;
  readonly bound: readonly unknown[];
  /** What the conditions became. */
  readonly kinds: string;
  readonly dataset: string;
}

function sqlOf(given: ParsedQuery, text: string, locations: readonly string[]): Made {
  const source = printQuery(withValues(given, text));
  const query = toCheckedQuery(parseQuery(source), { source, vocabulary });
  const dataset = datasetNamed(query.dataset);
  if (dataset === undefined) throw new Error(`${query.dataset} is gone`);
  const insights = toInsightsQuery(query, { dataset, today: '2024-07-03' });
  const scope = { ...fullScope('t'), locations: [...new Set(locations)] };
  const compiled = compileInsights(insights, { dataset, rows: '(rows)', scope, show: (values) => [lineSql(values)] });
  const kinds = [...query.where, ...query.having].map(({ kind }) => kind).join();
  return { ...compiled, kinds, dataset: query.dataset };
}

/** How many locations a reader has shows in the number of places. */
function withoutLocations(sql: string): string {
  return sql.replaceAll(/ IN \(\$\d+(?:, \$\d+)*\)/g, ' IN ()').replaceAll(/\$\d+/g, '$');
}

/** What of the text is neither a name of the catalogue, a place, a number of the template nor one of its words. */
function foreign({ sql, dataset }: Made): readonly string[] {
  const names = new Set(Object.keys(datasetNamed(dataset)?.columns ?? {}));
  const quoted = [...sql.matchAll(/"([^"]*)"/g)].map(([, name]) => name ?? '');
  const texts = [...sql.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '');
  const bare = sql.replaceAll(/"[^"]*"|'[^']*'|\$\d+/g, ' ').match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
  return [
    ...quoted.filter((name) => !names.has(name)),
    // Noughts are what decimals end in.
    ...texts.filter(
      (text) => !/^\.?0+$/.test(text) && !['', 's', '0', '.', '!', 'n', 'm', 'b', ' \t\n\v\f\r'].includes(text),
    ),
    ...bare.filter((word) => !template.has(word) && !/^v\d+$/.test(word)),
  ];
}

const template = new Set(
  `SELECT DISTINCT ON AS FROM WHERE AND OR NOT IN IS NULL LIKE GROUP BY ORDER DESC NULLS LAST LIMIT CASE WHEN THEN ELSE END DATE
  DOUBLE INTEGER BIGINT VARCHAR DECIMAL TRY_CAST rows false lower unnest regexp_full_match sum count coalesce nullif trim rtrim
  suffix left chr replace contains concat_ws`.split(/\s+/),
);
