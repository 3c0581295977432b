import type { DownloadFormat } from '#contract/download-choices.ts';
import { rawFormats } from '#delivery/raw-text.ts';
import { toRowsParquet } from '#delivery/rows-parquet.ts';
import { toRowsXlsx } from '#delivery/rows-xlsx.ts';
import type { Fact } from '#delivery/workbook.ts';
import type { ColumnType } from '#model/dataset.ts';
import type { Cell } from '#store/store.ts';

interface Rows {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** The forms that rows are written to one by one; text is written by the engine. */
export type RowsFormat = Exclude<DownloadFormat, 'csv' | 'tsv'>;

interface Wish {
  readonly format: RowsFormat;
  readonly rawText: boolean;
  /** Of the sheet with the rows. */
  readonly sheet: string;
  readonly facts: readonly Fact[];
}

export const mediaTypes: Readonly<Record<DownloadFormat, string>> = {
  csv: rawFormats.csv.mediaType,
  tsv: rawFormats.tsv.mediaType,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

/** Rows as a file, written while they are read (DL-26, A-38). */
export function toPieces({ columns, batches }: Rows, wish: Wish): AsyncIterable<Uint8Array | string> {
  const { format, rawText, sheet, facts } = wish;
  switch (format) {
    case 'xlsx':
      return toRowsXlsx(columns, batches, { name: sheet, facts, rawText });
    case 'parquet':
      return toRowsParquet(columns, batches);
  }
}

/** A name for a file: what a file system or a header would take for something else becomes a stroke (DL-13, SEC-10). */
export function fileName(name: string, ending: string): string {
  const safe = name.replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '-').replace(/^\.+/, '');
  return `${safe.trim().slice(0, 180) || 'report'}.${ending}`;
}
