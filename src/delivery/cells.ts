import type { ResultCell, ResultRow, ResultSection } from '#reporting/result.ts';

export interface CellOptions {
  /** Give text as it is instead of neutralised (SEC-8); for programs that read the file, never for spreadsheets. */
  readonly rawText?: boolean;
}

/** The rows of a section after those that the result holds, batch by batch. */
export type Rest = (section: ResultSection) => AsyncIterable<readonly ResultRow[]>;

/** A cell a file can hold: lists become one text, text that a spreadsheet would run is neutralised. */
export function toFileCell(cell: ResultCell | undefined, { rawText = false }: CellOptions): string | number | null {
  if (cell === undefined || cell === null || typeof cell === 'number') return cell ?? null;
  const text = typeof cell === 'string' ? cell : cell.map((entry) => entry ?? '').join('; ');
  return rawText ? text : neutralise(text);
}

/** SEC-8: a spreadsheet takes text that begins like a formula for one; a leading apostrophe keeps it text. */
export function neutralise(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
