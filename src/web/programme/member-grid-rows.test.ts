import { describe, expect, it } from 'vitest';
import { emptyRow, numberOf, pastedCells, withPasted } from './member-grid-rows.ts';

const columns = [
  { id: 'month', label: 'Month' },
  { id: 'units', label: 'Units' },
  {
    id: 'level',
    label: 'Level',
    choices: [
      { value: 'silver', label: 'Silver' },
      { value: 'gold', label: 'Gold' },
    ],
  },
];

describe('withPasted', () => {
  it('ENR-61 lays lines of a spreadsheet from a cell on and adds the rows that lack', () => {
    const rows = [{ month: '2024-01', units: '1', level: 'gold' }, emptyRow(columns)];
    const cells = pastedCells('5\tgold\r\n6\tSilver\tbeyond\r\n7\r\n') ?? [];
    expect(withPasted(rows, columns, { row: 1, column: 'units', cells })).toEqual([
      { month: '2024-01', units: '1', level: 'gold' },
      { month: '', units: '5', level: 'gold' },
      { month: '', units: '6', level: 'silver' },
      { month: '', units: '7', level: 'silver' },
    ]);
  });

  it('leaves out a line that only names the columns', () => {
    const cells = pastedCells('Month\tUnits\n2024-02\t3') ?? [];
    expect(withPasted([], columns, { row: 0, column: 'month', cells })).toEqual([
      { month: '2024-02', units: '3', level: 'silver' },
    ]);
  });

  it('takes a plain text for none', () => {
    expect(pastedCells('INV 12')).toBeUndefined();
    expect(pastedCells('a\tb')).toEqual([['a', 'b']]);
  });
});

describe('numberOf', () => {
  it('reads a point or a comma', () => {
    expect(['1', '1.5', '1,5', ' 1 200 ', '-3', '0,25'].map(numberOf)).toEqual([1, 1.5, 1.5, 1200, -3, 0.25]);
    expect(['', 'x', '1e9', '1.2.3', '1,200.50', '٣'].map(numberOf)).toEqual(Array(6).fill(undefined));
  });
});
