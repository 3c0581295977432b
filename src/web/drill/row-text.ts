import { formatNumber, missing } from '#text/format.ts';
import type { RowsPart } from './rows-query.ts';

type RowCell = RowsPart['rows'][number][number];

/** A delivered cell as a reader of `language` expects it: figures with separators, text as it came, nothing as a dash. */
export function rowText(cell: RowCell | undefined, language: string): string {
  if (cell === null || cell === undefined || cell === '') return missing;
  return typeof cell === 'number' ? formatNumber(cell, language, 6) : String(cell);
}
