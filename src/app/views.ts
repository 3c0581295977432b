import type { View, ViewChange, ViewDraft } from '#contract/views.ts';
import type { Report } from '#model/report.ts';
import type { Records } from '#state/records.ts';
import { named } from './named.ts';
import type { Reader } from './reader.ts';
import { parseRecordId } from './record-id.ts';
import { checkViewSearch } from './view-search.ts';

/** Pages that people of a tenant kept, seen by those whom they open to. Each call throws a Fault `not-found` for an unknown tenant. */
export interface Views {
  list(tenant?: string): Promise<{ readonly views: readonly View[] }>;
  /** @throws Fault `not-found` for an unknown report, `bad-parameter` for an address no page has, `too-large` */
  add(tenant: string | undefined, draft: ViewDraft): Promise<View>;
  /** @throws Fault as `add`, and `conflict` when it was changed since that version */
  change(tenant: string | undefined, id: string, change: ViewChange): Promise<View>;
  /** @throws Fault `not-found` */
  remove(tenant: string | undefined, id: string): Promise<View>;
  /** @throws Fault `not-found` when it was never there or is gone for good */
  restore(tenant: string | undefined, id: string): Promise<View>;
}

export function createViews(deps: {
  readonly records: Records;
  readonly reports: readonly Report[];
  readonly reader: Reader;
}): Views {
  const of = async (tenant: string | undefined) => deps.records.of(await deps.reader.tenantOf(tenant)).views;
  const idOf = (id: string) => parseRecordId(id, 'saved view');
  const checked = async (tenant: string | undefined, { name, report, search }: ViewDraft): Promise<ViewDraft> => {
    named(deps.reports, report, 'report');
    checkViewSearch(search, await deps.reader.tenantOf(tenant));
    return { name, report, search };
  };
  return {
    async list(tenant) {
      const own = await deps.reader.tenantOf(tenant);
      const views = await deps.records.of(own).views.list();
      return { views: views.filter(({ report }) => deps.reader.opens(report, own)) };
    },
    add: async (tenant, draft) => (await of(tenant)).add(await checked(tenant, draft)),
    change: async (tenant, id, { version, ...draft }) =>
      (await of(tenant)).change(idOf(id), await checked(tenant, draft), version),
    remove: async (tenant, id) => (await of(tenant)).remove(idOf(id)),
    restore: async (tenant, id) => (await of(tenant)).restore(idOf(id)),
  };
}
