import type { AdoptionBehind } from '#query/adoption.ts';
import type { RowsQuery } from '#query/tree.ts';
import { valueFilters } from '../filters.ts';
import type { Call, Cell, SectionOf } from '../kind.ts';
import { notSet } from '../order.ts';
import type { Plan } from '../plan.ts';
import { frameOf } from './ask.ts';

/**
 * The licences behind what was sold and handed out, and the activity behind who uses them. A licence that counts in
 * several workloads is one row; percentages have the rows of both their parts. Advice counts customers by marks and by
 * what the partner typed in: it has no rows of its own.
 */
export function adoptionBehind(
  { source }: SectionOf<'adoption'>,
  cell: Cell,
  { plan }: { readonly plan: Plan; readonly call: Call },
): readonly RowsQuery[] {
  if (source.table === 'advice') return [];
  const frame = frameOf(plan.report, plan.range.to);
  const behind = {
    kind: 'adoption',
    ...frame,
    filters: valueFilters(plan.filters, plan.report),
    of: placeOf(source.table, cell),
  } as const;
  return measuresOf(cell.column ?? source.headline).map((measure): RowsQuery => {
    const { dataset } = measure === 'active' ? frame.adoption.activity : frame.adoption.entitlements;
    return { kind: 'rows', dataset, columns: [], filters: [], behind: { ...behind, measure } };
  });
}

function measuresOf(column: string | undefined): readonly AdoptionBehind['measure'][] {
  switch (column) {
    case 'licensesQualified':
      return ['qualified'];
    case 'licensesActive':
      return ['active'];
    case 'usage':
    case 'usagePercent':
    case 'causes':
      return ['active', 'qualified'];
    default:
      return ['sold'];
  }
}

/** What the row of the cell is of; a service of the first table is that of the licence itself. */
function placeOf(table: 'services' | 'workloads' | 'customers' | 'products', { values }: Cell): AdoptionBehind['of'] {
  const value = (id: string) => {
    const given = values[id];
    return given === notSet ? '' : given;
  };
  const [service, workload, product] = [value('serviceCode'), value('workloadCode'), value('productName')];
  const customer = values.customerTenantId;
  return {
    ...(service !== undefined && (table === 'services' ? { soldAs: service } : { service })),
    ...(workload !== undefined && { workload }),
    ...(product !== undefined && { product }),
    ...(customer !== undefined && { customer }),
  };
}
