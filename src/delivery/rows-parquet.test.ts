import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { toRowsParquet } from './rows-parquet.ts';

const columns = [
  { name: 'Month', type: 'month' },
  { name: 'Seats', type: 'integer' },
  { name: 'Revenue', type: 'decimal' },
  { name: 'IsOn', type: 'boolean01' },
  { name: 'Name', type: 'string' },
] as const;

type Row = readonly (string | number | null)[];

async function written(batches: readonly (readonly Row[])[]): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const source = async function* () {
    yield* batches;
  };
  for await (const piece of toRowsParquet(columns, source())) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces)).buffer;
}

describe('toRowsParquet', () => {
  it('keeps types: whole numbers, decimals, flags, days, text; missing is null', async () => {
    const file = await written([
      [['2024-01-01', 12, '99.5', 1, '=Näme']],
      [[null, null, null, null, null]],
      [['2024-02-01', 0, '-0.25', 0, '']],
    ]);
    expect(await parquetReadObjects({ file })).toEqual([
      { Month: new Date('2024-01-01T00:00:00Z'), Seats: 12n, Revenue: 99.5, IsOn: true, Name: '=Näme' },
      { Month: null, Seats: null, Revenue: null, IsOn: null, Name: null },
      { Month: new Date('2024-02-01T00:00:00Z'), Seats: 0n, Revenue: -0.25, IsOn: false, Name: '' },
    ]);
  });

  it('writes long tables in groups, and none of nothing', async () => {
    const batch = (from: number): Row[] =>
      Array.from({ length: 30_000 }, (_, n) => ['2024-01-01', from + n, '1', 1, `row ${from + n}`]);
    const file = await written([0, 30_000, 60_000, 90_000, 120_000].map(batch));
    const { row_groups, num_rows } = parquetMetadata(file);
    expect(Number(num_rows)).toBe(150_000);
    expect(row_groups.map((group) => Number(group.num_rows))).toEqual([120_000, 30_000]);
    const rows = await parquetReadObjects({ file, columns: ['Seats'] });
    expect(rows.every(({ Seats }, n) => Seats === BigInt(n))).toBe(true);
    expect(parquetMetadata(await written([])).row_groups).toEqual([]);
  });
});
