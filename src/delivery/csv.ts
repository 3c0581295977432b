import type { ResultSection } from '#reporting/result.ts';
import type { CellOptions, Rest } from './cells.ts';
import { streamDelimited, toDelimited } from './delimited.ts';

/** One section as CSV, UTF-8. */
export function toCsv(section: ResultSection, options: CellOptions = {}): Uint8Array {
  return toDelimited(section, ',', options);
}

/** A section of many rows as CSV, written while they are asked for. */
export function streamCsv(
  section: ResultSection,
  options: CellOptions & { readonly rest: Rest },
): AsyncIterable<Uint8Array> {
  return streamDelimited(section, ',', options);
}
