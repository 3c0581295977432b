import { Button } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import type { Offer, Offers } from './member-api.ts';
import { Price } from './member-price.tsx';
import { PurchaseWindow } from './member-purchase-window.tsx';
import { offerText, refusalTexts } from './member-words.ts';

interface TileProps {
  readonly offer: Offer;
  readonly offers: Offers;
  readonly tenant: string;
}

/** A tile of "Offers available for purchase": price, discount, why it is closed, Subscribe (FEE-4, FEE-5, FEE-34). */
export function OfferTile({ offer, offers, tenant }: TileProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [isBuying, setBuying] = useState(false);
  const name = offerText(offer, t);
  const mayBuy = may(offer.offer === 'action-pack' ? 'programme.pack' : 'programme.enrol');
  const verb = t(`membership.tile.${verbOf(offer)}`);
  return (
    <li
      className="offer-tile"
      data-testid={`offer-${offer.offer}${offer.competency === null ? '' : `-${offer.competency}`}`}
      data-open={offer.open}
    >
      <h3 className="level-title">{name}</h3>
      <Price offer={offer} />
      <Refusals offer={offer} />
      <div className="member-line offer-tile-end">
        <Button
          appearance={offer.open && mayBuy ? 'primary' : 'secondary'}
          disabledFocusable={!offer.open || !mayBuy}
          onClick={() => offer.open && mayBuy && setBuying(true)}
          aria-label={`${verb}: ${name}`}
          data-testid="subscribe"
        >
          {verb}
        </Button>
        {may('programme.read') && (
          <Link to="/programme/requirements" search={{ tenant }} className="link">
            {t('membership.tile.requirements')}
          </Link>
        )}
      </div>
      {!mayBuy && <p className="quiet">{t('membership.tile.notYours')}</p>}
      {isBuying && <PurchaseWindow offer={offer} offers={offers} tenant={tenant} onClose={() => setBuying(false)} />}
    </li>
  );
}

function verbOf({ renews, upgrades }: Offer): 'renew' | 'upgrade' | 'subscribe' {
  if (renews !== null) return 'renew';
  return upgrades === null ? 'subscribe' : 'upgrade';
}

function Refusals({ offer }: { offer: Offer }) {
  const { t, i18n } = useTranslation();
  if (offer.open) return <p>{t(`membership.tile.open-${verbOf(offer)}`)}</p>;
  return (
    <div>
      <p>{t('membership.tile.closed')}</p>
      <ul className="offer-refusals" data-testid="refusals">
        {refusalTexts(offer.refusals, t, i18n.language).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
