import { Fault } from '#base/fault.ts';
import type { Learner, LearnerParameters } from '#contract/learner.ts';
import { roleNames, rolesSeeingPersons } from '#domain/access/roles.ts';
import type { Scope } from '#query/scope.ts';
import { type Learner as Counted, openLearner } from '#reporting/completions/learner.ts';
import type { ReportingDeps } from '#reporting/plan.ts';
import { toAsk } from './ask.ts';
import type { Reader } from './reader.ts';

/** An answer that is counted when it is read; equal tags mean equal answers (HTTP-5). */
export interface LearnerPage {
  readonly tag: string;
  /** @throws Fault `not-found` for somebody of whom the reader sees no row */
  read(signal?: AbortSignal): Promise<Learner>;
}

/** The learners of a report, one by one (LRN-44). */
export interface Learners {
  /** @throws Fault for parameters that are not allowed, an unknown report or tenant, a role that sees no persons */
  open(report: string, userId: string, parameters: LearnerParameters): Promise<LearnerPage>;
}

export function createLearners(deps: {
  readonly reporting: ReportingDeps;
  readonly reader: Reader;
  /** An address with `{id}` in it; empty: ids lead nowhere. */
  readonly link: string;
}): Learners {
  const { reporting, reader, link } = deps;
  return {
    async open(report, userId, parameters) {
      const { request, scope } = await toAsk(report, parameters, reader);
      checkPersons(report, scope);
      const { range } = request;
      const asked = { report, person: userId, ...(range !== undefined && { range }) };
      const { key, read } = await openLearner(asked, scope, reporting);
      // A pseudonym leads nowhere.
      const shown = scope.learners?.pseudonymKey === undefined ? link : '';
      return { tag: JSON.stringify([key, shown]), read: async (signal) => toPage(await read(signal), shown) };
    },
  };
}

/** @throws Fault `forbidden` naming the roles that see persons (RO-2, CO-14) */
function checkPersons(report: string, { may }: Scope): void {
  if (may.includes('personal')) return;
  const roles = rolesSeeingPersons(report);
  const names = roles.map((role) => `${roleNames[role]} (${role})`).join(', ');
  throw new Fault('forbidden', `A learner is a person, whom your role does not show; it takes ${names}`, {
    allowed: roles,
  });
}

function toPage({ trainings, ...learner }: Counted, link: string): Learner {
  return {
    ...learner,
    link: link === '' ? null : link.replaceAll('{id}', encodeURIComponent(learner.userId)),
    trainings: trainings.map(({ type, name, day, roles, products }) => ({
      type: type ?? null,
      name: name ?? null,
      date: day,
      roles: [...roles],
      products: [...products],
    })),
  };
}
