import { CalendarClock20Regular, DocumentArrowDown20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import { PlaceLinks } from './place-links.tsx';

/** The ways to what is made as files: the downloads hub, and what is sent or watched. */
export function HubLink({ wanted }: { wanted: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const places = [
    { to: '/downloads', icon: DocumentArrowDown20Regular, title: t('hub.title'), permission: 'downloads.own' },
    { to: '/sendings', icon: CalendarClock20Regular, title: t('sending.title'), permission: 'reports.read' },
  ] as const;
  const shown = places.filter(
    ({ title, permission }) => may(permission) && title.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const links = shown.map(({ to, icon, title }) => ({ to, icon, title, testId: `navigation-${to.slice(1)}` }));
  return <PlaceLinks title={t('hub.group')} places={links} />;
}
