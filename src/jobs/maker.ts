import type { Owner } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { StoredReport } from '#state/reports.ts';

/** A file that is written while it is taken. */
export interface Making {
  /** A name for people, with its ending. */
  readonly name: string;
  readonly mediaType: string;
  /** Columns left out because the owner may not see them (RO-3). */
  readonly redacted: readonly string[];
  readonly pieces: AsyncIterable<Uint8Array | string>;
  /** Rows of data so far, without the header; null for files that are no rows. */
  rows(): number | null;
}

/** What makes the files of one kind of report, as the one who owns it (SEC-4). The kinds are passed in by `app`. */
export interface Maker {
  /** Whether the owner is still there and may read it: asked before every run and every download (RO-33, SEC-5). */
  ownerOf(report: StoredReport): Promise<Owner>;
  /**
   * @param dueAt the slot
   * @returns undefined when the run has nothing to say: an alert whose figure is quiet
   * @throws Fault that tells why it cannot be made; a run that throws is retried
   */
  make(
    report: StoredReport,
    call: { readonly dueAt: Instant; readonly signal: AbortSignal },
  ): Promise<Making | undefined>;
}
