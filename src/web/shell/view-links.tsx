import { Bookmark20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import { viewsQuery } from '../records/records-api.ts';
import { byName, isShown, openedSearch } from '../records/view-address.ts';
import { NavigationGroup } from './navigation-group.tsx';
import { useSearch, useTenant } from './use-tenant.ts';

/** Saved views of the tenant; nothing while there are none, or while the address names one without data (a first import). */
export function ViewLinks({ wanted }: { wanted: string }) {
  const { t, i18n } = useTranslation();
  const { about } = useTenant();
  const may = useMay();
  const search = useSearch();
  const { report } = useParams({ strict: false });
  const { data } = useQuery({ ...viewsQuery(about?.tenant), enabled: about !== undefined && may('records.read') });
  const word = wanted.trim().toLowerCase();
  const views = byName(data?.views ?? [], i18n.language).filter(({ name }) => name.toLowerCase().includes(word));
  if (views.length === 0) return null;
  return (
    <NavigationGroup title={t('view.title')}>
      {views.map((view) => (
        <li key={view.id}>
          <Link
            to="/reports/$report"
            params={{ report: view.report }}
            search={openedSearch(view)}
            className="navigation-link"
            // Current where the address says the same; the router itself marks an address that is the very same.
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={isShown(view, report, search) ? 'true' : undefined}
            data-testid={`view-${view.name}`}
          >
            <Bookmark20Regular aria-hidden />
            <span className="navigation-name">{view.name}</span>
          </Link>
        </li>
      ))}
    </NavigationGroup>
  );
}
