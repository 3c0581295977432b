import { type PointerEvent, useRef } from 'react';
import { formatMonth, formatMonthLong } from '#text/format.ts';
import { heightAt, type Plot } from './plot.ts';
import { sparkOf } from './spark.ts';
import { useWords } from './words.ts';

/** First and last month shown, as places in the plot, both included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

interface MonthSliderProps {
  readonly id: string;
  readonly plot: Plot;
  readonly window: Window;
  readonly onChange: (window: Window) => void;
}

/**
 * The slider above a time chart (CO-9, CUS-75, CUS-103): two handles for the ends, the part between them moves as a
 * whole. The handles are range inputs, so keyboard, touch and screen readers work as everywhere.
 */
export function MonthSlider({ id, plot, window, onChange }: MonthSliderProps) {
  const { t, language } = useWords();
  const last = plot.months.length - 1;
  const input = (end: 'from' | 'to', change: (value: number) => Window) => (
    <input
      type="range"
      min={0}
      max={last}
      value={window[end]}
      aria-label={t(`chart.slider.${end}`)}
      aria-valuetext={formatMonthLong(plot.months[window[end]] ?? '', language)}
      data-testid={`slider-${end}-${id}`}
      onChange={(event) => onChange(change(Number(event.target.value)))}
    />
  );
  return (
    <fieldset className="month-slider" aria-label={t('chart.slider.label')}>
      <span className="month-slider-end">{formatMonth(plot.months[window.from] ?? '', language)}</span>
      <div className="month-slider-track">
        <Overview plot={plot} />
        <Grip window={window} last={last} onChange={onChange} />
        {input('from', (value) => ({ from: Math.min(value, window.to), to: window.to }))}
        {input('to', (value) => ({ from: window.from, to: Math.max(value, window.from) }))}
      </div>
      <span className="month-slider-end">{formatMonth(plot.months[window.to] ?? '', language)}</span>
    </fieldset>
  );
}

/** The window moved by whole months, kept inside the plot at its length. */
export function moved({ from, to }: Window, months: number, last: number): Window {
  const step = Math.max(-from, Math.min(months, last - to));
  return { from: from + step, to: to + step };
}

/** The whole range in small, so that the reader sees what the window leaves out. */
function Overview({ plot }: { plot: Plot }) {
  const lines = plot.series.filter(({ kind }) => kind === 'line');
  const heights = plot.months.map((_, index) => heightAt(plot, index) ?? lines[0]?.values[index]);
  const { area, line } = sparkOf(heights, 100, 24);
  return (
    <svg className="month-slider-overview" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      <path d={area} className="month-slider-area" />
      <path d={line} className="month-slider-line" />
    </svg>
  );
}

function Grip({ window, last, onChange }: { window: Window; last: number; onChange: (window: Window) => void }) {
  const start = useRef<{ x: number; window: Window } | undefined>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, window };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const track = event.currentTarget.parentElement?.clientWidth ?? 0;
    if (!start.current || track === 0) return;
    const months = Math.round(((event.clientX - start.current.x) / track) * last);
    onChange(moved(start.current.window, months, last));
  };
  const percent = (index: number) => (last === 0 ? 0 : (index / last) * 100);
  return (
    <div
      className="month-slider-grip"
      style={{ left: `${percent(window.from)}%`, right: `${100 - percent(window.to)}%` }}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined;
      }}
    />
  );
}
