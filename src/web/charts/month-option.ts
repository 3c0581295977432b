import { formatMonth } from '#text/format.ts';
import { beforeId, type Ghost } from './before.ts';
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
  /** The period before, drawn as dashed lines. */
  readonly ghost?: Ghost | undefined;
  /** Months that carry a note. */
  readonly noted?: ReadonlySet<string>;
  /** The tip of a month by its place in the plot. */
  readonly tip: (index: number) => Tip;
}

/**
 * Columns, stacks and lines over months. Churn is drawn below the zero line (CUS-72), months without data stay empty
 * a month still running is starred.
 */
export function monthOption(plot: Plot, parts: MonthParts): ChartOption {
  const { look, words, partial = [], noted = new Set() } = parts;
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
    yAxis: [valueAxis(look, words), flagAxis],
    tooltip: {
      ...tooltipLook(look),
      trigger: 'axis',
      axisPointer: { type: plot.series.every(({ kind }) => kind === 'line') ? 'line' : 'shadow' },
      formatter: (points) => tipElement(parts.tip(dataIndexOf(points))),
    },
    series: [
      ...plot.series.map((series) => drawn(series, plot, parts)),
      ...(parts.ghost?.series ?? []).map((series) => ghostLine(series, parts)),
      ...(plot.months.some((month) => noted.has(month)) ? [flags(plot, noted, look)] : []),
    ],
  };
}

/** The upper end of the chart, whatever its figures are: where flags stand. */
const flagAxis = { type: 'value', show: false, min: 0, max: 1 } as const;
const flag = 'path://M1 0h1.6v1h8.4l-2.2 3 2.2 3h-8.4v9h-1.6z';

const flagSize: [number, number] = [11, 16];
const flagOffset: [number, number] = [4, -1];
const dashes: [number, number] = [5, 4];

/** A flag over each month with a note; the note itself is in the month's tip. */
function flags(plot: Plot, noted: ReadonlySet<string>, look: Look) {
  return {
    id: 'notes',
    type: 'line',
    yAxisIndex: 1,
    data: plot.months.map((month) => (noted.has(month) ? 1 : null)),
    showSymbol: true,
    showAllSymbol: true,
    symbol: flag,
    symbolSize: flagSize,
    symbolOffset: flagOffset,
    symbolKeepAspect: true,
    lineStyle: { width: 0 },
    itemStyle: { color: look.note },
    emphasis: { disabled: true },
    silent: true,
    tooltip: { show: false },
    z: 9,
  } as const;
}

function ghostLine(series: PlotSeries, { look, words, colors }: MonthParts) {
  return {
    id: `${beforeId}-${series.id}`,
    name: seriesName(series, words),
    type: 'line',
    data: series.values.map((value) => value ?? null),
    connectNulls: false,
    showSymbol: false,
    lineStyle: {
      width: 1.75,
      type: dashes,
      color: series.kind === 'line' && series.id !== beforeId ? (colors.get(series.id) ?? look.ink) : look.ink,
    },
    itemStyle: { color: look.inkQuiet },
    emphasis: { disabled: true },
    z: 7,
  } as const;
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
      ...(series.role === 'expected' ? outlined(color, look) : {}),
    },
  } as const;
}

/** What has not happened yet is an empty column with a dashed edge, which tells it apart without its colour. */
function outlined(color: string, look: Look) {
  return { color: look.surface, borderColor: color, borderWidth: 1.5, borderType: dashes };
}

function dataIndexOf(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return first !== null && typeof first === 'object' && 'dataIndex' in first ? Number(first.dataIndex) : 0;
}
