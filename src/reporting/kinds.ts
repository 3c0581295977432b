import type { Section } from '#model/report.ts';
import type { Scope } from '#query/scope.ts';
import { adoption } from './adoption/kind.ts';
import { completionMonths, completionValues, learners } from './completions/kind.ts';
import type { AnyKind, Call } from './kind.ts';
import type { Plan } from './plan.ts';
import { population } from './population/kind.ts';
import { ranking } from './ranking/kind.ts';
import type { ResultSection } from './result.ts';
import { sums } from './sums/kind.ts';

/** Every kind of source and how its sections are made. */
const kinds: readonly AnyKind[] = [population, completionMonths, completionValues, learners, adoption, sums, ranking];

/** The kind a section is of. */
export function kindOf({ source }: Section): AnyKind {
  const found = kinds.find(({ name }) => name === source.kind);
  if (found === undefined) throw new Error(`nothing makes sections of kind ${source.kind}`);
  return found;
}

/** The sections of a plan in its order; those of one kind are made together. */
export async function runSections(plan: Plan, call: Call): Promise<ResultSection[]> {
  const byKind = [...Map.groupBy(plan.sections, kindOf)];
  const made = await Promise.all(byKind.map(([kind, sections]) => kind.run(sections, plan, call)));
  const byId = new Map(made.flat().map((section) => [section.id, section]));
  return plan.sections.flatMap(({ id }) => byId.get(id) ?? []);
}

/** What a reader with this scope does not get of the sections of a plan. */
export function redactedOf(plan: Plan, scope: Scope): string[] {
  const withheld = plan.sections.flatMap((section) => kindOf(section).redacted(section, scope));
  return [...new Set(withheld)].sort();
}
