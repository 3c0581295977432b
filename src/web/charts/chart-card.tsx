import { DataTable } from '#web/tables/data-table.tsx';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { DonutCard } from './donut-card.tsx';
import { GeoCard } from './geo-card.tsx';
import { KpiCard } from './kpi-card.tsx';
import { LeaderBoard } from './leader-board.tsx';
import { MonthCard } from './month-card.tsx';
import { useWords } from './words.ts';

/** A section drawn as its chart hint says (HTTP-7), in the shared frame. */
export function ChartCard(props: CardProps) {
  const { chart } = props.section;
  switch (chart) {
    case 'kpi':
      return <KpiCard {...props} />;
    case 'geo':
      return <GeoCard {...props} />;
    case 'donut':
      return <DonutCard {...props} />;
    case 'bars':
      return <LeaderBoard {...props} />;
    case 'table':
      return <TableCard {...props} />;
    case 'columns':
    case 'stacked-columns':
    case 'columns-line':
    case 'lines':
      return <MonthCard {...props} />;
  }
}

function TableCard(props: CardProps) {
  const { t } = useWords();
  const { reportId, section, title } = props;
  const caption = title ?? t(`section.${reportId}.${section.id}.title`, { defaultValue: section.id });
  return (
    <ChartFrame {...props}>
      <DataTable section={section} caption={caption} />
    </ChartFrame>
  );
}
