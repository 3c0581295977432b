import type { Day } from '#base/day.ts';
import type { Order, OrderState } from './book.ts';
import { isExpired, payableUntil, type RefundRefusal, refundRefusal } from './fee.ts';

/** An order as it stands on a day: what follows from its days is not written down. */
export type OrderStatus = OrderState | 'proof-given' | 'expired';

/** FEE-21: an order that stays open too long has expired. */
export function orderStatus(order: Pick<Order, 'state' | 'orderedOn' | 'proof'>, on: Day): OrderStatus {
  if (order.state !== 'open') return order.state;
  if (isExpired(order.orderedOn, on)) return 'expired';
  return order.proof === null ? 'open' : 'proof-given';
}

/** Whether an order still waits for its money. */
export function isPending(order: Pick<Order, 'state' | 'orderedOn' | 'proof'>, on: Day): boolean {
  const status = orderStatus(order, on);
  return status === 'open' || status === 'proof-given';
}

/** Whether a membership is being renewed: an order that renews it waits for its money (REN-4). */
export function isBeingRenewed(
  enrolment: string,
  orders: readonly { readonly content: Pick<Order, 'renews' | 'state' | 'orderedOn' | 'proof'> }[],
  on: Day,
): boolean {
  return orders.some(({ content }) => content.renews === enrolment && isPending(content, on));
}

/** FEE-16: what a transfer carries, so that it is found again. */
export function transferReference({ number }: Pick<Order, 'number'>, partner: string): string {
  return `${number} ${partner}`;
}

export const orderActions = [
  'pay',
  'upload-proof',
  'cancel',
  'ask-refund',
  'download-invoice',
  'confirm',
  'settle-refund',
] as const;
/** What can be done with an order (the Action column of FEE-4). */
export type OrderAction = (typeof orderActions)[number];

/** What the asker may do with orders of this offer. */
export interface OrderRights {
  readonly pay: boolean;
  readonly refund: boolean;
  readonly invoice: boolean;
  readonly operate: boolean;
}

/** FEE-4, FEE-17, FEE-25, FEE-40: what the Action column offers on a day. */
export function actionsOf(
  order: Order,
  of: { readonly on: Day; readonly may: OrderRights; readonly upgraded: boolean },
): OrderAction[] {
  const { on, may } = of;
  const pending = isPending(order, on);
  const refundable = order.state === 'paid' && order.refund === null && refundOf(order, of) === undefined;
  const possible: Readonly<Record<OrderAction, boolean>> = {
    pay: may.pay && pending && order.method === 'card' && order.payment !== null,
    'upload-proof': may.pay && pending && order.method === 'transfer',
    cancel: may.pay && pending,
    'ask-refund': may.refund && refundable,
    'download-invoice': may.invoice && order.invoice !== null,
    confirm: may.operate && order.state === 'open',
    'settle-refund': may.operate && order.state === 'paid' && order.refund !== null,
  };
  return orderActions.filter((action) => possible[action]);
}

/** Why a paid order is not refunded (any more), counted from the day of the order (FEE-26, FEE-27, FEE-33). */
export function refundOf(
  order: Pick<Order, 'orderedOn' | 'benefitUsed' | 'keysViewed'>,
  { on, upgraded }: { readonly on: Day; readonly upgraded: boolean },
): RefundRefusal | undefined {
  const { orderedOn: boughtOn, benefitUsed, keysViewed } = order;
  return refundRefusal({ boughtOn, benefitUsed, keysViewed, upgradedToGold: upgraded }, on);
}

/**
 * Why money that came on a day does not pay an order; undefined when it does. A transfer that came in time counts,
 * whenever it is noted; what a gateway took is taken.
 */
export function paymentRefusal(order: Order, paidOn: Day): 'not-open' | 'expired' | undefined {
  if (order.state !== 'open') return 'not-open';
  return order.method === 'transfer' && paidOn > payableUntil(order.orderedOn) ? 'expired' : undefined;
}

/** The invoice of money that was noted on a day: dated then, and ten days after the payment at the latest (FEE-40). */
export function invoiceDay(paidOn: Day, notedOn: Day, latest: Day): Day {
  if (notedOn < paidOn) return paidOn;
  return notedOn < latest ? notedOn : latest;
}

/** FEE-40: invoices of earlier years stand under Expired. */
export function isOldInvoice(invoiceOn: Day, on: Day): boolean {
  return invoiceOn.slice(0, 4) < on.slice(0, 4);
}
