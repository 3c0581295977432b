import { Fault } from '#base/fault.ts';
import type { PartnerCell, SubscriptionParameters } from '#contract/partner-rest.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';
import type { Reader } from '../reader.ts';
import { subscriptionDates, subscriptionFilters, subscriptionRows, subscriptionSources } from './fields.ts';
import { instantOf, type NamedRow, namedRows, type PartnerRows } from './rows.ts';
import { toChoice } from './table-choice.ts';

/** Subscriptions as their newest month tells them, for those who may download the raw data (REST-30 to REST-33). */
export interface Subscriptions {
  /** @throws Fault `bad-parameter`, `not-found` for a tenant that is not theirs, `forbidden` */
  rows(parameters: SubscriptionParameters, signal?: AbortSignal): Promise<PartnerRows>;
}

export function createSubscriptions({
  store,
  reader,
}: {
  readonly store: Store;
  readonly reader: Reader;
}): Subscriptions {
  return {
    async rows({ tenant: named, groupBy, aggregationLevel, numbersAsStrings = false, ...parameters }, signal) {
      const grouping = { parameter: 'groupBy', text: groupBy, fields: Object.keys(subscriptionSources) };
      const choice = toChoice(parameters, subscriptionFilters, grouping);
      checkLevel(aggregationLevel, choice.groupBy);
      const tenant = await reader.tenantOf(named);
      const scope = await reader.scopeOf('downloads', tenant, {});
      const daysBy = aggregationLevel === 'dateRange' ? undefined : aggregationLevel;
      const table = { ...choice, ...(daysBy !== undefined && { daysBy }) };
      const answer = await store.run('latest-rows', scopeQuery({ ...subscriptionRows, table }, scope), signal);
      const rows = namedRows(answer).map((row) => toRow(row, numbersAsStrings));
      return { rows, count: answer.count, page: choice.page };
    },
  };
}

/** REST-30: dates are put together only where rows are grouped by one. */
function checkLevel(level: SubscriptionParameters['aggregationLevel'], groupBy: readonly string[]): void {
  if (level === undefined || groupBy.some((name) => subscriptionDates.includes(name))) return;
  const parameter = 'aggregationLevel';
  const message = `${parameter} needs a date in groupBy: ${subscriptionDates.join(', ')}`;
  throw new Fault('bad-parameter', message, { parameter, allowed: subscriptionDates });
}

/** Dates as instants (API-8), counts as the reader wants them. */
function toRow(row: NamedRow, asText: boolean): NamedRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toCell(name, value, asText)]));
}

function toCell(name: string, value: PartnerCell, asText: boolean): PartnerCell {
  if (typeof value === 'number') return asText ? String(value) : value;
  return typeof value === 'string' && subscriptionDates.includes(name) ? instantOf(value) : value;
}
