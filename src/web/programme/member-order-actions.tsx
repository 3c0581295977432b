import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#text/format.ts';
import { FileButton } from '../downloads/file-button.tsx';
import { Confirm } from '../people/confirm.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { cancelOrder, type Order, ofOrder } from './member-api.ts';
import { OrderTold } from './member-order-told.tsx';
import { ProofWindow } from './member-proof-window.tsx';
import { RefundWindow } from './member-refund-window.tsx';
import { offerText } from './member-words.ts';
import { refreshProgramme } from './programme-api.ts';

interface ActionsProps {
  readonly order: Order;
  readonly tenant: string;
  readonly today: string;
}

type Asked = 'details' | 'upload-proof' | 'cancel' | 'ask-refund';
const withWindow = ['upload-proof', 'cancel', 'ask-refund'] as const;

/** The Action column: what can be done with an order now (FEE-4, FEE-17, FEE-25, FEE-27, FEE-40). */
export function OrderActions({ order, tenant, today }: ActionsProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const { number, actions, status, paymentAddress } = order;
  const isPending = status === 'open' || status === 'proof-given';
  const isPayable = actions.includes('pay') && paymentAddress !== null;
  return (
    <div className="member-line">
      {isPending && (
        <ActionButton id={isPayable ? 'pay' : 'details'} number={number} onClick={() => setAsked('details')} />
      )}
      {withWindow
        .filter((action) => actions.includes(action))
        .map((action) => (
          <ActionButton key={action} id={action} number={number} onClick={() => setAsked(action)} />
        ))}
      {actions.includes('download-invoice') && (
        <FileButton
          href={ofOrder(tenant, order.id, 'invoice')}
          label={t('membership.action.download-invoice')}
          name={`invoice-${number}`}
          small
        />
      )}
      {asked === 'details' && (
        <Window title={t('membership.told.pay')} testId="order-pay" error={null} onClose={close}>
          <OrderTold order={order} />
        </Window>
      )}
      {asked === 'upload-proof' && <ProofWindow order={order} tenant={tenant} today={today} onClose={close} />}
      {asked === 'ask-refund' && <RefundWindow order={order} tenant={tenant} onClose={close} />}
      {asked === 'cancel' && <Cancel order={order} tenant={tenant} onClose={close} />}
    </div>
  );
}

function ActionButton({ id, number, onClick }: { id: string; number: string; onClick: () => void }) {
  const { t } = useTranslation();
  const label = t(`membership.action.${id}`);
  return (
    <Button size="small" onClick={onClick} aria-label={`${label}: ${number}`} data-testid={`${id}-${number}`}>
      {label}
    </Button>
  );
}

/** FEE-25: another way to pay is another order. */
function Cancel({ order, tenant, onClose }: { order: Order; tenant: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  const { number, id, toPay } = order;
  return (
    <Confirm
      title={t('membership.cancel.title', { number })}
      action={t('membership.cancel.confirm')}
      testId="cancel-order"
      onConfirm={() => cancelOrder(tenant, id)}
      onDone={() => {
        say(t('membership.cancel.said', { number }));
        void refreshProgramme(client);
      }}
      onClose={onClose}
    >
      <p>{t('membership.cancel.text', { offer: offerText(order, t), amount: formatMoney(toPay, i18n.language) })}</p>
    </Confirm>
  );
}
