import { Fault } from '#base/fault.ts';
import type { SubscriptionParameters } from '#contract/partner-rest.ts';
import type { TableChoice } from '#query/row-table.ts';
import { instantOf, type NamedRow } from './rows.ts';

/**
 * How the dates of a grouping are put together (REST-30): only where rows are grouped by one.
 * @throws Fault `bad-parameter`
 */
export function daysByOf(
  level: SubscriptionParameters['aggregationLevel'],
  { groupBy }: Pick<TableChoice, 'groupBy'>,
  dates: readonly string[],
): Pick<TableChoice, 'daysBy'> {
  if (level === undefined) return {};
  if (groupBy.some((name) => dates.includes(name))) return level === 'dateRange' ? {} : { daysBy: level };
  const parameter = 'aggregationLevel';
  const message = `${parameter} needs a date in groupBy: ${dates.join(', ')}`;
  throw new Fault('bad-parameter', message, { parameter, allowed: dates });
}

/** Dates as instants (API-8). */
export function withInstants(row: NamedRow, dates: readonly string[]): NamedRow {
  const cells = Object.entries(row).map(([name, value]) => {
    const isDate = typeof value === 'string' && dates.includes(name);
    return [name, isDate ? instantOf(value) : value];
  });
  return Object.fromEntries(cells);
}
