import { Fault } from '#base/fault.ts';
import type { Dataset, Sensitivity } from '#model/dataset.ts';
import type { LearnerQuery, LearnersQuery } from './completions.ts';
import { type InsightsHeadQuery, type InsightsQuery, sensitivityOf, withSelect } from './insights.ts';
import type { NamedItem } from './language/checked.ts';
import type { LearnerSight } from './learner-sight.ts';
import type { MonthSumsQuery } from './month-sums.ts';
import type { Query, RowsQuery } from './tree.ts';

/** What a reader may see of a tenant's data. */
export interface Scope {
  readonly tenant: string;
  /** Programme ids (MPN) the reader is limited to; absent: the whole company (RO-11, RO-12). */
  readonly locations?: readonly string[];
  /** Kinds of sensitive content the reader may see. */
  readonly may: readonly Sensitivity[];
  /** How learners are counted and called; absent: all of them, by their names. */
  readonly learners?: LearnerSight;
}

declare const scoped: unique symbol;

/** A query bound to a reader's scope. Only this file makes one, and the store takes nothing else. */
export interface ScopedQuery<Q extends Query = Query> {
  readonly [scoped]: true;
  readonly scope: Scope;
  readonly query: Q;
}

/** The operator's full sight of one tenant (CLI-6). */
export function fullScope(tenant: string): Scope {
  return { tenant, may: ['revenue', 'personal'] };
}

/** The scope as text, equal for equal scopes: part of every cache key (SEC-15). */
export function scopeKey(scope: Scope): string {
  const locations = scope.locations === undefined ? null : [...scope.locations].sort();
  return JSON.stringify([scope.tenant, locations, [...scope.may].sort(), scope.learners?.key ?? null]);
}

/** Binds a query that touches no sensitive column. */
export function scopeQuery<Q extends Exclude<Query, RowsQuery | MonthSumsQuery | PersonsQuery | AnyInsights>>(
  query: Q,
  scope: Scope,
): ScopedQuery<Q> {
  return bind(query, scope);
}

type AnyInsights = InsightsQuery | InsightsHeadQuery;

/** Queries whose answers name persons. */
type PersonsQuery = LearnersQuery | LearnerQuery;

/**
 * Binds a query whose answer names persons.
 * @throws Fault `forbidden` when the scope does not open them (RO-2).
 */
export function scopePersons<Q extends PersonsQuery>(query: Q, scope: Scope): ScopedQuery<Q> {
  if (scope.may.includes('personal')) return bind(query, scope);
  throw new Fault('forbidden', 'The answer names persons, whom your role does not show');
}

/**
 * Binds a query for rows of `dataset`.
 * @throws Fault `forbidden` when a selected, filtered or ordering column is sensitive and not in the scope (RO-6).
 */
export function scopeRows(query: RowsQuery, dataset: Dataset, scope: Scope): ScopedQuery<RowsQuery> {
  const named = [query.columns, query.filters.map((f) => f.column), (query.orderBy ?? []).map((o) => o.column)].flat();
  for (const column of named) {
    const sensitive = dataset.columns[column]?.sensitive;
    if (sensitive !== undefined && !scope.may.includes(sensitive)) {
      throw withheld(column, sensitive);
    }
  }
  return bind(query, scope);
}

/** Binds sums by month, where the scope opens all that they are made of. @throws Fault `forbidden` (RO-6, SEC-4) */
export function scopeMonthSums(query: MonthSumsQuery, dataset: Dataset, scope: Scope): ScopedQuery<MonthSumsQuery> {
  const { flag, by, sums, filters = [] } = query;
  const added = sums.flatMap(({ column, sign }) => [column, ...(sign === undefined ? [] : [sign])]);
  const narrowed = [...filters.map(({ column }) => column), ...(flag === undefined ? [] : [flag])];
  for (const column of [...by, ...added, ...narrowed]) {
    const sensitive = dataset.columns[column]?.sensitive;
    if (sensitive !== undefined && !scope.may.includes(sensitive)) throw withheld(column, sensitive);
  }
  return bind(query, scope);
}

export interface ScopedInsights {
  readonly scoped: ScopedQuery<InsightsQuery>;
  /** Selected names that were left out because the scope does not open them (RO-3, R-2). */
  readonly redacted: readonly string[];
}

/**
 * Binds a query of the Insights language. What the scope does not open is left out of SELECT, as if it had not been
 * written: groups are then those of the columns that are left, so no row tells a withheld value, and a query that
 * grouped goes on grouping, also when its only metric is withheld.
 * @throws Fault `forbidden` when a condition or the order names what the scope does not open (RO-6, SEC-4), or when
 * nothing is left of SELECT.
 */
export function scopeInsights(insights: InsightsQuery, dataset: Dataset, scope: Scope): ScopedInsights {
  const { select, where, having, orderBy } = insights.query;
  const closed = (item: NamedItem) => sensitivityOf(item, dataset).find((content) => !scope.may.includes(content));
  for (const item of [...[...where, ...having].map(({ on }) => on), ...orderBy]) {
    const content = closed(item);
    if (content !== undefined) throw withheld(item.name, content);
  }
  const open = select.filter((item) => closed(item) === undefined);
  const redacted = select.filter((item) => !open.includes(item)).map(({ name }) => name);
  if (open.length === 0) throw allWithheld(redacted);
  return { scoped: bind(redacted.length === 0 ? insights : withSelect(insights, open), scope), redacted };
}

/** The first rows of a query that is bound already. */
export function scopeInsightsHead(
  { query, scope }: ScopedQuery<InsightsQuery>,
  rows: number,
): ScopedQuery<InsightsHeadQuery> {
  return bind(Object.freeze({ kind: 'insights-head', of: query, rows }), scope);
}

function withheld(name: string, content: Sensitivity): Fault {
  return new Fault('forbidden', `${name} holds ${content} data, which your role does not open`, { parameter: name });
}

function allWithheld(names: readonly string[]): Fault {
  return new Fault('forbidden', `Your role opens nothing of what the query selects: ${names.join(', ')}`, {
    parameter: 'query',
  });
}

/** The columns of a dataset this reader may select, and those withheld (RO-3). */
export function visibleColumns(dataset: Dataset, scope: Scope): { visible: string[]; redacted: string[] } {
  const hidden = (name: string) => {
    const sensitive = dataset.columns[name]?.sensitive;
    return sensitive !== undefined && !scope.may.includes(sensitive);
  };
  const names = Object.keys(dataset.columns);
  return { visible: names.filter((name) => !hidden(name)), redacted: names.filter(hidden) };
}

function bind<Q extends Query>(query: Q, scope: Scope): ScopedQuery<Q> {
  const bound = { scope, query };
  return Object.freeze(bound) as ScopedQuery<Q>;
}
