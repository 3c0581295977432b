import type { FilterOptions } from '#contract/report.ts';
import { type FilterName, type Filters, filterNames } from '#model/report.ts';

/**
 * What one list shows: the values with data (CO-5), "not set" as the empty text, and after them what is chosen but no
 * longer offered, so that it can be taken off again.
 */
export function valuesOf(name: FilterName, { options }: FilterOptions, draft: Filters): string[] {
  const offered = (options[name] ?? []).map((value) => value ?? '');
  const gone = (draft[name] ?? []).filter((value) => !offered.some((one) => same(one, value)));
  return [...offered, ...gone];
}

/** A list with every value on is a list without a choice (CO-5). */
export function settle(draft: Filters, options: FilterOptions): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const chosen = draft[name] ?? [];
      const all = valuesOf(name, options, {}).every((value) => chosen.some((one) => same(one, value)));
      return chosen.length > 0 && !all ? [[name, chosen] as const] : [];
    }),
  );
}

/** The values that contain what is searched for, without case. */
export function matching(values: readonly string[], wanted: string, notSet: string): string[] {
  const word = wanted.trim().toLowerCase();
  return values.filter((value) => (value === '' ? notSet : value).toLowerCase().includes(word));
}

/** values compare without case and trimmed. */
export function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
