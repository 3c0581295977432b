import type { Month } from '#base/month.ts';
import type { PopulationMeasure } from '#model/population.ts';
import type { PopulationBehind, PopulationMonth, RowsQuery } from '#query/tree.ts';
import { dimensionValues } from '../dimensions.ts';
import type { Call, Cell, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import { countsFor, populationQuery } from './run.ts';

/**
 * The rows of the customers that a figure counts: those of the months it is of, of the month before for customers who
 * left. Active customers have theirs, and the rows that prove their usage, dataset by dataset.
 */
export function behindPopulation(
  { source }: SectionOf<'population'>,
  cell: Cell,
  { plan, call }: { readonly plan: Plan; readonly call: Call },
): readonly RowsQuery[] {
  const measure = measureOf(source, cell.column);
  const { months, filters, hasBase } = populationQuery([], plan, call);
  const { month } = cell.values;
  const of = month === undefined ? countsFor(plan, { months, hasBase }, call.deps).monthsOf(measure) : [month];
  const values = dimensionValues(source.by, cell.values);
  const behind = { kind: 'population', measure, months, of, filters, values } as const;
  const at = monthsRead(months, of, measure);
  const proofs = measure === 'active' ? at.flatMap(({ activity }) => activity) : [];
  return [
    ...[...new Set(at.map((one) => one.source))].map((name) => rowsOf(name, at, { ...behind, rows: 'presence' })),
    ...[...new Set(proofs)].map((name) => rowsOf(name, at, { ...behind, rows: 'usage' })),
  ];
}

function measureOf(source: SectionOf<'population'>['source'], column: string | undefined): PopulationMeasure {
  if (column === undefined && source.headline !== undefined) return source.headline.measure;
  const found = source.columns.find(({ id }) => id === column);
  if (found === undefined) throw new Error(`the section counts no ${column ?? 'headline'}`);
  return 'measure' in found ? found.measure : found.shareOf;
}

/** The months whose rows are read for the figure's months; the first month of all has none before it. */
function monthsRead(months: readonly PopulationMonth[], of: readonly Month[], measure: PopulationMeasure) {
  const back = measure === 'churned' ? 1 : 0;
  return months.filter((_, slot) => of.includes(months[slot + back]?.month ?? ''));
}

function rowsOf(dataset: string, read: readonly PopulationMonth[], behind: PopulationBehind): RowsQuery {
  const [from = '', to = ''] = [read[0]?.month, read.at(-1)?.month];
  return { kind: 'rows', dataset, columns: [], filters: [], range: { from, to }, behind };
}
