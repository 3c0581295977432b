import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Window } from '../shell/window.tsx';
import { type Offer, type Offers, type Order, placeOrder } from './member-api.ts';
import { OrderTold } from './member-order-told.tsx';
import { ProfileWindow } from './member-profile-window.tsx';
import { isComplete, noPurchase, type Purchase, stepFrom, stepsOf, toOrderDraft } from './member-purchase-draft.ts';
import { PurchaseFields } from './member-purchase-steps.tsx';
import { offerText } from './member-words.ts';
import { refreshProgramme } from './programme-api.ts';

interface WindowProps {
  readonly offer: Offer;
  readonly offers: Offers;
  readonly tenant: string;
  readonly onClose: () => void;
}

/** The purchase in steps, and what it led to (FEE-7 … FEE-17, MAP-5). */
export function PurchaseWindow(props: WindowProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order>();
  // What was looked at is bought: offers that change meanwhile do not change what is read here.
  const [shown] = useState(props);
  if (order === undefined) {
    const offers = { ...shown.offers, profile: props.offers.profile };
    return <Steps {...props} offer={shown.offer} offers={offers} onOrder={setOrder} />;
  }
  return (
    <Window
      title={t('membership.told.title')}
      testId="order-told"
      error={null}
      isAlert
      close={{ label: t('app.close'), testId: 'order-close' }}
      onClose={props.onClose}
    >
      <OrderTold order={order} />
    </Window>
  );
}

function Steps({
  offer,
  offers,
  tenant,
  onClose,
  onOrder,
}: WindowProps & { readonly onOrder: (order: Order) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [purchase, setPurchase] = useState<Purchase>(noPurchase);
  const [isEditing, setEditing] = useState(false);
  const run = useMutation({
    mutationFn: async () => {
      const draft = toOrderDraft(purchase, offer, offers.terms);
      if (draft === undefined) throw new Error('nothing is chosen');
      return placeOrder(tenant, draft);
    },
    onSuccess: (order) => {
      onOrder(order);
      void refreshProgramme(client);
    },
    // What was shown is not what is sold (any more): the tiles show what is.
    onError: () => void refreshProgramme(client),
  });
  const steps = stepsOf(purchase);
  const at = steps.indexOf(purchase.step) + 1;
  const isLast = purchase.step === 'confirm';
  const go = (by: 1 | -1) => {
    run.reset();
    setPurchase({ ...purchase, step: stepFrom(purchase, by) });
  };
  // In the place of this window and not in it: a form in a form would send both.
  if (isEditing) return <ProfileWindow tenant={tenant} onClose={() => setEditing(false)} />;
  return (
    <Window
      title={offerText(offer, t)}
      testId="purchase"
      error={run.error}
      isAlert
      action={{
        label: t(isLast ? `membership.buy.order-${purchase.method}` : 'membership.buy.next'),
        testId: 'purchase-next',
        isReady: isComplete(purchase) && !run.isPending,
        run: () => (isLast ? run.mutate() : go(1)),
      }}
      onClose={onClose}
    >
      <p className="quiet" role="status" data-testid="purchase-step" data-step={purchase.step}>
        {t('membership.buy.step', {
          at,
          of: steps.length,
          name: t(`membership.buy.name.${purchase.step}`),
        })}
      </p>
      <PurchaseFields
        offer={offer}
        offers={offers}
        purchase={purchase}
        onPurchase={setPurchase}
        onProfile={() => setEditing(true)}
      />
      {at > 1 && (
        <Button className="programme-begin" onClick={() => go(-1)} data-testid="purchase-back">
          {t('membership.buy.back')}
        </Button>
      )}
    </Window>
  );
}
