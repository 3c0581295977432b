import type { MonthRange } from '#base/month.ts';
import type { Filters } from '#model/report.ts';
import type { Page } from '#query/page.ts';
import type { Scope } from '#query/scope.ts';
import type { ReportResult } from './result.ts';

/** What a reader asks of a report: a preset ending at the newest month with data, or months of their own. */
export interface ReportRequest {
  readonly report: string;
  /** Default 12M (CO-1). */
  readonly range?: '3M' | '6M' | '12M' | MonthRange;
  readonly filters?: Filters;
  /** Only these sections; absent: the whole page. */
  readonly sections?: readonly string[];
  /** Text that tables with a search look for. */
  readonly search?: string;
  /** Which rows of the long tables; absent: all. */
  readonly page?: Page;
  /** Adds the sections of the period before, equally long. */
  readonly compare?: 'previous';
}

/** Values to choose from per page filter in the range (CO-5); null is "not set". */
export interface FilterOptions {
  readonly report: string;
  readonly range: MonthRange;
  readonly available: MonthRange | null;
  readonly options: Readonly<Record<string, readonly (string | null)[]>>;
}

/** The single path to a number (ARCHITECTURE §3.3). */
export interface Reporting {
  /** @throws Fault `not-found` for an unknown report or section, `bad-parameter` for a bad range or filter. */
  run(request: ReportRequest, scope: Scope, signal?: AbortSignal): Promise<ReportResult>;
  options(request: ReportRequest, scope: Scope, signal?: AbortSignal): Promise<FilterOptions>;
  /** Made of data version, scope and parameters: equal tags mean equal answers (HTTP-5). */
  tag(request: ReportRequest, scope: Scope): Promise<string>;
}
