import type { ResultCell, ResultColumn } from '#contract/report.ts';
import { formatMonth, formatNumber, formatPercent, missing } from '#text/format.ts';

/** A cell as a reader of `language` expects it; missing is a dash, never zero (HTTP-6). */
export function cellText(cell: ResultCell | undefined, { type }: Pick<ResultColumn, 'type'>, language: string): string {
  if (cell === null || cell === undefined || cell === '') return missing;
  if (Array.isArray(cell)) return cell.map((part) => cellText(part, { type: partType(type) }, language)).join(', ');
  if (typeof cell === 'number') return numberText(cell, type, language);
  return type === 'month' && typeof cell === 'string' ? formatMonth(cell, language) : String(cell);
}

export function isNumeric({ type }: Pick<ResultColumn, 'type'>): boolean {
  return type === 'integer' || type === 'decimal' || type === 'percent';
}

/** Numbers by size, texts as a reader of `language` sorts names; missing cells sort as the smallest. */
export function compareCells(a: ResultCell | undefined, b: ResultCell | undefined, language: string): number {
  const left = sortable(a);
  const right = sortable(b);
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), language, { numeric: true, sensitivity: 'base' });
}

function sortable(cell: ResultCell | undefined): string | number | undefined {
  const single = Array.isArray(cell) ? cell.at(-1) : cell;
  return single === null || single === undefined || single === '' ? undefined : single;
}

function numberText(value: number, type: ResultColumn['type'], language: string): string {
  return type === 'percent' ? formatPercent(value, language, { digits: 2 }) : formatNumber(value, language);
}

function partType(type: ResultColumn['type']): ResultColumn['type'] {
  return type === 'trend' ? 'decimal' : 'text';
}
