import { ArrowDown12Filled, ArrowUp12Filled, Subtract12Filled } from '@fluentui/react-icons';
import { formatCompact, formatMonthRange, formatNumber, formatPercent } from '#text/format.ts';
import { type Change, isPercent } from './before.ts';
import type { KpiBefore } from './kpi.ts';
import { useWords, type Words } from './words.ts';

const arrows = { up: ArrowUp12Filled, down: ArrowDown12Filled, none: Subtract12Filled } as const;

/** The figure of the period before and the change against it, under the figure on screen. */
export function KpiBeforeLine({ before, unit }: { before: KpiBefore; unit: string | undefined }) {
  const words = useWords();
  const { t, language } = words;
  const { range, value, change, arrow, tone } = before;
  const Arrow = arrows[arrow];
  const text = isPercent(unit) ? formatPercent(value, language) : formatCompact(value, language);
  return (
    <p className="kpi-before" data-before={value} data-testid="kpi-before">
      <span>
        {t('compare.before', { range: formatMonthRange(range, language) })}{' '}
        <b title={formatNumber(value, language)}>{text}</b>
      </span>
      {change && (
        <span className={`kpi-badge kpi-badge-${tone}`} data-change={change.value}>
          <Arrow aria-hidden="true" />
          <span aria-hidden="true">{changeText(change, words)}</span>
          <span className="visually-hidden">{t(`compare.${arrow}`, { change: changeText(change, words) })}</span>
        </span>
      )}
    </p>
  );
}

/** `+12.3%`, or `+3.4 points` between percentages. */
export function changeText({ unit, value }: Change, { t, language }: Words): string {
  if (unit === 'percent') return formatPercent(value, language, { signed: true });
  const sign = value > 0 ? '+' : '';
  return t('compare.points', { value: `${sign}${formatNumber(value, language, 1).replace('-', '−')}` });
}
