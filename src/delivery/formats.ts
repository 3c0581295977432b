import type { DrawOptions } from '#drawing/section-svg.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import type { CellOptions, Rest } from './cells.ts';
import { streamCsv, toCsv } from './csv.ts';
import { streamJson, toJson } from './json.ts';
import { toParquet } from './parquet.ts';
import { mostPrintedRows } from './print-limit.ts';
import { streamTsv, toTsv } from './tsv.ts';
import { toXlsx } from './xlsx.ts';

export const formatNames = ['json', 'csv', 'tsv', 'xlsx', 'parquet', 'svg', 'png', 'pdf'] as const;
export type FormatName = (typeof formatNames)[number];

export type ExportOptions = CellOptions & Pick<DrawOptions, 'language' | 'theme'>;

/** A file format a result can leave in. */
export interface Format {
  readonly mediaType: string;
  /** Rows of a long table that the format shows; absent: all. */
  readonly mostRows?: number;
  /** Takes a while in which nothing else is done: a server has another thread do it. */
  readonly isSlow?: true;
  /** Holds the figures of the period before too, when they are asked for; these are not streamed. */
  readonly holdsBefore?: true;
  write(result: ReportResult, options: ExportOptions): Promise<Uint8Array>;
  /** For formats that can be written while the rows after those of the result are still asked for. */
  readonly stream?: (result: ReportResult, options: ExportOptions & { rest: Rest }) => AsyncIterable<Uint8Array>;
}

/** Rows that a picture of a table and its remark are made from. */
const mostDrawnRows = 60;

/** Every format, what draws and prints loaded when it is first asked for; a result that the format cannot hold whole is given with exactly one section. */
export const formats: Readonly<Record<FormatName, Format>> = {
  json: {
    mediaType: 'application/json',
    write: async (result) => toJson(result),
    stream: streamJson,
    holdsBefore: true,
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    write: async (result, options) => toCsv(onlySection(result), options),
    stream: (result, options) => streamCsv(onlySection(result), options),
  },
  tsv: {
    mediaType: 'text/tab-separated-values; charset=utf-8',
    write: async (result, options) => toTsv(onlySection(result), options),
    stream: (result, options) => streamTsv(onlySection(result), options),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (result, options) => Buffer.concat(await Array.fromAsync(toXlsx(result, options))),
    stream: toXlsx,
  },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    write: async (result) => toParquet(onlySection(result)),
  },
  svg: {
    mediaType: 'image/svg+xml; charset=utf-8',
    mostRows: mostDrawnRows,
    write: async (result, options) => (await import('./svg.ts')).toSvg(result, onlySection(result), options),
  },
  png: {
    mediaType: 'image/png',
    mostRows: mostDrawnRows,
    isSlow: true,
    write: async (result, options) => (await import('./png.ts')).toPng(result, onlySection(result), options),
  },
  pdf: {
    mediaType: 'application/pdf',
    mostRows: mostPrintedRows,
    isSlow: true,
    write: async (result, options) => (await import('./pdf.ts')).toPdf(result, options),
  },
};

function onlySection({ sections }: ReportResult): ResultSection {
  const [section] = sections;
  if (section === undefined || sections.length > 1) throw new Error(`one section expected, ${sections.length} given`);
  return section;
}
