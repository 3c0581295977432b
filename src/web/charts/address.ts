import type { ReportResult } from '#contract/report.ts';
import { apiSearch, type ReportSearch, writeSearch } from '#web/filters/search.ts';

export type SectionFile = 'csv' | 'tsv' | 'xlsx' | 'pdf';

interface SectionPlace {
  readonly reportId: string;
  readonly sectionId: string;
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

/** Where a section is downloaded as the page shows it: same tenant, months, filters and text looked for (HTTP-1). */
export function downloadAddress({ reportId, sectionId, result, search }: SectionPlace, format: SectionFile): string {
  const params = writeSearch({ ...apiSearch(search, result.tenant), ...(search.search && { search: search.search }) });
  return `/api/v1/reports/${encodeURIComponent(reportId)}/sections/${encodeURIComponent(sectionId)}.${format}${params}`;
}

/** The page as it stands, opened at this section. */
export function sectionLink(page: string, sectionId: string): string {
  const address = new URL(page);
  address.hash = sectionId;
  return address.href;
}
