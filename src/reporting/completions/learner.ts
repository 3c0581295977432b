import { Fault } from '#base/fault.ts';
import type { Completions } from '#model/completion.ts';
import type { Report } from '#model/report.ts';
import type { LearnerAnswer } from '#query/completions.ts';
import { type Scope, scopePersons } from '#query/scope.ts';
import { planOf, type ReportingDeps } from '../plan.ts';
import type { ReportRequest } from '../request.ts';

export interface LearnerRequest {
  readonly report: string;
  /** The object id of the learner (LRN-41). */
  readonly person: string;
  /** Absent: everything there is. */
  readonly range?: ReportRequest['range'];
}

export interface Learner {
  readonly userId: string;
  /** The id where no name is known. */
  readonly userName: string;
  readonly modules: number;
  readonly paths: number;
  /** Of every type, newest first. */
  readonly trainings: NonNullable<LearnerAnswer>['trainings'];
}

export interface OpenedLearner {
  /** Made of data version, scope and request: equal keys mean equal answers (HTTP-5). */
  readonly key: string;
  /** @throws Fault `not-found` for somebody of whom the reader sees no row */
  read(signal?: AbortSignal): Promise<Learner>;
}

/**
 * Checks what is asked about one learner (LRN-44); it is counted when `read` is called.
 * @throws Fault `not-found` for a report without learners, `forbidden` for a reader who may not see persons,
 * `bad-parameter` for a bad range
 */
export async function openLearner(
  { report, person, range }: LearnerRequest,
  scope: Scope,
  deps: ReportingDeps,
): Promise<OpenedLearner> {
  const asked = { report, sections: [], ...(range !== undefined && { range }) };
  const plan = await planOf(asked, scope, deps);
  const { types, ...of } = completionsFor(plan.report);
  const months = range === undefined ? {} : { range: plan.range };
  const query = scopePersons({ kind: 'learner', of: { ...of, types }, person, ...months }, scope);
  return {
    key: JSON.stringify([plan.key, 'learner', person, months.range ?? null]),
    async read(signal) {
      const found = await deps.store.run('learner', query, signal);
      if (found !== undefined) return toLearner(found, types);
      throw new Fault('not-found', `There is no learner "${person}" in ${report}; take the object id from its list`, {
        parameter: 'userId',
      });
    },
  };
}

function toLearner({ person, name, trainings }: NonNullable<LearnerAnswer>, types: Completions['types']): Learner {
  const count = (type: string) => trainings.filter((each) => each.type?.toLowerCase() === type.toLowerCase()).length;
  return {
    userId: person,
    userName: name ?? person,
    modules: count(types.module),
    paths: count(types.path),
    trainings,
  };
}

function completionsFor({ id, completions }: Report) {
  if (completions !== undefined) return completions;
  throw new Fault('not-found', `The report ${id} has no learners`, { parameter: 'id' });
}
