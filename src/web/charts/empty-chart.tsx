import type { ReportResult } from '#contract/report.ts';
import { formatMonthRange } from '#text/format.ts';
import { useWords } from './words.ts';

/** Why there is nothing to see, and what would fill it. */
export function EmptyChart({ result }: { result: ReportResult }) {
  const { t, language } = useWords();
  const filtered = Object.values(result.filters).some((values) => values.length > 0);
  const datasets = result.asOf.map(({ dataset }) => dataset).join(', ');
  return (
    <div className="chart-empty">
      <p className="chart-empty-title">
        {t('chart.empty.title', { months: formatMonthRange(result.range, language) })}
      </p>
      <p>{filtered ? t('chart.empty.filtered') : t('chart.empty.import', { datasets })}</p>
    </div>
  );
}
