import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { orderDraft, packOrderDraft, proofDraft, refundDraft } from '#contract/programme-membership.ts';
import type { Order } from '#domain/programme/book.ts';
import { bankAccountFor } from '#domain/programme/offer.ts';
import { actionsOf, isPending, refundOf } from '#domain/programme/order.ts';
import type { ProgrammeDesk } from './desk.ts';
import { writeFor } from './enrolments-writing.ts';
import { cancelOrder } from './orders-cancel.ts';
import { placeOrder } from './orders-place.ts';
import { buyingOf, isUpgraded, orderOf, type ShownOrder, shownOrder } from './orders-shown.ts';
import { createPayments } from './payments.ts';

/** Orders of membership offers by the partner that places them (FEE-7 … FEE-27, MAP-5). */
export interface Orders {
  /** @throws Fault `conflict` when the offer is closed, costs something else or the terms changed, `unavailable` without the gateway */
  place(tenant: string | undefined, draft: z.output<typeof orderDraft>): Promise<ShownOrder>;
  /** @throws Fault as `place` */
  placePack(tenant: string | undefined, draft: z.output<typeof packOrderDraft>): Promise<ShownOrder>;
  /** FEE-25. @throws Fault `conflict` when it is not open any more */
  cancel(tenant: string | undefined, id: string): Promise<ShownOrder>;
  /** FEE-18, FEE-19. @throws Fault `bad-parameter`, `not-found` for the file, `conflict` */
  prove(tenant: string | undefined, id: string, proof: z.output<typeof proofDraft>): Promise<ShownOrder>;
  /** FEE-26, FEE-27, FEE-33. @throws Fault `conflict` with the reason */
  askRefund(tenant: string | undefined, id: string, draft: z.output<typeof refundDraft>): Promise<ShownOrder>;
}

export function createOrders(desk: ProgrammeDesk): Orders {
  return {
    place: (given, draft) => placeOrder(desk, given, draft),
    placePack: (given, draft) => placeOrder(desk, given, { ...draft, offer: 'action-pack', competency: null }),
    cancel: (given, id) => cancel(desk, given, id),
    prove: (given, id, proof) => prove(desk, given, { id, proof }),
    askRefund: (given, id, draft) => askRefund(desk, given, { id, draft }),
  };
}

async function cancel(desk: ProgrammeDesk, given: string | undefined, id: string): Promise<ShownOrder> {
  const { tenant, record } = await ownOrder(desk, given, id);
  // What the card paid meanwhile is not cancelled.
  if (record.content.method === 'card' && record.content.state === 'open')
    await createPayments(desk).settle(tenant, id);
  await writeFor(desk, tenant, async (writing) => {
    const now = (await writing.book.find('order', id)) ?? record;
    demandPending(desk, now.content);
    await cancelOrder(now, 'asked', writing);
  });
  return shownOrder(desk, tenant, id);
}

async function prove(
  desk: ProgrammeDesk,
  given: string | undefined,
  { id, proof }: { readonly id: string; readonly proof: z.output<typeof proofDraft> },
): Promise<ShownOrder> {
  const { tenant } = await ownOrder(desk, given, id);
  const rules = await desk.rules();
  await desk.write(tenant, async (book) => {
    const record = await book.find('order', id);
    if (record === undefined) throw new Fault('not-found', `There is no order "${id}"`, { parameter: 'id' });
    const order = record.content;
    demandPending(desk, order);
    if (order.method !== 'transfer')
      throw new Fault('conflict', 'A card needs no proof of payment', { parameter: 'id' });
    const file = await book.find('attachment', proof.attachment);
    if (file?.content.kind !== 'payment-proof') {
      throw new Fault('not-found', `There is no payment proof "${proof.attachment}"; upload it first`, {
        parameter: 'attachment',
      });
    }
    checkProof(proof, { order, today: desk.today() });
    const edition = (rules.on(order.orderedOn) ?? rules.on(desk.today()))?.edition;
    demandOperatorsAccount(proof.account, bankAccountFor(order.currency, edition?.bankAccounts ?? [])?.account);
    await book.change('order', id, { ...order, proof }, record.version);
  });
  const detail = { paidOn: proof.paidOn, reference: proof.reference };
  await desk.note(desk, { tenant, action: 'programme.order.proved', object: id, detail });
  return shownOrder(desk, tenant, id);
}

/** FEE-18: the date of the transfer lies between the order and today. */
function checkProof(
  { paidOn }: z.output<typeof proofDraft>,
  { order, today }: { readonly order: Order; readonly today: string },
): void {
  if (paidOn >= order.orderedOn && paidOn <= today) return;
  const message = `paidOn is ${paidOn}; write the day of the transfer, from ${order.orderedOn} to ${today}`;
  throw new Fault('bad-parameter', message, { parameter: 'paidOn' });
}

/** FEE-18, FEE-19: the money went to an account of the operator's; blanks and case do not matter. */
function demandOperatorsAccount(given: string, own: string | undefined): void {
  const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  if (own === undefined || plain(given) === plain(own)) return;
  throw new Fault('bad-parameter', `account: "${given}" is not where this order is paid to (${own})`, {
    parameter: 'account',
  });
}

async function askRefund(
  desk: ProgrammeDesk,
  given: string | undefined,
  { id, draft }: { readonly id: string; readonly draft: z.output<typeof refundDraft> },
): Promise<ShownOrder> {
  const tenant = await desk.tenantOf('programme.refund', given);
  const known = await orderOf(desk, tenant, id);
  await desk.write(tenant, async (book) => {
    const { content: order, version } = (await book.find('order', id)) ?? known;
    const on = desk.today();
    const upgraded = isUpgraded(id, await book.list('enrolment'));
    const may = { pay: false, refund: true, invoice: false, operate: false };
    if (!actionsOf(order, { on, upgraded, may }).includes('ask-refund')) throw refusedRefund(order, { on, upgraded });
    const refund = { askedOn: on, by: desk.name, reason: draft.reason };
    await book.change('order', id, { ...order, refund }, version);
  });
  await desk.note(desk, {
    tenant,
    action: 'programme.order.refund-asked',
    object: id,
    detail: { reason: draft.reason },
  });
  return shownOrder(desk, tenant, id);
}

function refusedRefund(order: Order, of: Parameters<typeof refundOf>[1]): Fault {
  const why =
    order.state === 'paid' && order.refund !== null
      ? 'was asked for already'
      : `is refused: ${refundOf(order, of) ?? `the order is ${order.state}`}`;
  return new Fault('conflict', `The refund of ${order.number} ${why}`, { parameter: 'id' });
}

function demandPending(desk: ProgrammeDesk, order: Order): void {
  if (isPending(order, desk.today())) return;
  const state = order.state === 'open' ? 'expired' : order.state;
  throw new Fault('conflict', `The order ${order.number} is ${state}; nothing of it can be changed`, {
    parameter: 'id',
  });
}

/** An order that is the asker's to pay and to cancel: which roles that are depends on what was ordered. */
async function ownOrder(desk: ProgrammeDesk, given: string | undefined, id: string) {
  const tenant = await desk.tenantOf('programme.pay', given);
  const record = await orderOf(desk, tenant, id);
  await desk.tenantOf(buyingOf(record.content), tenant);
  return { tenant, record };
}
