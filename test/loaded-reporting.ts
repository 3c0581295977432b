import { datasets } from '#catalog/datasets/index.ts';
import type { ReportingDeps } from '#reporting/plan.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import type { RawRow } from './reference/customers.ts';

/** Reports over a real engine; rows come as plain arrays. */
export interface LoadedReporting extends LoadedStore {
  readonly deps: ReportingDeps;
  readonly reporting: Reporting;
}

type Given = Pick<ReportingDeps, 'reports' | 'today'> & Partial<ReportingDeps>;

export async function loadedReporting(given: Given): Promise<LoadedReporting> {
  const loaded = await loadedStore();
  const deps = { store: loaded.store, states: async () => [], datasets, ...given };
  return { ...loaded, deps, reporting: createReporting(deps) };
}

/** Loads the deliveries of a dataset one after the other, works on the tenant they make, and forgets it. */
export async function withDeliveries<T>(
  { deliver, store }: LoadedReporting,
  { dataset, given }: { readonly dataset: string; readonly given: readonly (readonly RawRow[])[] },
  work: (tenant: string) => Promise<T>,
): Promise<T> {
  const tenant = `t${++tenants}`;
  for (const rows of given) await deliver(tenant, { [dataset]: rows });
  try {
    return await work(tenant);
  } finally {
    await store.forget(tenant);
  }
}

let tenants = 0;
