import { ToggleButton } from '@fluentui/react-components';
import { Table20Regular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { formatNumber } from '#text/format.ts';
import { EChart } from '../charts/echart.tsx';
import type { EChartsType } from '../charts/engine.ts';
import { seriesColors } from '../charts/look.ts';
import { monthOption } from '../charts/month-option.ts';
import { Stage } from '../charts/stage.tsx';
import { tipText } from '../charts/tip.ts';
import { useLook } from '../charts/use-look.ts';
import { useWords } from '../charts/words.ts';
import { type KpiMonth, kpiPlot, kpiTip } from './kpi-plot.ts';
import { KpiTable } from './kpi-table.tsx';
import { Panel } from './panel.tsx';
import '../charts/charts.css';
import '../charts/legend.css';

interface ChartProps {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly months: readonly KpiMonth[];
  readonly tenant: string;
}

const height = 240;

/** The KPI over months as the house draws months, as a table at a click; a month leads to its invoice lines. */
export function KpiChart({ id, title, about, months, tenant }: ChartProps) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const tools = (
    <ToggleButton
      appearance="subtle"
      size="small"
      icon={<Table20Regular />}
      checked={asTable}
      onClick={() => setAsTable(!asTable)}
      data-testid={`${id}-as-table`}
    >
      {t('programme.asTable')}
    </ToggleButton>
  );
  return (
    <Panel id={id} title={title} about={about} tools={tools}>
      {months.some(({ expected }) => expected) && <ForecastKey />}
      {asTable ? (
        <KpiTable months={months} tenant={tenant} />
      ) : (
        <Drawing title={title} months={months} tenant={tenant} />
      )}
    </Panel>
  );
}

function Drawing({ title, months, tenant }: Pick<ChartProps, 'title' | 'months' | 'tenant'>) {
  const words = useWords();
  const look = useLook();
  const chart = useRef<EChartsType>(null);
  const navigate = useNavigate();
  const plot = useMemo(() => kpiPlot(months), [months]);
  const tip = useCallback((index: number) => kpiTip(months[index], words), [months, words]);
  const option = useMemo(
    () => monthOption(plot, { look, words, colors: seriesColors(plot.series, look.name), tip }),
    [plot, look, words, tip],
  );
  const open = useCallback(
    (index: number) => {
      const { month, expected = false } = months[index] ?? {};
      if (month === undefined || expected) return;
      void navigate({ to: '/programme/ledger', search: { tenant, from: month, to: month } });
    },
    [months, navigate, tenant],
  );
  const onReady = useCallback((made: EChartsType) => onColumn(made, open), [open]);
  return (
    <Stage
      label={`${title}. ${sumText(months, words)}`}
      count={months.length}
      say={(index) => tipText(tip(index))}
      onPoint={(index) => pointAt(chart.current, index)}
      onChoose={open}
    >
      <EChart option={option} height={height} ref={chart} onReady={onReady} />
    </Stage>
  );
}

/** What full and outlined columns are. */
function ForecastKey() {
  const { t } = useWords();
  const { accent } = useLook();
  return (
    <ul className="plain-list programme-key">
      <li>
        <span className="programme-swatch" style={{ background: accent }} aria-hidden /> {t('programme.forecast.known')}
      </li>
      <li>
        <span className="programme-swatch programme-swatch-expected" style={{ borderColor: accent }} aria-hidden />{' '}
        {t('programme.forecast.expected')}
      </li>
    </ul>
  );
}

function sumText(months: readonly KpiMonth[], { t, language }: ReturnType<typeof useWords>): string {
  const sum = months.reduce((whole, { kpi }) => whole + kpi, 0);
  return t('programme.sumOfMonths', { sum: formatNumber(sum, language), months: months.length });
}

/** A click anywhere in a month's column, also above it. */
function onColumn(chart: EChartsType, open: (index: number) => void): void {
  const canvas = chart.getZr();
  canvas.off('click');
  canvas.on('click', ({ offsetX, offsetY }) => {
    const point = [offsetX, offsetY];
    if (!chart.containPixel({ gridIndex: 0 }, point)) return;
    const index = Number(chart.convertFromPixel({ xAxisIndex: 0 }, offsetX));
    if (Number.isInteger(index)) open(index);
  });
}

function pointAt(chart: EChartsType | null, index: number | undefined): void {
  if (!chart) return;
  const x = index === undefined ? undefined : chart.convertToPixel({ xAxisIndex: 0 }, index);
  if (typeof x === 'number') chart.dispatchAction({ type: 'showTip', x, y: chart.getHeight() / 2 });
  else chart.dispatchAction({ type: 'hideTip' });
}
