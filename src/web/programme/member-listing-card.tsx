import { Badge, Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../people/confirm.tsx';
import { useSaid } from '../people/use-said.tsx';
import { type Listing, leaveDirectory } from './member-api.ts';
import { countryText } from './member-words.ts';
import { refreshProgramme } from './programme-api.ts';
import { dayText } from './words.ts';

interface CardProps {
  readonly listing: Listing;
  readonly tenant: string;
  readonly mayLeave?: boolean;
  /** Whose it is, where there are several. */
  readonly who?: string;
  readonly children?: ReactNode;
}

const leavable: ReadonlySet<string> = new Set(['requested', 'accepted', 'sent', 'listed']);

/** An entry as it was asked for, how it stands and when it shows. */
export function ListingCard({ listing, tenant, mayLeave = false, who, children }: CardProps) {
  const { t, i18n } = useTranslation();
  const [isLeaving, setLeaving] = useState(false);
  const { displayName, country, url, status, requestedOn, visibleBy, reason } = listing;
  const day = (one: string) => dayText(one, i18n.language);
  return (
    <li className="decision" data-testid="listing" data-status={status}>
      <div className="decision-head">
        <strong>{who === undefined ? displayName : `${who}: ${displayName}`}</strong>
        <ListingState status={status} />
      </div>
      <p>
        {countryText(country, i18n.language)}
        {' · '}
        <a className="link member-address" href={url} target="_blank" rel="noopener noreferrer">
          {url}
          <span className="visually-hidden"> {t('programme.resources.newTab')}</span>
        </a>
      </p>
      <p className="quiet">{t('membership.directory.requested', { day: day(requestedOn) })}</p>
      <p>{t(`membership.listingAbout.${status}`, { day: visibleBy === null ? '–' : day(visibleBy) })}</p>
      {reason !== null && <p className="member-text">{t('membership.claims.reason', { reason })}</p>}
      {mayLeave && leavable.has(status) && (
        <Button className="programme-begin" onClick={() => setLeaving(true)} data-testid="leave">
          {t('membership.directory.leave')}
        </Button>
      )}
      {children}
      {isLeaving && <Leave listing={listing} tenant={tenant} onClose={() => setLeaving(false)} />}
    </li>
  );
}

const colors = {
  requested: 'brand',
  accepted: 'success',
  sent: 'success',
  listed: 'success',
  rejected: 'danger',
  leaving: 'warning',
  removed: 'informative',
} as const;

function ListingState({ status }: Pick<Listing, 'status'>) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[status]}>
      {t(`membership.listingState.${status}`)}
    </Badge>
  );
}

function Leave({ listing, tenant, onClose }: { listing: Listing; tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const { displayName: name, status } = listing;
  const isOut = status === 'sent' || status === 'listed';
  return (
    <Confirm
      title={t('membership.directory.leaveOf', { name })}
      action={t('membership.directory.leave')}
      testId="leave"
      onConfirm={() => leaveDirectory(tenant, listing.id)}
      onDone={() => {
        say(t('membership.directory.left', { name }));
        void refreshProgramme(client);
      }}
      onClose={onClose}
    >
      <p>{t(isOut ? 'membership.directory.leaveLater' : 'membership.directory.leaveNow')}</p>
    </Confirm>
  );
}
