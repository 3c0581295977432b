import type { Column, ColumnType } from '#model/dataset.ts';
import type { Cell } from '../store.ts';
import { quoted } from './tables.ts';

/** A column's value: as delivered, or what two other columns leave where the file has none; such a rest is never below 0 (DYN-15). */
export function valueSql({ rest }: Column, name: string): string {
  if (rest === undefined) return quoted(name);
  const known = `coalesce(${quoted(name)}, ${quoted(rest.of)}::BIGINT - ${quoted(rest.less)}::BIGINT)`;
  return `CASE WHEN ${known} < 0 THEN 0 ELSE ${known} END`;
}

/** An expression and the type of what it gives. */
export interface Valued {
  readonly type: ColumnType;
  readonly value: string;
}

/** A value as a cell of rows: a number, or text as files have it; days as YYYY-MM-DD. */
export function cellSql(type: ColumnType, value: string): string {
  switch (type) {
    case 'integer':
      return `(${value})::DOUBLE`;
    case 'boolean01':
      return `${value}::INTEGER`;
    default:
      return textSql(type, value);
  }
}

/** A value as the text that a file has for it. */
export function textSql(type: ColumnType, value: string): string {
  switch (type) {
    case 'string':
    case 'enum':
      return value;
    case 'decimal':
      return decimalText(`(${value})::VARCHAR`);
    case 'boolean01':
      return `${value}::INTEGER::VARCHAR`;
    case 'integer':
    case 'date':
    case 'month':
    case 'guid':
      return `(${value})::VARCHAR`;
  }
}

/** Decimals come with their six digits. To trim costs more than to make the text, so the usual ends are looked for first. */
function decimalText(text: string): string {
  const ends = ['.000000', '00000', '0000'].map(
    (end) => `WHEN suffix(${text}, '${end}') THEN left(${text}, -${end.length})`,
  );
  return `CASE ${ends.join(' ')} ELSE rtrim(${text}, '0') END`;
}

/** What the engine answered for a cell. */
export function toCell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw new Error(`the engine answered a ${typeof value} cell`);
}
