import { scopeQuery } from '#query/scope.ts';
import { valueFilters } from '../filters.ts';
import type { Call, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import type { ResultSection } from '../result.ts';
import { frameOf, loadOf, marksOf } from './ask.ts';
import { shapeSection } from './shape.ts';

/** The sections of adoption, all from one question. */
export async function runAdoption(
  sections: readonly SectionOf<'adoption'>[],
  { report, range, filters, search, page }: Plan,
  { deps, scope, signal }: Call,
): Promise<readonly ResultSection[]> {
  const marks = marksOf(deps);
  const tables = [...new Set(sections.map(({ source }) => source.table))];
  // Only advice asks for it.
  const supportLoad = tables.includes('advice') ? await loadOf(scope.tenant, deps) : [];
  const query = {
    kind: 'adoption',
    ...frameOf(report, range.to),
    filters: valueFilters(filters, report),
    tables,
    marks,
    supportLoad,
    ...(search === undefined ? {} : { search }),
    ...(page === undefined ? {} : { page }),
  } as const;
  const answer = await deps.store.run('adoption', scopeQuery(query, scope), signal);
  const isPaged = search !== undefined || page !== undefined;
  return sections.map((section) => shapeSection(section, answer, { marks, isPaged }));
}
