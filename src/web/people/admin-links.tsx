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
import { useTranslation } from 'react-i18next';
import type { Permission } from '#domain/access/permission.ts';
import { PlaceLinks } from '../shell/place-links.tsx';
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
  const shown = (session?.state === 'signed-in' ? [data, ...places] : [data]).filter((one) => may(one.permission));
  const links = shown.map(({ to, name, icon }) => ({
    to,
    icon,
    title: t(`navigation.${name}`),
    testId: `manage-${name}`,
  }));
  return <PlaceLinks title={t('group.manage')} places={links} />;
}
