import type { MonthRange } from '#base/month.ts';
import type { ChartKind, Filters, ResultType } from '#model/report.ts';

/** One cell of a result; `null` is missing, never zero. Percents are exact here and rounded where they leave. */
export type ResultCell = string | number | null | readonly (string | number | null)[];
export type ResultRow = Readonly<Record<string, ResultCell>>;

export interface ResultColumn {
  readonly id: string;
  readonly type: ResultType;
  readonly unit?: string;
}

export interface ResultHeadline {
  readonly value: number | null;
  readonly growthPercent: number | null;
  readonly unit: string;
  /** The month the value is of, for figures of one month. */
  readonly month?: string;
}

/** A section is a table first; chart, export and API answer are views of it (ARCHITECTURE §3.4). */
export interface ResultSection {
  readonly id: string;
  readonly chart: ChartKind;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  readonly headline?: ResultHeadline;
  readonly total?: ResultRow;
  /** Rows there are when only some are given. */
  readonly rowCount?: number;
  readonly note?: string;
}

export interface AsOf {
  readonly dataset: string;
  readonly version: number;
  readonly loadedAt: string;
  readonly latestMonth: string | null;
}

export interface Completeness {
  readonly missing: readonly { readonly dataset: string; readonly months: readonly string[] }[];
  readonly partial: readonly string[];
  readonly late: readonly Late[];
}

/** A dataset that should have come again by today: the newest month that should be there, and for how long one is due. */
export interface Late {
  readonly dataset: string;
  /** Null for a dataset that is not delivered by month. */
  readonly expected: string | null;
  readonly daysLate: number;
}

/** The answer to a report (http.md, report result). */
export interface ReportResult {
  readonly report: string;
  readonly tenant: string;
  readonly range: MonthRange;
  readonly filters: Filters;
  readonly asOf: readonly AsOf[];
  readonly completeness: Completeness;
  readonly redacted: readonly string[];
  readonly sections: readonly ResultSection[];
  /** The same sections of the period before, equally long, when it was asked for. */
  readonly before?: { readonly range: MonthRange; readonly sections: readonly ResultSection[] };
}
