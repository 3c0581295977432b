import { useTranslation } from 'react-i18next';
import { formatMoney } from '#text/format.ts';
import { CopyButton } from '../pages/copy-button.tsx';
import type { Order } from './member-api.ts';
import { Facts } from './member-facts.tsx';
import { dayText } from './words.ts';

/** What an order is known by and how it is paid: its number, the reference to copy, the account, until when (FEE-15 … FEE-17, FEE-21). */
export function OrderTold({ order }: { order: Order }) {
  const { t, i18n } = useTranslation();
  const { number, method, toPay, transferReference, bankAccount, payableUntil, paymentAddress } = order;
  const row = (id: string, value: string | null, copied = false) =>
    value === null
      ? []
      : [
          {
            name: t(`membership.told.${id}`),
            testId: `told-${id}`,
            value: copied ? <Copied text={value} label={t(`membership.told.copy-${id}`)} /> : value,
          },
        ];
  return (
    <>
      <p>{t(`membership.told.${method}`)}</p>
      <Facts
        facts={[
          ...row('number', number),
          ...row('amount', formatMoney(toPay, i18n.language)),
          ...row('reference', transferReference, true),
          ...row('holder', bankAccount?.holder ?? null),
          ...row('account', bankAccount?.account ?? null, true),
          ...row('bank', bankAccount?.bank ?? null),
          ...row('until', payableUntil === null ? null : dayText(payableUntil, i18n.language)),
        ]}
      />
      {method === 'card' && paymentAddress !== null && <PayLink address={paymentAddress} />}
      <p className="quiet">{t(`membership.told.after-${method}`)}</p>
    </>
  );
}

/** To the gateway's own page; it leads back here. */
export function PayLink({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <a className="link" href={address} rel="noreferrer" data-testid="pay-link">
      {t('membership.told.payNow')}
    </a>
  );
}

function Copied({ text, label }: { text: string; label: string }) {
  return (
    <span className="member-line">
      <code>{text}</code> <CopyButton text={text} label={label} />
    </span>
  );
}
