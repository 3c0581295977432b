import type { ReportResult } from '#contract/report.ts';
import { apiSearch, type ReportSearch, writeSearch } from '#web/filters/search.ts';

interface SectionPlace {
  readonly reportId: string;
  readonly sectionId: string;
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

/** Where a section is downloaded as the page shows it, with the same tenant, months and filters (HTTP-1). */
export function downloadAddress({ reportId, sectionId, result, search }: SectionPlace, format: 'csv' | 'xlsx'): string {
  const params = writeSearch(apiSearch(search, result.tenant));
  return `/api/v1/reports/${encodeURIComponent(reportId)}/sections/${encodeURIComponent(sectionId)}.${format}${params}`;
}

/** The page as it stands, opened at this section. */
export function sectionLink(page: string, sectionId: string): string {
  const address = new URL(page);
  address.hash = sectionId;
  return address.href;
}
