import { addDays, type Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { Enrolment, Order } from '#domain/programme/book.ts';
import { beginOf, enrolmentOf, heldBeside } from '#domain/programme/enrolment.ts';
import { bankAccountFor } from '#domain/programme/offer.ts';
import { invoiceDay, paymentRefusal } from '#domain/programme/order.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Writing } from './enrolments-writing.ts';
import { keptProfile } from './profile.ts';
import type { Rules } from './rule-book.ts';

export interface Money {
  readonly paidOn: Day;
  /** Those of the day the membership begins. */
  readonly rules: Rules;
  /** How it is known: the gateway said so, or the operator. */
  readonly by: 'gateway' | 'operator';
  readonly note?: string;
  /** The version it was decided from. */
  readonly version?: number;
}

/**
 * The money of an order came: the order is paid, what it brings begins, what it replaces ends. Eligibility is not asked
 * again: paid is paid (FEE-12, FEE-20, FEE-31 … FEE-33, REN-4).
 * @throws Fault `conflict` when it was paid or cancelled before, when a transfer came too late, when another order brought
 * the same meanwhile, or by version
 */
export async function payOrder(record: ProgrammeRecord<'order'>, money: Money, writing: Writing): Promise<void> {
  const { book, decide } = writing;
  const { paidOn, rules, by, note = '', version } = money;
  demandPayable(record.content, paidOn);
  if (await isHeldAlready(record.content, rules, writing)) throw heldAlready(record.content);
  const { number, offer, competency, orderedOn, renews, upgrades } = record.content;
  const invoice = await invoiceFor(record.content, money, writing);
  await book.change('order', record.id, { ...record.content, state: 'paid', paidOn, invoice }, version);
  const facts = { paidOn, orderedOn, offer, competency, renews, upgrades, by, note };
  await decide({
    kind: 'order.paid',
    about: record.id,
    facts,
    outcome: { number, paidOn, invoice: invoice.on },
    rules,
  });
  await begin(record, money, writing);
}

async function invoiceFor({ number, currency }: Order, { paidOn, rules }: Money, { book, day }: Writing) {
  const { name, billTo, soldTo, taxId, isTaxExempt } = await keptProfile(book);
  const { name: programme, bankAccounts } = rules.edition;
  const seller = (bankAccountFor(currency, bankAccounts) ?? bankAccounts[0])?.holder ?? programme;
  const on = invoiceDay(paidOn, day, addDays(paidOn, invoiceDays));
  return { number: `INV-${number}`, on, buyer: { name, billTo, soldTo, taxId, isTaxExempt }, seller };
}

/** Whether another order brought what this one is of: money that came twice begins nothing a second time (MAP-9). */
export async function isHeldAlready(order: Order, { edition }: Rules, { book, day }: Writing): Promise<boolean> {
  return heldBeside(order, await book.list('enrolment'), { day, rules: edition }) !== undefined;
}

function heldAlready({ number }: Order): Fault {
  const message = `The partner has what ${number} is of by another order already: its money goes back, and the order is cancelled`;
  return new Fault('conflict', message, { parameter: 'outcome' });
}

/** FEE-40. */
const invoiceDays = 10;

function demandPayable(order: Order, paidOn: Day): void {
  const refusal = paymentRefusal(order, paidOn);
  if (refusal === undefined) return;
  const why =
    refusal === 'expired'
      ? 'has expired: the money came after its 30 days. A new order is needed; the money is not to be sent again'
      : `is ${order.state} already`;
  throw new Fault('conflict', `The order ${order.number} ${why}`, { parameter: 'outcome' });
}

async function begin(
  { id, content: order }: ProgrammeRecord<'order'>,
  { paidOn, rules }: Money,
  writing: Writing,
): Promise<void> {
  const { book, decide } = writing;
  const on = beginOf(order, paidOn);
  const before = await endReplaced(order, on, { ...writing, rules });
  const enrolment = enrolmentOf(order, {
    id,
    paidOn,
    rules: rules.edition,
    renewed: order.renews === null ? undefined : before,
  });
  const { id: made } = await book.add('enrolment', enrolment);
  const { level, competency, anniversary, attainedOn } = enrolment;
  const facts = {
    order: id,
    offer: order.offer,
    competency,
    orderedOn: order.orderedOn,
    paidOn,
    renews: order.renews,
    before: before?.anniversary ?? null,
  };
  await decide({
    kind: 'enrolment.begun',
    about: made,
    facts,
    outcome: { level, competency, attainedOn, anniversary },
    rules,
  });
  if (enrolment.step === 'purchased') await askForProfile(made, enrolment, { ...writing, rules });
}

type WithRules = Writing & { readonly rules: Rules };

/** What is renewed or taken to gold ends the day the other begins (FEE-31, REN-4). */
async function endReplaced(order: Order, on: Day, { book, decide, rules }: WithRules): Promise<Enrolment | undefined> {
  const replaced = order.renews ?? order.upgrades;
  const before = replaced === null ? undefined : await book.find('enrolment', replaced);
  if (before === undefined || replaced === null) return undefined;
  const why = order.renews === null ? 'upgraded' : 'renewed';
  // One that was lost while the transfer was on its way stays what it was, but for what follows from it.
  if (before.content.ended === null || before.content.ended.why === 'lost') {
    await book.change('enrolment', replaced, { ...before.content, ended: { on, why } });
    const facts = { anniversary: before.content.anniversary, level: before.content.level, on };
    await decide({ kind: 'enrolment.ended', about: replaced, facts, outcome: { on, why }, rules });
  }
  return before.content;
}

/** ENR-28: the second step opens a support case by itself. */
async function askForProfile(id: string, enrolment: Enrolment, { book, decide, day, name, rules }: WithRules) {
  const from = 'purchased' as const;
  const step = 'awaiting-marketplace-profile' as const;
  await book.change('enrolment', id, { ...enrolment, step });
  const text = 'An Action Pack was bought: set up the account profile on the Courseware Marketplace';
  const open = { state: 'open', openedOn: day, by: name, answer: null } as const;
  const { id: asked } = await book.add('case', { kind: 'marketplace-profile', about: id, text, ...open });
  await decide({ kind: 'pack.step', about: id, facts: { from }, outcome: { step, case: asked }, rules });
}
