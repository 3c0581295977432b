import type { GrantedSight, PastSight } from '#domain/access/grant.ts';
import type { Owner } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { ReportKind, StoredReport } from '#state/reports.ts';

/** A file that is still to be written. */
export interface Making {
  /** A name for people, with its ending. */
  readonly name: string;
  readonly mediaType: string;
  /** Columns left out because the owner may not see them (RO-3). */
  readonly redacted: readonly string[];
  /** What the owner saw of the data that it is made of; absent: it shows nothing that is kept from anybody. */
  readonly sight?: PastSight;
  readonly pieces: Pieces;
  /** Rows of data so far, without the header; null for files that are no rows, and while nobody knows. */
  rows(): number | null;
}

/** Bytes that are made while they are taken, or who writes them all to a path: what lies there is replaced. */
export type Pieces = AsyncIterable<Uint8Array | string> | PathWriter;

export type PathWriter = (path: string) => Promise<void>;

/** The owner of a report, as they are now. */
export interface ReportOwner extends Owner {
  /** What they see of the data that the report is made of; absent: nothing of it is kept from anybody. */
  readonly sight?: GrantedSight;
}

/** What makes the files of one kind of report, as the one who owns it (SEC-4). The kinds are passed in by `app`. */
export interface Maker {
  /** Whether the owner is still there and may read it: asked before every run and every download (RO-33, SEC-5). */
  ownerOf(report: StoredReport): Promise<ReportOwner>;
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

/** A kind that is not there makes nothing: its runs fail and say so. */
export type Makers = Readonly<Partial<Record<ReportKind, Maker>>>;
