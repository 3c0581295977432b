import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { formatDateTime, formatMonthRange } from '#text/format.ts';
import { useWords } from './words.ts';

interface InfoButtonProps {
  readonly reportId: string;
  readonly section: ResultSection;
  readonly result: ReportResult;
  readonly title: string;
}

/** What the chart counts, over which months, and from which version of which data. */
export function InfoButton({ reportId, section, result, title }: InfoButtonProps) {
  const { t, language } = useWords();
  return (
    <Popover trapFocus withArrow positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          size="small"
          icon={<Info16Regular />}
          aria-label={t('chart.info.button', { title })}
          data-testid={`info-${section.id}`}
        />
      </PopoverTrigger>
      {/* Nothing inside takes the focus, so the surface does: screen readers begin to read there. */}
      <PopoverSurface className="chart-info" aria-label={title} tabIndex={-1}>
        <h3>{title}</h3>
        <p>{t(`section.${reportId}.${section.id}.info`, { defaultValue: t('chart.info.none') })}</p>
        <dl>
          <dt>{t('chart.info.months')}</dt>
          <dd>{formatMonthRange(result.range, language)}</dd>
          <dt>{t('chart.info.data')}</dt>
          {result.asOf.map(({ dataset, version, loadedAt }) => (
            <dd key={dataset}>
              {t('chart.info.version', { dataset, version, loadedAt: formatDateTime(loadedAt, language) })}
            </dd>
          ))}
        </dl>
      </PopoverSurface>
    </Popover>
  );
}
