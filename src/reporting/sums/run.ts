import { monthOfDay, monthsOf } from '#base/month.ts';
import { scopeQuery } from '#query/scope.ts';
import type { SumsBreakdown, SumsQuery } from '#query/sums.ts';
import { breakdownsOf, groupsBy } from '../breakdowns.ts';
import { dimensionNames } from '../dimensions.ts';
import { valueFilters } from '../filters.ts';
import type { Call, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import type { ResultSection } from '../result.ts';
import { figuresOf, measuresOf } from './figures.ts';
import { shapeSection } from './shape.ts';

type Section = SectionOf<'sums'>;

/** The sections that add measures: one question, one scan, per dataset. */
export async function runSums(sections: readonly Section[], plan: Plan, call: Call): Promise<readonly ResultSection[]> {
  const byDataset = [...Map.groupBy(sections, ({ source }) => source.dataset)];
  const made = await Promise.all(byDataset.map(([dataset, its]) => runDataset(dataset, its, { plan, call })));
  return made.flat();
}

async function runDataset(
  dataset: string,
  sections: readonly Section[],
  { plan, call: { deps, scope, signal } }: { readonly plan: Plan; readonly call: Call },
): Promise<readonly ResultSection[]> {
  const query: SumsQuery = {
    kind: 'sums',
    dataset,
    months: knownMonths(plan, dataset),
    filters: valueFilters(plan.filters, plan.report),
    breakdowns: breakdownsOf(sections.flatMap(wantedBy)),
  };
  const answer = await deps.store.run('sums', scopeQuery(query, scope), signal);
  const groupsOf = groupsBy(query.breakdowns, answer);
  const whole = groupsOf([])[0];
  const running = monthOfDay(deps.today());
  const figures = figuresOf({ range: monthsOf(plan.range), known: query.months, whole, running });
  const columns = deps.datasets.find(({ name }) => name === dataset)?.columns ?? {};
  return sections.map((section) =>
    shapeSection(section, { whole, groups: groupsOf(dimensionNames(section)), figures, columns }),
  );
}

/** The months of the range that the dataset has, oldest first. */
export function knownMonths({ range, months }: Plan, dataset: string): readonly string[] {
  return (months[dataset] ?? []).filter((month) => month >= range.from && month <= range.to);
}

/** The section's own breakdown, and the whole. */
function wantedBy(section: Section): SumsBreakdown[] {
  const measures = section.source.columns.flatMap(measuresOf);
  return [
    { by: [], measures },
    { by: dimensionNames(section), measures },
  ];
}
