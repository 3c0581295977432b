/** How much of a file, of memory and of time an import may take (SEC-9). */
export interface Limits {
  /** Size of the file as it comes. */
  readonly fileBytes: number;
  /** Size of a compressed file once unpacked, and how many times larger than packed that may be. */
  readonly inflatedBytes: number;
  readonly inflatedRatio: number;
  readonly archiveEntries: number;
  /** Unpacked size of a workbook: it is read whole. */
  readonly workbookBytes: number;
  readonly columns: number;
  readonly lineBytes: number;
  /** Records read ahead to tell how the file writes dates and numbers. */
  readonly sampleRows: number;
  /** Rows refused by the quick reader above which the careful one reads the file. */
  readonly quickRejects: number;
  readonly threads: number;
  /** Memory of the engine in the child process; the rest of the process comes on top. */
  readonly engineMb: number;
  readonly heapMb: number;
  readonly residentMb: number;
  readonly timeMs: number;
  /** Read buffer of the engine; tests make it small so that a small file has many. */
  readonly bufferBytes?: number;
}

const gib = 1024 ** 3;

export const defaultLimits: Limits = {
  fileBytes: 16 * gib,
  inflatedBytes: 16 * gib,
  inflatedRatio: 300,
  archiveEntries: 1000,
  workbookBytes: gib / 4,
  columns: 2000,
  lineBytes: 2 * 1024 ** 2,
  sampleRows: 5000,
  quickRejects: 100_000,
  threads: 2,
  engineMb: 900,
  heapMb: 900,
  residentMb: 1900,
  timeMs: 60 * 60 * 1000,
};
