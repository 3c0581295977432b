import { useMemo } from 'react';
import type { ResultSection } from '#contract/report.ts';
import { formatNumber, formatPercent } from '#text/format.ts';
import { beforeOf } from '#web/charts/before.ts';
import { type CardProps, ChartFrame } from '#web/charts/chart-frame.tsx';
import { kpiBefore, kpiOf } from '#web/charts/kpi.ts';
import { KpiBeforeLine } from '#web/charts/kpi-before.tsx';
import { codeName, useWords } from '#web/charts/words.ts';
import { useDrill } from '#web/drill/drill.tsx';
import { type Rate, type Rates, ratesOf } from './rates.ts';
import './adoption.css';

/** A percentage over licences in large type, and its parts by service or workload; past 100 % it stays as it is (ADO-24). */
export function RateCard(props: CardProps) {
  const { section, result } = props;
  const { language } = useWords();
  const value = section.headline?.value;
  const before = useMemo(() => {
    const then = beforeOf(result, section.id);
    return then && kpiBefore(kpiOf(section, []), then);
  }, [section, result]);
  return (
    <ChartFrame {...props} compact>
      <div className="rate">
        <span className="kpi-value rate-value" data-value={value ?? undefined}>
          {formatPercent(value, language)}
        </span>
        {before && <KpiBeforeLine before={before} unit="percent" />}
        <RateList section={section} />
      </div>
    </ChartFrame>
  );
}

function RateList({ section }: { section: ResultSection }) {
  const rates = ratesOf(section);
  return (
    <ul className="plain-list rates">
      {rates.rates.map((rate) => (
        <RateRow key={rate.code} rate={rate} rates={rates} section={section.id} />
      ))}
    </ul>
  );
}

function RateRow({ rate, rates, section }: { rate: Rate; rates: Rates; section: string }) {
  const words = useWords();
  const { t, language } = words;
  const { percent, part, whole } = rate;
  const { scale, by, measure } = rates;
  const open = useDrill();
  const cell = { section, column: measure, values: { [by]: rate.code } };
  const counts = { part: formatNumber(part, language), whole: formatNumber(whole, language) };
  return (
    <li className="rate-row" data-value={percent} data-code={rate.code}>
      <span className="rate-name">{codeName(rate.code, words)}</span>
      <span className="rate-percent">
        {open && percent !== undefined ? (
          <button type="button" className="rate-open" onClick={() => open(cell)} title={t('menu.rows')}>
            {formatPercent(percent, language)}
          </button>
        ) : (
          formatPercent(percent, language)
        )}
      </span>
      <span className="rate-track" aria-hidden="true">
        {percent !== undefined && (
          <span
            className={percent > 100 ? 'rate-bar rate-bar-over' : 'rate-bar'}
            style={{ width: `${(percent / scale) * 100}%` }}
          />
        )}
        {scale > 100 && <span className="rate-full" style={{ left: `${(100 / scale) * 100}%` }} />}
      </span>
      <span className="quiet rate-counts">{t(`adoption.counts.${section}`, counts)}</span>
    </li>
  );
}
