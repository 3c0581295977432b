import type { ResultSection } from '#reporting/result.ts';
import type { CellOptions } from './cells.ts';
import { toDelimited } from './delimited.ts';

/** One section as CSV, UTF-8. */
export function toCsv(section: ResultSection, options: CellOptions = {}): Uint8Array {
  return toDelimited(section, ',', options);
}
