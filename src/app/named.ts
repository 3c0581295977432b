import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';

/**
 * The one of this id.
 * @param kind what it is called, which is also the parameter that names it
 * @throws Fault `not-found` saying what was meant or what there is
 */
export function named<T extends { readonly id: string }>(entries: readonly T[], id: string, kind: string): T {
  const found = entries.find((entry) => entry.id === id);
  if (found !== undefined) return found;
  const allowed = entries.map((entry) => entry.id);
  const near = suggest(id, allowed);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known: ${allowed.join(', ')}`;
  throw new Fault('not-found', `There is no ${kind} "${id}"; ${hint}`, { parameter: kind, allowed });
}
