import { resellerPerformance } from '#catalog/datasets/reseller-performance.ts';
import { seatsSubscriptionsAndRevenue } from '#catalog/datasets/seats-subscriptions-and-revenue.ts';
import type { ResellerParameters } from '#contract/partner-rest.ts';
import type { PartyField, PartyRowsQuery } from '#query/party-rows.ts';
import type { FilterFields } from '#query/rest-filter/row-filter.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Store } from '#store/store.ts';
import type { Reader } from '../reader.ts';
import { daysByOf, withInstants } from './dated-rows.ts';
import { compared, day, each } from './fields.ts';
import { namedRows, type PartnerRows } from './rows.ts';
import { toChoice } from './table-choice.ts';

/** A wrong name does not compile. */
const reseller = (column: keyof typeof resellerPerformance.columns) => column;
const seats = (column: keyof typeof seatsSubscriptionsAndRevenue.columns) => column;

const text = (column: keyof typeof resellerPerformance.columns): PartyField => ({ kind: 'text', column });
const started = (kind: 'first-day' | 'last-day'): PartyField => ({
  kind,
  dataset: seatsSubscriptionsAndRevenue.name,
  thing: seats('SubscriptionId'),
  day: seats('SubscriptionStartDate'),
});
const unknownDay: PartyField = { kind: 'unknown', as: 'day' };

/** Where each field comes from, in the order of the documentation (REST-34); docs/partner-rest.md tells it. */
const sources: Readonly<Record<string, PartyField>> = {
  partnerTenantId: { kind: 'unknown', as: 'text' },
  id: text('ResellerMpnId'),
  name: text('ResellerName'),
  market: text('ResellerMarket'),
  firstSubscriptionCreationDate: started('first-day'),
  latestSubscriptionCreationDate: started('last-day'),
  firstSubscriptionEndDate: unknownDay,
  latestSubscriptionEndDate: unknownDay,
  firstSubscriptionSuspendedDate: unknownDay,
  latestSubscriptionSuspendedDate: unknownDay,
  firstSubscriptionDeprovisionedDate: unknownDay,
  latestSubscriptionDeprovisionedDate: unknownDay,
};
const dates = Object.keys(sources).filter((name) => name.endsWith('Date'));
const filters: FilterFields = { ...each(Object.keys(sources), compared), ...each(dates, day) };

const question = {
  kind: 'party-rows',
  dataset: resellerPerformance.name,
  party: reseller('ResellerMpnId'),
  things: { name: 'subscriptionCount', column: reseller('SubscriptionId') },
  added: { name: 'licenseCount', column: reseller('AvailableSeats') },
  counted: 'indirectResellerCount',
  fields: sources,
} as const satisfies Omit<PartyRowsQuery, 'table'>;

/** Resellers of an indirect provider as the newest month tells them, for those who may download the raw data (REST-34). */
export interface IndirectResellers {
  /** @throws Fault `bad-parameter`, `not-found` for a tenant that is not theirs, `forbidden` */
  rows(parameters: ResellerParameters, signal?: AbortSignal): Promise<PartnerRows>;
}

export function createIndirectResellers({
  store,
  reader,
}: {
  readonly store: Store;
  readonly reader: Reader;
}): IndirectResellers {
  return {
    async rows({ tenant: named, groupby, aggregationLevel, ...parameters }, signal) {
      const grouping = { parameter: 'groupby', text: groupby, fields: Object.keys(sources) };
      const choice = toChoice(parameters, filters, grouping);
      const table = { ...choice, ...daysByOf(aggregationLevel, choice, dates) };
      const tenant = await reader.tenantOf(named);
      const scope = await reader.scopeOf('downloads', tenant, {});
      const answer = await store.run('party-rows', scopeQuery({ ...question, table }, scope), signal);
      const rows = namedRows(answer).map((row) => withInstants(row, dates));
      return { rows, count: answer.count, page: choice.page };
    },
  };
}
