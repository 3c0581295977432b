import { SearchBox, Tooltip } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportList } from '#contract/report.ts';
import { AdminLinks } from '../people/admin-links.tsx';
import { useReports } from '../people/use-reports.ts';
import { Brand } from './brand.tsx';
import { CustomerLinks } from './customer-links.tsx';
import { HubLink } from './hub-link.tsx';
import { NavigationGroup } from './navigation-group.tsx';
import { ProgrammeLinks } from './programme-links.tsx';
import { ReportIcon } from './report-icon.tsx';
import { carried, useSearch } from './use-tenant.ts';
import { ViewLinks } from './view-links.tsx';

type Entry = ReportList['reports'][number];

/** Every report the server knows, by group, customers, saved views and administration; a report that may not be opened says why. */
export function Navigation({ plain = false }: { plain?: boolean }) {
  const { t } = useTranslation();
  const known = useReports().data;
  const [wanted, setWanted] = useState('');
  const reports = (known ?? []).filter((entry) => matches(t(titleKey(entry), { defaultValue: entry.id }), wanted));
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
      {known && reports.length === 0 && <p className="navigation-none">{t('navigation.noMatch')}</p>}
      <CustomerLinks reports={known ?? []} wanted={wanted} />
      <HubLink wanted={wanted} />
      <ProgrammeLinks wanted={wanted} />
      <ViewLinks wanted={wanted} />
      <AdminLinks />
    </nav>
  );
}

function ReportEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const search = carried(useSearch());
  const title = t(titleKey(entry), { defaultValue: entry.id });
  const isLocked = entry.state === 'locked';
  if (entry.state !== 'planned') {
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
          {isLocked ? <LockClosed20Regular aria-hidden /> : <ReportIcon report={entry.id} />}
          <span className="navigation-name">{title}</span>
          {/* The page says which roles open it, and who gives them (CO-14). */}
          {isLocked && <span className="navigation-state">{t('navigation.locked')}</span>}
        </Link>
      </li>
    );
  }
  return <PlannedEntry id={entry.id} title={title} />;
}

/** Stays reachable by keyboard, so that everybody can learn why it is closed. */
function PlannedEntry({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <Tooltip content={t('navigation.plannedAbout')} relationship="description" positioning="after">
        <button type="button" className="navigation-link" aria-disabled="true" data-testid={`navigation-${id}`}>
          <ReportIcon report={id} />
          <span className="navigation-name">{title}</span>
          <span className="navigation-state">{t('navigation.planned')}</span>
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
