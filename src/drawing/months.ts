import type { MonthRange } from '#base/month.ts';
import type { ResultSection } from '#reporting/result.ts';
import { formatMonth } from '#text/format.ts';
import { type ChartOption, chartPicture } from './echart.ts';
import { monthsShown } from './figure.ts';
import { legend } from './legend.ts';
import type { Look } from './look.ts';
import { moved, type Picture, plain, stacked, textAt } from './picture.ts';
import { type Plot, plotsOf, type Series } from './series.ts';
import type { Words } from './words.ts';

export interface DrawParts {
  readonly look: Look;
  readonly words: Words;
  readonly width: number;
  readonly range: MonthRange;
  /** Months still running. */
  readonly partial: readonly string[];
}

/** From this width on charts of one section lie beside each other. */
const wide = 800;
const gap = 24;

/** Columns, stacks and lines over months: a chart per figure, one legend for all. */
export function monthsPicture(section: ResultSection, parts: DrawParts): Picture {
  const months = monthsShown(section, parts.range);
  const plots = plotsOf(section, months, parts).filter(({ series }) => series.length > 0);
  const isStacked = section.chart === 'stacked-columns';
  const columns = parts.width > wide ? plots.length : 1;
  const width = (parts.width - gap * (columns - 1)) / Math.max(1, columns);
  const charts = plots.map((plot, index) =>
    chartOf(plot, { ...parts, width, months, isStacked, name: `${section.id}-${index}` }),
  );
  return stacked([beside(charts, parts.width), legend(plots[0]?.series ?? [], parts)]);
}

interface ChartParts extends DrawParts {
  readonly months: readonly string[];
  readonly isStacked: boolean;
  readonly name: string;
}

/** Charts in one row where there is room, else below each other. */
function beside(charts: readonly Picture[], width: number): Picture {
  if (width <= wide) return stacked(charts);
  const step = width / Math.max(1, charts.length) + gap / Math.max(1, charts.length);
  const body = charts.map((chart, index) => moved(index * step, 0, chart.body)).join('');
  return { width, height: Math.max(0, ...charts.map(({ height }) => height)), body };
}

function chartOf({ figure, series }: Plot, parts: ChartParts): Picture {
  const { look, width, name } = parts;
  const chart = chartPicture(optionOf(series, parts), { width, height: figure === undefined ? 220 : 180, name });
  if (figure === undefined) return chart;
  const title = { width, height: 14, body: textAt(0, 11, figure, { fill: look.ink, strong: true }) };
  return stacked([title, chart], 4);
}

function optionOf(series: readonly Series[], parts: ChartParts): ChartOption {
  const { months, look, words, partial } = parts;
  const names = months.map((month) => formatMonth(month, words.language) + (partial.includes(month) ? '*' : ''));
  const category = { type: 'category', data: names, axisTick: { show: false } } as const;
  const label = { color: look.quiet, fontSize: 11, fontFamily: look.font };
  return {
    grid: { left: 4, right: 8, top: 10, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: [
      { ...category, axisLine: { show: false, onZero: false }, axisLabel: { ...label, hideOverlap: true, margin: 8 } },
      {
        ...category,
        position: 'bottom',
        axisLabel: { show: false },
        axisLine: { onZero: true, lineStyle: { color: look.zero } },
        z: 5,
      },
    ],
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...label, formatter: (value: number) => short(value, words.language) },
      splitLine: { lineStyle: { color: look.grid } },
    },
    series: series.map((one) => drawn(one, parts)),
  };
}

function drawn({ name, color, kind, below, values }: Series, { look, months, isStacked }: ChartParts) {
  const data = values.map((value) => (value === undefined ? null : below ? -value : value));
  const common = { name: plain(name), data, silent: true, itemStyle: { color } } as const;
  if (kind === 'line') {
    const lineStyle = { width: 2, color };
    return {
      ...common,
      type: 'line',
      lineStyle,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: months.length <= 24,
      z: 6,
    } as const;
  }
  const seam = isStacked ? { borderColor: look.surface, borderWidth: 0.5 } : { borderRadius: [2, 2, 0, 0] };
  const stack = isStacked ? { stack: 'months' } : {};
  return {
    ...common,
    ...stack,
    type: 'bar',
    barMaxWidth: 40,
    barCategoryGap: '32%',
    itemStyle: { color, ...seam },
  } as const;
}

/** Round numbers need no digits to fill up: 1.2K, 6K. */
function short(value: number, language: string): string {
  const format = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  return format.format(value).replace('-', '−');
}
