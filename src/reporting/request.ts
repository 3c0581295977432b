import type { MonthRange } from '#base/month.ts';
import type { Filters } from '#model/report.ts';
import type { Page } from '#query/page.ts';

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
