import { addDays, type Day, daysBetween } from '#base/day.ts';
import { addMonths, type Month, monthOfDay, monthsOf } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Plan, SourceState } from './plan.ts';
import type { Completeness, Late } from './result.ts';

export interface CompletenessInput {
  readonly datasets: readonly Dataset[];
  readonly states: readonly SourceState[];
  readonly today: Day;
}

/**
 * Months of the range that a delivered dataset lacks since its first month, and the running one. The
 * newest month of all is never missing: usage comes a month later than sales (CO-13); what should have come since is late.
 */
export function completenessOf(
  { range, months, known }: Pick<Plan, 'range' | 'months' | 'known'>,
  { datasets, states, today }: CompletenessInput,
): Completeness {
  const newest = known.at(-1) ?? range.to;
  const asked = monthsOf(range);
  const missing = Object.entries(months).flatMap(([dataset, has]) => {
    const first = has[0];
    if (first === undefined) return [];
    const lacks = asked.filter((month) => month >= first && month < newest && !has.includes(month));
    return lacks.length === 0 ? [] : [{ dataset, months: lacks }];
  });
  return {
    missing,
    partial: asked.filter((month) => month === monthOfDay(today) && known.includes(month)),
    late: datasets.flatMap((dataset) => {
      const state = states.find((one) => one.dataset === dataset.name);
      const has = months[dataset.name];
      return state === undefined || has === undefined ? [] : lateOf(dataset, { latest: has.at(-1), state, today });
    }),
  };
}

interface Standing {
  readonly latest: Month | undefined;
  readonly state: SourceState;
  readonly today: Day;
}

/**
 * Whether a dataset that was delivered before should have come again: a month, when its last day lies the documented
 * latency and one refresh back; a dataset that is not delivered by month, when its last delivery does (CO-13).
 */
function lateOf(dataset: Dataset, { latest, state, today }: Standing): Late[] {
  const { name, merge, refreshDays, latencyDays = 0 } = dataset;
  if (refreshDays === undefined) return [];
  const wait = latencyDays + refreshDays;
  if (merge.kind !== 'months' && merge.kind !== 'days') {
    const days = daysBetween(addDays(state.loadedAt.slice(0, 10), wait), today);
    return days > 0 ? [{ dataset: name, expected: null, daysLate: days }] : [];
  }
  if (latest === undefined) return [];
  const due = (month: Month) => addDays(`${addMonths(month, 1)}-01`, wait - 1);
  const next = addMonths(latest, 1);
  const daysLate = daysBetween(due(next), today);
  const expected = monthsOf({ from: next, to: monthOfDay(today) }).findLast((month) => due(month) < today);
  return expected === undefined ? [] : [{ dataset: name, expected, daysLate }];
}
