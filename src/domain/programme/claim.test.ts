import { describe, expect, it } from 'vitest';
import { type ClaimLine, checkClaim, claimSteps, notYetVisible } from './claim.ts';

const line: ClaimLine = {
  month: '2020-01',
  omlpType: 'MOC digital',
  purchaseUnits: 4,
  invoiceNumber: 'INV-1',
  kpiValue: 4,
  revenueUsd: 320,
};
const invoice = { kind: 'invoice' } as const;

describe('checkClaim', () => {
  it('ENR-61 L-4 takes several complete lines', () => {
    expect(checkClaim([line, { ...line, invoiceNumber: 'INV-2' }], [invoice])).toEqual([]);
  });

  it('ENR-61 names every missing fact by line and field', () => {
    const empty = {
      month: '2020-13',
      omlpType: ' ',
      purchaseUnits: 0,
      invoiceNumber: '',
      kpiValue: -1,
      revenueUsd: Number.NaN,
    };
    const problems = checkClaim([line, empty], [invoice]);
    expect(problems.map(({ line: at, field }) => `${at} ${field}`)).toEqual([
      '1 month',
      '1 omlpType',
      '1 invoiceNumber',
      '1 purchaseUnits',
      '1 kpiValue',
      '1 revenueUsd',
    ]);
    expect(checkClaim([], [invoice])).toHaveLength(1);
  });

  it('ENR-62 takes invoices only', () => {
    expect(checkClaim([line], [{ kind: 'order-confirmation' }]).map(({ field }) => field)).toEqual([
      'attachments',
      'attachments',
    ]);
    expect(checkClaim([line], [invoice, { kind: 'partner-report' }])).toHaveLength(1);
  });
});

describe('checkClaim against what would count twice or without end', () => {
  it('L-4 refuses the same line twice in one claim, however it is written', () => {
    const again = { ...line, invoiceNumber: ' inv-1 ', omlpType: 'moc DIGITAL' };
    expect(checkClaim([line, again], [invoice])).toEqual([
      { line: 1, field: 'invoiceNumber', reason: 'is claimed in line 1 already' },
    ]);
    const others = [
      { ...line, omlpType: 'MOC printed' },
      { ...line, purchaseUnits: 5 },
    ];
    expect(checkClaim([line, ...others], [invoice])).toEqual([]);
  });

  it('ENR-61 refuses figures without end and invisible characters', () => {
    const odd = { ...line, purchaseUnits: 2e9, kpiValue: 1e300, revenueUsd: 1e10, omlpType: 'MOC\u0000' };
    expect(checkClaim([odd], [invoice]).map(({ field }) => field)).toEqual([
      'omlpType',
      'purchaseUnits',
      'kpiValue',
      'revenueUsd',
    ]);
  });
});

describe('notYetVisible', () => {
  it('ENR-64 answers with the day from which the month will be visible', () => {
    const lines = [line, { ...line, month: '2020-02' }];
    expect(notYetVisible(lines, '2020-02-20', { refreshDay: 15 })).toEqual([
      { line: 1, month: '2020-02', visibleFrom: '2020-03-15' },
    ]);
  });
});

describe('claimSteps', () => {
  it('ENR-63 ends with accepted or rejected', () => {
    expect(claimSteps.submitted).toContain('in-review');
    expect(claimSteps.accepted).toEqual([]);
    expect(claimSteps.rejected).toEqual([]);
  });
});
