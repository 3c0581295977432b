import type { Sensitivity } from '#model/sensitivity.ts';
import type { LearnerCount, LearnersQuery } from '#query/completions.ts';
import { type Scope, scopePersons } from '#query/scope.ts';
import type { Call, On, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import type { ResultColumn, ResultRow, ResultSection } from '../result.ts';
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
  const query = queryOf(sections, plan);
  const { count, orders } = await deps.store.run('learners', scopePersons(query, scope), signal);
  return sections.map(({ id, chart, note }, i) => ({
    id,
    chart,
    columns,
    rows: (orders[i] ?? []).map(toRow),
    rowCount: count,
    ...(note === undefined ? {} : { note }),
  }));
}

/** The learners of a section from `offset` to the last; none without the right to see persons (RO-2). */
export async function* restOfLearners(
  section: LearnersSection,
  offset: number,
  { plan, call: { deps, scope, signal } }: On,
): AsyncGenerator<readonly ResultRow[]> {
  if (withheldOf(scope).length > 0) return;
  const query = { ...queryOf([section], plan), page: { offset, limit: Number.MAX_SAFE_INTEGER } };
  for await (const people of deps.store.streamLearners(scopePersons(query, scope), signal)) yield people.map(toRow);
}

function queryOf(sections: readonly LearnersSection[], plan: Plan): LearnersQuery {
  const { range, search, page } = plan;
  return {
    kind: 'learners',
    of: completionsOf(plan),
    range,
    orders: sections.map(({ source }) => source.orderBy),
    ...(search !== undefined && { search }),
    ...(page !== undefined && { page }),
  };
}

function toRow({ person, name, modules, paths }: LearnerCount): ResultRow {
  return { userName: name ?? person, userId: person, modules, paths };
}
