import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Offers, offersQuery } from './member-api.ts';
import { CasePanel } from './member-case-panel.tsx';
import { EnrolmentPanel } from './member-enrolment-panel.tsx';
import { OfferTile } from './member-offer-tile.tsx';
import { OrderPanels } from './member-order-list.tsx';
import { PaymentReturn } from './member-payment-return.tsx';
import { ProfilePanel } from './member-profile-panel.tsx';
import { Answered, Panel } from './panel.tsx';
import { ProgrammePage } from './programme-page.tsx';
import './member.css';

/** What can be bought, what was ordered, and the memberships that came of it (FEE-4, MAP-4). */
export function MemberOffersPage() {
  const { t } = useTranslation();
  return (
    <ProgrammePage
      name="offers"
      title={t('membership.offers.title')}
      sentence={t('membership.offers.sentence')}
      permission="programme.offers"
    >
      {(tenant) => <Membership tenant={tenant} />}
    </ProgrammePage>
  );
}

function Membership({ tenant }: { tenant: string }) {
  const offers = useQuery(offersQuery(tenant));
  return (
    <>
      <PaymentReturn tenant={tenant} />
      <Answered query={offers}>
        {(data) => (
          <>
            <Tiles offers={data} tenant={tenant} />
            <OrderPanels orders={data.orders} tenant={tenant} today={data.today} />
            <EnrolmentPanel tenant={tenant} offers={data} />
            <div className="programme-grid">
              <CasePanel tenant={tenant} />
              <ProfilePanel tenant={tenant} profile={data.profile} />
            </div>
          </>
        )}
      </Answered>
    </>
  );
}

function Tiles({ offers, tenant }: { offers: Offers; tenant: string }) {
  const { t } = useTranslation();
  return (
    <Panel id="offers" title={t('membership.offers.available')} about={t('membership.offers.about')}>
      {offers.offers.length === 0 && <p className="programme-nothing">{t('membership.offers.none')}</p>}
      <ul className="plain-list offer-tiles">
        {offers.offers.map((offer) => (
          <OfferTile key={`${offer.offer} ${offer.competency}`} offer={offer} offers={offers} tenant={tenant} />
        ))}
      </ul>
    </Panel>
  );
}
