import type { ReportResult, ResultSection } from '#reporting/result.ts';
import type { CellOptions } from './cells.ts';
import { toCsv } from './csv.ts';
import { toParquet } from './parquet.ts';
import { toTsv } from './tsv.ts';
import { toXlsx } from './xlsx.ts';

export const formatNames = ['json', 'csv', 'tsv', 'xlsx', 'parquet'] as const;
export type FormatName = (typeof formatNames)[number];

/** A file format a result can leave in. */
export interface Format {
  readonly mediaType: string;
  write(result: ReportResult, options: CellOptions): Promise<Uint8Array>;
}

/** Every format; a result that the format cannot hold whole is given with exactly one section. */
export const formats: Readonly<Record<FormatName, Format>> = {
  json: {
    mediaType: 'application/json',
    write: async (result) => Buffer.from(JSON.stringify(result), 'utf8'),
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    write: async (result, options) => toCsv(onlySection(result), options),
  },
  tsv: {
    mediaType: 'text/tab-separated-values; charset=utf-8',
    write: async (result, options) => toTsv(onlySection(result), options),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: toXlsx,
  },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    write: async (result) => toParquet(onlySection(result)),
  },
};

function onlySection({ sections }: ReportResult): ResultSection {
  const [section] = sections;
  if (section === undefined || sections.length > 1) throw new Error(`one section expected, ${sections.length} given`);
  return section;
}
