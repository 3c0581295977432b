import { useCallback, useMemo, useRef, useState } from 'react';
import { monthsOf } from '#base/month.ts';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { formatMonthRange } from '#text/format.ts';
import { useNotes } from '#web/records/notes-context.ts';
import { beforeOf, type Ghost, ghostOf } from './before.ts';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { EChart } from './echart.tsx';
import type { EChartsType } from './engine.ts';
import { Legend, toggled } from './legend.tsx';
import { seriesColors } from './look.ts';
import { MeasureChoice } from './measure-choice.tsx';
import { useMonthDrill } from './month-drill.tsx';
import { monthOption } from './month-option.ts';
import { MonthSlider, type Window } from './month-slider.tsx';
import { composePicture, type Picture } from './picture.ts';
import { narrow, type Plot, plotOf } from './plot.ts';
import { dimensionsOf, measuresOf } from './section.ts';
import { Stage } from './stage.tsx';
import { summarise } from './summary.ts';
import { tipAt, tipText } from './tip.ts';
import { useLook } from './use-look.ts';
import { seriesName, useWords } from './words.ts';
import './month-card.css';

/** Months from which on a slider is of use. */
const sliderFrom = 4;
const height = 300;

/** Columns, stacks and lines over months: legend (CUS-74), slider above (CUS-75), hover and keyboard (CUS-102). */
export function MonthCard(props: CardProps) {
  const { section, result } = props;
  const drawing = useRef<(() => Picture | undefined) | undefined>(undefined);
  return (
    <ChartFrame {...props} picture={() => drawing.current?.()}>
      <MonthChart key={section.id} {...props} result={result} drawing={drawing} />
    </ChartFrame>
  );
}

interface MonthChartProps extends CardProps {
  readonly drawing: { current: (() => Picture | undefined) | undefined };
}

function MonthChart({ reportId, section, result, title, drawing }: MonthChartProps) {
  const words = useWords();
  const look = useLook();
  const chart = useRef<EChartsType>(null);
  const { whole, shown, ghost, hidden, toggle, window, setWindow, measure, setMeasure } = useMonths(section, result);
  const { write, noted, remarks } = useNotes();
  const partial = result.completeness.partial;
  const colors = useMemo(() => seriesColors(whole.series, look.name), [whole, look.name]);
  const tip = useCallback(
    (index: number) => tipAt(shown, index, { words, colors, partial, ghost, remarks }),
    [shown, words, colors, partial, ghost, remarks],
  );
  const option = useMemo(
    () => monthOption(shown, { look, words, colors, partial, ghost, noted, tip }),
    [shown, look, words, colors, partial, ghost, noted, tip],
  );
  const drill = useMonthDrill({ section, plot: shown, measure, chart });
  const items = whole.series.map((series) => ({
    id: series.id,
    label: seriesName(series, words),
    color: colors.get(series.id) ?? look.accent,
    line: series.kind === 'line',
  }));
  drawing.current = () =>
    pictureOf(chart.current, {
      title: title ?? words.t(`section.${reportId}.${section.id}.title`),
      subtitle: formatMonthRange({ from: shown.months[0] ?? '', to: shown.months.at(-1) ?? '' }, words.language),
      legend: items.filter(({ id }) => !hidden.has(id)),
      look,
    });
  const many = measuresOf(section).length > 1 && dimensionsOf(section).length > 0;
  return (
    <div
      className="chart-root"
      data-series={shown.series.map(({ id }) => id).join('|')}
      data-months={shown.months.join(' ')}
    >
      {many && <MeasureChoice section={section} measure={measure} onChoose={setMeasure} />}
      {whole.months.length >= sliderFrom && (
        <MonthSlider id={section.id} plot={whole} window={window} onChange={setWindow} />
      )}
      {items.length > 1 && <Legend items={items} hidden={hidden} onToggle={toggle} />}
      {ghost && <GhostKey months={ghost.months} />}
      <Stage
        label={summarise(section, words)}
        count={shown.months.length}
        say={(index) => tipText(tip(index))}
        onPoint={(index) => pointAt(chart.current, index)}
        {...(drill.onChoose && { onChoose: drill.onChoose })}
        {...(write && { onNote: (index) => write({ month: shown.months[index] }) })}
      >
        <EChart option={option} height={height} ref={chart} onReady={drill.onReady} />
        {shown.series.length === 0 && <p className="chart-hint">{words.t('chart.allHidden')}</p>}
      </Stage>
      {drill.list}
    </div>
  );
}

/** What the dashes are. */
function GhostKey({ months }: Pick<Ghost, 'months'>) {
  const { t, language } = useWords();
  const range = formatMonthRange({ from: months[0] ?? '', to: months.at(-1) ?? '' }, language);
  return (
    <p className="chart-ghost">
      <svg width="24" height="8" aria-hidden="true">
        <path d="M0 4h24" className="chart-ghost-line" />
      </svg>
      {t('compare.before', { range })}
    </p>
  );
}

/** What the reader chose of the months: series, part of the range, figure. */
function useMonths(section: ResultSection, result: ReportResult) {
  const { from, to } = result.range;
  const months = useMemo(() => monthsOf({ from, to }), [from, to]);
  const [measure, setMeasure] = useState(measuresOf(section)[0]?.id ?? '');
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<{ of: readonly string[]; window: Window }>();
  const whole: Plot = useMemo(() => plotOf(section, months, measure), [section, months, measure]);
  // A window chosen on another range of months means nothing any more.
  const window = chosen?.of === months ? chosen.window : { from: 0, to: months.length - 1 };
  const { from: first, to: last } = window;
  const shown = useMemo(
    () => narrow(whole, { from: first, to: last, hidden: new Set(hidden) }),
    [whole, first, last, hidden],
  );
  const ghost = useGhost(shown, { section, result, measure, first, last, hidden });
  return {
    whole,
    shown,
    ghost,
    hidden,
    toggle: (id: string) => setHidden((before) => toggled(before, id)),
    window,
    setWindow: (next: Window) => setChosen({ of: months, window: next }),
    measure,
    setMeasure,
  };
}

interface GhostParts {
  readonly section: ResultSection;
  readonly result: ReportResult;
  readonly measure: string;
  readonly first: number;
  readonly last: number;
  readonly hidden: ReadonlySet<string>;
}

/** The months before, narrowed as those on screen are; undefined when nothing is compared. */
function useGhost(shown: Plot, { section, result, measure, first, last, hidden }: GhostParts): Ghost | undefined {
  return useMemo(() => {
    const before = beforeOf(result, section.id);
    if (!before) return undefined;
    const whole = plotOf(before.section, monthsOf(before.range), measure);
    return ghostOf(shown, narrow(whole, { from: first, to: last, hidden: new Set(hidden) }));
  }, [shown, result, section.id, measure, first, last, hidden]);
}

/** Shows the month's tip as hovering would, also where the month has no column to point at. */
function pointAt(chart: EChartsType | null, index: number | undefined): void {
  if (!chart) return;
  if (index === undefined) {
    leave(chart);
    return;
  }
  const x = chart.convertToPixel({ xAxisIndex: 0 }, index);
  if (typeof x === 'number') chart.dispatchAction({ type: 'showTip', x, y: chart.getHeight() / 2 });
}

/** Takes away what hovering left. */
function leave(chart: EChartsType): void {
  chart.dispatchAction({ type: 'hideTip' });
  chart.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
}

/** The drawing with title and legend; undefined before it is drawn. */
export function pictureOf(chart: EChartsType | null, parts: Parameters<typeof composePicture>[1]): Picture | undefined {
  if (!chart) return undefined;
  leave(chart);
  const drawing = { svg: chart.renderToSVGString(), width: chart.getWidth(), height: chart.getHeight() };
  return composePicture(drawing, parts);
}
