import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { reportPlaces } from '#catalog/reports/announced.ts';
import type { DatasetInfo, DatasetList } from '#contract/datasets.ts';
import type { ReportList, TenantList } from '#contract/report.ts';
import { datasetStates } from '#lake/current.ts';
import type { Lake } from '#lake/lake.ts';
import type { DatasetState } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Report } from '#model/report.ts';

/** What there is: tenants, reports, datasets and what is loaded of them. */
export interface Catalogue {
  reportList(): ReportList;
  tenantList(): Promise<TenantList>;
  /** Of the tenant named, else of the only one; without any tenant the datasets alone. */
  datasetList(tenant?: string): Promise<DatasetList>;
  states(tenant: string): Promise<readonly DatasetState[]>;
  /**
   * The tenant named, or the only one there is.
   * @throws Fault `not-found` when there is no such tenant, `bad-parameter` when several are there and none is named.
   */
  tenantOf(given?: string): Promise<string>;
}

/** @param content is everything the catalogue of the product holds. */
export function createCatalogue(
  lake: Lake,
  content: { readonly reports: readonly Report[]; readonly datasets: readonly Dataset[]; readonly today: () => Day },
): Catalogue {
  const states = async (tenant: string) => datasetStates(await lake.manifest(tenant));
  const tenantOf = async (given?: string) => chooseTenant(await lake.tenants(), given);
  return {
    states,
    tenantOf,
    reportList: () => toReportList(content.reports),
    async tenantList() {
      const tenants = await lake.tenants();
      const known = await Promise.all(tenants.map(async (tenant) => toTenant(tenant, await states(tenant))));
      return { today: content.today(), tenants: known };
    },
    async datasetList(given) {
      const empty = given === undefined && (await lake.tenants()).length === 0;
      const tenant = empty ? null : await tenantOf(given);
      const known = tenant === null ? [] : await states(tenant);
      const infoOf = (dataset: Dataset) =>
        toDataset(
          dataset,
          known.find((state) => state.dataset === dataset.name),
        );
      return { tenant, datasets: content.datasets.map(infoOf) };
    },
  };
}

function chooseTenant(tenants: readonly string[], given: string | undefined): string {
  if (given !== undefined && tenants.includes(given)) return given;
  const more = { parameter: 'tenant', allowed: tenants };
  if (tenants.length === 0) throw new Fault('not-found', 'There are no data yet; import a file first', more);
  const list = tenants.join(', ');
  if (given !== undefined) {
    const [near] = suggest(given, tenants);
    const hint = near === undefined ? `there are ${list}` : `did you mean ${near}?`;
    throw new Fault('not-found', `There are no data of the tenant "${given}"; ${hint}`, more);
  }
  if (tenants.length === 1 && tenants[0] !== undefined) return tenants[0];
  throw new Fault('bad-parameter', `tenant is missing and there are several; name one of ${list}`, more);
}

function toReportList(reports: readonly Report[]): ReportList {
  const unplaced = reports.filter((report) => !reportPlaces.some((place) => place.id === report.id));
  const places = [...reportPlaces, ...unplaced.map(({ id }) => ({ id, group: 'insights' }))];
  const isOpen = (id: string) => reports.some((report) => report.id === id);
  return { reports: places.map(({ id, group }) => ({ id, group, state: isOpen(id) ? 'open' : 'planned' })) };
}

function toTenant(tenant: string, states: readonly DatasetState[]): TenantList['tenants'][number] {
  return {
    tenant,
    latestMonth: latest(states.flatMap((state) => state.months?.to ?? [])),
    loadedAt: latest(states.map((state) => state.loadedAt)),
  };
}

function latest(values: readonly string[]): string | null {
  return [...values].sort().at(-1) ?? null;
}

function toDataset(dataset: Dataset, state: DatasetState | undefined): DatasetInfo {
  const columns = Object.entries(dataset.columns).filter(([, column]) => column.internal === undefined);
  return {
    name: dataset.name,
    title: dataset.title,
    dashboard: dataset.dashboard ?? null,
    merge: dataset.merge.kind,
    columns: columns.map(([name, { type }]) => ({ name, type, required: dataset.required.includes(name) })),
    state: state === undefined ? null : toState(state),
  };
}

function toState({ version, loadedAt, months }: DatasetState): NonNullable<DatasetInfo['state']> {
  return { version, loadedAt, months: months ?? null };
}
