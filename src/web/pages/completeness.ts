import type { TFunction } from 'i18next';
import type { ReportResult } from '#contract/report.ts';
import { formatMonth } from '../text/format.ts';

/** What a reader must know about months that lack data or still run, a sentence each. */
export function completenessLines(
  { missing, partial }: ReportResult['completeness'],
  t: TFunction,
  language: string,
): string[] {
  const list = (months: readonly string[]) => months.map((month) => formatMonth(month, language)).join(', ');
  const byMonths = Map.groupBy(
    missing.filter(({ months }) => months.length > 0),
    ({ months }) => list(months),
  );
  return [
    ...[...byMonths].map(([months, gaps]) =>
      t('page.missing', { months, dataset: gaps.map(({ dataset }) => dataset).join(', ') }),
    ),
    ...(partial.length > 0 ? [t('page.partial', { months: list(partial) })] : []),
  ];
}
