import type { LedgerLine } from '#contract/programme.ts';
import type { RawTable } from '#delivery/raw-text.ts';

/** The columns of the ledger as a file, as the page has them. */
export const ledgerColumns: RawTable['columns'] = [
  { name: 'Invoice', type: 'string' },
  { name: 'Line', type: 'integer' },
  { name: 'Date', type: 'date' },
  { name: 'Competency', type: 'string' },
  { name: 'OmlpType', type: 'string' },
  { name: 'Units', type: 'integer' },
  { name: 'KpiValue', type: 'decimal' },
  { name: 'RevenueUSD', type: 'decimal' },
  { name: 'Origin', type: 'enum' },
  { name: 'Claim', type: 'string' },
  { name: 'Counts', type: 'boolean01' },
  { name: 'Why', type: 'enum' },
  { name: 'VisibleFrom', type: 'date' },
];

export function ledgerRow(line: LedgerLine): (string | number | boolean | null)[] {
  const { invoice, line: place, date, competency, omlpType, units, kpi, revenueUsd, origin, claim, counts, why } = line;
  return [
    invoice,
    place,
    date,
    competency,
    omlpType,
    units,
    kpi,
    revenueUsd,
    origin,
    claim,
    counts,
    why,
    line.visibleFrom,
  ];
}
