import type { z } from 'zod';
import type { claimLine } from '#contract/programme-claims.ts';
import { type GridColumn, type GridRow, isEmptyRow, numberOf } from './member-grid-rows.ts';

export type ClaimLine = z.output<typeof claimLine>;

/** The seven facts of the KPI dashboard; month and year are one field (ENR-61). */
export const claimFields = [
  'month',
  'omlpType',
  'purchaseUnits',
  'invoiceNumber',
  'kpiValue',
  'revenueUsd',
] as const satisfies readonly (keyof ClaimLine)[];
export type ClaimField = (typeof claimFields)[number];

const numbers: ReadonlySet<string> = new Set(['purchaseUnits', 'kpiValue', 'revenueUsd']);

export function isNumberField(field: ClaimField): boolean {
  return numbers.has(field);
}

export interface CellProblem {
  /** From 0; undefined: the claim as a whole. */
  readonly line: number | undefined;
  readonly field: string;
  readonly reason: string;
}

export interface ReadClaim {
  readonly lines: readonly ClaimLine[];
  /** Of which row each line is: rows with nothing in them are none. */
  readonly rows: readonly number[];
  /** Cells that are no number at all; what is wrong with the rest the server says. */
  readonly noNumbers: readonly { readonly line: number; readonly field: ClaimField }[];
}

/** The lines that were typed. */
export function readLines(typed: readonly GridRow[], columns: readonly GridColumn[]): ReadClaim {
  const rows = typed.flatMap((row, index) => (isEmptyRow(row, columns) ? [] : [index]));
  const lines = rows.map((index) => toLine(typed[index] ?? {}));
  const noNumbers = rows.flatMap((index) =>
    claimFields
      .filter((field) => isNumberField(field) && numberOf(typed[index]?.[field] ?? '') === undefined)
      .map((field) => ({ line: index, field })),
  );
  return { lines, rows, noNumbers };
}

function toLine(row: GridRow): ClaimLine {
  const text = (field: ClaimField) => (row[field] ?? '').trim();
  const number = (field: ClaimField) => numberOf(text(field)) ?? 0;
  return {
    month: toMonth(text('month')),
    omlpType: text('omlpType'),
    purchaseUnits: number('purchaseUnits'),
    invoiceNumber: text('invoiceNumber'),
    kpiValue: number('kpiValue'),
    revenueUsd: number('revenueUsd'),
  };
}

/** Months as spreadsheets write them, too: `2024-3`, `2024/03`, `03/2024`, a day of the month. */
export function toMonth(text: string): string {
  const [, year = '', month = ''] = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/.exec(text) ?? [];
  const [, before = '', after = ''] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (year !== '') return `${year}-${month.padStart(2, '0')}`;
  return after === '' ? text : `${after}-${before.padStart(2, '0')}`;
}

/**
 * What the server said about lines and their fields, each on its own, so that it stands at its cell. Its words are
 * `line 2, kpiValue: …; attachments: …`, or `line 2: 2024-06 is visible from 2024-07-15; …`.
 * @param otherField of what is said of a line without one
 */
export function problemsOf(detail: string, rows: readonly number[], otherField: ClaimField = 'month'): CellProblem[] {
  return detail.split('; ').map((part) => {
    const [, line, field = otherField, reason = part] = /^line (\d+)(?:, (\w+))?: (.*)$/.exec(part) ?? [];
    if (line !== undefined) return { line: rows[Number(line) - 1], field, reason };
    const [, whole = '', why = part] = /^([a-z][\w.]*): (.*)$/.exec(part) ?? [];
    return { line: undefined, field: whole, reason: why };
  });
}
