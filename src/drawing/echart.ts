import {
  BarChart,
  type BarSeriesOption,
  LineChart,
  type LineSeriesOption,
  PieChart,
  type PieSeriesOption,
} from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Picture } from './picture.ts';

use([BarChart, LineChart, PieChart, GridComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | PieSeriesOption | GridComponentOption>;

/** A chart as part of a drawing, made without a browser; `name` tells its inner parts from those of its neighbours. */
export function chartPicture(
  option: ChartOption,
  { width, height, name }: { width: number; height: number; name: string },
): Picture {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return { width, height, body: quietSvg(chart.renderToSVGString(), name) };
  } finally {
    chart.dispose();
  }
}

/**
 * Without what only a pointer needs, and with ids that do not count on from drawing to drawing: the same result gives
 * the same bytes. Texts cannot be mistaken for attributes, their quotation marks are escaped.
 */
function quietSvg(svg: string, name: string): string {
  return svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replaceAll(/<style\s*>.*?<\/style>/gs, '')
    .replaceAll(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(/(id="|url\(#)zr\d+-/g, `$1${name}-`)
    .replaceAll(/\n+/g, '');
}
