import { Badge, Tooltip } from '@fluentui/react-components';
import { Warning16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { formatAgo, formatMonth, formatMonthLong } from '#text/format.ts';
import { reportQuery } from '../api.ts';
import { completenessLines } from '../pages/completeness.ts';
import { isLate } from './late.ts';
import { useSearch, useTenant } from './use-tenant.ts';

/** As of when the data are (CO-13), with a warning when they are late, partial or incomplete. */
export function Freshness() {
  const { t, i18n } = useTranslation();
  const { about, known, today } = useTenant();
  const now = useMinute();
  const completeness = useCompleteness();
  if (!known) return <span className="freshness" />;
  if (!about?.latestMonth || !about.loadedAt) return <span className="freshness quiet">{t('top.noData')}</span>;
  const month = formatMonthLong(about.latestMonth, i18n.language);
  const lines = completeness ? completenessLines(completeness, t, i18n.language) : [];
  return (
    <span className="freshness" data-testid="freshness">
      <span className="quiet freshness-text">
        {t('top.dataOf', { month, ago: formatAgo(about.loadedAt, now, i18n.language) })}
      </span>
      <span className="quiet freshness-short" aria-hidden="true">
        {formatMonth(about.latestMonth, i18n.language)}
      </span>
      {today && isLate(about.latestMonth, today) && <Mark text={t('top.late')} about={t('top.lateAbout', { month })} />}
      {lines.length > 0 && <Mark text={t('top.incomplete')} about={lines.join(' ')} />}
    </span>
  );
}

function Mark({ text, about }: { text: string; about: string }) {
  return (
    <Tooltip content={about} relationship="description">
      <Badge className="freshness-mark" appearance="tint" color="warning" icon={<Warning16Regular />} tabIndex={0}>
        <span>{text}</span>
      </Badge>
    </Tooltip>
  );
}

/** What the page on screen says about gaps; read from its one request, never asked for again. */
function useCompleteness(): ReportResult['completeness'] | undefined {
  const { report } = useParams({ strict: false });
  const { id } = useTenant();
  const search = useSearch();
  const query = reportQuery(report ?? '', { ...search, tenant: id });
  return useQuery({ ...query, enabled: false }).data?.completeness;
}

/** The time in ms, renewed every minute. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
