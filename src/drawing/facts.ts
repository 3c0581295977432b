import type { ReportResult } from '#reporting/result.ts';
import { formatMonthRange } from '#text/format.ts';
import { valueName } from './figure.ts';
import type { Words } from './words.ts';

/** What a drawing says of the question: months and filters. */
export function questionOf({ range, filters, before }: ReportResult, words: Words): string {
  const { t, language } = words;
  const chosen = Object.entries(filters).flatMap(([name, values]) =>
    values.length === 0
      ? []
      : `${t(`filter.${name}.title`)}: ${values.map((value) => valueName(value, words)).join(', ')}`,
  );
  const compared =
    before === undefined ? [] : [t('drawing.comparedWith', { range: formatMonthRange(before.range, language) })];
  return [formatMonthRange(range, language), ...chosen, ...compared].join(' · ');
}

/** What a drawing says of the data: each dataset's version, newest month and the instant it was loaded (UTC). */
export function dataOf({ asOf }: ReportResult, { t }: Words): string[] {
  if (asOf.length === 0) return [t('drawing.noData')];
  return asOf.map(({ dataset, version, loadedAt, latestMonth }) =>
    t('drawing.data', { dataset, version, month: latestMonth ?? '–', loaded: loadedAt.slice(0, 16).replace('T', ' ') }),
  );
}

/** Months that are not there or not whole, and columns withheld: what a reader of a print must know. */
export function remarksOf({ completeness, redacted }: ReportResult, words: Words): string[] {
  const { t } = words;
  return [
    ...completeness.missing.map(({ dataset, months }) => t('drawing.missing', { dataset, months: months.join(', ') })),
    ...(completeness.partial.length > 0 ? [t('drawing.running', { months: completeness.partial.join(', ') })] : []),
    ...(redacted.length > 0 ? [t('drawing.withheld', { columns: redacted.join(', ') })] : []),
  ];
}
