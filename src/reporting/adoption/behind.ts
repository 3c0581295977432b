import { scenarios } from '#domain/adoption/advice.ts';
import type { AdoptionBehind, Advised } from '#query/adoption.ts';
import type { RowsQuery } from '#query/tree.ts';
import { valueFilters } from '../filters.ts';
import type { Call, Cell, SectionOf } from '../kind.ts';
import { storedValue } from '../order.ts';
import type { Plan } from '../plan.ts';
import { frameOf, loadOf, marksOf } from './ask.ts';

/**
 * The licences behind what was sold and handed out, and the activity behind who uses them. A licence that counts in
 * several workloads is one row; percentages have the rows of both their parts. Advice counts customers by marks and by
 * what the partner typed in: it has the rows of all that these customers hold and use (ADO-45).
 */
export async function adoptionBehind(
  { source }: SectionOf<'adoption'>,
  cell: Cell,
  { plan, call }: { readonly plan: Plan; readonly call: Call },
): Promise<readonly RowsQuery[]> {
  const frame = frameOf(plan.report, plan.range.to);
  const behind = {
    kind: 'adoption',
    ...frame,
    filters: valueFilters(plan.filters, plan.report),
    ...(source.table === 'advice'
      ? { of: {}, advised: await advisedOf(cell, call) }
      : { of: placeOf(source.table, cell) }),
  } as const;
  const measures = source.table === 'advice' ? allRows : measuresOf(cell.column ?? source.headline);
  return measures.map((measure): RowsQuery => {
    const { dataset } =
      measure === 'active' || measure === 'used' ? frame.adoption.activity : frame.adoption.entitlements;
    return { kind: 'rows', dataset, columns: [], filters: [], behind: { ...behind, measure } };
  });
}

const allRows = ['held', 'used'] as const;

/** The customers that the scenario of the cell holds for, by the marks and loads that the section is counted with. */
async function advisedOf({ values }: Cell, { deps, scope }: Call): Promise<Advised> {
  const scenario = scenarios.find((each) => each === values.scenario);
  if (scenario === undefined) throw new Error(`no scenario ${values.scenario}`);
  return { scenario, marks: marksOf(deps), supportLoad: await loadOf(scope.tenant, deps) };
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
    return given === undefined ? undefined : storedValue(given);
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
