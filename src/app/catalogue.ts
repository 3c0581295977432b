import type { Day } from '#base/day.ts';
import { reportPlaces } from '#catalog/reports/announced.ts';
import type { DatasetInfo, DatasetList } from '#contract/datasets.ts';
import type { ReportList, TenantList } from '#contract/report.ts';
import type { DatasetState } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Report } from '#model/report.ts';
import type { Reader } from './reader.ts';

/** What there is for a reader: tenants, reports, datasets and what is loaded of them. */
export interface Catalogue {
  reportList(): ReportList;
  tenantList(): Promise<TenantList>;
  /** Of the tenant named, else of the only one; without any tenant the datasets alone. */
  datasetList(tenant?: string): Promise<DatasetList>;
}

/** Everything the product knows of, and what is loaded. */
export interface Content {
  readonly reports: readonly Report[];
  readonly datasets: readonly Dataset[];
  readonly states: (tenant: string) => Promise<readonly DatasetState[]>;
  readonly today: () => Day;
}

/** The catalogue as a reader finds it: their tenants, and everything there is to load and to open. */
export function createCatalogue(content: Content, reader: Reader): Catalogue {
  const { states } = content;
  return {
    reportList: () => toReportList(content.reports),
    async tenantList() {
      const tenants = await reader.tenants();
      const known = await Promise.all(tenants.map(async (tenant) => toTenant(tenant, await states(tenant))));
      return { today: content.today(), tenants: known };
    },
    async datasetList(given) {
      const empty = given === undefined && (await reader.tenants()).length === 0;
      const tenant = empty ? null : await reader.tenantOf(given);
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
