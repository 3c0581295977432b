import { type PointerEvent, useState } from 'react';
import type { ResultSection } from '#contract/report.ts';
import { formatFigure, formatMonth, formatMonthLong } from '#text/format.ts';
import { useDrill } from '#web/drill/drill.tsx';
import { useNotes } from '#web/records/notes-context.ts';
import type { Kpi } from './kpi.ts';
import { measuresOf } from './section.ts';
import { sparksOf } from './spark.ts';
import { Stage } from './stage.tsx';
import { summarise } from './summary.ts';
import { useWords, type Words } from './words.ts';

const width = 240;
const height = 48;

interface SparkLineProps {
  readonly kpi: Kpi;
  readonly section: ResultSection;
  readonly partial: readonly string[];
}

/** The months of a KPI as a small area, with its first and last value; hover and arrow keys tell each month. */
export function SparkLine({ kpi, section, partial }: SparkLineProps) {
  const words = useWords();
  const { language, t } = words;
  const [at, setAt] = useState<number>();
  const unit = section.headline?.unit;
  const { noted, remarks, write } = useNotes();
  // One scale for both periods, else the dashes would tell nothing.
  const [now, then] = sparksOf([kpi.values, kpi.before?.values ?? []], width, height);
  const { line, area, points, lonely } = now;
  const say = (index: number) =>
    [sentence(kpi, index, { words, unit }), ...remarks(kpi.months[index] ?? '')].join(', ');
  const onPointerMove = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.round(((event.clientX - box.left) / box.width) * (kpi.months.length - 1));
    setAt(Math.max(0, Math.min(index, kpi.months.length - 1)));
  };
  const open = useDrill();
  const onChoose = (index: number) => {
    const month = kpi.months[index];
    const column = measuresOf(section)[0]?.id;
    if (month && kpi.values[index] !== undefined) open?.({ section: section.id, column, values: { month } });
  };
  const point = at === undefined ? undefined : points[at];
  return (
    <div className="spark">
      <Stage
        label={summarise(section, words)}
        count={kpi.months.length}
        say={say}
        onPoint={setAt}
        {...(open && { onChoose })}
        {...(write && { onNote: (index) => write({ month: kpi.months[index] }) })}
      >
        <svg
          className="spark-drawing"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setAt(undefined)}
          onClick={() => at !== undefined && onChoose(at)}
        >
          <path d={area} className="spark-area" />
          {then.line && <path d={then.line} className="spark-before" />}
          <path d={line} className="spark-path" />
          {kpi.months.map(
            (month, index) =>
              noted.has(month) && <path key={month} d={`M${index * step(kpi)} 1V${height}`} className="spark-note" />,
          )}
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
      <Ends kpi={kpi} unit={unit} language={language} />
    </div>
  );
}

/** First and last month that have data. */
function Ends({ kpi, unit, language }: { kpi: Kpi; unit: string | undefined; language: string }) {
  const known = kpi.values.flatMap((value, index) =>
    value === undefined ? [] : [{ value, month: kpi.months[index] ?? '' }],
  );
  return (
    <div className="spark-ends" aria-hidden="true">
      {[known[0], known.at(-1)].map(
        (end, index) =>
          end && (
            <span key={index === 0 ? 'first' : 'last'}>
              {formatMonth(end.month, language)} <b>{formatFigure(end.value, unit, language)}</b>
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

/** The month and its figure, with that of the period before. */
function sentence(
  { months, values, before }: Kpi,
  index: number,
  { words: { language, t }, unit }: { words: Words; unit: string | undefined },
): string {
  const text = (value: number | undefined) =>
    value === undefined ? t('chart.noData') : formatFigure(value, unit, language);
  const said = `${formatMonthLong(months[index] ?? '', language)}: ${text(values[index])}`;
  const month = before?.months[index];
  if (!before || month === undefined) return said;
  return `${said}, ${t('compare.inMonth', { month: formatMonthLong(month, language) })} ${text(before.values[index])}`;
}
