import { join } from 'node:path';
import type { ReportResult } from '#app/answers.ts';
import { Fault } from '#base/fault.ts';
import type { RawRowsFormat } from '#contract/export.ts';
import type { FeedbackList } from '#contract/feedback.ts';
import type { ImportList, ImportStatus, Receipt } from '#contract/imports.ts';
import { toFaultCode } from '#contract/problem.ts';
import type { RawRowsParameters, ReportParameters } from '#contract/request.ts';

export interface FileToImport {
  readonly path: string;
  readonly tenant?: string;
  readonly dataset?: string;
  readonly customer?: string;
  readonly strict?: boolean;
}

export interface RawRows {
  /** Columns left out because the reader may not see them. */
  readonly redacted: readonly string[];
  /** The file, piece by piece. */
  readonly text: AsyncIterable<string | Uint8Array>;
}

/** What the verbs ask for, whether this process holds the data folder or a running server does. */
export interface Desk {
  /** Says which way it goes, for a message. */
  readonly way: string;
  /** @throws Fault when the file is refused */
  importFile(file: FileToImport, onChange: (status: ImportStatus) => void): Promise<Receipt>;
  imports(tenant?: string): Promise<ImportList>;
  undo(id: string): Promise<ImportStatus>;
  report(id: string, parameters: ReportParameters, sections?: readonly string[]): Promise<ReportResult>;
  rows(dataset: string, format: RawRowsFormat, parameters: RawRowsParameters): Promise<RawRows>;
  feedback(tenant?: string): Promise<FeedbackList>;
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
