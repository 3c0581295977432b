import { Fault } from '#base/fault.ts';
import type { Order } from '#domain/programme/book.ts';
import { beginOf } from '#domain/programme/enrolment.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import { createDesk, type ProgrammeDesk } from './desk.ts';
import { type Writing, writeFor } from './enrolments-writing.ts';
import { cancelOrder } from './orders-cancel.ts';
import { isHeldAlready, payOrder } from './orders-paid.ts';
import { buyingOf, orderOf, type ShownOrder, shownOrder } from './orders-shown.ts';
import { createGateway, type PaymentTruth } from './payments-gateway.ts';
import { isSigned } from './payments-signature.ts';

/** What becomes of payments at the gateway. Only what the gateway says when it is asked counts (FEE-11, FEE-12). */
export interface Payments {
  /** Asks what became of the payment of an order; after coming back from the gateway. @throws Fault `not-found` */
  check(tenant: string | undefined, id: string): Promise<ShownOrder>;
  /** As `check`, without anybody who asks. */
  settle(tenant: string, id: string): Promise<void>;
  /**
   * The gateway tells that something happened; it is asked what. Told twice, it is done once.
   * @throws Fault `forbidden` when it was not the gateway, `not-found` when there is no such payment
   */
  notified(of: { readonly tenant: string; readonly order: string }, notice: Notice): Promise<void>;
}

interface Notice {
  readonly reference: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function createPayments(desk: ProgrammeDesk): Payments {
  return {
    async check(given, id) {
      const tenant = await desk.tenantOf('programme.pay', given);
      const { content } = await orderOf(desk, tenant, id);
      await desk.tenantOf(buyingOf(content), tenant);
      await settle(desk, tenant, id);
      return shownOrder(desk, tenant, id);
    },
    settle: (tenant, id) => settle(desk, tenant, id),
    async notified({ tenant, order }, { reference, headers }) {
      const { paymentSecret: secret = '' } = desk.config;
      const isTheirs = secret !== '' && isSigned(reference, { headers, secret, now: Date.parse(desk.now()) });
      if (!isTheirs)
        throw new Fault('forbidden', 'This is not signed as the payment gateway signs', { parameter: 'reference' });
      const found = await desk.records.of(tenant).programme.find('order', order);
      if (found?.content.payment?.reference !== reference) {
        throw new Fault('not-found', 'There is no such payment', { parameter: 'reference' });
      }
      await settle(desk, tenant, order);
    },
  };
}

/** Does what follows from what the gateway says; the installation does it, whoever made it ask. */
async function settle(desk: ProgrammeDesk, tenant: string, id: string): Promise<void> {
  const house = createDesk(desk, { kind: 'house' }, desk.address);
  const record = await orderOf(house, tenant, id);
  const reference = record.content.payment?.reference;
  const gateway = createGateway(desk.config);
  if (gateway === undefined || reference === undefined || isSettled(record.content)) return;
  const truth = await gateway.statusOf(reference);
  if (truth.state === 'unknown' || truth.state === 'open') return;
  await follow(house, record, truth);
}

function isSettled({ state }: Order): boolean {
  return state === 'paid' || state === 'refunded';
}

type Truth = Exclude<PaymentTruth, { readonly state: 'unknown' }>;

async function follow(
  desk: ProgrammeDesk,
  { tenant, id, content }: ProgrammeRecord<'order'>,
  truth: Truth,
): Promise<void> {
  const day = desk.today();
  const paidOn = truth.paidOn !== null && truth.paidOn <= day ? truth.paidOn : day;
  const rules = await desk.rulesOn(beginOf(content, paidOn));
  await writeFor(desk, tenant, async (writing) => {
    const record = await writing.book.find('order', id);
    if (record === undefined || isSettled(record.content)) return;
    if (truth.state === 'declined') {
      // Another one is placed, with the same card or otherwise (FEE-25).
      return record.content.state === 'open' ? cancelOrder(record, 'declined', writing) : undefined;
    }
    const isTwice = await isHeldAlready(record.content, rules, writing);
    const doubt = doubtOf(record, truth) ?? (isTwice ? 'the partner has the membership by another order' : undefined);
    if (doubt === undefined) return payOrder(record, { paidOn, rules, by: 'gateway' }, writing);
    await askOperator(record, doubt, writing);
  });
}

/** What keeps money from being taken as that of the order. */
function doubtOf({ id, content }: ProgrammeRecord<'order'>, truth: Truth): string | undefined {
  if (truth.order !== id) return `it is of another order (${truth.order.slice(0, 80)})`;
  if (truth.currency !== content.currency || truth.amount !== content.amount) {
    return `${truth.amount} ${truth.currency.slice(0, 10)} were paid instead of ${content.amount} ${content.currency}`;
  }
  return content.state === 'open' ? undefined : `the order is ${content.state}`;
}

/** Somebody has to look at it, once. */
async function askOperator(
  { id, content }: ProgrammeRecord<'order'>,
  doubt: string,
  { book, day, name }: Writing,
): Promise<void> {
  const text = `The payment of ${content.number} at the gateway needs a look: ${doubt}`;
  const known = (await book.list('case')).some((one) => one.content.about === id && one.content.text === text);
  if (known) return;
  await book.add('case', { kind: 'other', about: id, text, state: 'open', openedOn: day, by: name, answer: null });
}
