import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#text/format.ts';
import { FileButton } from '../downloads/file-button.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { attachmentAddress } from './member-api.ts';
import { OrderStatus } from './member-order-list.tsx';
import { offerText } from './member-words.ts';
import { type OpenOrder, openOrdersQuery } from './operator-api.ts';
import { SettleWindow } from './operator-settle-window.tsx';
import { Answered, Panel, WideTable } from './panel.tsx';
import { dayText } from './words.ts';

/** Orders whose money is waited for, or is to be given back (FEE-20, FEE-27). */
export function OrderQueue() {
  const { t } = useTranslation();
  const list = useQuery(openOrdersQuery);
  const name = t('membership.queue.orders');
  return (
    <Panel id="order-queue" title={name} about={t('membership.queue.ordersAbout')}>
      <Answered query={list}>
        {({ orders }) =>
          orders.length === 0 ? (
            <p className="programme-nothing">{t('membership.queue.noOrders')}</p>
          ) : (
            <WideTable name={name}>
              <table className="plain-table" aria-label={name} data-testid="order-queue">
                <thead>
                  <tr>
                    {(['order', 'status', 'amount', 'proof', 'action'] as const).map((column) => (
                      <th key={column} scope="col" className={column === 'amount' ? 'number' : undefined}>
                        {t(`membership.column.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {orders.map((order) => (
                    <Row key={`${order.tenant} ${order.id}`} order={order} />
                  ))}
                </tbody>
              </table>
            </WideTable>
          )
        }
      </Answered>
    </Panel>
  );
}

function Row({ order }: { order: OpenOrder }) {
  const { t, i18n } = useTranslation();
  const { today } = useTenant();
  const [isAsked, setAsked] = useState(false);
  const { tenant, number, status, orderedOn, toPay, transferReference, refund } = order;
  return (
    <tr data-testid={`open-order-${number}`}>
      <th scope="row">
        {tenant}: {offerText(order, t)}
        <code className="programme-under">{transferReference ?? number}</code>
      </th>
      <td>
        <OrderStatus status={status} />
        <span className="quiet programme-under">{dayText(orderedOn, i18n.language)}</span>
        {refund !== null && (
          <span className="programme-under">{t('membership.queue.refundAsked', { reason: refund.reason })}</span>
        )}
      </td>
      <td className="number">{formatMoney(toPay, i18n.language)}</td>
      <td>
        <Proof order={order} />
      </td>
      <td>
        <Button
          size="small"
          onClick={() => setAsked(true)}
          aria-label={`${t('membership.settle.label')}: ${number}`}
          data-testid={`settle-${number}`}
        >
          {t('membership.settle.label')}
        </Button>
        {isAsked && <SettleWindow order={order} today={today ?? ''} onClose={() => setAsked(false)} />}
      </td>
    </tr>
  );
}

/** FEE-18, FEE-19: what the partner shows of the transfer. */
function Proof({ order: { proof, tenant } }: { order: OpenOrder }) {
  const { t, i18n } = useTranslation();
  if (proof === null) return '–';
  const { attachment, paidOn, account, reference } = proof;
  return (
    <>
      {t('membership.queue.proof', { day: dayText(paidOn, i18n.language), account, reference })}
      <span className="programme-under">
        <FileButton
          href={attachmentAddress(tenant, attachment)}
          label={t('membership.queue.proofFile')}
          name={`proof-${attachment}`}
        />
      </span>
    </>
  );
}
