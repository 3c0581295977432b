import type { MonthRange } from '#base/month.ts';
import type { Scope } from '#query/scope.ts';
import type { BehindRequest, RowsBehind } from './behind.ts';
import type { ReportRequest } from './request.ts';
import type { ReportResult, ResultRow } from './result.ts';

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
  /**
   * The rows that a figure was counted from.
   * @throws Fault `bad-parameter` for a column or value that the section does not have, `forbidden` for a withheld one
   */
  behind(request: BehindRequest, scope: Scope, signal?: AbortSignal): Promise<RowsBehind>;
  /**
   * The rows of a long table from a row to its end, in batches, for files; undefined where the section has no long table.
   * The data may change meanwhile: equal tags before and after mean that they did not.
   * @throws Fault as `run`
   */
  rest(
    asked: { readonly request: ReportRequest; readonly section: string; readonly offset: number },
    scope: Scope,
    signal?: AbortSignal,
  ): Promise<AsyncIterable<readonly ResultRow[]> | undefined>;
  /** Made of data version, scope and parameters: equal tags mean equal answers (HTTP-5). */
  tag(request: ReportRequest, scope: Scope): Promise<string>;
}
