import type { RawRowsFormat } from '#contract/export.ts';
import type { RawRowsParameters } from '#contract/request.ts';
import { rawFormats, toRawText } from '#delivery/raw-text.ts';
import type { Dataset } from '#model/dataset.ts';
import { openRawRows } from '#reporting/raw-rows.ts';
import type { Store } from '#store/store.ts';
import { toMonths } from './ask.ts';
import type { Reader } from './reader.ts';

/** A file that is written while it is taken. */
export interface RawFile {
  readonly tenant: string;
  readonly dataset: string;
  readonly mediaType: string;
  /** A name to store it under: dataset and months. */
  readonly name: string;
  /** Columns left out because the reader may not see them (RO-3). */
  readonly redacted: readonly string[];
  /** Equal tags mean equal files (HTTP-5). */
  readonly tag: string;
  /** The text, piece by piece; stops when the signal says so or nobody takes the next piece. */
  text(signal?: AbortSignal): AsyncIterable<string>;
}

/** The raw rows of datasets, as their files came in and are current now (CO-8). */
export interface RawData {
  /** @throws Fault for an unknown dataset or tenant, for months that are not allowed, for a role that may not download */
  open(dataset: string, format: RawRowsFormat, parameters: RawRowsParameters): Promise<RawFile>;
}

export function createRawData(deps: {
  readonly store: Store;
  readonly datasets: readonly Dataset[];
  readonly reader: Reader;
  readonly rawText: boolean;
}): RawData {
  return {
    async open(dataset, format, parameters) {
      const range = toMonths(parameters);
      // The role matrix has one line for every download (roles.md §4).
      const tenant = await deps.reader.tenantOf(parameters.tenant);
      const scope = await deps.reader.scopeOf('downloads', tenant, parameters);
      const rows = await openRawRows({ dataset, ...(range !== undefined && { range }) }, scope, deps);
      const { columns, redacted, key } = rows;
      const months = rows.range === undefined ? [] : [rows.range.from, rows.range.to];
      return {
        tenant: scope.tenant,
        dataset: rows.dataset,
        mediaType: rawFormats[format].mediaType,
        name: `${[rows.dataset, ...months].join('_')}.${format}`,
        redacted,
        tag: key,
        text: (signal) => toRawText({ columns, batches: rows.read(signal) }, format, { rawText: deps.rawText }),
      };
    },
  };
}
