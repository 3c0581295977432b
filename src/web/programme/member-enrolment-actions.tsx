import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import type { Membership, Offers } from './member-api.ts';
import { CaseWindow } from './member-case-window.tsx';
import { PurchaseWindow } from './member-purchase-window.tsx';
import { TrackWindow } from './member-track-window.tsx';
import { refusalTexts } from './member-words.ts';
import { standingText } from './words.ts';

interface ActionsProps {
  readonly membership: Membership;
  readonly tenant: string;
  readonly offers: Offers;
}

/** Renew subscription, grey with the reason (MAP-4); the track (MAP-10); cancelling by a support case (MAP-7). */
export function EnrolmentActions({ membership, tenant, offers }: ActionsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [asked, setAsked] = useState<'track' | 'cancel'>();
  const close = () => setAsked(undefined);
  const name = standingText(membership, t);
  const isPack = membership.level === 'learning-action-pack';
  return (
    <>
      <Renew membership={membership} tenant={tenant} offers={offers} />
      <div className="member-line">
        {isPack && membership.track === null && may('programme.track') && (
          <Button onClick={() => setAsked('track')} data-testid="choose-track">
            {t('membership.track.choose')}
          </Button>
        )}
        {membership.case === null && (
          <Button
            appearance="subtle"
            onClick={() => setAsked('cancel')}
            aria-label={`${t('membership.case.end')}: ${name}`}
          >
            {t('membership.case.end')}
          </Button>
        )}
      </div>
      {membership.case !== null && <p className="quiet">{t('membership.case.isOpen')}</p>}
      {asked === 'track' && <TrackWindow membership={membership} tenant={tenant} onClose={close} />}
      {asked === 'cancel' && (
        <CaseWindow tenant={tenant} kind="cancel-membership" about={{ id: membership.id, name }} onClose={close} />
      )}
    </>
  );
}

function Renew({ membership, tenant, offers }: ActionsProps) {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const [isBuying, setBuying] = useState(false);
  const found = offers.offers.filter(({ renews }) => renews === membership.id);
  // Gold whose months allow silver only goes on as silver (REN-10): the tile that is open is the one.
  const offer = found.find(({ open }) => open) ?? found[0];
  const mayBuy = may(membership.level === 'learning-action-pack' ? 'programme.pack' : 'programme.enrol');
  const isReady = offer?.open === true && mayBuy;
  const reasons = offer === undefined || offer.open ? [] : refusalTexts(offer.refusals, t, i18n.language);
  const id = `renew-${membership.id}`;
  return (
    <div>
      <Button
        appearance={isReady ? 'primary' : 'secondary'}
        disabledFocusable={!isReady}
        aria-describedby={id}
        onClick={() => isReady && setBuying(true)}
        data-testid="renew"
      >
        {t('membership.renew.label')}
      </Button>
      <div id={id} className="quiet" data-testid="renew-why">
        {isReady && t('membership.renew.open')}
        {!mayBuy && t('membership.tile.notYours')}
        {offer === undefined && t('membership.renew.noOffer')}
        {reasons.length > 0 && `${t('membership.renew.closed')} ${reasons.join('; ')}`}
      </div>
      {offer !== undefined && isBuying && (
        <PurchaseWindow offer={offer} offers={offers} tenant={tenant} onClose={() => setBuying(false)} />
      )}
    </div>
  );
}
