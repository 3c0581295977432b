import { monthOfDay, monthsOf } from '#base/month.ts';
import { scopeQuery } from '#query/scope.ts';
import type { SumsBreakdown, SumsQuery } from '#query/sums.ts';
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
    breakdowns: breakdownsOf(sections),
  };
  const answer = await deps.store.run('sums', scopeQuery(query, scope), signal);
  const groupsOf = new Map(query.breakdowns.map(({ by }, i) => [keyOf(by), answer[i] ?? []]));
  const whole = groupsOf.get(keyOf([]))?.[0];
  const running = monthOfDay(deps.today());
  const figures = figuresOf({ range: monthsOf(plan.range), known: query.months, whole, running });
  const columns = deps.datasets.find(({ name }) => name === dataset)?.columns ?? {};
  return sections.map((section) => {
    const groups = groupsOf.get(keyOf(dimensionsOf(section))) ?? [];
    return shapeSection(section, { whole, groups, figures, columns });
  });
}

/** The months of the range that the dataset has, oldest first. */
export function knownMonths({ range, months }: Plan, dataset: string): readonly string[] {
  return (months[dataset] ?? []).filter((month) => month >= range.from && month <= range.to);
}

/** One per set of dimensions, and the whole. */
function breakdownsOf(sections: readonly Section[]): SumsBreakdown[] {
  const wanted = new Map<string, { by: readonly string[]; measures: Set<string> }>();
  const want = (by: readonly string[], measures: readonly string[]) => {
    const open = wanted.get(keyOf(by)) ?? { by, measures: new Set<string>() };
    for (const measure of measures) open.measures.add(measure);
    wanted.set(keyOf(by), open);
  };
  for (const section of sections) {
    const measures = section.source.columns.flatMap(measuresOf);
    want([], measures);
    want(dimensionsOf(section), measures);
  }
  return [...wanted.values()].map(({ by, measures }) => ({ by, measures: [...measures] }));
}

const dimensionsOf = ({ source }: Section) => source.by.map(({ dimension }) => dimension);
const keyOf = (by: readonly string[]) => JSON.stringify(by);
