import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ResultCell, ResultColumn, ResultSection } from '#reporting/result.ts';

/** One section as Parquet: whole numbers INT64, other numbers DOUBLE, text UTF-8, lists JSON; missing is null. */
export function toParquet(section: ResultSection): Uint8Array {
  const columnData = section.columns.map((column) => ({
    name: column.id,
    type: parquetType(column),
    nullable: true,
    data: section.rows.map((row) => parquetValue(row[column.id] ?? null, column)),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function parquetType({ type }: ResultColumn): 'INT64' | 'DOUBLE' | 'JSON' | 'STRING' {
  switch (type) {
    case 'integer':
      return 'INT64';
    case 'decimal':
    case 'percent':
      return 'DOUBLE';
    case 'text[]':
    case 'trend':
      return 'JSON';
    case 'month':
    case 'text':
      return 'STRING';
  }
}

function parquetValue(cell: ResultCell, { type }: ResultColumn): ResultCell | bigint {
  return type === 'integer' && typeof cell === 'number' ? BigInt(Math.round(cell)) : cell;
}
