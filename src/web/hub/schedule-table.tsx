import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Download } from '#contract/downloads.ts';
import { formatNumber } from '#text/format.ts';
import { HubTable, PartCells } from './hub-table.tsx';
import { Nothing } from './nothing.tsx';
import { ReportMenu } from './report-menu.tsx';
import { rangeText, scheduleText, utcText } from './words.ts';

const columns = ['name', 'occurrences', 'programme', 'columns', 'filters', 'range', 'next', 'status'] as const;

interface TableProps {
  readonly downloads: readonly Download[];
  readonly chosen: string | undefined;
}

/** Reports that come by themselves (DL-19). */
export function ScheduleTable({ downloads, chosen }: TableProps) {
  const { t } = useTranslation();
  const scheduled = downloads.filter(({ schedule }) => schedule !== null);
  if (scheduled.length === 0) return <Nothing kind="scheduled" />;
  return (
    <HubTable name={t('hub.tab.scheduled')} testId="hub-schedules" columns={columns}>
      {scheduled.map((download) => (
        <Row key={download.id} download={download} isChosen={download.id === chosen} />
      ))}
    </HubTable>
  );
}

function Row({ download, isChosen }: { download: Download; isChosen: boolean }) {
  const { t, i18n } = useTranslation();
  const { name, occurrences, programme, schedule, range, status, nextAt } = download;
  const label = (column: (typeof columns)[number]) => t(`hub.column.${column}`);
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <tr className={isChosen ? 'hub-chosen' : undefined} data-testid={`schedule-${name}`} data-status={status}>
      <th scope="row" className="hub-name" data-label={label('name')}>
        {name}
        {schedule && <span className="quiet hub-small">{scheduleText(schedule, t, i18n.language)}</span>}
      </th>
      <td data-label={label('occurrences')}>
        {occurrences && t('hub.occurrences', { done: number(occurrences.done), of: number(occurrences.of) })}
      </td>
      <td data-label={label('programme')}>{t(`hub.programme.${programme}`)}</td>
      <PartCells {...download} />
      <td data-label={label('range')}>{rangeText(range, t, i18n.language)}</td>
      <td data-label={label('next')}>{nextAt ? utcText(nextAt, i18n.language) : '–'}</td>
      <td data-label={label('status')}>
        <Badge appearance="tint" color={status === 'Active' ? 'success' : status === 'Paused' ? 'warning' : 'subtle'}>
          {t(`hub.status.${status}`)}
        </Badge>
      </td>
      <td className="hub-action">
        <ReportMenu download={download} />
      </td>
    </tr>
  );
}
