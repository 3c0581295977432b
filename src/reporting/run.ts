import { filterNames } from '#model/report.ts';
import type { MonthsByDataset } from '#query/lifecycle.ts';
import { scopeQuery } from '#query/scope.ts';
import { openBehind } from './behind.ts';
import { type Cache, createCache } from './cache.ts';
import { periodBefore } from './compare.ts';
import { completenessOf } from './completeness.ts';
import type { Call } from './kind.ts';
import { kindOf, redactedOf, runSections } from './kinds.ts';
import { type Plan, planOf, type ReportingDeps, type SourceState } from './plan.ts';
import type { FilterOptions, Reporting } from './reporting.ts';
import type { AsOf, ReportResult } from './result.ts';

/** The single path to a number: tile, table, chart, export and API all come through here (ARCHITECTURE §3.3). */
export function createReporting(deps: ReportingDeps): Reporting {
  const results = createCache<ReportResult>(deps.cached ?? 200, hasManyRows);
  const options = createCache<FilterOptions>(deps.cached ?? 200);
  const run: Reporting['run'] = (request, scope, signal) =>
    through(results, { deps, request, scope, signal }, runReport);
  return {
    run,
    options: (request, scope, signal) => through(options, { deps, request, scope, signal }, runOptions),
    behind: (asked, scope, signal) =>
      openBehind(asked, { deps, scope, signal }, (request) => run(request, scope, signal)),
    async rest({ request, section, offset }, scope, signal) {
      const call = { deps, request, scope, signal };
      const plan = await planOf({ ...request, sections: [section] }, scope, deps);
      const [found] = plan.sections;
      return found && kindOf(found).rest(found, offset, { plan, call });
    },
    tag: async (request, scope) => (await planOf(request, scope, deps)).key,
  };
}

/** More rows than a page of long tables shows at once: exports, which nobody asks for twice in a row. */
function hasManyRows({ sections }: ReportResult): boolean {
  return sections.reduce((sum, { rows }) => sum + rows.length, 0) > 20_000;
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
  const { deps, scope, request } = call;
  const { report, range, filters } = plan;
  const sections = await runSections(plan, call);
  const states = await deps.states(scope.tenant);
  return {
    report: report.id,
    tenant: scope.tenant,
    range,
    filters,
    asOf: asOf(states, plan.months),
    completeness: completenessOf(plan, { datasets: deps.datasets, states, today: deps.today() }),
    redacted: redactedOf(plan, scope),
    sections,
    ...(request.compare === 'previous' && { before: await periodBefore(plan, sections, call) }),
  };
}

function asOf(states: readonly SourceState[], months: MonthsByDataset): AsOf[] {
  return states
    .filter((state) => months[state.dataset] !== undefined)
    .map(({ dataset, version, loadedAt }) => ({
      dataset,
      version,
      loadedAt,
      latestMonth: months[dataset]?.at(-1) ?? null,
    }));
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
