import type { MonthRange } from '#base/month.ts';

/** One accepted file: immutable typed Parquet in the lake with what is known about it. */
export interface Delivery {
  /** Generated, sortable by time of acceptance. */
  readonly id: string;
  readonly dataset: string;
  readonly tenant: string;
  /** The name the file came with; a label only (SEC-10). */
  readonly file: string;
  /** SHA-256 of the file as it came; the same content twice changes nothing. */
  readonly sha256: string;
  /** Size of the file as it came: only a file of the same size can be the same content. */
  readonly bytes?: number;
  /** The customer named at import time, for files that do not say whose they are. */
  readonly customer?: string;
  readonly rows: number;
  /** Periods it replaces: months `YYYY-MM` or days `YYYY-MM-DD`; empty for snapshots and events. */
  readonly periods: readonly string[];
  readonly columns: readonly string[];
  /** UTC instant. */
  readonly loadedAt: string;
  /** Manifest version that brought it. */
  readonly version: number;
  readonly undoneAt?: string;
  /** Manifest version that undid it. */
  readonly undoneVersion?: number;
}

/** What is current for a tenant. Replaced whole by an atomic rename; every change raises `version`. */
export interface Manifest {
  readonly tenant: string;
  readonly version: number;
  /** Oldest first, undone ones included. */
  readonly deliveries: readonly Delivery[];
}

/** A delivery's part in the current state: the periods it still provides, or all of it. */
export interface CurrentPart {
  readonly delivery: Delivery;
  /** For datasets that replace months or days; absent: every row. */
  readonly periods?: readonly string[];
}

/** What the catalogue of a tenant knows about one dataset. */
export interface DatasetState {
  readonly dataset: string;
  readonly version: number;
  readonly loadedAt: string;
  readonly months?: MonthRange;
}
