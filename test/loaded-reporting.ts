import { datasets } from '#catalog/datasets/index.ts';
import type { ReportingDeps } from '#reporting/plan.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';

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
