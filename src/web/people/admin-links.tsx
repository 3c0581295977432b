import {
  Building20Regular,
  ClipboardTextLtr20Regular,
  DatabaseArrowUp20Regular,
  type FluentIcon,
  HatGraduation20Regular,
  PeopleSettings20Regular,
  PersonKey20Regular,
  PlugConnected20Regular,
} from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#domain/access/permission.ts';
import { NavigationGroup } from '../shell/navigation-group.tsx';
import { useSearch } from '../shell/use-tenant.ts';
import { useMay, useSession } from './use-session.ts';

interface Place {
  readonly to:
    | '/data'
    | '/admin/people'
    | '/admin/applications'
    | '/admin/learning'
    | '/admin/audit'
    | '/admin/providers'
    | '/admin/tenants';
  readonly name: string;
  readonly icon: FluentIcon;
  readonly permission: Permission;
}

const data: Place = { to: '/data', name: 'data', icon: DatabaseArrowUp20Regular, permission: 'imports.read' };

const places: readonly Place[] = [
  { to: '/admin/people', name: 'people', icon: PeopleSettings20Regular, permission: 'people.read' },
  { to: '/admin/applications', name: 'applications', icon: PlugConnected20Regular, permission: 'applications.write' },
  { to: '/admin/learning', name: 'learningLinks', icon: HatGraduation20Regular, permission: 'learning.counts' },
  { to: '/admin/audit', name: 'audit', icon: ClipboardTextLtr20Regular, permission: 'audit.read' },
  { to: '/admin/providers', name: 'providers', icon: PersonKey20Regular, permission: 'people.read' },
  { to: '/admin/tenants', name: 'tenants', icon: Building20Regular, permission: 'house.manage' },
];

/** What the reader may administer; in an open house there are data and nobody to administer. */
export function AdminLinks() {
  const { t } = useTranslation();
  const session = useSession();
  const may = useMay();
  const { tenant } = useSearch();
  const shown = (session?.state === 'signed-in' ? [data, ...places] : [data]).filter((one) => may(one.permission));
  if (shown.length === 0) return null;
  return (
    <NavigationGroup title={t('group.manage')}>
      {shown.map(({ to, name, icon: Icon }) => (
        <li key={to}>
          <Link
            to={to}
            search={{ tenant }}
            className="navigation-link"
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
            data-testid={`manage-${name}`}
          >
            <Icon aria-hidden />
            <span className="navigation-name">{t(`navigation.${name}`)}</span>
          </Link>
        </li>
      ))}
    </NavigationGroup>
  );
}
