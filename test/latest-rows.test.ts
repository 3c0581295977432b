import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subscriptionRows } from '#app/partner-rest/fields.ts';
import { scopeQuery } from '#query/scope.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { guid } from './random-values.ts';

const tenant = 'latest';
const seat = { SubscriptionId: guid(1), MPNId: '100', BilledRevenueUSD: '12.5', AvailableSeatsEOP: 3 };

let loaded: LoadedStore;
beforeAll(async () => {
  loaded = await loadedStore();
  const seats = ['2024-05-01', '2024-06-01'].map((Month) => ({ Month, ...seat }));
  await loaded.load(tenant, { SeatsSubscriptionsAndRevenue: seats });
});
afterAll(() => loaded[Symbol.asyncDispose]());

describe('the newest row of each thing', () => {
  const query = {
    ...subscriptionRows,
    fields: { id: subscriptionRows.fields.id ?? { kind: 'unknown', as: 'text' } },
    added: { name: 'revenue', column: 'BilledRevenueUSD' },
    table: { groupBy: [], page: { offset: 0, limit: 10 } },
  } as const;
  const rowsFor = async (may: readonly 'revenue'[]) =>
    (await loaded.store.run('latest-rows', scopeQuery(query, { tenant, may }))).rows;

  it('SEC-4 RO-3 leaves a sensitive column empty for who may not see it', async () => {
    expect(await rowsFor([])).toEqual([[guid(1), undefined]]);
    expect(await rowsFor(['revenue'])).toEqual([[guid(1), 12.5]]);
  });

  it('X-41 is none where nothing is loaded', async () => {
    expect(await loaded.store.run('latest-rows', scopeQuery(query, { tenant: 'empty', may: [] }))).toEqual({
      columns: [],
      rows: [],
      count: 0,
    });
  });
});
