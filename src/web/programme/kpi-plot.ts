import { formatMonthLong, formatNumber } from '#text/format.ts';
import type { Plot } from '../charts/plot.ts';
import type { Tip } from '../charts/tip.ts';
import type { Words } from '../charts/words.ts';
import { usdText } from './words.ts';

/** A month's KPI, and whether it is only expected. */
export interface KpiMonth {
  readonly month: string;
  readonly kpi: number;
  readonly revenueUsd: number;
  readonly expected?: boolean;
}

export const knownId = 'kpiKnown';
export const expectedId = 'kpiExpected';

/** Columns over months; expected months are a series of their own. */
export function kpiPlot(months: readonly KpiMonth[]): Plot {
  const valuesOf = (expected: boolean) =>
    months.map(({ kpi, expected: isExpected = false }) => (isExpected === expected ? kpi : undefined));
  const known = { id: knownId, of: 'column', role: 'part', kind: 'column', values: valuesOf(false) } as const;
  const expected = { id: expectedId, of: 'column', role: 'expected', kind: 'column', values: valuesOf(true) } as const;
  const series = months.some((one) => one.expected) ? [known, expected] : [known];
  // One column a month: known and expected stand in the same place.
  return { months: months.map(({ month }) => month), series, stacked: true, partition: true };
}

/** What a month says on hover and to screen readers. */
export function kpiTip(month: KpiMonth | undefined, { t, language }: Words): Tip {
  if (!month) return { title: '', lines: [] };
  return {
    title: formatMonthLong(month.month, language),
    lines: [
      { label: t('programme.kpi'), value: formatNumber(month.kpi, language) },
      { label: t('programme.revenue'), value: usdText(month.revenueUsd, language) },
    ],
    ...(month.expected ? { note: t('programme.forecast.expectedMonth') } : {}),
  };
}
