import type { Day } from '#base/day.ts';
import { monthOfDay, monthsOf } from '#base/month.ts';
import { type Filters, filterNames, type Report } from '#model/report.ts';
import { type MonthsByDataset, populationMonths } from '#query/lifecycle.ts';
import { type Scope, scopeQuery } from '#query/scope.ts';
import type { PopulationQuery, ValueFilter } from '#query/tree.ts';
import { type Cache, createCache } from './cache.ts';
import { type Counts, countsOf } from './counts.ts';
import { type Plan, planOf, type ReportingDeps } from './plan.ts';
import { breakdownsOf, keyOf } from './population.ts';
import type { FilterOptions, Reporting, ReportRequest } from './reporting.ts';
import type { AsOf, Completeness, ReportResult, ResultSection } from './result.ts';
import { shapeSection } from './shape.ts';

/** The single path to a number: tile, table, chart, export and API all come through here (ARCHITECTURE §3.3). */
export function createReporting(deps: ReportingDeps): Reporting {
  const results = createCache<ReportResult>(deps.cached ?? 200);
  const options = createCache<FilterOptions>(deps.cached ?? 200);
  return {
    run: (request, scope, signal) => through(results, { deps, request, scope, signal }, runReport),
    options: (request, scope, signal) => through(options, { deps, request, scope, signal }, runOptions),
    tag: async (request, scope) => (await planOf(request, scope, deps)).key,
  };
}

interface Call {
  readonly deps: ReportingDeps;
  readonly request: ReportRequest;
  readonly scope: Scope;
  readonly signal: AbortSignal | undefined;
}

/** From the cache or fresh; asked again when the data changed while the answer was being made. */
async function through<T>(cache: Cache<T>, call: Call, run: (plan: Plan, call: Call) => Promise<T>): Promise<T> {
  for (;;) {
    const plan = await planOf(call.request, call.scope, call.deps);
    const kept = cache.get(plan.key);
    if (kept !== undefined) return kept;
    const fresh = await run(plan, call);
    if ((await call.deps.store.version(call.scope.tenant)) !== plan.version) continue;
    cache.set(plan.key, fresh);
    return fresh;
  }
}

async function runReport(plan: Plan, call: Call): Promise<ReportResult> {
  const { deps, scope } = call;
  const { report, range, filters } = plan;
  const query = populationQuery(plan, call);
  return {
    report: report.id,
    tenant: scope.tenant,
    range,
    filters,
    asOf: await asOf(scope.tenant, plan.months, deps),
    completeness: completeness(plan, deps.today()),
    redacted: [],
    sections: await runSections(plan, query, call),
  };
}

type CountedQuery = PopulationQuery & { readonly hasBase: boolean };

/** The whole page as one question: every month with data, every breakdown a section needs. */
function populationQuery({ report, range, filters, months, sections }: Plan, { deps, scope }: Call): CountedQuery {
  const familyFilter = filterNames.find((name) => report.filters[name] === report.population.familyDimension);
  const families = familyFilter === undefined ? [] : (filters[familyFilter] ?? []);
  const visible = withoutClosedActivity(months, report, { scope, deps });
  const counted = populationMonths(report.population, { range, months: visible, families });
  return {
    kind: 'population',
    ...counted,
    filters: valueFilters(filters, report),
    breakdowns: breakdownsOf(sections),
  };
}

async function runSections(plan: Plan, query: CountedQuery, { deps, scope, signal }: Call): Promise<ResultSection[]> {
  const { hasBase, ...asked } = query;
  const answer = await deps.store.population(scopeQuery(asked, scope), signal);
  const groupsOf = new Map(query.breakdowns.map((breakdown, i) => [keyOf(breakdown.by), answer[i] ?? []]));
  const whole = groupsOf.get(keyOf([]))?.[0] ?? { values: [], counts: {} };
  const counts = countsFor(plan, query, deps);
  return plan.sections.map((section) => {
    const by = section.source.by.map((dimension) => dimension.dimension);
    const groups = by.length === 0 ? [whole] : (groupsOf.get(keyOf(by)) ?? []);
    return shapeSection(section, { whole, groups, counts });
  });
}

function countsFor({ range }: Plan, { months, hasBase }: CountedQuery, { datasets, today }: ReportingDeps): Counts {
  const withItems = new Set(datasets.filter((set) => set.presence?.item !== undefined).map((set) => set.name));
  return countsOf({ range: monthsOf(range), counted: { months, hasBase }, withItems, running: monthOfDay(today()) });
}

/** Usage without locations stays closed to a reader limited to locations (RO-13): unknown rather than zero. */
function withoutClosedActivity(
  months: MonthsByDataset,
  report: Report,
  { scope, deps: { datasets } }: Pick<Call, 'scope' | 'deps'>,
): MonthsByDataset {
  if (scope.locations === undefined) return months;
  const sources = new Set(report.population.sources);
  const open = datasets.filter((dataset) => dataset.location !== undefined || sources.has(dataset.name));
  return Object.fromEntries(open.map((dataset) => [dataset.name, months[dataset.name] ?? []]));
}

function valueFilters(filters: Filters, report: Report): ValueFilter[] {
  return filterNames.flatMap((name) => {
    const [column, values] = [report.filters[name], filters[name]];
    return column === undefined || values === undefined ? [] : [{ column, values }];
  });
}

async function asOf(tenant: string, months: MonthsByDataset, deps: ReportingDeps): Promise<AsOf[]> {
  const states = await deps.states(tenant);
  return states
    .filter((state) => months[state.dataset] !== undefined)
    .map(({ dataset, version, loadedAt }) => ({
      dataset,
      version,
      loadedAt,
      latestMonth: months[dataset]?.at(-1) ?? null,
    }));
}

/**
 * Months of the range that a delivered dataset lacks since its first month, and the running one. The
 * newest month of all is never named: usage comes a month later than sales (CO-13), and `asOf` tells how far each is.
 */
function completeness({ range, months, known }: Plan, today: Day): Completeness {
  const newest = known.at(-1) ?? range.to;
  const asked = monthsOf(range);
  const missing = Object.entries(months).flatMap(([dataset, has]) => {
    const first = has[0];
    if (first === undefined) return [];
    const lacks = asked.filter((month) => month >= first && month < newest && !has.includes(month));
    return lacks.length === 0 ? [] : [{ dataset, months: lacks }];
  });
  return { missing, partial: asked.filter((month) => month === monthOfDay(today) && known.includes(month)) };
}

async function runOptions(plan: Plan, { deps, scope, signal }: Call): Promise<FilterOptions> {
  const { report, range, known } = plan;
  const columns = filterNames.flatMap((name) => report.filters[name] ?? []);
  const query = { kind: 'values', datasets: report.population.sources, columns, range } as const;
  const values = await deps.store.values(scopeQuery(query, scope), signal);
  const [from, to] = [known[0], known.at(-1)];
  const options = filterNames.flatMap((name) => {
    const column = report.filters[name];
    return column === undefined ? [] : [[name, (values[column] ?? []).map((value) => value ?? null)] as const];
  });
  return {
    report: report.id,
    range,
    available: from === undefined || to === undefined ? null : { from, to },
    options: Object.fromEntries(options),
  };
}
