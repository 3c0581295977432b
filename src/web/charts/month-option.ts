import { formatMonth } from '#web/text/format.ts';
import type { ChartOption } from './engine.ts';
import type { Look } from './look.ts';
import type { Plot, PlotSeries } from './plot.ts';
import { type Tip, tipElement } from './tip.ts';
import { seriesName, type Words } from './words.ts';

interface MonthParts {
  readonly look: Look;
  readonly words: Words;
  readonly colors: ReadonlyMap<string, string>;
  readonly partial?: readonly string[];
  /** The tip of a month by its place in the plot. */
  readonly tip: (index: number) => Tip;
}

/**
 * Columns, stacks and lines over months. Churn is drawn below the zero line (CUS-72), months without data stay empty
 * a month still running is starred.
 */
export function monthOption(plot: Plot, parts: MonthParts): ChartOption {
  const { look, words, partial = [] } = parts;
  const label = (month: string) => formatMonth(month, words.language) + (partial.includes(month) ? '*' : '');
  const category = { type: 'category' as const, data: [...plot.months], axisTick: { show: false } };
  return {
    textStyle: { fontFamily: look.font, color: look.ink },
    grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: [
      {
        ...category,
        axisLine: { show: false, onZero: false },
        axisLabel: { color: look.inkQuiet, formatter: label, hideOverlap: true, margin: 10 },
      },
      zeroLine(category, look),
    ],
    yAxis: valueAxis(look, words),
    tooltip: {
      ...tooltipLook(look),
      trigger: 'axis',
      axisPointer: { type: plot.series.every(({ kind }) => kind === 'line') ? 'line' : 'shadow' },
      formatter: (points) => tipElement(parts.tip(dataIndexOf(points))),
    },
    series: plot.series.map((series) => drawn(series, plot, parts)),
  };
}

const tipPadding: [number, number] = [8, 12];

/** Shared by every chart: page colours, no transition that trails behind the pointer. */
export function tooltipLook(look: Look) {
  return {
    confine: true,
    className: 'chart-tip',
    transitionDuration: 0,
    padding: tipPadding,
    extraCssText:
      'white-space: normal; max-width: 340px; box-shadow: var(--shadow8); border-radius: var(--borderRadiusMedium)',
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.ink, fontFamily: look.font, fontSize: 12 },
  } as const;
}

function valueAxis(look: Look, words: Words) {
  return {
    type: 'value',
    axisLabel: {
      color: look.inkQuiet,
      formatter: (value: number) => axisText(value, words.language),
    },
    splitLine: { lineStyle: { color: look.grid } },
    minInterval: 1,
    splitNumber: 4,
  } as const;
}

/** Round numbers need no digits to fill up: 1.2K, 6K. */
function axisText(value: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
    .format(value)
    .replace('-', '−');
}

/** The months' labels stay at the bottom, so the line at zero needs an axis of its own. */
function zeroLine(category: { type: 'category'; data: string[]; axisTick: { show: boolean } }, look: Look) {
  return {
    ...category,
    position: 'bottom' as const,
    axisLabel: { show: false },
    axisPointer: { show: false },
    axisLine: { show: true, onZero: true, lineStyle: { color: look.zeroLine, width: 1 } },
    z: 5,
  };
}

function drawn(series: PlotSeries, plot: Plot, { look, words, colors }: MonthParts) {
  const color = colors.get(series.id) ?? look.accent;
  const sign = series.role === 'churned' ? -1 : 1;
  const data = series.values.map((value) => (value === undefined ? null : sign * value));
  const common = { id: series.id, name: seriesName(series, words), data, emphasis: { disabled: true } } as const;
  if (series.kind === 'line') {
    return {
      ...common,
      type: 'line',
      connectNulls: false,
      showSymbol: plot.months.length <= 24,
      symbol: 'circle',
      symbolSize: 6,
      lineStyle: { width: 2, color },
      itemStyle: { color },
      z: 6,
    } as const;
  }
  return {
    ...common,
    type: 'bar',
    ...(plot.stacked ? { stack: 'months' } : {}),
    barMaxWidth: 44,
    barCategoryGap: '32%',
    itemStyle: {
      color,
      ...(plot.stacked ? { borderColor: look.surface, borderWidth: 0.5 } : { borderRadius: [2, 2, 0, 0] }),
    },
  } as const;
}

function dataIndexOf(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return first !== null && typeof first === 'object' && 'dataIndex' in first ? Number(first.dataIndex) : 0;
}
