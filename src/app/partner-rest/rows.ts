import type { Day } from '#base/day.ts';
import type { PartnerCell } from '#contract/partner-rest.ts';
import type { Page } from '#query/page.ts';
import type { TableAnswer } from '#query/row-table.ts';

/** A row as it leaves the house. */
export type NamedRow = Readonly<Record<string, PartnerCell>>;

/** A page of rows, and how many there are in all. */
export interface PartnerRows {
  readonly rows: readonly NamedRow[];
  readonly count: number;
  readonly page: Page;
}

/** Cells by the names of their columns; what is not set or known is null. */
export function namedRows({ columns, rows }: Pick<TableAnswer, 'columns' | 'rows'>): readonly NamedRow[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])));
}

export function textIn(row: NamedRow, name: string): string | null {
  const value = row[name];
  return typeof value === 'string' ? value : null;
}

export function numberIn(row: NamedRow, name: string): number | null {
  const value = row[name];
  return typeof value === 'number' ? value : null;
}

/** A day as an instant, UTC (API-8). */
export const instantOf = (day: Day | undefined): string | null => (day === undefined ? null : `${day}T00:00:00Z`);
