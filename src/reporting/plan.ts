import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { Month, MonthRange } from '#base/month.ts';
import { suggest } from '#base/suggest.ts';
import type { AdoptionMarks } from '#domain/adoption/marks.ts';
import type { Dataset } from '#model/dataset.ts';
import { type FilterName, type Filters, filterNames, type Report, type Section } from '#model/report.ts';
import { knownMonths, type MonthsByDataset } from '#query/lifecycle.ts';
import type { Page } from '#query/page.ts';
import { type Scope, scopeKey } from '#query/scope.ts';
import type { Store } from '#store/store.ts';
import { storedValue } from './order.ts';
import { resolveRange } from './range.ts';
import type { ReportRequest } from './request.ts';

/** What is loaded of a dataset, as the lake knows it. */
export interface SourceState {
  readonly dataset: string;
  readonly version: number;
  readonly loadedAt: string;
}

export interface ReportingDeps {
  readonly store: Store;
  readonly states: (tenant: string) => Promise<readonly SourceState[]>;
  readonly reports: readonly Report[];
  readonly datasets: readonly Dataset[];
  readonly today: () => Day;
  /** Tenants whose account was not moved to Partner Center (LRN-5). */
  readonly notMigrated?: readonly string[];
  /** Thresholds of adoption that are set otherwise than ours (ADO-45). */
  readonly adoptionMarks?: Partial<AdoptionMarks>;
  /** What partners typed in about how often customers ask for help (ADO-45). */
  readonly supportLoad?: SupportLoad;
  /** Answers kept in memory. */
  readonly cached?: number;
}

/** Support cases per month by customer; the version grows with every change. */
export interface SupportLoad {
  version(tenant: string): Promise<number>;
  read(tenant: string): Promise<ReadonlyMap<string, number>>;
}

/** Everything a request stands for once its names and months are checked. */
export interface Plan {
  readonly report: Report;
  readonly sections: readonly Section[];
  readonly range: MonthRange;
  readonly filters: Filters;
  readonly months: MonthsByDataset;
  readonly known: readonly Month[];
  readonly key: string;
  /** The data version it was made for. */
  readonly version: number;
  /** For tables that can be searched; undefined when nothing is. */
  readonly search: string | undefined;
  /** Which rows of the long tables; undefined: all. */
  readonly page: Page | undefined;
}

/** Checks the names and months of a request. */
export async function planOf(request: ReportRequest, scope: Scope, deps: ReportingDeps): Promise<Plan> {
  const report = named(deps.reports, request.report, 'report');
  checkMigrated(report, scope, deps);
  const sections = request.sections?.map((id) => named(report.sections, id, 'section')) ?? report.sections;
  const version = await deps.store.version(scope.tenant);
  const months = await monthsByDataset(report, scope, deps);
  const known = knownMonths(report.base, months);
  const today = deps.today();
  const range = resolveRange(request.range, known, today);
  const filters = checkedFilters(request.filters ?? {}, report);
  const ids = sections.map((section) => section.id);
  const search = request.search?.trim() || undefined;
  const { page } = request;
  const asked = [report.id, range, filters, ids, search ?? null, page ?? null, request.compare ?? null];
  const typedIn = report.adoption === undefined ? 0 : await deps.supportLoad?.version(scope.tenant);
  const key = JSON.stringify([scopeKey(scope), version, today, typedIn ?? 0, ...asked]);
  return { report, sections, range, filters, months, known, key, version, search, page };
}

/** @throws Fault `forbidden` for a report that a partner does not get before the move to Partner Center (LRN-5). */
function checkMigrated(report: Report, { tenant }: Scope, { notMigrated = [] }: ReportingDeps): void {
  if (report.needsMigration === undefined || !notMigrated.includes(tenant)) return;
  const what = `The account of ${tenant} is still in the old Partner Membership Center, and ${report.id} needs one in Partner Center`;
  throw new Fault(
    'forbidden',
    `${what}. Once it is moved, the administrator of this installation takes it off the list of accounts that are not`,
  );
}

/** @throws Fault `not-found` with the nearest known ids. */
function named<T extends { readonly id: string }>(entries: readonly T[], id: string, kind: string): T {
  const found = entries.find((entry) => entry.id === id);
  if (found) return found;
  const ids = entries.map((entry) => entry.id);
  const near = suggest(id, ids);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known: ${ids.join(', ')}`;
  throw new Fault('not-found', `There is no ${kind} "${id}"; ${hint}`, { parameter: kind, allowed: ids });
}

/** Known filters with values, trimmed, without repeats, sorted: equal questions have equal keys. */
function checkedFilters(filters: Filters, report: Report): Filters {
  const chosen: Partial<Record<FilterName, readonly string[]>> = {};
  for (const name of filterNames) {
    const values = [...new Set((filters[name] ?? []).map((value) => storedValue(value.trim())))].sort();
    if (values.length === 0) continue;
    if (report.filters[name] === undefined) {
      const allowed = Object.keys(report.filters);
      const has = allowed.length === 0 ? 'has no filters' : `has no filter ${name}; it has ${allowed.join(', ')}`;
      throw new Fault('bad-parameter', `The report ${report.id} ${has}`, {
        parameter: name,
        allowed,
      });
    }
    chosen[name] = values;
  }
  return chosen;
}

async function monthsByDataset(report: Report, scope: Scope, { store }: ReportingDeps): Promise<MonthsByDataset> {
  const found = await Promise.all(
    report.reads.map(async (name) => [name, await store.months(scope.tenant, name)] as const),
  );
  return Object.fromEntries(found);
}
