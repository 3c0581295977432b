import fc from 'fast-check';
import { expect } from 'vitest';
import { createPartnerRest, type PartnerRest } from '#app/partner-rest/partner-rest.ts';
import { createReader } from '#app/reader.ts';
import { adoption } from '#catalog/reports/adoption.ts';
import type { Grant } from '#domain/access/grant.ts';
import type { Store } from '#store/store.ts';
import type { Row } from './reference/partner-rest.ts';

/** The rest as somebody gets it who reads everything, or what belongs to some locations. */
export function restOf(store: Store, tenant: string, where?: readonly string[]): PartnerRest {
  const roles = ['GA', 'RV'] as const;
  const grants = roles.map((role): Grant => ({ role, origin: 'person', ...(where && { locations: where }) }));
  const who = { account: 'ann', name: 'Ann', email: 'ann@example.com', operator: false, mustChangePassword: false };
  const reader = createReader(
    { kind: 'person', ...who, by: { token: 't' }, grants: new Map([[tenant, grants]]) },
    { dataTenants: async () => [tenant], autoAssignment: { mpnPartnerAdmin: 'executive' } },
  );
  return createPartnerRest({ store, reader, reports: [adoption], config: { restPercents: 'points' } });
}

/** A filter as text, and what it says of a row. */
export interface Filter {
  readonly text: string;
  of(row: Row): boolean;
}

const norm = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const compared = (field: string, values: readonly string[]): fc.Arbitrary<Filter> =>
  fc.record({ is: fc.boolean(), value: fc.constantFrom(...values) }).map(({ is, value }) => ({
    text: `${field} ${is ? 'eq' : 'NE'} ${quoted(value)}`,
    of: (row) => (norm(row[field]) === norm(value)) === is,
  }));

/** Conditions joined at random, with parentheses that say the same as the tree. */
export const joined = (leaf: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.letrec<{ node: Filter }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.record({ word: fc.constantFrom('and', 'OR'), a: tie('node'), b: tie('node') }).map(({ word, a, b }) => ({
        text: `(${a.text}) ${word} (${b.text})`,
        of: (row: Row) => (word === 'and' ? a.of(row) && b.of(row) : a.of(row) || b.of(row)),
      })),
    ),
  })).node;

export const everything: Filter = { text: '', of: () => true };
export const maybeFilter = (leaf: fc.Arbitrary<Filter>) => fc.oneof(fc.constant(everything), joined(leaf));

/** The rows of every page, which are each as long as asked for, and the number of all that every page tells. */
export async function walk(
  page: (skip: number, top: number) => Promise<{ rows: readonly Row[]; count: number }>,
  top: number,
) {
  const all: Row[] = [];
  for (;;) {
    const { rows, count } = await page(all.length, top);
    expect(rows.length).toBe(Math.min(top, count - all.length));
    all.push(...rows);
    if (all.length >= count) return all;
  }
}

export const plain = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
export const withoutTimes = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      if (name === 'processedDateTime') return [];
      return [[name, name.endsWith('Date') && typeof value === 'string' ? value.replace('T00:00:00Z', '') : value]];
    }),
  );

export const dated = (field: string): fc.Arbitrary<Filter> =>
  fc
    .record({
      operator: fc.constantFrom('eq', 'ne', 'gt', 'lt', 'ge', 'le'),
      at: fc.constantFrom('2024-01-01', '2024-01-07T12:00:00Z', "'2024-06-30'", '2023-12-31T00:00:00'),
      isCast: fc.boolean(),
    })
    .map(({ operator, at, isCast }) => ({
      text: `${field} ${operator} ${isCast ? `cast('${at.replaceAll("'", '')}', Edm.DateTimeOffset)` : at}`,
      of: (row) => {
        const value = row[field];
        if (typeof value !== 'string') return operator === 'ne';
        const [a, b] = [`${value}T00:00:00`, `${at.replaceAll("'", '')}T00:00:00`.slice(0, 19)];
        const order = a < b ? -1 : a > b ? 1 : 0;
        return { eq: order === 0, ne: order !== 0, gt: order > 0, lt: order < 0, ge: order >= 0, le: order <= 0 }[
          operator
        ];
      },
    }));
