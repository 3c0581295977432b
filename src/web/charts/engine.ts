import {
  BarChart,
  type BarSeriesOption,
  LineChart,
  type LineSeriesOption,
  MapChart,
  type MapSeriesOption,
  PieChart,
  type PieSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** Only what is drawn is bundled; legends, sliders and the map's scale are page elements, so that keyboards reach them. */
use([BarChart, LineChart, MapChart, PieChart, GridComponent, TooltipComponent, SVGRenderer]);

export type { EChartsType } from 'echarts/core';
export { init, registerMap } from 'echarts/core';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | MapSeriesOption | PieSeriesOption | GridComponentOption | TooltipComponentOption
>;
