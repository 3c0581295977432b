import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Download, DownloadRun } from '#contract/downloads.ts';
import { HubTable, PartCells } from './hub-table.tsx';
import { Nothing } from './nothing.tsx';
import { ReportMenu } from './report-menu.tsx';
import { RunState } from './run-state.tsx';
import { rangeText, shortTitle, utcText } from './words.ts';

const columns = ['name', 'type', 'state', 'columns', 'filters', 'range', 'generated'] as const;

interface TableProps {
  readonly downloads: readonly Download[];
  /** The report that an address points at. */
  readonly chosen: string | undefined;
}

/** Every file that was made or is being made, newest first (DL-10). */
export function ReportTable({ downloads, chosen }: TableProps) {
  const { t } = useTranslation();
  const rows = downloads.flatMap(rowsOf).sort((a, b) => (a.at < b.at ? 1 : -1));
  if (rows.length === 0) return <Nothing kind="reports" />;
  return (
    <HubTable name={t('hub.tab.reports')} testId="hub-reports" columns={columns}>
      {rows.map((row) => (
        <Row key={row.run?.id ?? row.download.id} {...row} isChosen={row.download.id === chosen} />
      ))}
    </HubTable>
  );
}

interface RowFacts {
  readonly download: Download;
  readonly run: DownloadRun | undefined;
  readonly at: string;
}

/** A row for each run; a report that has just been asked for has one without. */
function rowsOf(download: Download): RowFacts[] {
  if (download.runs.length > 0) return download.runs.map((run) => ({ download, run, at: run.dueAt }));
  return download.schedule === null ? [{ download, run: undefined, at: download.madeAt }] : [];
}

function Row({ download, run, isChosen }: RowFacts & { isChosen: boolean }) {
  const { t, i18n } = useTranslation();
  const own = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isChosen) own.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const label = (name: (typeof columns)[number]) => t(`hub.column.${name}`);
  return (
    <tr
      ref={own}
      className={isChosen ? 'hub-chosen' : undefined}
      aria-current={isChosen || undefined}
      data-testid={`report-${download.name}`}
      data-state={run?.state ?? 'waiting'}
    >
      <th scope="row" className="hub-name" data-label={label('name')}>
        {download.name}
        {download.schedule && <span className="quiet hub-small">{t('hub.scheduled')}</span>}
      </th>
      <td data-label={label('type')}>{shortTitle(download)}</td>
      <td data-label={label('state')}>
        <RunState download={download} run={run} />
      </td>
      <PartCells {...download} />
      <td data-label={label('range')}>{rangeText(download.range, t, i18n.language)}</td>
      <td data-label={label('generated')}>{run?.file ? utcText(run.file.generatedAt, i18n.language) : '–'}</td>
      <td className="hub-action">
        <ReportMenu download={download} />
      </td>
    </tr>
  );
}
