import type { Sensitivity } from '#model/dataset.ts';
import type { Query } from './tree.ts';

/** What a reader may see of a tenant's data. */
export interface Scope {
  readonly tenant: string;
  /** Programme ids (MPN) the reader is limited to; absent: the whole company (RO-11, RO-12). */
  readonly locations?: readonly string[];
  /** Kinds of sensitive content the reader may see. */
  readonly may: readonly Sensitivity[];
}

declare const scoped: unique symbol;

/** A query bound to a reader's scope. Only `scopeQuery` makes one, and the store takes nothing else. */
export interface ScopedQuery<Q extends Query = Query> {
  readonly [scoped]: true;
  readonly scope: Scope;
  readonly query: Q;
}

/** The operator's full sight of one tenant (CLI-6). */
export function fullScope(tenant: string): Scope {
  return { tenant, may: ['revenue', 'personal'] };
}

export function scopeQuery<Q extends Query>(query: Q, scope: Scope): ScopedQuery<Q> {
  const bound = { scope, query };
  return Object.freeze(bound) as ScopedQuery<Q>;
}
