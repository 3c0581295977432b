import type { ResultSection } from '#reporting/result.ts';
import type { CellOptions } from './cells.ts';
import { toDelimited } from './delimited.ts';

/** One section as tab-separated text, UTF-8. */
export function toTsv(section: ResultSection, options: CellOptions = {}): Uint8Array {
  return toDelimited(section, '\t', options);
}
