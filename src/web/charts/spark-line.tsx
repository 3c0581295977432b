import { type PointerEvent, useState } from 'react';
import { formatMonth, formatMonthLong, formatNumber, missing } from '#web/text/format.ts';
import type { Kpi } from './kpi.ts';
import { sparkOf } from './spark.ts';
import { Stage } from './stage.tsx';
import { useWords } from './words.ts';

const width = 240;
const height = 48;

interface SparkLineProps {
  readonly kpi: Kpi;
  readonly label: string;
  readonly partial: readonly string[];
}

/** The months of a KPI as a small area, with its first and last value; hover and arrow keys tell each month. */
export function SparkLine({ kpi, label, partial }: SparkLineProps) {
  const { language, t } = useWords();
  const [at, setAt] = useState<number>();
  const { line, area, points, lonely } = sparkOf(kpi.values, width, height);
  const say = (index: number) => sentence(kpi, index, { language, noData: t('chart.noData') });
  const onPointerMove = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.round(((event.clientX - box.left) / box.width) * (kpi.months.length - 1));
    setAt(Math.max(0, Math.min(index, kpi.months.length - 1)));
  };
  const point = at === undefined ? undefined : points[at];
  return (
    <div className="spark">
      <Stage label={label} count={kpi.months.length} say={say} onPoint={setAt}>
        <svg
          className="spark-drawing"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setAt(undefined)}
        >
          <path d={area} className="spark-area" />
          <path d={line} className="spark-path" />
          {lonely.map(({ x, y }) => (
            <path key={x} d={`M${x} ${y}h0.01`} className="spark-dot" />
          ))}
          {at !== undefined && <path d={`M${at * step(kpi)} 0V${height}`} className="spark-cursor" />}
          {point && <path d={`M${point.x} ${point.y}h0.01`} className="spark-dot" />}
        </svg>
        {at !== undefined && (
          <div className="spark-tip" aria-hidden="true" style={tipPlace(at, kpi)}>
            {say(at)}
            {partial.includes(kpi.months[at] ?? '') ? ` (${t('chart.running')})` : ''}
          </div>
        )}
      </Stage>
      <Ends kpi={kpi} language={language} />
    </div>
  );
}

/** First and last month that have data. */
function Ends({ kpi, language }: { kpi: Kpi; language: string }) {
  const known = kpi.values.flatMap((value, index) =>
    value === undefined ? [] : [{ value, month: kpi.months[index] ?? '' }],
  );
  return (
    <div className="spark-ends" aria-hidden="true">
      {[known[0], known.at(-1)].map(
        (end, index) =>
          end && (
            <span key={index === 0 ? 'first' : 'last'}>
              {formatMonth(end.month, language)} <b>{formatNumber(end.value, language)}</b>
            </span>
          ),
      )}
    </div>
  );
}

function step({ months }: Kpi): number {
  return months.length > 1 ? width / (months.length - 1) : 0;
}

/** The tip hangs from the month on the side that keeps it inside the card. */
function tipPlace(at: number, { months }: Kpi) {
  const percent = (at / Math.max(1, months.length - 1)) * 100;
  return percent > 50 ? { right: `${100 - percent}%` } : { left: `${percent}%` };
}

function sentence(kpi: Kpi, index: number, { language, noData }: { language: string; noData: string }): string {
  const text = formatNumber(kpi.values[index], language);
  return `${formatMonthLong(kpi.months[index] ?? '', language)}: ${text === missing ? noData : text}`;
}
