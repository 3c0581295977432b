import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#text/format.ts';
import type { Order } from './member-api.ts';
import { OrderActions } from './member-order-actions.tsx';
import { offerText } from './member-words.ts';
import { Panel, WideTable } from './panel.tsx';
import { dayText } from './words.ts';

interface PanelsProps {
  readonly orders: readonly Order[];
  readonly tenant: string;
  readonly today: string;
}

/** Purchased offers, and under their own heading those whose invoice is of an earlier year (FEE-4, FEE-40). */
export function OrderPanels({ orders, tenant, today }: PanelsProps) {
  const { t } = useTranslation();
  const isOld = ({ invoice }: Order) => invoice?.expired === true;
  const old = orders.filter(isOld);
  const current = orders.filter((order) => !isOld(order));
  return (
    <>
      <Panel id="orders" title={t('membership.orders.title')} about={t('membership.orders.about')}>
        {current.length === 0 ? (
          <p className="programme-nothing" data-testid="no-orders">
            {t(old.length === 0 ? 'membership.orders.none' : 'membership.orders.noneNow')}
          </p>
        ) : (
          <OrderTable name={t('membership.orders.title')} orders={current} tenant={tenant} today={today} />
        )}
      </Panel>
      {old.length > 0 && (
        <Panel id="expired-invoices" title={t('membership.orders.expired')} about={t('membership.orders.expiredAbout')}>
          <OrderTable name={t('membership.orders.expired')} orders={old} tenant={tenant} today={today} />
        </Panel>
      )}
    </>
  );
}

const columns = ['order', 'status', 'on', 'amount', 'method', 'action'] as const;

function OrderTable({ name, orders, tenant, today }: PanelsProps & { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <WideTable name={name}>
      <table className="plain-table" aria-label={name}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'amount' ? 'number' : undefined}>
                {t(`membership.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} tenant={tenant} today={today} />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function OrderRow({ order, tenant, today }: { order: Order; tenant: string; today: string }) {
  const { t, i18n } = useTranslation();
  const { number, orderedOn, payableUntil, paidOn, toPay, method, refund, refundRefusal, invoice, status } = order;
  const day = (one: string) => dayText(one, i18n.language);
  return (
    <tr data-testid={`order-${number}`} data-status={status}>
      <th scope="row">
        {offerText(order, t)}
        <code className="programme-under">{number}</code>
      </th>
      <td>
        <OrderStatus status={status} />
        {payableUntil !== null && (
          <span className="quiet programme-under">{t('membership.orders.until', { day: day(payableUntil) })}</span>
        )}
        {refund !== null && (
          <span className="quiet programme-under">{t('membership.orders.refund', { day: day(refund.askedOn) })}</span>
        )}
      </td>
      <td>
        {day(orderedOn)}
        {paidOn !== null && (
          <span className="quiet programme-under">{t('membership.orders.paid', { day: day(paidOn) })}</span>
        )}
      </td>
      <td className="number">{formatMoney(toPay, i18n.language)}</td>
      <td>{t(`membership.method.${method}`)}</td>
      <td>
        <OrderActions order={order} tenant={tenant} today={today} />
        {refundRefusal !== null && invoice !== null && refund === null && (
          <span className="quiet programme-under">
            {t(`membership.noRefund.${refundRefusal}`, { defaultValue: refundRefusal })}
          </span>
        )}
      </td>
    </tr>
  );
}

const colors = {
  open: 'brand',
  'proof-given': 'brand',
  paid: 'success',
  cancelled: 'informative',
  refunded: 'informative',
  expired: 'warning',
} as const;

export function OrderStatus({ status }: Pick<Order, 'status'>) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[status]}>
      {t(`membership.orderStatus.${status}`)}
    </Badge>
  );
}
