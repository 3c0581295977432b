import { join } from 'node:path';
import { Fault } from '#base/fault.ts';
import type { BehindFileParameters } from '#contract/behind.ts';
import type { BehindFormat, ExportFormat, RawRowsFormat } from '#contract/export.ts';
import type { FeedbackList } from '#contract/feedback.ts';
import type { ImportList, ImportStatus, Receipt } from '#contract/imports.ts';
import { toFaultCode } from '#contract/problem.ts';
import type { ExportParameters, RawRowsParameters } from '#contract/request.ts';
import type { HouseDesk } from './house-desk.ts';
import type { ProgrammeDesk } from './programme-desk.ts';

export interface FileToImport {
  readonly path: string;
  readonly tenant?: string;
  readonly dataset?: string;
  readonly customer?: string;
  readonly strict?: boolean;
}

/** A file, piece by piece. */
export type FileContent = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

export interface FileOfRows {
  /** Columns left out because the reader may not see them. */
  readonly redacted: readonly string[];
  readonly content: FileContent;
}

/** A report, or one section of it. */
export interface ReportPlace {
  readonly report: string;
  readonly section?: string;
}

/** What the verbs ask for, whether this process holds the data folder or a running server does. */
export interface Desk {
  /** Says which way it goes, for a message. */
  readonly way: string;
  /** @throws Fault when the file is refused */
  importFile(file: FileToImport, onChange: (status: ImportStatus) => void): Promise<Receipt>;
  imports(tenant?: string): Promise<ImportList>;
  undo(id: string): Promise<ImportStatus>;
  report(at: ReportPlace, format: ExportFormat, parameters: ExportParameters): Promise<FileContent>;
  behind(at: Required<ReportPlace>, format: BehindFormat, parameters: BehindFileParameters): Promise<FileOfRows>;
  rows(dataset: string, format: RawRowsFormat, parameters: RawRowsParameters): Promise<FileOfRows>;
  feedback(tenant?: string): Promise<FeedbackList>;
  /** People and how they get in. */
  readonly house: HouseDesk;
  readonly programme: ProgrammeDesk;
  close(): Promise<void>;
}

/**
 * The receipt of an ended import, its rejects file named so that it can be opened from here.
 * @throws Fault when the import ended without a receipt
 */
export function receiptOf({ stage, receipt, error }: ImportStatus, dataFolder: string): Receipt {
  if (receipt !== null) return withPath(receipt, dataFolder);
  if (error !== null) throw new Fault(toFaultCode(error.code), error.detail);
  throw new Fault('conflict', `The import was ${stage}; nothing of it was loaded`);
}

function withPath(receipt: Receipt, dataFolder: string): Receipt {
  return receipt.rejectsFile === null ? receipt : { ...receipt, rejectsFile: join(dataFolder, receipt.rejectsFile) };
}
