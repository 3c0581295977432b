import { addMonths, type MonthRange, monthsOf } from '#base/month.ts';
import type { Call } from './kind.ts';
import { runSections } from './kinds.ts';
import type { Plan } from './plan.ts';
import type { ResultSection } from './result.ts';

export type Before = { readonly range: MonthRange; readonly sections: readonly ResultSection[] };

/** The months directly before a range, as many as it has. */
export function rangeBefore(range: MonthRange): MonthRange {
  return { from: addMonths(range.from, -monthsOf(range).length), to: addMonths(range.from, -1) };
}

/**
 * The figures of the period before: every section that has a headline or a row per month, counted as the page counts
 * them. Tables have no counterpart there; where there are no data, figures are missing and not zero.
 */
export async function periodBefore(plan: Plan, sections: readonly ResultSection[], call: Call): Promise<Before> {
  const compared = new Set(sections.filter(isComparable).map(({ id }) => id));
  const range = rangeBefore(plan.range);
  const earlier = { ...plan, range, sections: plan.sections.filter(({ id }) => compared.has(id)) };
  return { range, sections: await runSections(earlier, call) };
}

const isComparable = ({ headline, columns }: ResultSection) =>
  headline !== undefined || columns.some(({ type }) => type === 'month');
