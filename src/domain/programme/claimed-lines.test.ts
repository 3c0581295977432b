import { describe, expect, it } from 'vitest';
import type { ClaimLine } from './claim.ts';
import { claimedLines } from './claimed-lines.ts';

const line = (more: Partial<ClaimLine> = {}): ClaimLine => ({
  month: '2024-03',
  omlpType: 'MOC digital',
  purchaseUnits: 4,
  invoiceNumber: 'INV-1',
  kpiValue: 4,
  revenueUsd: 320,
  ...more,
});
const replaced = (claims: readonly (readonly ClaimLine[])[], invoiced: Parameters<typeof claimedLines>[1] = []) =>
  claimedLines(
    claims.map((lines, i) => ({ id: `claim ${i}`, lines })),
    invoiced,
  ).map(({ isReplaced }) => isReplaced);

describe('claimedLines', () => {
  it('ENR-63 adds the lines of a claim, also equal ones of one claim', () => {
    expect(replaced([[line(), line()]])).toEqual([false, false]);
    expect(claimedLines([{ id: 'c', lines: [line(), line({ invoiceNumber: 'INV-2' })] }], [])[1]).toEqual({
      ...{ claim: 'c', invoice: 'INV-2', line: 2, month: '2024-03', type: 'MOC digital' },
      ...{ units: 4, kpi: 4, revenueUsd: 320, isReplaced: false },
    });
  });

  it('OWN-3 lets the line of the invoice stand in place of the claimed one, as many as there are', () => {
    const invoiced = [{ invoice: ' inv-1', type: 'moc DIGITAL', rows: 1 }];
    expect(replaced([[line(), line({ purchaseUnits: 9 })]], invoiced)).toEqual([true, false]);
    expect(replaced([[line({ omlpType: 'Online lab' })]], invoiced)).toEqual([false]);
  });

  it('ENR-63 counts what an earlier claim told already once', () => {
    expect(replaced([[line()], [line(), line()]])).toEqual([false, true, false]);
    expect(replaced([[line()], [line({ kpiValue: 5 })]])).toEqual([false, false]);
  });
});
