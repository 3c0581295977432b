import { Button, Checkbox, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#text/format.ts';
import { TextField } from '../people/form.tsx';
import { useMay } from '../people/use-session.ts';
import type { Offer, Offers } from './member-api.ts';
import { Facts } from './member-facts.tsx';
import { Price } from './member-price.tsx';
import type { Purchase } from './member-purchase-draft.ts';
import { offerText } from './member-words.ts';

interface FieldsProps {
  readonly offer: Offer;
  readonly offers: Offers;
  readonly purchase: Purchase;
  readonly onPurchase: (purchase: Purchase) => void;
  readonly onProfile: () => void;
}

/** What the step on screen shows and asks. */
export function PurchaseFields(props: FieldsProps) {
  switch (props.purchase.step) {
    case 'review':
      return <Review {...props} />;
    case 'terms':
      return <Terms {...props} />;
    case 'payment':
      return <Payment {...props} />;
    case 'contact':
      return <ContactFields {...props} />;
    case 'confirm':
      return <Confirmed {...props} />;
  }
}

/** FEE-7, MAP-6: what is bought and for whom, with the way to correct it. */
function Review({ offer, offers, onProfile }: FieldsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { name, taxId, billTo, soldTo } = offers.profile;
  const facts = { name, taxId, billTo, soldTo };
  return (
    <>
      <Price offer={offer} />
      <p>{t(offer.renews === null ? 'membership.buy.year' : 'membership.buy.renews')}</p>
      <Facts
        facts={Object.entries(facts).map(([id, value]) => ({
          name: t(`membership.profile.${id}`),
          value: value || t('membership.profile.missing'),
        }))}
      />
      {may('programme.enrol') && (
        <Button className="programme-begin" onClick={onProfile} data-testid="edit-profile">
          {t('membership.profile.edit')}
        </Button>
      )}
      <p className="quiet">{t('membership.buy.profileNote')}</p>
    </>
  );
}

/** FEE-10: the terms are open to be read and accepted for the company. */
function Terms({ offers: { terms }, purchase, onPurchase }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('membership.buy.termsVersion', { version: terms.version })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="member-terms" tabIndex={0} aria-label={t('membership.buy.name.terms')} data-testid="terms">
        {terms.text}
      </section>
      <Checkbox
        checked={purchase.accepted}
        onChange={(_, { checked }) => onPurchase({ ...purchase, accepted: checked === true })}
        label={t('membership.buy.accept')}
        data-testid="accept-terms"
      />
    </>
  );
}

function Payment({ offers, purchase, onPurchase }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        value={purchase.method ?? ''}
        onChange={(_, { value }) => onPurchase({ ...purchase, method: value === 'card' ? 'card' : 'transfer' })}
        aria-label={t('membership.buy.name.payment')}
      >
        <Radio value="card" label={t('membership.method.card')} disabled={!offers.gateway} data-testid="pay-card" />
        <Radio value="transfer" label={t('membership.method.transfer')} data-testid="pay-transfer" />
      </RadioGroup>
      <p className="quiet">{t(offers.gateway ? 'membership.buy.cardNote' : 'membership.buy.noGateway')}</p>
    </>
  );
}

const contactFields = [
  { id: 'name', type: 'text', autoComplete: 'name' },
  { id: 'phone', type: 'tel', autoComplete: 'tel' },
  { id: 'email', type: 'email', autoComplete: 'email' },
] as const;

/** MAP-5: whom to ask about a transfer. */
function ContactFields({ purchase, onPurchase }: FieldsProps) {
  const { t } = useTranslation();
  const { contact } = purchase;
  return contactFields.map(({ id, type, autoComplete }) => (
    <TextField
      key={id}
      label={t(`membership.contact.${id}`)}
      type={type}
      autoComplete={autoComplete}
      maxLength={id === 'phone' ? 50 : 200}
      value={contact[id]}
      onValue={(value) => onPurchase({ ...purchase, contact: { ...contact, [id]: value } })}
      testId={`contact-${id}`}
    />
  ));
}

/** FEE-15: everything once more before it is sent. */
function Confirmed({ offer, offers, purchase }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const { contact, method } = purchase;
  const facts = [
    { name: t('membership.buy.what'), value: offerText(offer, t) },
    { name: t('membership.buy.amount'), value: offer.toPay === null ? '–' : formatMoney(offer.toPay, i18n.language) },
    { name: t('membership.buy.name.payment'), value: t(`membership.method.${method ?? 'transfer'}`) },
    ...(method === 'transfer'
      ? [{ name: t('membership.buy.name.contact'), value: [contact.name, contact.phone, contact.email].join(', ') }]
      : []),
    { name: t('membership.buy.name.terms'), value: t('membership.buy.accepted', { version: offers.terms.version }) },
  ];
  return (
    <>
      <Facts facts={facts} />
      <p className="quiet">{t(`membership.buy.then-${method ?? 'transfer'}`)}</p>
    </>
  );
}
