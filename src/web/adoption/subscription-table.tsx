import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatNumber, missing } from '#text/format.ts';
import type { CustomerSubscription } from './customers-api.ts';

const columns = ['productName', 'subscriptionId', 'state', 'channel', 'sold', 'assigned'] as const;
const numeric: ReadonlySet<string> = new Set(['sold', 'assigned']);

/** The customer's subscriptions (ADO-6). */
export function SubscriptionTable({ subscriptions }: { subscriptions: readonly CustomerSubscription[] }) {
  const { t } = useTranslation();
  if (subscriptions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="customer-subscriptions" data-testid="customer-subscriptions">
      <h2 id="customer-subscriptions" className="adoption-title">
        {t('subscriptions.title')}
      </h2>
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map((id) => (
                <th key={id} scope="col" className={numeric.has(id) ? 'number' : undefined}>
                  {t(`subscriptions.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subscriptions.map((one, index) => (
              <SubscriptionRow key={`${one.subscriptionId} ${index}`} subscription={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SubscriptionRow({ subscription }: { subscription: CustomerSubscription }) {
  const { t, i18n } = useTranslation();
  const { productName, subscriptionId, state, isTrial, channel, sold, assigned } = subscription;
  return (
    <tr>
      <th scope="row" data-label={t('subscriptions.productName')}>
        {productName ?? t('chart.notSet')}{' '}
        {isTrial && (
          <Badge appearance="tint" color="informative">
            {t('subscriptions.trial')}
          </Badge>
        )}
      </th>
      <td data-label={t('subscriptions.subscriptionId')}>
        <code className="customer-id">{subscriptionId ?? missing}</code>
      </td>
      <td data-label={t('subscriptions.state')}>{t(`value.${state}`, { defaultValue: state ?? missing })}</td>
      <td data-label={t('subscriptions.channel')}>{t(`value.${channel}`, { defaultValue: channel ?? missing })}</td>
      <td className="number" data-label={t('subscriptions.sold')}>
        {formatNumber(sold, i18n.language)}
      </td>
      <td className="number" data-label={t('subscriptions.assigned')}>
        {formatNumber(assigned, i18n.language)}
      </td>
    </tr>
  );
}
