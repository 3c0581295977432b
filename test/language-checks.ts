import assert from 'node:assert/strict';
import { Fault } from '#base/fault.ts';
import { datasetNamed, datasets } from '#catalog/datasets/index.ts';
import { toInsightsQuery } from '#query/insights.ts';
import { parseCheckedQuery, toCheckedQuery } from '#query/language/check.ts';
import type { CheckedQuery } from '#query/language/checked.ts';
import { mistakeOf } from '#query/language/mistake.ts';
import { parseQuery } from '#query/language/parse.ts';
import { printQuery } from '#query/language/print.ts';
import type { ParsedQuery } from '#query/language/syntax.ts';
import { fullScope } from '#query/scope.ts';
import type { Valued } from '#store/duckdb/cells.ts';
import { lineSql } from '#store/duckdb/insights-lines.ts';
import { compileInsights } from '#store/duckdb/insights-sql.ts';
import { lineOfFile } from '#store/duckdb/insights-text.ts';
import { known, vocabulary, withoutPlaces, withValues } from './random-language.ts';

/** A text is either understood, or refused in the one way there is; every word of the catalogue's own answer is its own. */
export const expectEnd = (text: string): CheckedQuery | undefined => {
  try {
    return parseCheckedQuery(text, vocabulary);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    assert.equal(error.code, 'bad-parameter');
    assert.match(
      error.message,
      /^(Invalid table name|Incorrect column name|Invalid query: line \d+, column \d+: .+)$/s,
    );
    assert.ok(error.message.length < 700, error.message);
    assert.ok(mistakeOf(error));
    return undefined;
  }
};

/** The names of an answer, and what is left of it when they and the values are taken out. */
export const anatomy = (query: CheckedQuery) => {
  const conditions = [...query.where, ...query.having];
  const named = [...query.select, ...query.orderBy, ...conditions.map(({ on }) => on)];
  return { dataset: query.dataset, names: named.map(({ kind, name }) => `${kind} ${name}`) };
};

export const expectCatalogued = (query: CheckedQuery) => {
  const { dataset, names } = anatomy(query);
  const found = datasets.find(({ name }) => name === dataset);
  const known = new Set([
    ...Object.entries(found?.columns ?? {}).flatMap(([name, { internal }]) => (internal ? [] : [`column ${name}`])),
    ...(found?.metrics ?? []).map(({ name }) => `metric ${name}`),
  ]);
  assert.deepEqual(
    names.filter((name) => !known.has(name)),
    [],
  );
};

export interface Made {
  readonly sql: string;
  readonly bound: readonly unknown[];
  /** What the conditions became. */
  readonly kinds: string;
  readonly dataset: string;
}

/** The SQL of a tree with a text in the place of each value, for a reader of some locations. */
export function sqlOf(given: ParsedQuery, text: string, locations: readonly string[]): Made {
  const source = printQuery(withValues(given, text));
  return sqlOfChecked(toCheckedQuery(parseQuery(source), { source, vocabulary }), { locations, show: showLine });
}

/** What a row becomes: rows, or a line of a file. */
type Show = (values: readonly Valued[]) => readonly string[];
export const showLine: Show = (values) => [lineSql(values)];
export const showFile: Show = (values) => [lineOfFile(values, { head: headOfFile, separator: '\t', rawText: false })];
const headOfFile = 'the head of a file';

/** The SQL of a query that was understood. */
export function sqlOfChecked(
  query: CheckedQuery,
  { locations, show }: { readonly locations: readonly string[]; readonly show: Show },
): Made {
  const dataset = datasetNamed(query.dataset);
  if (dataset === undefined) throw new Error(`${query.dataset} is gone`);
  const insights = toInsightsQuery(query, { dataset, today: '2024-07-03' });
  const scope = { ...fullScope('t'), locations: [...new Set(locations)] };
  const compiled = compileInsights(insights, { dataset, rows: '(rows)', scope, show });
  const kinds = [...query.where, ...query.having].map(({ kind }) => kind).join();
  return { ...compiled, kinds, dataset: query.dataset };
}

/** How many locations a reader has shows in the number of places. */
export function withoutLocations(sql: string): string {
  return sql.replaceAll(/ IN \(\$\d+(?:, \$\d+)*\)/g, ' IN ()').replaceAll(/\$\d+/g, '$');
}

/** What of the text is neither a name of the catalogue, a place, a number of the template nor one of its words. */
export function foreign({ sql, dataset }: Made): readonly string[] {
  const names = new Set([...Object.keys(datasetNamed(dataset)?.columns ?? {}), headOfFile]);
  const between = /"([^"]*)"|'((?:[^']|'')*)'/g;
  const parts = [...sql.matchAll(between)].map(([, name, text]) => ({ name, text }));
  const bare =
    sql
      .replaceAll(between, ' ')
      .replaceAll(/\$\d+/g, ' ')
      .match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
  return [
    ...parts.flatMap(({ name }) => (name === undefined || names.has(name) ? [] : [name])),
    // Noughts are what decimals end in.
    ...parts.flatMap(({ text }) => (text === undefined || /^\.?0+$/.test(text) || texts.has(text) ? [] : [text])),
    ...bare.filter((word) => !template.has(word) && !/^v\d+$/.test(word)),
  ];
}

/** What stands between quotes in the template: marks, and patterns that look for those which files must change. */
const texts = new Set([
  ...['', 's', '0', '.', '!', 'n', 'm', 'b', ' \t\n\v\f\r'],
  ...['A', '=', '"', '""', "''", '^[=+\\-@\\t\\r]', '\\r\\n|[\\t\\r\\n]', ' ', 'g'],
]);

const template = new Set(
  `SELECT DISTINCT ON AS FROM WHERE AND OR NOT IN IS NULL LIKE GROUP BY ORDER DESC NULLS LAST LIMIT CASE WHEN THEN ELSE END DATE
  DOUBLE INTEGER BIGINT VARCHAR DECIMAL TRY_CAST rows false lower unnest regexp_full_match sum count coalesce nullif trim rtrim
  suffix left chr replace contains concat_ws concat regexp_matches regexp_replace`.split(/\s+/),
);

/** Whether the text is understood; then it is SQL of the template, however its rows are shown; else it is refused. */
export function expectTemplated(text: string): boolean {
  const query = expectEnd(text);
  if (query === undefined) return false;
  expectCatalogued(query);
  for (const show of [showLine, showFile]) {
    assert.deepEqual(foreign(sqlOfChecked(query, { locations: ['100'], show })), []);
  }
  return true;
}

/** A tree with one text and with another in the place of its values, asked by readers of other locations. */
export interface Pair {
  readonly given: ParsedQuery;
  readonly one: string;
  readonly other: string;
  readonly locations: readonly string[];
}

/** A tree as text is the same tree. @returns the text */
export function expectPrinted(given: ParsedQuery): string {
  const text = printQuery(given);
  assert.deepEqual(withoutPlaces(parseQuery(text)), withoutPlaces(given));
  return text;
}

/** SEC-1: whatever is written, the SQL is the same text. */
export function expectSameTemplate({ given, one, other, locations }: Pair): void {
  const [first, second] = [sqlOf(known(given), one, ['100']), sqlOf(known(given), other, ['100', ...locations])];
  // A value that is none of the column's type leaves the condition without a place, a location more adds one.
  if (first.kinds === second.kinds) assert.equal(withoutLocations(second.sql), withoutLocations(first.sql));
  assert.deepEqual([...foreign(first), ...foreign(second)], []);
}
