import { formatCompact, formatPercent } from '#text/format.ts';
import type { ChartOption } from './engine.ts';
import type { Look } from './look.ts';
import { tooltipLook } from './month-option.ts';
import { type Parts, type Slice, sliceTip } from './slices.ts';
import { tipElement } from './tip.ts';
import { columnName, seriesName, type Words } from './words.ts';

interface DonutParts {
  readonly look: Look;
  readonly words: Words;
  readonly colors: ReadonlyMap<string, string>;
  readonly hidden: ReadonlySet<string>;
  /** The slice drawn raised, by its id. */
  readonly selected?: string | undefined;
}

/** Slices that still have room for their share inside the ring, in percent points of the ring. */
const roomForLabel = 7;

/** A ring with the distinct total in its middle; shares are written where they fit, names stand in the legend. */
export function donutOption(parts: Parts, { look, words, colors, hidden, selected }: DonutParts): ChartOption {
  const shown = parts.slices.filter(({ id }) => !hidden.has(id));
  const around = shown.reduce((sum, { value }) => sum + value, 0);
  return {
    textStyle: { fontFamily: look.font },
    tooltip: { ...tooltipLook(look), trigger: 'item', formatter: (point) => tipOf(point, shown, parts, words) },
    series: [
      {
        id: 'ring',
        type: 'pie',
        radius: ['58%', '88%'],
        startAngle: 90,
        minShowLabelAngle: 0,
        selectedMode: 'single',
        selectedOffset: 6,
        emphasis: { scaleSize: 3 },
        itemStyle: { borderColor: look.surface, borderWidth: 2 },
        labelLine: { show: false },
        data: shown.map((slice) => {
          const color = colors.get(slice.id) ?? look.accent;
          return {
            name: seriesName(slice, words),
            value: slice.value,
            selected: slice.id === selected,
            itemStyle: { color },
            label: ringLabel(slice, { around, color, words }),
          };
        }),
      },
      centre(parts, look, words),
    ],
  };
}

/** Black or white, whichever reads on `color` (`#rrggbb`). */
export function inkOn(color: string): string {
  const channel = (at: number) => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.19 ? '#111111' : '#ffffff';
}

function ringLabel(slice: Slice, { around, color, words }: { around: number; color: string; words: Words }) {
  const fits = around > 0 && (slice.value / around) * 100 >= roomForLabel && slice.share !== undefined;
  return {
    show: fits,
    position: 'inside',
    formatter: formatPercent(slice.share, words.language, { digits: 0 }),
    color: inkOn(color),
    fontSize: 12,
  } as const;
}

function centre({ total, measure, centre: own }: Parts, look: Look, words: Words) {
  const value = own ? own.value : total;
  const name = columnName(measure, words);
  const unit = own ? words.t(`unit.${own.unit}`, { count: value ?? 0, defaultValue: name }) : name;
  return {
    id: 'centre',
    type: 'pie' as const,
    silent: true,
    radius: ['0%', '0%'],
    data: [{ value: 1, name: '' }],
    tooltip: { show: false },
    label: {
      show: value !== undefined,
      position: 'center' as const,
      formatter: `{total|${formatCompact(value, words.language)}}\n{unit|${unit.toLowerCase()}}`,
      rich: {
        total: { fontSize: 24, fontWeight: 600 as const, lineHeight: 30, color: look.ink, fontFamily: look.font },
        unit: { fontSize: 12, lineHeight: 16, color: look.inkQuiet, fontFamily: look.font },
      },
    },
  };
}

function tipOf(point: unknown, shown: readonly Slice[], parts: Parts, words: Words): HTMLElement | string {
  const index = point !== null && typeof point === 'object' && 'dataIndex' in point ? Number(point.dataIndex) : -1;
  const slice = shown[index];
  return slice === undefined ? '' : tipElement(sliceTip(slice, parts, words));
}
