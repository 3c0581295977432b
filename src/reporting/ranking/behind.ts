import type { RankingSource } from '#model/ranking.ts';
import type { RowsQuery } from '#query/tree.ts';
import { valueFilters } from '../filters.ts';
import type { Cell, SectionOf } from '../kind.ts';
import { storedValue } from '../order.ts';
import type { Plan } from '../plan.ts';
import { knownMonths } from '../sums/run.ts';

type Values = Cell['values'];

/**
 * The rows of an item: of the newest month for a figure, of the whole range for the trend; and for the amount that it
 * is ranked by, the rows of its entity in the dataset which has them.
 */
export function behindRanking(
  { source }: SectionOf<'ranking'>,
  { column, values }: Cell,
  { plan }: { readonly plan: Plan },
): readonly RowsQuery[] {
  if (column === source.rankedBy.id) return [behindAmount(source, values, plan)];
  const months = knownMonths(plan, source.dataset);
  const [first, newest] = [months[0], months.at(-1)];
  if (first === undefined || newest === undefined) return [];
  const range = { from: column === source.trend.id ? first : newest, to: newest };
  const filters = source.items.map((item) => ({ column: item.column, values: [storedValue(values[item.id] ?? '')] }));
  const entity = { columns: source.entity, is: storedValue(values[source.entityId] ?? '') };
  const behind = { kind: 'sums', range, filters: valueFilters(plan.filters, plan.report), entity } as const;
  return [{ kind: 'rows', dataset: source.dataset, columns: [], filters, range, behind }];
}

/** The order does not depend on the page filters, and neither do its rows (DYN-44). */
function behindAmount({ rankedBy, entityId }: RankingSource, values: Values, { range }: Plan): RowsQuery {
  const entity = { columns: rankedBy.entity, is: storedValue(values[entityId] ?? '') };
  const behind = { kind: 'sums', range, filters: [], entity } as const;
  return { kind: 'rows', dataset: rankedBy.dataset, columns: [], filters: [], range, behind };
}
