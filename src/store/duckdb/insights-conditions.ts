import { type DuckDBValue, listValue } from '@duckdb/node-api';
import { addMonths, monthOfDay } from '#base/month.ts';
import type { ColumnType, Dataset } from '#model/dataset.ts';
import type { CheckedCondition, ValueKind } from '#query/language/checked.ts';
import type { Period } from '#query/language/timespan.ts';
import { textSql } from './cells.ts';
import { quoted } from './tables.ts';

/** The values in place of `$1`, `$2` … */
export type Bound = DuckDBValue[];

interface Subject {
  readonly type: ColumnType;
  /** Its value, an expression. */
  readonly value: string;
}

/**
 * A condition as SQL, whose text is the same for whatever values it compares with (SEC-1). It is null, and so no row's,
 * where the value is missing: also behind `!=`, NOT IN and NOT LIKE (A-29).
 */
export function conditionSql(condition: CheckedCondition, { type, value }: Subject, bound: Bound): string {
  switch (condition.kind) {
    case 'never':
      return 'false';
    case 'compare': {
      const place = `$${bound.push(boundValue(condition.as, condition.value))}`;
      const left = comparedSql(condition.as, { type, value });
      return `${left} ${operators[condition.operator]} ${wantedSql(condition.as, place)}`;
    }
    case 'list': {
      const values = condition.values.map((each) => boundValue(condition.as, each));
      const wanted = wantedSql(condition.as, `unnest($${bound.push(listValue(values))})`);
      return `${comparedSql(condition.as, { type, value })} ${condition.negated ? 'NOT IN' : 'IN'} (SELECT ${wanted})`;
    }
    case 'like': {
      const pattern = `lower($${bound.push(toExpression(condition.pattern))})`;
      return `${condition.negated ? 'NOT ' : ''}regexp_full_match(lower(${textSql(type, value)}), ${pattern}, 's')`;
    }
  }
}

const operators = { '=': '=', '!=': '<>', '>': '>', '<': '<', '>=': '>=', '<=': '<=' } as const;

function comparedSql(as: ValueKind, { type, value }: Subject): string {
  switch (as) {
    case 'text':
      return `lower(${textSql(type, value)})`;
    case 'number':
      return `(${value})::${number}`;
    case 'day':
      return value;
    case 'flag':
      return `${value}::INTEGER`;
  }
}

function wantedSql(as: ValueKind, wanted: string): string {
  switch (as) {
    case 'text':
      return `lower(${wanted})`;
    case 'number':
      return `${wanted}::${number}`;
    case 'day':
      return `${wanted}::DATE`;
    case 'flag':
      return `${wanted}::INTEGER`;
  }
}

/** What numbers of columns, sums and counts are compared as: exactly, for they have six decimals at most. */
const number = 'DECIMAL(38,7)';

function boundValue(as: ValueKind, value: string): string {
  return as === 'number' ? onGrid(value) : value;
}

/**
 * A number of any length as one with seven decimals that lies just so between numbers of six: what is cut off leaves a
 * half behind. One beyond the numbers of the engine becomes the largest, which is none of its either.
 */
function onGrid(text: string): string {
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '0', decimals = ''] = text.slice(sign.length).split('.');
  if (whole.length > 31) return `${sign}${'9'.repeat(31)}.${'9'.repeat(7)}`;
  const half = decimals.length > 6 ? '5' : '';
  return `${sign}${whole}.${decimals.slice(0, 6).padEnd(6, '0')}${half}`;
}

/**
 * A pattern as a regular expression: the engine walks those once, where its LIKE looks at a long run again and again
 * for every `%` (SEC-14). Text of the pattern stands for itself.
 */
function toExpression(pattern: string): string {
  return pattern.replaceAll(/[^\p{L}\p{N}\s]/gu, (mark) => wildcards[mark] ?? escaped(mark));
}

const wildcards: Readonly<Record<string, string>> = { '%': '.*', _: '.' };

function escaped(mark: string): string {
  if (mark === '\0') return '\\x00';
  return mark.length === 1 && mark < '\x7f' && mark > ' ' ? `\\${mark}` : mark;
}

/**
 * Rows that overlap the days of a period: a day that lies in it, a month that reaches into it (A-25, A-26), and what
 * lasts from one day to another, where a day that is missing sets no bound.
 */
export function periodSql({ from, to }: Period, { name, time, lasts, columns }: Dataset, bound: Bound): string[] {
  const day = (text: string) => `$${bound.push(text)}::DATE`;
  if (lasts !== undefined) {
    const [start, end] = [quoted(lasts.from), quoted(lasts.to)];
    return [`(${end} IS NULL OR ${end} >= ${day(from)})`, `(${start} IS NULL OR ${start} <= ${day(to)})`];
  }
  if (time === undefined) throw new Error(`${name} has no time`);
  const column = quoted(time);
  if (columns[time]?.type !== 'month') return [`${column} >= ${day(from)}`, `${column} <= ${day(to)}`];
  const next = addMonths(monthOfDay(to), 1);
  return [`${column} >= ${day(`${monthOfDay(from)}-01`)}`, `${column} < ${day(`${next}-01`)}`];
}
