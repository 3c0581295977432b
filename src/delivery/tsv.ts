import type { ResultSection } from '#reporting/result.ts';
import type { CellOptions, Rest } from './cells.ts';
import { streamDelimited, toDelimited } from './delimited.ts';

/** One section as tab-separated text, UTF-8. */
export function toTsv(section: ResultSection, options: CellOptions = {}): Uint8Array {
  return toDelimited(section, '\t', options);
}

/** A section of many rows as tab-separated text, written while they are asked for. */
export function streamTsv(
  section: ResultSection,
  options: CellOptions & { readonly rest: Rest },
): AsyncIterable<Uint8Array> {
  return streamDelimited(section, '\t', options);
}
