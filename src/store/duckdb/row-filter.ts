import type { Comparison, RowFilter, TimeOperator } from '#query/rest-filter/row-filter.ts';
import { quoted } from './tables.ts';
import { normalValue } from './values.ts';

/**
 * A filter as a condition on a relation whose columns are called as the fields, text tidied. Fields were looked up when
 * the filter was read; values go to `bound` (SEC-1). True or false, never null.
 */
export function rowFilterSql(filter: RowFilter, bound: string[]): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.parts.map((part) => rowFilterSql(part, bound)).join(` ${filter.kind.toUpperCase()} `)})`;
    case 'text':
    case 'flag':
    case 'instant':
    case 'contains':
      return comparisonSql(filter, bound);
  }
}

const signs: Readonly<Record<TimeOperator, string>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  lt: '<',
  ge: '>=',
  le: '<=',
};

function comparisonSql(filter: Comparison, bound: string[]): string {
  const column = quoted(filter.field);
  switch (filter.kind) {
    case 'text': {
      const { isExact, is, text } = filter;
      const place = `$${bound.push(isExact ? text : normalValue(text))}`;
      return `coalesce(${isExact ? column : `lower(${column})`}, '') ${is ? '=' : '<>'} ${place}`;
    }
    case 'contains':
      return `coalesce(contains(lower(${column}), $${bound.push(filter.text.toLowerCase())}), false)`;
    case 'flag':
      return `coalesce(${column}, ${!filter.value}) ${filter.is ? '=' : '<>'} ${filter.value}`;
    case 'instant': {
      const compared = `${column}::TIMESTAMP ${signs[filter.operator]} $${bound.push(filter.at)}::TIMESTAMP`;
      return `coalesce(${compared}, ${filter.operator === 'ne'})`;
    }
  }
}
