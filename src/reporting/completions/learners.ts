import type { Sensitivity } from '#model/sensitivity.ts';
import { type Scope, scopePersons } from '#query/scope.ts';
import type { Call, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import type { ResultColumn, ResultSection } from '../result.ts';
import { completionsOf } from './months.ts';

type LearnersSection = SectionOf<'learners'>;

const persons: Sensitivity = 'personal';

const columns: readonly ResultColumn[] = [
  { id: 'userName', type: 'text' },
  { id: 'userId', type: 'text' },
  { id: 'modules', type: 'integer', unit: 'completions' },
  { id: 'paths', type: 'integer', unit: 'completions' },
];

/** What a reader who may not see persons does not get. */
export function withheldOf({ may }: Scope): readonly string[] {
  return may.includes(persons) ? [] : ['userId', 'userName'];
}

/** The learners, in the order of each section; none of these sections without the right to see persons (RO-2). */
export async function runLearners(
  sections: readonly LearnersSection[],
  plan: Plan,
  { deps, scope, signal }: Call,
): Promise<readonly ResultSection[]> {
  if (withheldOf(scope).length > 0) return [];
  const { range, search, page } = plan;
  const query = {
    kind: 'learners',
    of: completionsOf(plan),
    range,
    orders: sections.map(({ source }) => source.orderBy),
    ...(search !== undefined && { search }),
    ...(page !== undefined && { page }),
  } as const;
  const { count, orders } = await deps.store.run('learners', scopePersons(query, scope), signal);
  return sections.map(({ id, chart, note }, i) => ({
    id,
    chart,
    columns,
    rows: (orders[i] ?? []).map(({ person, name, modules, paths }) => ({
      userName: name ?? person,
      userId: person,
      modules,
      paths,
    })),
    rowCount: count,
    ...(note === undefined ? {} : { note }),
  }));
}
