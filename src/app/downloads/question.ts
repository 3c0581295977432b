import { type Day, isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { ColumnFilter, TimeRange } from '#contract/downloads.ts';
import type { DayRange } from '#domain/schedule/download-range.ts';
import { daysOfLookBack } from '#domain/schedule/look-back.ts';
import type { Dataset } from '#model/dataset.ts';
import type { InsightsQuery } from '#query/insights.ts';
import type { CheckedCondition, NamedItem } from '#query/language/checked.ts';
import { convert, valueKindOf } from '#query/language/value.ts';
import { columnOf, type DownloadContent } from './content.ts';

type Selection = Pick<DownloadContent, 'columns' | 'filters' | 'range'>;

/** Whether a time range means something: profile and propensity reports have none (DL-27). */
export function isTimed({ time, lasts }: Dataset): boolean {
  return time !== undefined || lasts !== undefined;
}

/** The days that a range means on a day; undefined for all there is, and where the dataset ignores it (DL-27). */
export function daysOf(range: TimeRange | null, dataset: Dataset, today: Day): DayRange | undefined {
  if (range === null || !isTimed(dataset)) return undefined;
  return range.kind === 'days' ? { from: range.from, to: range.to } : daysOfLookBack(range, today);
}

/**
 * The rows of a selection as a question, one after the other in time and then by their columns, so that a preview shows
 * the first rows of the file (DL-14) and two files of the same data are the same.
 */
export function toQuestion({ columns, filters, range }: Selection, dataset: Dataset, today: Day): InsightsQuery {
  const days = daysOf(range, dataset, today);
  // What is sensitive orders nothing: a reader from whom it is withheld would learn it from the order (RO-6).
  const open = columns.filter((name) => columnOf(name, dataset, 'columns')[1].sensitive === undefined);
  const order = [...new Set([...(dataset.time === undefined ? [] : [dataset.time]), ...open])];
  return {
    kind: 'insights',
    query: {
      dataset: dataset.name,
      select: columns.map((name) => ({ kind: 'column', name, use: 'plain' })),
      grouped: false,
      distinct: false,
      where: filters.flatMap((filter) => toConditions(filter, dataset)),
      having: [],
      orderBy: order.map((name) => ({ kind: 'column', name, use: 'plain', descending: false })),
    },
    ...(days === undefined ? {} : { period: days }),
  };
}

/** The same rows in any order: a long file is not sorted, which takes far more time and memory than reading it. */
export function inAnyOrder(question: InsightsQuery): InsightsQuery {
  return { ...question, query: { ...question.query, orderBy: [] } };
}

/**
 * The same rows, each always in its place: with a limit, which none of them reaches, the engine tells rows apart that
 * the order leaves equal.
 */
export function inOneOrder(question: InsightsQuery): InsightsQuery {
  return { ...question, query: { ...question.query, limit: Number.MAX_SAFE_INTEGER } };
}

/** The question which values a column has, in order; those that hold `part`. */
export function toValuesQuestion(
  column: string,
  dataset: Dataset,
  asked: { part: string; most: number },
): InsightsQuery {
  const on: NamedItem = { kind: 'column', name: column };
  return {
    kind: 'insights',
    query: {
      dataset: dataset.name,
      select: [{ ...on, use: 'plain' }],
      grouped: false,
      distinct: true,
      // A missing value is like nothing, so it is not offered.
      where: [{ kind: 'like', on, negated: false, pattern: `%${asked.part}%` }],
      having: [],
      orderBy: [{ ...on, use: 'plain', descending: false }],
      limit: asked.most,
    },
  };
}

/** @throws Fault `bad-parameter` for a value that is none of the column's type */
function toConditions(filter: ColumnFilter, dataset: Dataset): CheckedCondition[] {
  const [name, { type }] = columnOf(filter.column, dataset, 'filters');
  const on: NamedItem = { kind: 'column', name };
  const as = valueKindOf(type);
  const converted = (text: string) => {
    const value = convert(text, type);
    if (value !== undefined) return value;
    const shape = as === 'day' ? 'a day as YYYY-MM-DD' : as === 'flag' ? '0 or 1' : 'a number';
    const message = `"${text.slice(0, 80)}" is no value of ${name}; write ${shape}`;
    throw new Fault('bad-parameter', message, { parameter: 'filters' });
  };
  if (filter.kind === 'values') {
    return [{ kind: 'list', on, negated: false, as, values: filter.values.map(converted) }];
  }
  const bound = (operator: '>=' | '<=', text: string | undefined): CheckedCondition[] =>
    text === undefined || text === '' ? [] : [{ kind: 'compare', on, operator, as, value: converted(text) }];
  const { from, to } = filter;
  if (as === 'day' && from && to && isDay(from) && isDay(to) && to < from) {
    throw new Fault('bad-parameter', `The filter on ${name} ends before it begins`, { parameter: 'filters' });
  }
  return [...bound('>=', from), ...bound('<=', to)];
}
