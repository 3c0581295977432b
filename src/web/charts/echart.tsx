import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { type ChartOption, type EChartsType, init } from './engine.ts';

interface EChartProps {
  readonly option: ChartOption;
  /** Pixels, or a CSS length. */
  readonly height: number | string;
  /** Keep what the option does not name, for example where a map is zoomed to. */
  readonly merge?: boolean;
  readonly ref?: Ref<EChartsType | null>;
  readonly onReady?: (chart: EChartsType) => void;
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * The one place that holds a drawing: made once, redrawn when the option changes, resized with its box, disposed at the
 * end. It is hidden from screen readers; the frame around it says the same in words and as a table.
 */
export function EChart({ option, height, merge = false, ref, onReady }: EChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);

  useLayoutEffect(() => {
    if (!host.current) return;
    const made = init(host.current, undefined, { renderer: 'svg' });
    setChart(made);
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (!chart || chart.isDisposed()) return;
    const drawn = { animationDuration: 300, animationDurationUpdate: 200, ...option };
    chart.setOption(
      calm.matches ? { ...drawn, animation: false } : drawn,
      merge ? {} : { replaceMerge: ['series', 'xAxis', 'yAxis'] },
    );
  }, [chart, option, merge]);

  useEffect(() => {
    if (chart) onReady?.(chart);
  }, [chart, onReady]);

  useImperativeHandle<EChartsType | null, EChartsType | null>(ref, () => chart, [chart]);
  return <div ref={host} className="chart-drawing" style={{ height }} aria-hidden="true" />;
}
