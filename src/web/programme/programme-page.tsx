import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#domain/access/permission.ts';
import { NoData } from '../pages/empty-page.tsx';
import { PageFrame } from '../people/page-frame.tsx';
import { useMay } from '../people/use-session.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { memberPlaces, operatorPlaces, type Place } from './places.ts';
import { usePartner } from './use-partner.ts';
import './programme.css';

interface PageProps {
  /** Its texts are `programme.<name>.title` and `.sentence`, unless they are given. */
  readonly name: string;
  readonly title?: string;
  readonly sentence?: string;
  readonly permission: Permission;
  readonly tools?: ReactNode;
  /** The page of the company on screen. */
  readonly children: (tenant: string) => ReactNode;
}

/** A page of the programme of one partner: its head, the ways to the other pages, and what there is of the company. */
export function ProgrammePage({ name, title, sentence, permission, tools, children }: PageProps) {
  const { t } = useTranslation();
  const { id, known } = usePartner();
  return (
    <PageFrame
      title={title ?? t(`programme.${name}.title`)}
      sentence={sentence ?? t(`programme.${name}.sentence`)}
      testId={`programme-${name}`}
      permission={permission}
      tools={tools}
    >
      <Places places={memberPlaces} label={t('programme.group')} />
      {id === undefined ? known && <NoData /> : children(id)}
    </PageFrame>
  );
}

/** A page of whoever runs the programme; it is about every partner. */
export function OperatorPage({ name, title, sentence, tools, children }: OperatorProps) {
  const { t } = useTranslation();
  return (
    <PageFrame
      title={title ?? t(`programme.${name}.title`)}
      sentence={sentence ?? t(`programme.${name}.sentence`)}
      testId={`programme-${name}`}
      permission="programme.operate"
      tools={tools}
    >
      <Places places={operatorPlaces} label={t('programme.operatorGroup')} />
      {children}
    </PageFrame>
  );
}

type OperatorProps = Omit<PageProps, 'permission' | 'children'> & { readonly children: ReactNode };

function Places({ places, label }: { places: readonly Place[]; label: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { tenant } = useSearch();
  const open = places.filter(({ permission }) => may(permission));
  if (open.length < 2) return null;
  return (
    <nav className="programme-places no-print" aria-label={label}>
      {open.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          search={{ tenant }}
          className="programme-place"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          data-testid={`programme-place-${name}`}
        >
          {t(`programme.place.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
