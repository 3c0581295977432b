import { useMemo, useRef } from 'react';
import { formatNumber, formatPercent } from '#text/format.ts';
import { donutOption } from './donut-option.ts';
import { EChart } from './echart.tsx';
import type { EChartsType } from './engine.ts';
import type { LegendItem } from './legend.tsx';
import { seriesColors } from './look.ts';
import { type Parts, sliceTip } from './slices.ts';
import { Stage } from './stage.tsx';
import { tipText } from './tip.ts';
import { useLook } from './use-look.ts';
import { seriesName, useWords, type Words } from './words.ts';
import './donut.css';

interface DonutProps {
  readonly parts: Parts;
  readonly label: string;
  readonly hidden: ReadonlySet<string>;
  readonly selected?: string | undefined;
  readonly onSelect?: ((id: string) => void) | undefined;
  readonly height?: number;
  readonly chart: { current: EChartsType | null };
}

/** A ring of values; slices can be chosen by click, or by arrows and Enter (CUS-91). */
export function Donut({ parts, label, hidden, selected, onSelect, height = 240, chart }: DonutProps) {
  const words = useWords();
  const look = useLook();
  const colors = useMemo(() => seriesColors(parts.slices, look.name), [parts, look.name]);
  const option = useMemo(
    () => donutOption(parts, { look, words, colors, hidden, selected }),
    [parts, look, words, colors, hidden, selected],
  );
  const shown = parts.slices.filter(({ id }) => !hidden.has(id));
  const choose = useRef<(index: number) => void>(undefined);
  choose.current = (index) => {
    const slice = shown[index];
    if (slice) onSelect?.(slice.id);
  };
  const onReady = useMemo(
    () => (made: EChartsType) => {
      made.on('click', ({ dataIndex }: { dataIndex?: unknown }) => choose.current?.(Number(dataIndex)));
    },
    [],
  );
  return (
    <Stage
      label={label}
      count={shown.length}
      say={(index) => (shown[index] ? tipText(sliceTip(shown[index], parts, words)) : '')}
      onPoint={(index) => pointAt(chart.current, index)}
      onChoose={(index) => choose.current?.(index)}
    >
      <EChart option={option} height={height} ref={chart} onReady={onReady} />
    </Stage>
  );
}

/** The slices as legend entries with value and share. */
export function sliceItems(parts: Parts, theme: 'light' | 'dark', words: Words): LegendItem[] {
  const colors = seriesColors(parts.slices, theme);
  return parts.slices.map((slice) => ({
    id: slice.id,
    label: seriesName(slice, words),
    color: colors.get(slice.id) ?? '',
    value: formatNumber(slice.value, words.language),
    ...(slice.share === undefined ? {} : { share: formatPercent(slice.share, words.language) }),
  }));
}

function pointAt(chart: EChartsType | null, index: number | undefined): void {
  if (!chart) return;
  chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
  if (index === undefined) {
    chart.dispatchAction({ type: 'hideTip' });
    return;
  }
  chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: index });
  chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
}
