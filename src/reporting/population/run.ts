import { monthOfDay, monthsOf } from '#base/month.ts';
import type { Population } from '#model/population.ts';
import { filterNames } from '#model/report.ts';
import { type MonthsByDataset, populationMonths } from '#query/lifecycle.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Breakdown, PopulationQuery } from '#query/tree.ts';
import { breakdownsOf, groupsBy } from '../breakdowns.ts';
import { dimensionNames } from '../dimensions.ts';
import { valueFilters } from '../filters.ts';
import type { Call, SectionOf } from '../kind.ts';
import type { Plan, ReportingDeps } from '../plan.ts';
import type { ResultSection } from '../result.ts';
import { type Counts, countsOf } from './counts.ts';
import { shapeSection } from './shape.ts';

export type CountedQuery = PopulationQuery & { readonly hasBase: boolean };

/** The sections counted of a population, all from one question. */
export async function runPopulation(
  sections: readonly SectionOf<'population'>[],
  plan: Plan,
  { deps, scope, signal }: Call,
): Promise<readonly ResultSection[]> {
  const query = populationQuery(sections, plan, { deps, scope });
  const { hasBase, ...asked } = query;
  const answer = await deps.store.run('population', scopeQuery(asked, scope), signal);
  const groupsOf = groupsBy(query.breakdowns, answer);
  const whole = groupsOf([])[0] ?? { values: [], counts: {} };
  const counts = countsFor(plan, { months: query.months, hasBase }, deps);
  return sections.map((section) => {
    const by = dimensionNames(section);
    const groups = by.length === 0 ? [whole] : groupsOf(by);
    return shapeSection(section, { whole, groups, counts });
  });
}

/** The whole page as one question: every month with data, every breakdown a section needs. */
export function populationQuery(
  sections: readonly SectionOf<'population'>[],
  { report, range, filters, months }: Plan,
  { deps, scope }: Pick<Call, 'deps' | 'scope'>,
): CountedQuery {
  const { population } = report;
  if (population === undefined) throw new Error(`${report.id} counts no population`);
  const familyFilter = filterNames.find((name) => report.filters[name] === population.familyDimension);
  const families = familyFilter === undefined ? [] : (filters[familyFilter] ?? []);
  const visible = withoutClosedActivity(months, population, { scope, deps });
  return {
    kind: 'population',
    ...populationMonths(population, { range, months: visible, families }),
    filters: valueFilters(filters, report),
    breakdowns: breakdownsOf(sections.flatMap(wantedBy)),
  };
}

/** The section's own breakdown, and of the whole what its shares, total and headline take. */
function wantedBy(section: SectionOf<'population'>): Breakdown[] {
  const { columns, headline } = section.source;
  const measures = columns.map((column) => ('measure' in column ? column.measure : column.shareOf));
  return [
    { by: [], measures },
    { by: dimensionNames(section), measures },
    ...(headline ? [{ by: [], measures: [headline.measure, 'present' as const] }] : []),
  ];
}

/** Reads the answer to that question by month. */
export function countsFor(
  { range }: Plan,
  counted: Pick<CountedQuery, 'months' | 'hasBase'>,
  { datasets, today }: ReportingDeps,
): Counts {
  const withItems = new Set(datasets.filter((set) => set.presence?.item !== undefined).map((set) => set.name));
  return countsOf({ range: monthsOf(range), counted, withItems, running: monthOfDay(today()) });
}

/** Usage without locations stays closed to a reader limited to locations (RO-13): unknown rather than zero. */
function withoutClosedActivity(
  months: MonthsByDataset,
  population: Population,
  { scope, deps: { datasets } }: Pick<Call, 'scope' | 'deps'>,
): MonthsByDataset {
  if (scope.locations === undefined) return months;
  const sources = new Set(population.sources);
  const open = datasets.filter((dataset) => dataset.location !== undefined || sources.has(dataset.name));
  return Object.fromEntries(open.map((dataset) => [dataset.name, months[dataset.name] ?? []]));
}
