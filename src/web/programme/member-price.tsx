import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatPercent } from '#text/format.ts';
import type { Offer } from './member-api.ts';

/** What it costs; a discounted price with the one before it. */
export function Price({ offer: { price, toPay, discountPercent } }: { offer: Pick<Offer, PricePart> }) {
  const { t, i18n } = useTranslation();
  if (price === null || toPay === null) return <p className="quiet">{t('membership.tile.noPrice')}</p>;
  const isDiscounted = discountPercent > 0;
  return (
    <p className="offer-price">
      <strong data-testid="to-pay">{formatMoney(toPay, i18n.language)}</strong>{' '}
      {isDiscounted && (
        <>
          <s className="quiet">
            <span className="visually-hidden">{t('membership.tile.before')} </span>
            {formatMoney(price, i18n.language)}
          </s>{' '}
          <Badge appearance="tint" color="success">
            {t('membership.tile.discount', { percent: formatPercent(discountPercent, i18n.language) })}
          </Badge>
        </>
      )}
    </p>
  );
}

type PricePart = 'price' | 'toPay' | 'discountPercent';
