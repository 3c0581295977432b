import { CalendarClock20Regular, DocumentArrowDown20Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import { NavigationGroup } from './navigation-group.tsx';
import { useSearch } from './use-tenant.ts';

/** The ways to what is made as files: the downloads hub, and what is sent or watched. */
export function HubLink({ wanted }: { wanted: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { tenant } = useSearch();
  const places = [
    { to: '/downloads', icon: DocumentArrowDown20Regular, title: t('hub.title'), permission: 'downloads.own' },
    { to: '/sendings', icon: CalendarClock20Regular, title: t('sending.title'), permission: 'reports.read' },
  ] as const;
  const shown = places.filter(
    ({ title, permission }) => may(permission) && title.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  if (shown.length === 0) return null;
  return (
    <NavigationGroup title={t('hub.group')}>
      {shown.map(({ to, icon: Icon, title }) => (
        <li key={to}>
          <Link
            to={to}
            search={{ tenant }}
            className="navigation-link"
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
            data-testid={`navigation-${to.slice(1)}`}
          >
            <Icon aria-hidden />
            <span className="navigation-name">{title}</span>
          </Link>
        </li>
      ))}
    </NavigationGroup>
  );
}
