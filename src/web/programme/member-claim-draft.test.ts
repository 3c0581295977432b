import { describe, expect, it } from 'vitest';
import { claimFields, problemsOf, readLines, toMonth } from './member-claim-draft.ts';

const columns = claimFields.map((id) => ({ id, label: id }));
const typed = {
  month: '2024/5',
  omlpType: ' MOC printed ',
  purchaseUnits: '4',
  invoiceNumber: 'INV-1',
  kpiValue: '2,5',
  revenueUsd: '100.25',
};

describe('readLines', () => {
  it('ENR-61 reads all seven facts and leaves out rows with nothing in them', () => {
    const { lines, rows, noNumbers } = readLines([{}, typed, { month: ' ' }], columns);
    expect(rows).toEqual([1]);
    expect(noNumbers).toEqual([]);
    expect(lines).toEqual([
      {
        ...{ month: '2024-05', omlpType: 'MOC printed', purchaseUnits: 4 },
        ...{ invoiceNumber: 'INV-1', kpiValue: 2.5, revenueUsd: 100.25 },
      },
    ]);
  });

  it('names cells that are no number by row and field', () => {
    const { noNumbers } = readLines([typed, {}, { ...typed, purchaseUnits: 'four', kpiValue: '' }], columns);
    expect(noNumbers).toEqual([
      { line: 2, field: 'purchaseUnits' },
      { line: 2, field: 'kpiValue' },
    ]);
  });
});

describe('toMonth', () => {
  it('reads months as spreadsheets write them', () => {
    expect(['2024-05', '2024-5', '05/2024', '2024-05-31', 'May'].map(toMonth)).toEqual([
      ...['2024-05', '2024-05', '2024-05', '2024-05', 'May'],
    ]);
  });
});

describe('problemsOf', () => {
  it('ENR-61 ENR-64 puts each problem at its row and field', () => {
    const said = 'attachments: the invoice is missing; attach it; line 1, kpiValue: a number is allowed';
    expect(problemsOf(said, [3])).toContainEqual({ line: 3, field: 'kpiValue', reason: 'a number is allowed' });
    expect(problemsOf('line 2: 2024-06 is visible from 2024-07-15', [0, 4])).toEqual([
      { line: 4, field: 'month', reason: '2024-06 is visible from 2024-07-15' },
    ]);
    expect(problemsOf(said, [3])[0]).toEqual({
      line: undefined,
      field: 'attachments',
      reason: 'the invoice is missing',
    });
  });
});
