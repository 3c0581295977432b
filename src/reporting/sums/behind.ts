import type { RowsQuery } from '#query/tree.ts';
import { dimensionValues } from '../dimensions.ts';
import { valueFilters } from '../filters.ts';
import type { Cell, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import { knownMonths } from './run.ts';

/** The rows that were added up: of the month of the cell, else of the newest, with the values of the cell's row. */
export function behindSums(
  { source }: SectionOf<'sums'>,
  { values }: Cell,
  { plan }: { readonly plan: Plan },
): readonly RowsQuery[] {
  const month = values.month ?? knownMonths(plan, source.dataset).at(-1);
  if (month === undefined) return [];
  const filters = dimensionValues(source.by, values);
  const range = { from: month, to: month };
  const behind = { kind: 'sums', range, filters: valueFilters(plan.filters, plan.report) } as const;
  return [{ kind: 'rows', dataset: source.dataset, columns: [], filters, range, behind }];
}
