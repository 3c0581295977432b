import { describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { seats, seatsHeader, seatsRow, someId } from '../../test/import-room.ts';
import { rowChecker } from './check.ts';
import { detectDataset } from './detect.ts';
import { fileColumns } from './file-column.ts';
import type { Style } from './style.ts';

const header = seatsHeader.split(',');
const columns = fileColumns(detectDataset(header, [seats]));

const plain: Style = { decimal: '.', order: 'ymd' };
/** What becomes of one cell in an otherwise empty row: its canonical text, or the reason against it. */
const readAs = (column: string, text: string, style = plain) => {
  const cells = header.map((name) => (name === column ? text : ''));
  cells[0] ||= '2024-01-01';
  cells[1] ||= someId;
  const checked = rowChecker({ columns, width: header.length, style })(cells);
  return checked.kind === 'good' ? checked.values[header.indexOf(column)] : checked.problems[0]?.reason;
};

describe('rowChecker', () => {
  it('CLI-4 names column, value and what is allowed for every wrong cell of a row', () => {
    const cells = seatsRow('2024-01', { Seats: '-3', State: 'Gone', StartDate: '2024-02-30', SubscriptionId: '' });
    const checked = rowChecker({ columns, width: header.length, style: plain })(cells.split(','));
    expect(checked).toEqual({
      kind: 'bad',
      problems: [
        { column: 'SubscriptionId', value: '', reason: 'a value is required' },
        { column: 'State', value: 'Gone', reason: 'one of Active, In grace is expected' },
        { column: 'Seats', value: '-3', reason: 'must be 0 or more' },
        {
          column: 'StartDate',
          value: '2024-02-30',
          reason: 'there is no such day; dates of this file are YYYY-MM-DD',
        },
      ],
    });
  });

  it.each([
    ['Seats', '7', '7'],
    ['Seats', ' 7 ', '7'],
    ['Seats', '7.0', '7'],
    ['Seats', '1E+02', '100'],
    ['Seats', '', ''],
    ['Seats', '1.5', 'a whole number is expected'],
    ['Seats', '0x1F', 'a whole number is expected'],
    ['Seats', '1,234', 'a whole number is expected, without thousands separators'],
    ['Seats', '99999999999999999999', 'the number is too large'],
    ['SeatChange', '-4', '-4'],
    ['RevenueUSD', '-12.345678', '-12.345678'],
    ['RevenueUSD', '1234567890123.00', 'the number is too large'],
    ['RevenueUSD', '1.234.567', 'a number is expected, without thousands separators'],
    ['RevenueUSD', '12,5', 'a number is expected, with a decimal point as in the rest of the file'],
    ['RevenueUSD', 'NaN', 'a number is expected'],
    ['Month', '2024-06', '2024-06-01'],
    ['Month', '2024-06-17', '2024-06-01'],
    ['Month', '1889-01-01', 'the year must lie between 1990 and 2100'],
    ['StartDate', '0001-01-01T00:00:00', '0001-01-01'],
    ['StartDate', '2024-1-5', '2024-01-05'],
    ['StartDate', '20240105', '2024-01-05'],
    ['StartDate', '2024-01-05T23:30:00.1234567+02:00', '2024-01-05'],
    ['StartDate', '2024-01-05 late', 'a date written as YYYY-MM-DD is expected'],
    ['StartDate', '05-01-2024', 'a date written as YYYY-MM-DD is expected'],
    ['StartDate', '0024-01-05', 'the year needs four digits'],
    ['IsTrial', 'TRUE', '1'],
    ['IsTrial', 'n', '0'],
    ['IsTrial', '2', '0 or 1 is expected'],
    ['State', 'IN GRACE', 'In grace'],
    ['State', 'a', 'Active'],
    ['Channel', 'Never seen', 'Never seen'],
    ['SubscriptionId', '{809D4580AAED41565ABC38D58F77F840}', '809d4580-aaed-4156-5abc-38d58f77f840'],
    ['SubscriptionId', '*****', 'an id like 00000000-0000-0000-0000-000000000000 is expected'],
    ['CustomerName', '  kept ', '  kept '],
  ] as const)('reads %s %j as %j', (column, text, read) => expect(readAs(column, text)).toBe(read));

  it('CLI-5 reads decimal commas and Dutch dates when the file writes them, ISO dates always', () => {
    const dutch: Style = { decimal: ',', order: 'dmy' };
    expect(readAs('StartDate', '31-12-2024', dutch)).toBe('2024-12-31');
    expect(readAs('StartDate', '2024-12-31', dutch)).toBe('2024-12-31');
    expect(readAs('StartDate', '12/31/2024', dutch)).toMatch('no such day');
    expect(readAs('RevenueUSD', '12.5', dutch)).toBe(
      'a number is expected, with a decimal comma as in the rest of the file',
    );
    expect(readAs('StartDate', '12/31/2024 12:00:00 AM', { decimal: '.', order: 'mdy' })).toBe('2024-12-31');
  });

  it('CLI-5 pads short rows and drops empty cells beyond the header, but no others', () => {
    const cells = seatsRow('2024-01').split(',');
    const checkCells = rowChecker({ columns, width: header.length, style: plain });
    expect(checkCells(cells.slice(0, 2)).kind).toBe('good');
    expect(checkCells([...cells, '', ' ']).kind).toBe('good');
    expect(checkCells([...cells, 'x'])).toMatchObject({
      kind: 'bad',
      problems: [{ column: '', value: 'x', reason: 'the row has 11 cells, the header 10' }],
    });
  });
});

describe('values that are known and refused', () => {
  it('OWN-3 rejects an order confirmation with that reason and lists only what is taken', () => {
    const purchases = datasets.filter((dataset) => dataset.name === 'CoursewarePurchases');
    const titles = ['InvoiceNumber', 'InvoiceLine', 'InvoiceDate', 'DocumentKind'];
    const check = rowChecker({ columns: fileColumns(detectDataset(titles, purchases)), width: 4, style: plain });
    const reasonOf = (kind: string) => {
      const checked = check(['7', '1', '2024-01-05', kind]);
      return checked.kind === 'good' ? checked.values[3] : checked.problems[0]?.reason;
    };
    expect(reasonOf('Invoice')).toBe('invoice');
    expect(reasonOf('order-confirmation')).toBe(purchases[0]?.columns.DocumentKind?.refused?.['order-confirmation']);
    expect(reasonOf('receipt')).toBe('one of invoice is expected');
  });
});
