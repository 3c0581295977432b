import type { Condition, Literal, OrderTerm, ParsedQuery } from './syntax.ts';

/** A tree as one line of text, which parses to the same tree. Strings are quoted, names stay as they are. */
export function printQuery({ distinct, select, dataset, conditions, orderBy, limit, timespan }: ParsedQuery): string {
  return [
    'SELECT',
    ...(distinct ? ['DISTINCT'] : []),
    select.map((name) => name.text).join(', '),
    'FROM',
    dataset.text,
    ...(conditions.length === 0 ? [] : ['WHERE', conditions.map(printCondition).join(' AND ')]),
    ...(orderBy.length === 0 ? [] : ['ORDER', 'BY', orderBy.map(printTerm).join(', ')]),
    ...(limit === undefined ? [] : ['LIMIT', String(limit)]),
    ...(timespan === undefined ? [] : ['TIMESPAN', timespan.text]),
  ].join(' ');
}

function printCondition({ name, operator, values }: Condition): string {
  const printed = values.map(printLiteral).join(', ');
  return `${name.text} ${operator} ${operator === 'IN' || operator === 'NOT IN' ? `(${printed})` : printed}`;
}

function printTerm({ name, descending }: OrderTerm): string {
  return `${name.text} ${descending ? 'DESC' : 'ASC'}`;
}

function printLiteral({ kind, text }: Literal): string {
  return kind === 'number' ? text : `'${text.replaceAll("'", "''")}'`;
}
