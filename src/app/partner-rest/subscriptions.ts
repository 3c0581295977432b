import type { SubscriptionParameters } from '#contract/partner-rest.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';
import type { Reader } from '../reader.ts';
import { daysByOf, withInstants } from './dated-rows.ts';
import { subscriptionDates, subscriptionFilters, subscriptionRows, subscriptionSources } from './fields.ts';
import { type NamedRow, namedRows, type PartnerRows } from './rows.ts';
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
      const days = daysByOf(aggregationLevel, choice, subscriptionDates);
      const tenant = await reader.tenantOf(named);
      const scope = await reader.scopeOf('downloads', tenant, {});
      const table = { ...choice, ...days };
      const answer = await store.run('latest-rows', scopeQuery({ ...subscriptionRows, table }, scope), signal);
      const rows = namedRows(answer).map((row) => toRow(row, numbersAsStrings));
      return { rows, count: answer.count, page: choice.page };
    },
  };
}

/** Dates as instants (API-8), counts as the reader wants them. */
function toRow(row: NamedRow, asText: boolean): NamedRow {
  const dated = withInstants(row, subscriptionDates);
  if (!asText) return dated;
  const cells = Object.entries(dated).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]);
  return Object.fromEntries(cells);
}
