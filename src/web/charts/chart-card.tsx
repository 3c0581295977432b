import { RateCard } from '#web/adoption/rate-card.tsx';
import { isRate } from '#web/adoption/rates.ts';
import type { TableLayout } from '#web/tables/table-layout.ts';
import type { CardProps } from './chart-frame.tsx';
import { DonutCard } from './donut-card.tsx';
import { GeoCard } from './geo-card.tsx';
import { KpiCard } from './kpi-card.tsx';
import { LeaderBoard } from './leader-board.tsx';
import { MonthCard } from './month-card.tsx';
import { TableCard } from './table-card.tsx';

/** A section drawn as its chart hint says (HTTP-7), in the shared frame. */
export function ChartCard({ table, ...props }: CardProps & { table?: TableLayout | undefined }) {
  const { chart } = props.section;
  switch (chart) {
    case 'kpi':
      return isRate(props.section) ? <RateCard {...props} /> : <KpiCard {...props} />;
    case 'geo':
      return <GeoCard {...props} />;
    case 'donut':
      return <DonutCard {...props} />;
    case 'bars':
      return <LeaderBoard {...props} />;
    case 'table':
      return <TableCard {...props} layout={table} />;
    case 'columns':
    case 'stacked-columns':
    case 'columns-line':
    case 'lines':
      return <MonthCard {...props} />;
  }
}
