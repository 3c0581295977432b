import type { ReportResult } from '#contract/report.ts';
import { apiSearch, type ReportSearch, writeSearch } from '../filters/search.ts';

/** What the server writes: tables, and drawings that speak the reader's language. */
export type FileFormat = 'csv' | 'tsv' | 'xlsx' | 'pdf' | 'png' | 'svg';

const drawn: ReadonlySet<FileFormat> = new Set(['pdf', 'png', 'svg']);

interface FileParts {
  readonly result: ReportResult;
  readonly search: ReportSearch;
  readonly format: FileFormat;
  readonly language: string;
  /** One section; the whole page without. */
  readonly section?: string;
}

/** Where the page, or a part of it, is downloaded as it is shown: same tenant, months, filters and comparison (HTTP-1). */
export function fileAddress({ result, search, format, language, section }: FileParts): string {
  const page = `/api/v1/reports/${encodeURIComponent(result.report)}`;
  const place = section === undefined ? page : `${page}/sections/${encodeURIComponent(section)}`;
  const asked = apiSearch(search, result.tenant);
  return `${place}.${format}${writeSearch(drawn.has(format) ? { ...asked, lang: language } : asked)}`;
}
