import { queryOptions } from '@tanstack/react-query';
import type { Learner } from '#contract/learner.ts';
import { getJson } from '../api.ts';
import { type ReportSearch, writeSearch } from '../filters/search.ts';

export type Training = Learner['trainings'][number];

/** A learner with the trainings of the months chosen on the page before. */
export function learnerQuery(userId: string, search: ReportSearch) {
  const address = `/api/v1/reports/microsoft-learn/learners/${encodeURIComponent(userId)}${writeSearch(search)}`;
  return queryOptions({
    queryKey: ['report', 'learner', address],
    queryFn: ({ signal }) => getJson<Learner>(address, signal),
  });
}
