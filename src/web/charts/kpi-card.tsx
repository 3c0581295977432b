import { ArrowDown12Filled, ArrowUp12Filled, Subtract12Filled } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { monthsOf } from '#base/month.ts';
import {
  formatCompact,
  formatFigure,
  formatMonth,
  formatMonthRange,
  formatNumber,
  formatPercent,
} from '#text/format.ts';
import { FigureButton } from '#web/drill/figure-button.tsx';
import { beforeOf, isPercent } from './before.ts';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { type Badge, type Kpi, kpiBefore, kpiOf } from './kpi.ts';
import { KpiBeforeLine } from './kpi-before.tsx';
import type { Look } from './look.ts';
import { composePicture, escapeXml } from './picture.ts';
import { sparkOf } from './spark.ts';
import { SparkLine } from './spark-line.tsx';
import { useLook } from './use-look.ts';
import { useWords, type Words } from './words.ts';
import './kpi-card.css';

/** One figure in large type with its change and its months (CUS-10 … CUS-43). */
export function KpiCard(props: CardProps) {
  const { reportId, section, result, title } = props;
  const words = useWords();
  const look = useLook();
  const { from, to } = result.range;
  const kpi = useMemo(() => {
    const now = kpiOf(section, monthsOf({ from, to }));
    const before = beforeOf(result, section.id);
    return before ? { ...now, before: kpiBefore(now, before) } : now;
  }, [section, result, from, to]);
  const picture = () =>
    composePicture(kpiPicture(kpi, look, words), {
      title: title ?? words.t(`section.${reportId}.${section.id}.title`),
      subtitle: formatMonthRange(result.range, words.language),
      legend: [],
      look,
    });
  return (
    <ChartFrame {...props} compact picture={picture}>
      <div className="kpi">
        <div className="kpi-head">
          <span
            className="kpi-value"
            title={formatFigure(kpi.value, section.headline?.unit, words.language)}
            data-value={kpi.value}
          >
            <FigureButton cell={{ section: section.id, values: {} }}>
              <span aria-hidden="true">{shortValue(kpi, section.headline?.unit, words)}</span>
              <span className="visually-hidden">{formatFigure(kpi.value, section.headline?.unit, words.language)}</span>
            </FigureButton>
          </span>
          {kpi.badge && <BadgeMark badge={kpi.badge} words={words} />}
        </div>
        <p className="kpi-since">{since(kpi, words)}</p>
        {kpi.before && <KpiBeforeLine before={kpi.before} unit={section.headline?.unit} />}
        {kpi.values.length > 1 && <SparkLine kpi={kpi} section={section} partial={result.completeness.partial} />}
      </div>
    </ChartFrame>
  );
}

function shortValue(kpi: Kpi, unit: string | undefined, { language }: Words): string {
  return isPercent(unit) ? formatPercent(kpi.value, language) : formatCompact(kpi.value, language);
}

function BadgeMark({ badge, words }: { badge: Badge; words: Words }) {
  const { t, language } = words;
  const text = formatPercent(badge.percent, language, { signed: badge.kind === 'growth' });
  const Arrow = { up: ArrowUp12Filled, down: ArrowDown12Filled, none: Subtract12Filled }[badge.arrow];
  return (
    <span className={`kpi-badge kpi-badge-${badge.tone}`} data-growth={badge.percent}>
      <Arrow aria-hidden="true" />
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{t(`kpi.${badge.kind}.${badge.arrow}`, { percent: text })}</span>
    </span>
  );
}

/** What the percentage compares with. */
function since({ badge, months, values }: Kpi, { t, language }: Words): string {
  if (!badge) return '';
  if (badge.kind === 'loss') return t('kpi.ofBase');
  const first = months[values.findIndex((value) => value !== undefined)];
  return first === undefined ? '' : t('kpi.since', { month: formatMonth(first, language) });
}

function kpiPicture(kpi: Kpi, look: Look, words: Words) {
  const [width, height] = [360, 130];
  const { line, area } = sparkOf(kpi.values, width, 60);
  const change = kpi.badge
    ? formatPercent(kpi.badge.percent, words.language, { signed: kpi.badge.kind === 'growth' })
    : '';
  const text = (x: number, size: number, fill: string, said: string) =>
    `<text x="${x}" y="40" font-size="${size}" font-weight="600" fill="${fill}" font-family="${escapeXml(look.font)}">${escapeXml(said)}</text>`;
  const svg = [
    text(0, 40, look.ink, formatNumber(kpi.value, words.language)),
    text(260, 16, look.inkQuiet, change),
    `<g transform="translate(0 64)"><path d="${area}" fill="${look.accent}" fill-opacity="0.15"/>`,
    `<path d="${line}" fill="none" stroke="${look.accent}" stroke-width="2"/></g>`,
  ].join('');
  return { svg, width, height };
}
