import type { TFunction } from 'i18next';
import type { ReportResult } from '#contract/report.ts';
import { formatMonth } from '#text/format.ts';

/** What a reader must know about a dataset that is overdue, about months that lack data or still run, and what to do. */
export interface CompletenessLine {
  readonly kind: 'late' | 'missing' | 'partial';
  readonly text: string;
  /** What would mend it; a month that still runs mends itself. */
  readonly action?: string;
}

/** What is late (CO-13), missing or partial; datasets that share a fate share a line. */
export function completenessOf(
  { missing, partial, late }: ReportResult['completeness'],
  t: TFunction,
  language: string,
): CompletenessLine[] {
  const list = (months: readonly string[]) => months.map((month) => formatMonth(month, language)).join(', ');
  const names = (datasets: readonly { readonly dataset: string }[]) =>
    datasets.map(({ dataset }) => dataset).join(', ');
  const gaps = Map.groupBy(
    missing.filter(({ months }) => months.length > 0),
    ({ months }) => list(months),
  );
  const overdue = Map.groupBy(late, ({ expected, daysLate }) => `${expected} ${daysLate}`);
  return [
    ...[...overdue.values()].map((datasets): CompletenessLine => {
      const { expected = null, daysLate = 0 } = datasets[0] ?? {};
      const month = expected === null ? undefined : formatMonth(expected, language);
      const text = t(month === undefined ? 'page.lateFile' : 'page.late', {
        dataset: names(datasets),
        count: daysLate,
        ...(month !== undefined && { month }),
      });
      return { kind: 'late', text, action: t('page.lateDo') };
    }),
    ...[...gaps].map(
      ([months, datasets]): CompletenessLine => ({
        kind: 'missing',
        text: t('page.missing', { months, dataset: names(datasets) }),
        action: t('page.missingDo'),
      }),
    ),
    ...(partial.length > 0 ? [{ kind: 'partial', text: t('page.partial', { months: list(partial) }) } as const] : []),
  ];
}

/** The same as sentences. */
export function completenessLines(...asked: Parameters<typeof completenessOf>): string[] {
  return completenessOf(...asked).map(({ text }) => text);
}
