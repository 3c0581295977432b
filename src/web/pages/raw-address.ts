import type { ReportResult } from '#contract/report.ts';
import { writeSearch } from '../filters/search.ts';

export const rawFormats = ['csv', 'tsv'] as const;

/** The dataset whose raw rows belong to the page: the documented one, else the first that is loaded (CO-8). */
export function rawDatasetOf({ asOf }: ReportResult, documented: string | undefined): string | undefined {
  return asOf.some(({ dataset }) => dataset === documented) ? documented : asOf[0]?.dataset;
}

/** Where its rows are downloaded, in the months of the page when it is kept by month. */
export function rawAddress(result: ReportResult, dataset: string, format: (typeof rawFormats)[number]): string {
  const { tenant, range, asOf } = result;
  const timed = asOf.some((data) => data.dataset === dataset && data.latestMonth !== null);
  const search = writeSearch(timed ? { tenant, ...range } : { tenant });
  return `/api/v1/datasets/${encodeURIComponent(dataset)}/rows.${format}${search}`;
}
