import { Popover, PopoverSurface } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import type { ResultSection } from '#contract/report.ts';
import { formatMonthLong, formatNumber } from '#text/format.ts';
import type { Cell } from '#web/drill/cell.ts';
import { useDrill } from '#web/drill/drill.tsx';
import type { EChartsType } from './engine.ts';
import { type Plot, type PlotSeries, plotCells } from './plot-cells.ts';
import { seriesName, useWords } from './words.ts';
import './month-drill.css';

interface DrillParts {
  readonly section: ResultSection;
  readonly plot: Plot;
  /** The figure drawn, where the section has several. */
  readonly measure: string;
  readonly chart: { current: EChartsType | null };
}

/**
 * Opens the rows behind a point of a chart over months: a click on a part at once; Enter on a month, or a click beside
 * its parts, asks which of them is meant. `onChoose` is undefined where the page has no rows to open.
 */
export function useMonthDrill({ section, plot, measure, chart }: DrillParts) {
  const open = useDrill();
  const [asking, setAsking] = useState<number>();
  const latest = useRef<(index: number, series?: string) => void>(undefined);
  latest.current = (index, series) => {
    const points = plotCells(section, plot, { index, measure });
    const meant = points.length === 1 ? points[0] : points.find((point) => point.series.id === series);
    if (meant) open?.(meant.cell);
    else if (points.length > 0) setAsking(index);
  };
  const onReady = useCallback((made: EChartsType) => listen(made, latest), []);
  const leave = () => {
    setAsking(undefined);
    chart.current?.getDom().closest<HTMLElement>('.chart-stage')?.focus();
  };
  const list = asking !== undefined && open && (
    <PointList
      month={plot.months[asking] ?? ''}
      points={plotCells(section, plot, { index: asking, measure })}
      target={chart.current?.getDom().closest('.chart-stage') ?? null}
      onLeave={leave}
      onOpen={(cell) => {
        leave();
        open(cell);
      }}
    />
  );
  return { list, onReady, onChoose: open && ((index: number) => latest.current?.(index)) };
}

/** A click on a part names it; one beside the parts names the month it lies in. */
function listen(chart: EChartsType, latest: { current: ((index: number, series?: string) => void) | undefined }): void {
  chart.on('click', ({ seriesId, dataIndex }: { seriesId?: unknown; dataIndex?: unknown }) => {
    if (typeof dataIndex === 'number') latest.current?.(dataIndex, String(seriesId));
  });
  chart.getZr().on('click', ({ target, offsetX, offsetY }) => {
    if (target || !chart.containPixel('grid', [offsetX, offsetY])) return;
    const index = chart.convertFromPixel({ xAxisIndex: 0 }, offsetX);
    if (typeof index === 'number') latest.current?.(Math.round(index));
  });
}

interface ListProps {
  readonly month: string;
  readonly points: readonly { readonly series: PlotSeries; readonly value: number; readonly cell: Cell }[];
  readonly target: Element | null;
  readonly onLeave: () => void;
  readonly onOpen: (cell: Cell) => void;
}

/** Which part of the month is meant. */
function PointList({ month, points, target, onLeave, onOpen }: ListProps) {
  const words = useWords();
  const { t, language } = words;
  return (
    <Popover
      open
      trapFocus
      positioning={{
        position: 'below',
        align: 'center',
        ...(target instanceof HTMLElement && { target }),
        offset: -120,
      }}
      onOpenChange={(_, data) => !data.open && onLeave()}
    >
      <PopoverSurface className="point-list" aria-label={t('drill.which')} data-testid="point-list">
        <p className="point-list-title">{formatMonthLong(month, language)}</p>
        <ul className="plain-list">
          {points.map(({ series, value, cell }) => (
            <li key={series.id}>
              <button
                type="button"
                className="point-list-item"
                data-testid={`point-${series.id}`}
                onClick={() => onOpen(cell)}
              >
                <span>{seriesName(series, words)}</span>
                <b>{formatNumber(value, language)}</b>
              </button>
            </li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}
