import type { ExportOptions, FormatName } from '#delivery/formats.ts';
import type { ReportResult } from '#reporting/result.ts';

/** A file to be drawn by another thread: plain data, which is copied on the way. */
export interface DrawJob {
  readonly format: FormatName;
  readonly result: ReportResult;
  readonly options: ExportOptions;
}

/** What the thread says of its one job at hand. */
export type DrawNote =
  | { readonly kind: 'drawn'; readonly bytes: Uint8Array }
  | { readonly kind: 'broken'; readonly error: string };
