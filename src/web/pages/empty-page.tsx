import { ChartMultiple24Regular, LockClosed24Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import { carried, useSearch } from '../shell/use-tenant.ts';
import './pages.css';

/** Nothing was loaded yet: says what would fill the page and leads there. */
export function NoData({ report }: { report?: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const search = carried(useSearch());
  const needs = report === undefined ? '' : t(`empty.needs.${report}`, { defaultValue: '' });
  return (
    <div className="card state-box" data-testid="no-data">
      <ChartMultiple24Regular className="state-icon" aria-hidden />
      <h2 className="state-title">{t('empty.title')}</h2>
      <p className="state-text">
        {t('empty.text')} {needs}
      </p>
      {may('data.import') && (
        <Link to="/data" search={search} className="button-link">
          {t('empty.action')}
        </Link>
      )}
    </div>
  );
}

/** A report that is not there to be opened. */
export function Closed({ state }: { state: 'planned' | 'unknown' }) {
  const { t } = useTranslation();
  const words = {
    planned: ['empty.plannedTitle', 'empty.plannedText'],
    unknown: ['empty.unknownReport', 'empty.unknownReportText'],
  } as const;
  const [title, text] = words[state];
  return (
    <div className="card state-box" data-testid={`report-${state}`}>
      <LockClosed24Regular className="state-icon" aria-hidden />
      <h1 className="state-title">{t(title)}</h1>
      <p className="state-text">{t(text)}</p>
      <Link to="/" search={carried(useSearch())} className="button-link">
        {t('empty.home')}
      </Link>
    </div>
  );
}
