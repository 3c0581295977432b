import fc from 'fast-check';
import { datasets } from '#catalog/datasets/index.ts';
import type { Condition, Literal, ParsedQuery } from '#query/language/syntax.ts';
import { comparisons, reserved } from '#query/language/syntax.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import { offered, systemTexts, worked } from './documented-queries.ts';

export const vocabulary = toVocabulary(datasets);

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
/** What stands between quotes. */
export const words = fc.oneof(
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
/** Trees over the names of a dataset that the API offers. */
export const tree = fc.constantFrom(...offered).chain(({ name, columns, availableMetrics, availableDateRanges }) => {
  const names = [...columns, ...availableMetrics].map((each) => each.name);
  return treeOf(name, names, availableDateRanges);
});

/** Any bytes, alone and where a condition or a value stands. */
export const bytes = fc
  .tuple(
    fc.constantFrom('', 'SELECT MPNId FROM Profile WHERE ', "SELECT MPNId FROM Profile WHERE MPNId = '"),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 })),
  )
  .map((parts) => parts.join(''));

const piece = fc.oneof(
  fc.constantFrom(...reserved),
  fc.constantFrom('(', ')', ',', ';', '*', "'", "''", '=', '!=', '<', '>', '<=', '>=', '-', '.', '"', ' ', '\n'),
  fc.constantFrom('MPNId', 'OfficeUsage', 'Profile', 'CustomerCount', 'Month', "'2024-06'", '5', '-1.5', 'LAST_MONTH'),
  plainName,
);

/** Words of the language in any order, some behind a good beginning. */
export const soup = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.array(piece, { maxLength: 20 }).map((pieces) => `SELECT MPNId FROM OfficeUsage ${pieces.join(' ')}`),
);

const good = [...worked, ...systemTexts.map((text) => text.slice(0, 400)), ...systemTexts];
const change = fc.record({
  at: fc.nat(),
  drop: fc.nat({ max: 6 }),
  put: fc.string({ unit: 'binary', maxLength: 4 }),
});

/** Good queries with some characters of them changed. */
export const changed = fc
  .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((now, { at, drop, put }) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + put + now.slice(place + drop);
    }, text),
  );

/** A tree as it is compared: where its words stood is left out. */
export const withoutPlaces = (parsed: unknown): unknown =>
  JSON.parse(JSON.stringify(parsed, (key, value) => (key === 'at' ? undefined : value)));

/** The same tree with other words in the place of each value. */
export const withValues = (given: ParsedQuery, text: string): ParsedQuery => ({
  ...given,
  conditions: given.conditions.map((condition) => ({
    ...condition,
    values: condition.values.map((value) => ({ ...value, kind: 'string', text })),
  })),
});

/** The tree without what its dataset does not know: one that is understood. */
export const known = (given: ParsedQuery): ParsedQuery => {
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

/** What is compared of two queries that differ in their values alone. */
export const pair = fc.record({ given: tree, one: words, other: words, locations: fc.array(words, { maxLength: 3 }) });
