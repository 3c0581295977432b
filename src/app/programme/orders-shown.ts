import type { z } from 'zod';
import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { membershipOrder } from '#contract/programme-membership.ts';
import type { Enrolment, Order } from '#domain/programme/book.ts';
import { payableUntil } from '#domain/programme/fee.ts';
import { bankAccountFor } from '#domain/programme/offer.ts';
import {
  actionsOf,
  isOldInvoice,
  type OrderRights,
  orderStatus,
  refundOf,
  transferReference,
} from '#domain/programme/order.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import type { RuleBook } from './rule-book.ts';

export type ShownOrder = z.output<typeof membershipOrder>;

/** What an order is shown with. */
export interface OrderSurroundings {
  readonly desk: ProgrammeDesk;
  readonly rules: RuleBook;
  readonly enrolments: readonly ProgrammeRecord<'enrolment'>[];
}

/** An order as its partner sees it: its status, what can be done with it, where to pay (FEE-4, FEE-15 … FEE-17, FEE-40). */
export function toShownOrder(record: ProgrammeRecord<'order'>, around: OrderSurroundings): ShownOrder {
  const { id, version, tenant, content: order } = record;
  const { desk } = around;
  const on = desk.today();
  const upgraded = isUpgraded(id, around.enrolments);
  const { number, offer, competency, method, orderedOn, currency, discountPercent, proof, paidOn, refund } = order;
  return {
    id,
    version,
    number,
    offer,
    competency,
    method,
    status: orderStatus(order, on),
    orderedOn,
    payableUntil: order.state === 'open' ? payableUntil(orderedOn) : null,
    price: { currency, amount: order.price },
    discountPercent,
    toPay: { currency, amount: order.amount },
    transferReference: method === 'transfer' ? transferReference(order, tenant) : null,
    bankAccount: method === 'transfer' ? accountOf(order, around.rules, on) : null,
    paymentAddress: order.state === 'open' ? (order.payment?.address ?? null) : null,
    proof,
    paidOn,
    invoice: order.invoice && { ...order.invoice, expired: isOldInvoice(order.invoice.on, on) },
    refund: refund && { askedOn: refund.askedOn, reason: refund.reason },
    actions: actionsOf(order, { on, upgraded, may: rightsOf(desk, tenant, order) }),
    refundRefusal: order.state === 'paid' ? (refundOf(order, { on, upgraded }) ?? null) : null,
  };
}

/** An order of the partner, seen by somebody who may read it. @throws Fault `not-found` */
export async function orderOf(desk: ProgrammeDesk, tenant: string, id: string): Promise<ProgrammeRecord<'order'>> {
  const found = await desk.records.of(tenant).programme.find('order', id);
  if (found !== undefined) return found;
  throw new Fault('not-found', `There is no order "${id}"`, { parameter: 'id' });
}

/** The order as it is now. */
export async function shownOrder(desk: ProgrammeDesk, tenant: string, id: string): Promise<ShownOrder> {
  const enrolments = await desk.records.of(tenant).programme.list('enrolment');
  return toShownOrder(await orderOf(desk, tenant, id), { desk, enrolments, rules: await desk.rules() });
}

/** FEE-33: whether what the order brought went up to gold. */
export function isUpgraded(order: string, enrolments: readonly { readonly content: Enrolment }[]): boolean {
  return enrolments.some(({ content }) => content.order === order && content.ended?.why === 'upgraded');
}

/** The permission that orders of an offer are placed, paid and cancelled with (roles.md §6). */
export function buyingOf({ offer }: Pick<Order, 'offer'>): 'programme.pack' | 'programme.enrol' {
  return offer === 'action-pack' ? 'programme.pack' : 'programme.enrol';
}

function rightsOf({ may, operates }: ProgrammeDesk, tenant: string, order: Order): OrderRights {
  return {
    pay: may(buyingOf(order), tenant),
    refund: may('programme.refund', tenant),
    invoice: may('programme.invoice', tenant),
    operate: operates,
  };
}

/** Of the rules of the order's day: where it was told to be paid to. */
function accountOf({ currency, orderedOn }: Order, rules: RuleBook, today: Day): ShownOrder['bankAccount'] {
  const edition = (rules.on(orderedOn) ?? rules.on(today))?.edition;
  const found = bankAccountFor(currency, edition?.bankAccounts ?? []);
  return found === undefined ? null : { holder: found.holder, account: found.account, bank: found.bank };
}
