/** A cell that kept its row out: where it stands, what it holds and what is allowed there. */
export interface Problem {
  /** Line of the file, the header being line 1; for XLSX and Parquet the row number. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** CLI-4: what became of one file. */
export interface Receipt {
  /** Absent when nothing was accepted (every row rejected, or a strict refusal). */
  readonly delivery: string | null;
  readonly dataset: string;
  readonly tenant: string;
  readonly file: string;
  /** Data rows of the file; loaded + rejected. */
  readonly rows: number;
  readonly loaded: number;
  readonly rejected: number;
  /** The same content was accepted before; nothing changed. */
  readonly duplicate: boolean;
  readonly months: readonly [from: string, to: string] | null;
  /** At most 1000; every one is in the rejects file. */
  readonly problems: readonly Problem[];
  readonly rejectsFile: string | null;
  readonly unknownColumns: readonly string[];
  readonly missingColumns: readonly string[];
  /** Manifest version after the import. */
  readonly version: number;
}
