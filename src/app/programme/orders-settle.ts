import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { openOrders, orderSettle } from '#contract/programme-membership.ts';
import type { Order } from '#domain/programme/book.ts';
import { beginOf } from '#domain/programme/enrolment.ts';
import { refundOf } from '#domain/programme/order.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import { endEnrolment } from './enrolments-end.ts';
import { type Writing, writeFor } from './enrolments-writing.ts';
import { payOrder } from './orders-paid.ts';
import { isUpgraded, orderOf, type ShownOrder, shownOrder, toShownOrder } from './orders-shown.ts';

type Settling = z.output<typeof orderSettle>;

/** What the operator says of orders (FEE-20, FEE-26, FEE-27): money came, was given back, benefits are in use. */
export interface Settlements {
  /** Orders of every partner that wait for the operator, oldest first. @throws Fault `forbidden` */
  open(): Promise<z.output<typeof openOrders>>;
  /** @throws Fault `forbidden`, `conflict` when somebody else decided meanwhile or the order does not allow it */
  settle(tenant: string | undefined, id: string, settling: Settling): Promise<ShownOrder>;
}

export function createSettlements(desk: ProgrammeDesk): Settlements {
  return {
    async open() {
      desk.demandOperator();
      const rules = await desk.rules();
      const enrolments = await desk.records.programme.all('enrolment');
      const waiting = (await desk.records.programme.all('order')).filter(({ content }) => isWaiting(content));
      const orders = waiting.map((record) => {
        const own = enrolments.filter(({ tenant }) => tenant === record.tenant);
        return { ...toShownOrder(record, { desk, rules, enrolments: own }), tenant: record.tenant };
      });
      return { orders };
    },
    async settle(given, id, settling) {
      desk.demandOperator();
      const tenant = await desk.tenantOf('programme.operate', given);
      await settle(desk, await orderOf(desk, tenant, id), settling);
      return shownOrder(desk, tenant, id);
    },
  };
}

function isWaiting({ state, refund }: Order): boolean {
  return state === 'open' || (state === 'paid' && refund !== null);
}

async function settle(desk: ProgrammeDesk, known: ProgrammeRecord<'order'>, settling: Settling): Promise<void> {
  const { tenant, id } = known;
  const day = desk.today();
  if (settling.on > day) throw new Fault('bad-parameter', `on is ${settling.on}, a day to come`, { parameter: 'on' });
  const rules = await desk.rulesOn(beginOf(known.content, settling.on));
  await writeFor(desk, tenant, async (writing) => {
    const record = (await writing.book.find('order', id)) ?? known;
    const { version, note, on } = settling;
    switch (settling.outcome) {
      case 'paid':
        return payOrder(record, { paidOn: on, rules, by: 'operator', note, version }, writing);
      case 'refunded':
        return refund(record, settling, writing);
      case 'refund-refused':
        return refuseRefund(record, settling, writing);
      case 'benefit-used':
        return use(record, { benefitUsed: true }, { settling, writing });
      case 'keys-viewed':
        return use(record, { keysViewed: true }, { settling, writing });
    }
  });
}

/** FEE-26, FEE-27, FEE-33: as of the day it was asked for; what the order brought ends, what it replaced goes on. */
async function refund(record: ProgrammeRecord<'order'>, settling: Settling, writing: Writing): Promise<void> {
  const { book, decide } = writing;
  const order = demandPaid(record.content);
  const enrolments = await book.list('enrolment');
  const on = order.refund?.askedOn ?? settling.on;
  const upgraded = isUpgraded(record.id, enrolments);
  const refusal = refundOf(order, { on, upgraded });
  if (refusal !== undefined) throw refused(order, refusal);
  await book.change('order', record.id, { ...order, state: 'refunded' }, settling.version);
  const facts = { askedOn: on, upgraded, order: dated(order), on: settling.on, note: settling.note };
  await decide({
    kind: 'order.refunded',
    about: record.id,
    facts,
    outcome: { on: settling.on, number: order.number },
    rules: null,
  });
  const made = enrolments.find(({ content }) => content.order === record.id && content.ended === null);
  await revive(order, writing);
  if (made !== undefined) await endEnrolment(made, { on: settling.on, why: 'refunded' }, writing);
}

function dated({ orderedOn, benefitUsed, keysViewed }: Order) {
  return { orderedOn, benefitUsed, keysViewed };
}

/** What was renewed or taken to gold by money that went back is there again, as long as its own days go. */
async function revive({ renews, upgrades }: Order, { book }: Writing): Promise<void> {
  const before = renews ?? upgrades;
  const found = before === null ? undefined : await book.find('enrolment', before);
  const why = found?.content.ended?.why;
  if (found === undefined || (why !== 'renewed' && why !== 'upgraded')) return;
  await book.change('enrolment', found.id, { ...found.content, ended: null });
}

async function refuseRefund(
  record: ProgrammeRecord<'order'>,
  settling: Settling,
  { book, decide }: Writing,
): Promise<void> {
  const order = demandPaid(record.content);
  if (order.refund === null) throw refused(order, 'nobody asked for it');
  if (settling.note === '') throw new Fault('bad-parameter', 'note: say why it is refused', { parameter: 'note' });
  await book.change('order', record.id, { ...order, refund: null }, settling.version);
  const facts = { refund: order.refund, order: dated(order) };
  const outcome = { refunded: false, why: settling.note };
  await decide({ kind: 'order.refund-refused', about: record.id, facts, outcome, rules: null });
}

async function use(
  record: ProgrammeRecord<'order'>,
  used: Partial<Pick<Order, 'benefitUsed' | 'keysViewed'>>,
  { settling, writing }: { readonly settling: Settling; readonly writing: Writing },
): Promise<void> {
  const order = demandPaid(record.content);
  await writing.book.change('order', record.id, { ...order, ...used }, settling.version);
  const facts = { on: settling.on, note: settling.note };
  await writing.decide({ kind: 'order.used', about: record.id, facts, outcome: used, rules: null });
}

function demandPaid(order: Order): Order {
  if (order.state === 'paid') return order;
  throw new Fault('conflict', `The order ${order.number} is ${order.state}, not paid`, { parameter: 'outcome' });
}

function refused({ number }: Order, why: string): Fault {
  return new Fault('conflict', `${number} is not refunded: ${why}`, { parameter: 'outcome' });
}
