import { SearchBox, Tooltip } from '@fluentui/react-components';
import { DatabaseArrowUp20Regular, LockClosed20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportList } from '#contract/report.ts';
import { reportsQuery } from '../api.ts';
import { CustomerLinks } from './customer-links.tsx';
import { NavigationGroup } from './navigation-group.tsx';
import { ReportIcon } from './report-icon.tsx';
import { carried, useSearch } from './use-tenant.ts';
import { ViewLinks } from './view-links.tsx';

type Entry = ReportList['reports'][number];

/** Every report the server knows, by group, customers, saved views and the data page; a report that may not be opened says why. */
export function Navigation({ plain = false }: { plain?: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(reportsQuery);
  const [wanted, setWanted] = useState('');
  const search = carried(useSearch());
  const reports = (data?.reports ?? []).filter((entry) =>
    matches(t(titleKey(entry), { defaultValue: entry.id }), wanted),
  );
  const groups = [...new Set(reports.map(({ group }) => group))];
  return (
    <nav className="navigation" aria-label={t('navigation.label')}>
      {!plain && <Brand />}
      <SearchBox
        id="report-search"
        className="navigation-search"
        size="small"
        appearance="filled-darker"
        value={wanted}
        onChange={(_, { value }) => setWanted(value)}
        placeholder={t('navigation.search')}
        aria-label={t('navigation.search')}
        title={t('navigation.searchHint')}
      />
      {groups.map((group) => (
        <NavigationGroup key={group} title={t(`group.${group.toLowerCase()}`, { defaultValue: group })}>
          {reports.flatMap((entry) => (entry.group === group ? <ReportEntry key={entry.id} entry={entry} /> : []))}
        </NavigationGroup>
      ))}
      {data && reports.length === 0 && <p className="navigation-none">{t('navigation.noMatch')}</p>}
      <CustomerLinks reports={data?.reports ?? []} wanted={wanted} />
      <ViewLinks wanted={wanted} />
      <NavigationGroup title={t('group.manage')}>
        <li>
          <Link to="/data" search={search} className="navigation-link" activeProps={{ 'aria-current': 'page' }}>
            <DatabaseArrowUp20Regular aria-hidden />
            <span className="navigation-name">{t('navigation.data')}</span>
          </Link>
        </li>
      </NavigationGroup>
    </nav>
  );
}

function Brand() {
  const { t } = useTranslation();
  return (
    <div className="brand">
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--colorBrandBackground)" />
        <rect x="7" y="17" width="4" height="8" rx="1" fill="#cfe6fa" />
        <rect x="14" y="12" width="4" height="13" rx="1" fill="#97c6f1" />
        <rect x="21" y="7" width="4" height="18" rx="1" fill="#fff" />
      </svg>
      {t('app.name')}
    </div>
  );
}

function ReportEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const search = carried(useSearch());
  const title = t(titleKey(entry), { defaultValue: entry.id });
  if (entry.state === 'open') {
    return (
      <li>
        <Link
          to="/reports/$report"
          params={{ report: entry.id }}
          search={search}
          className="navigation-link"
          activeOptions={{ includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          data-testid={`navigation-${entry.id}`}
        >
          <ReportIcon report={entry.id} />
          <span className="navigation-name">{title}</span>
        </Link>
      </li>
    );
  }
  return <ClosedEntry id={entry.id} title={title} state={entry.state} />;
}

/** Stays reachable by keyboard, so that everybody can learn why it is closed. */
function ClosedEntry({ id, title, state }: { id: string; title: string; state: 'planned' | 'locked' }) {
  const { t } = useTranslation();
  const about = t(state === 'locked' ? 'navigation.lockedAsk' : 'navigation.plannedAbout');
  return (
    <li>
      <Tooltip content={about} relationship="description" positioning="after">
        <button type="button" className="navigation-link" aria-disabled="true" data-testid={`navigation-${id}`}>
          {state === 'locked' ? <LockClosed20Regular aria-hidden /> : <ReportIcon report={id} />}
          <span className="navigation-name">{title}</span>
          <span className="navigation-state">{t(`navigation.${state}`)}</span>
        </button>
      </Tooltip>
    </li>
  );
}

function titleKey({ id }: Entry): string {
  return `report.${id}.title`;
}

function matches(title: string, wanted: string): boolean {
  return title.toLowerCase().includes(wanted.trim().toLowerCase());
}
