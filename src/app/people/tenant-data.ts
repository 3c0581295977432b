import { datasetStates } from '#lake/current.ts';
import type { Lake } from '#lake/lake.ts';
import type { Dataset } from '#model/dataset.ts';
import type { LocationNames, LocationsAnswer } from '#query/locations.ts';
import { fullScope, scopeQuery } from '#query/scope.ts';
import { createCache } from '#reporting/cache.ts';
import type { Store } from '#store/store.ts';

/** What the people of a tenant need to know of its data. */
export interface TenantData {
  tenants(): Promise<readonly string[]>;
  /** The newest month of any dataset; null without data. */
  latestMonth(tenant: string): Promise<string | null>;
  /** The locations that rows belong to, by name. */
  locations(tenant: string): Promise<LocationsAnswer>;
}

export function createTenantData(deps: {
  readonly lake: Lake;
  readonly store: Store;
  readonly datasets: readonly Dataset[];
}): TenantData {
  const { lake, store } = deps;
  const sources = deps.datasets.flatMap(namesIn);
  const known = createCache<LocationsAnswer>(20);
  return {
    tenants: () => lake.tenants(),
    async latestMonth(tenant) {
      const months = datasetStates(await lake.manifest(tenant)).flatMap(({ months }) => months?.to ?? []);
      return months.sort().at(-1) ?? null;
    },
    async locations(tenant) {
      const key = JSON.stringify([tenant, await store.version(tenant)]);
      const before = known.get(key);
      if (before !== undefined) return before;
      // Whoever gives roles for locations sees the ids of all of them, and nothing of their figures.
      const found = await store.run('locations', scopeQuery({ kind: 'locations', sources }, fullScope(tenant)));
      known.set(key, found);
      return found;
    },
  };
}

/** The partner account that a row names stands for its location. */
function namesIn({ name: dataset, location, columns }: Dataset): LocationNames[] {
  if (location === undefined) return [];
  const named = columns.PartnerName;
  return [{ dataset, location, ...(named !== undefined && named.sensitive === undefined && { name: 'PartnerName' }) }];
}
