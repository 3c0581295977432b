import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRowFilter } from '#query/rest-filter/parse.ts';
import type { FilterFields } from '#query/rest-filter/row-filter.ts';
import { type RowRelation, tableSql } from './row-table.ts';

const fields: FilterFields = {
  name: { type: 'text', operators: ['eq', 'ne', 'contains'] },
  kind: { type: 'exact', operators: ['eq', 'ne'] },
  on: { type: 'instant', operators: ['eq', 'ne', 'gt', 'lt', 'ge', 'le'] },
};
const relation: RowRelation = {
  name: 'met',
  fields: [
    { name: 'name', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'on', type: 'day' },
  ],
  measures: [{ name: 'seats', ofGroup: 'sum("seats")', ofRow: '"seats"' }],
  order: ['name'],
};
const page = { offset: 0, limit: 10 };

describe('tableSql', () => {
  it('SEC-1 REST-17 writes the same text whatever the values are, and binds them all', () => {
    const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
    const filter = (values: readonly string[]) => {
      const [a = '', b = '', c = ''] = values.map(quoted);
      return `(name eq ${a} or contains(name,${b})) and kind ne ${c} and on ge 2024-01-01`;
    };
    const choice = (values: readonly string[], groupBy: readonly string[]) => ({
      filter: parseRowFilter(filter(values), fields),
      groupBy,
      page,
    });
    const three = fc.array(fc.oneof(fc.string(), fc.constantFrom("'; DROP TABLE x --", '$1', '"', '\\')), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(three, fc.subarray(['name', 'kind', 'on']), (values, groupBy) => {
        const { sql, order, bound } = tableSql(relation, choice(values, groupBy));
        const plain = tableSql(relation, choice(['a', 'b', 'c'], groupBy));
        expect({ sql, order }).toEqual({ sql: plain.sql, order: plain.order });
        expect(bound).toHaveLength(4);
        expect(sql).toContain('$4::TIMESTAMP');
      }),
    );
  });

  it('REST-34 orders by fields and numbers first, missing ones last, then as ever', () => {
    const orderBy = [{ name: 'seats', descending: true }, { name: 'name' }, { name: 'on' }] as const;
    expect(tableSql(relation, { groupBy: [], orderBy, page }).order).toBe(
      '"seats" DESC NULLS LAST, lower("name") NULLS LAST, "on" NULLS LAST, "name" NULLS LAST',
    );
    expect(tableSql(relation, { groupBy: ['on', 'name'], orderBy, page }).order).toBe(
      'measure_0 DESC NULLS LAST, key_1 NULLS LAST, key_0 NULLS LAST, key_0 NULLS LAST, key_1 NULLS LAST',
    );
    const other = (groupBy: readonly string[]) =>
      tableSql(relation, { groupBy, orderBy: [{ name: 'kind" --' }], page });
    expect(() => other([])).toThrow('met has no field');
    expect(() => other(['name'])).toThrow('groups of met have no kind');
  });

  it('SEC-1 takes no field that the relation lacks', () => {
    expect(() => tableSql(relation, { groupBy: ['name"; DROP'], page })).toThrow('met has no field');
  });
});
