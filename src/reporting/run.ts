import type { Day } from '#base/day.ts';
import { monthOfDay, monthsOf } from '#base/month.ts';
import { filterNames } from '#model/report.ts';
import type { MonthsByDataset } from '#query/lifecycle.ts';
import { scopeQuery } from '#query/scope.ts';
import { type Cache, createCache } from './cache.ts';
import type { Call } from './kind.ts';
import { redactedOf, runSections } from './kinds.ts';
import { type Plan, planOf, type ReportingDeps } from './plan.ts';
import type { FilterOptions, Reporting } from './reporting.ts';
import type { AsOf, Completeness, ReportResult } from './result.ts';

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
  const sections = await runSections(plan, call);
  return {
    report: report.id,
    tenant: scope.tenant,
    range,
    filters,
    asOf: await asOf(scope.tenant, plan.months, deps),
    completeness: completeness(plan, deps.today()),
    redacted: redactedOf(plan, scope),
    sections,
  };
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
  const targets = filterNames.map((name) => report.filters[name]);
  const columns = targets.filter((target) => typeof target === 'string');
  const query = { kind: 'values', datasets: report.base, columns, range } as const;
  const values = await deps.store.run('values', scopeQuery(query, scope), signal);
  const [from, to] = [known[0], known.at(-1)];
  const options = filterNames.flatMap((name) => {
    const target = report.filters[name];
    if (target === undefined) return [];
    const offered = typeof target === 'string' ? (values[target] ?? []) : known.length > 0 ? [target.only] : [];
    return [[name, offered.map((value) => value ?? null)] as const];
  });
  return {
    report: report.id,
    range,
    available: from === undefined || to === undefined ? null : { from, to },
    options: Object.fromEntries(options),
  };
}
