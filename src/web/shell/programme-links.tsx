import { PeopleTeamToolbox20Regular, Ribbon20Regular } from '@fluentui/react-icons';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#domain/access/permission.ts';
import { useMay } from '../people/use-session.ts';
import { type PlaceLink, PlaceLinks } from './place-links.tsx';

/** The ways into the learning programme: where the company stands, else its offers; and the operator's pages. */
export function ProgrammeLinks({ wanted }: { wanted: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const operates = useRouterState({ select: ({ location }) => location.pathname.startsWith(operatorRoot) });
  const links = [...memberWay(may), ...operatorWay(may)].map(({ to, name, icon }) => ({
    ...{ to, icon, title: t(`programme.rail.${name}`), testId: `navigation-programme-${name}` },
    // The operator's pages lie below the partner's, and are others.
    isExact: name === 'home' && operates,
  }));
  const places = links.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  return <PlaceLinks title={t('programme.group')} places={places} />;
}

const operatorRoot = '/programme/operator';

type May = (permission: Permission) => boolean;
type Way = Pick<PlaceLink, 'to' | 'icon'> & { readonly name: string };

function memberWay(may: May): Way[] {
  const icon = Ribbon20Regular;
  if (may('programme.read')) return [{ to: '/programme', name: 'home', icon }];
  return may('programme.offers') ? [{ to: '/programme/offers', name: 'offers', icon }] : [];
}

function operatorWay(may: May): Way[] {
  const icon = PeopleTeamToolbox20Regular;
  return may('programme.operate') ? [{ to: `${operatorRoot}/partners`, name: 'operator', icon }] : [];
}
