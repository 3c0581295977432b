import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType } from '#model/dataset.ts';

type RowCell = string | number | boolean | null;

interface RowsColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Cells of a group of rows: enough for a reader to skip groups by, and never much memory. */
const groupCells = 500_000;

/**
 * Raw rows as Parquet, written while they are read, a group of rows at a time: whole numbers INT64, other numbers
 * DOUBLE, flags BOOLEAN, days and months DATE, all else text; missing is null. Text stays as it is: nothing runs a cell.
 */
export async function* toRowsParquet(
  columns: readonly RowsColumn[],
  batches: AsyncIterable<readonly (readonly RowCell[])[]>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(toElement)];
  const file = new ParquetWriter({ writer: bytes, schema });
  const groupRows = Math.max(1000, Math.floor(groupCells / Math.max(1, columns.length)));
  let waiting: (readonly RowCell[])[] = [];
  for await (const rows of batches) {
    for (const row of rows) waiting.push(row);
    if (waiting.length < groupRows) continue;
    await file.write({ columnData: toData(columns, waiting), rowGroupSize: waiting.length });
    waiting = [];
    yield taken(bytes);
  }
  if (waiting.length > 0) await file.write({ columnData: toData(columns, waiting), rowGroupSize: waiting.length });
  await file.finish();
  yield taken(bytes);
}

/** What was written since; places in the file are counted on. */
function taken(bytes: ByteWriter): Uint8Array {
  const copy = bytes.getBytes().slice();
  bytes.index = 0;
  return copy;
}

function toData(columns: readonly RowsColumn[], rows: readonly (readonly RowCell[])[]) {
  return columns.map(({ name, type }, index) => ({ name, data: rows.map((row) => toValue(row[index] ?? null, type)) }));
}

function toElement({ name, type }: RowsColumn) {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'integer':
      return { ...optional, type: 'INT64' } as const;
    case 'decimal':
      return { ...optional, type: 'DOUBLE' } as const;
    case 'boolean01':
      return { ...optional, type: 'BOOLEAN' } as const;
    case 'date':
    case 'month':
      return { ...optional, type: 'INT32', converted_type: 'DATE' } as const;
    case 'string':
    case 'enum':
    case 'guid':
      return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
  }
}

function toValue(cell: RowCell, type: ColumnType): bigint | number | boolean | Date | string | null {
  if (cell === null) return null;
  switch (type) {
    case 'integer':
      return BigInt(Math.round(Number(cell)));
    case 'decimal':
      return Number(cell);
    case 'boolean01':
      return Number(cell) === 1;
    case 'date':
    case 'month':
      return new Date(`${String(cell).slice(0, 10)}T00:00:00Z`);
    case 'string':
    case 'enum':
    case 'guid':
      return String(cell);
  }
}
