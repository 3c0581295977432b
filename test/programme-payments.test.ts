import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '#app/programme/payments-gateway.ts';
import { caseList, membershipOrder } from '#contract/programme-membership.ts';
import { createPaymentGateway, gatewaySecret } from './payment-gateway.ts';
import { type MemberRoom, memberRoom, type Order, ours, theirs } from './programme-member-room.ts';

const gateway = createPaymentGateway();
let room: MemberRoom;
beforeAll(() => gateway.open());
beforeEach(async () => {
  gateway.mood = 'well';
  room = await memberRoom({ PARTNERSCOPE_PAYMENT_URL: gateway.url, PARTNERSCOPE_PAYMENT_SECRET: gatewaySecret });
});
afterEach(() => room.remove());
afterAll(() => gateway.close());

const card = async (offer: 'silver' | 'gold' = 'silver'): Promise<Order> => {
  const answer = await room.order(offer, { method: 'card', contact: null });
  expect(answer.statusCode, answer.body).toBe(201);
  return membershipOrder.parse(answer.json());
};
const check = async ({ id }: Order) => membershipOrder.parse((await room.ask('POST', `orders/${id}/payment`)).json());
const notify = (order: Order, more: { reference?: string; headers?: object; tenant?: string } = {}) => {
  const { reference } = gateway.of(order.id);
  const url = `/api/v1/programme/payments/notify?${new URLSearchParams({ tenant: more.tenant ?? ours, order: order.id })}`;
  const headers = { ...(more.headers ?? gateway.headersFor(more.reference ?? reference)) };
  return room.server.inject({ method: 'POST', url, headers, payload: { reference: more.reference ?? reference } });
};
const cases = async () => caseList.parse((await room.ask('GET', 'cases')).json()).cases;

describe('paying by card', () => {
  it('FEE-8 FEE-11 FEE-12 FEE-15 hands over to the gateway and begins at once when it says paid', async () => {
    expect((await room.ask('GET', 'offers')).json().gateway).toBe(true);
    const order = await card('gold');
    const payment = gateway.of(order.id);
    expect(order).toMatchObject({
      paymentAddress: `${gateway.url}/card/${payment.reference}`,
      transferReference: null,
      bankAccount: null,
    });
    expect(order.actions).toContain('pay');
    expect(payment).toMatchObject({ amount: 400_002, currency: 'EUR' });
    expect(payment.returnTo).toContain('/programme/offers?');
    expect((await check(order)).status).toBe('open');
    Object.assign(payment, { state: 'paid', paidOn: '2021-05-20' });
    expect(await check(order)).toMatchObject({ status: 'paid', paidOn: '2021-05-20', invoice: { on: '2021-05-20' } });
    expect(await room.enrolments()).toHaveLength(1);
  });

  it('takes a notice for no more than a reason to ask; twice is once', async () => {
    const order = await card();
    expect((await notify(order)).statusCode).toBe(202);
    expect((await room.orders())[0]?.status).toBe('open');
    Object.assign(gateway.of(order.id), { state: 'paid' });
    const answers = await Promise.all([notify(order), notify(order), check(order)]);
    expect(answers.slice(0, 2).map((answer) => 'statusCode' in answer && answer.statusCode)).toEqual([202, 202]);
    expect((await room.orders())[0]?.status).toBe('paid');
    expect(await room.enrolments()).toHaveLength(1);
    expect((await room.decisions()).filter(({ kind }) => kind === 'order.paid')).toHaveLength(1);
  });

  it('refuses a notice that the gateway did not sign, signed long ago, or that is about something else', async () => {
    const order = await card();
    Object.assign(gateway.of(order.id), { state: 'paid' });
    expect((await notify(order, { headers: {} })).statusCode).toBe(403);
    const old = { ...gateway.headersFor(gateway.of(order.id).reference), 'partnerscope-timestamp': '1600000000' };
    expect((await notify(order, { headers: old })).statusCode).toBe(403);
    expect((await notify(order, { reference: 'pay_other' })).statusCode).toBe(404);
    expect((await notify(order, { tenant: theirs })).statusCode).toBe(404);
    expect((await room.orders())[0]?.status).toBe('open');
  });

  it('FEE-25 ends an order whose card was declined, and lets another be placed', async () => {
    const order = await card();
    Object.assign(gateway.of(order.id), { state: 'declined' });
    expect((await check(order)).status).toBe('cancelled');
    expect(await room.enrolments()).toEqual([]);
    expect((await card()).id).not.toBe(order.id);
  });

  it('takes another amount, currency or order for no payment, and asks the operator once', async () => {
    const order = await card();
    Object.assign(gateway.of(order.id), { state: 'paid', amount: 1 });
    expect((await check(order)).status).toBe('open');
    expect((await check(order)).status).toBe('open');
    Object.assign(gateway.of(order.id), { amount: 150_001, currency: 'JPY' });
    expect((await check(order)).status).toBe('open');
    const asked = await cases();
    expect(asked.map(({ text }) => text)).toEqual([
      expect.stringContaining('JPY'),
      expect.stringContaining('1 EUR were paid'),
    ]);
    expect(await room.enrolments()).toEqual([]);
  });

  it('stays as it was while the gateway has vanished, babbles, breaks off or is away', async () => {
    const order = await card();
    for (const mood of ['vanishes', 'babbles', 'breaks'] as const) {
      gateway.mood = mood;
      expect((await check(order)).status, mood).toBe('open');
    }
    for (const mood of ['vanishes', 'babbles', 'breaks'] as const) {
      gateway.mood = mood;
      const answer = await room.order('gold', { method: 'card', contact: null });
      expect(answer.statusCode, mood).toBe(409);
    }
    gateway.mood = 'well';
    expect((await room.ask('POST', `orders/${order.id}/cancel`)).statusCode).toBe(200);
    gateway.mood = 'babbles';
    expect((await room.order('gold', { method: 'card', contact: null })).statusCode).toBe(503);
    expect((await room.orders()).filter(({ status }) => status === 'open')).toEqual([]);
  });

  it('does not wait for a gateway that hangs', async () => {
    gateway.mood = 'hangs';
    const settings = { paymentUrl: gateway.url, paymentSecret: gatewaySecret, callbackAllow: undefined };
    const hasty = createGateway(settings, { limitMs: 200 });
    const draft = {
      order: 'x',
      description: '',
      currency: 'EUR',
      amount: 1,
      returnTo: 'https://x',
      notify: 'https://x',
    };
    await expect(hasty?.begin(draft)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await hasty?.statusOf('pay_1')).toMatchObject({ state: 'unknown', reason: 'no answer within 0.2 seconds' });
  });

  it('does not cancel what was paid a moment ago', async () => {
    const order = await card();
    Object.assign(gateway.of(order.id), { state: 'paid' });
    expect((await room.ask('POST', `orders/${order.id}/cancel`)).statusCode).toBe(409);
    expect((await room.orders())[0]?.status).toBe('paid');
  });

  it('tells the operator of money that came for an order which was cancelled', async () => {
    const order = await card();
    expect((await room.ask('POST', `orders/${order.id}/cancel`)).statusCode).toBe(200);
    Object.assign(gateway.of(order.id), { state: 'paid' });
    expect((await notify(order)).statusCode).toBe(202);
    expect((await notify(order)).statusCode).toBe(202);
    expect((await room.orders())[0]?.status).toBe('cancelled');
    expect((await cases()).map(({ text }) => text)).toEqual([expect.stringContaining('the order is cancelled')]);
  });

  it('MAP-9 FEE-21 begins nothing twice, and tells the operator of a card that paid an expired order late', async () => {
    const late = await card();
    room.on('2021-06-21');
    const again = await card();
    Object.assign(gateway.of(again.id), { state: 'paid' });
    expect((await check(again)).status).toBe('paid');
    Object.assign(gateway.of(late.id), { state: 'paid' });
    await room.app.jobs.runDue();
    await room.app.jobs.runDue();
    expect(await room.enrolments()).toHaveLength(1);
    expect((await cases()).map(({ text }) => text)).toEqual([expect.stringContaining('by another order')]);
  });

  it('does not ask for ever what became of a card that nobody used', async () => {
    const order = await card();
    room.on('2021-07-04');
    Object.assign(gateway.of(order.id), { state: 'paid' });
    await room.app.jobs.runDue();
    expect((await room.orders())[0]?.status).toBe('expired');
    expect((await check(order)).status).toBe('paid');
  });

  it('finds out by itself what nobody told', async () => {
    const order = await card();
    Object.assign(gateway.of(order.id), { state: 'paid' });
    await room.app.jobs.runDue();
    expect((await room.orders())[0]?.status).toBe('paid');
  });

  it('signs every request, and takes no other secret', async () => {
    const before = gateway.unsigned;
    await card();
    expect(gateway.unsigned).toBe(before);
    const other = createGateway({
      paymentUrl: gateway.url,
      paymentSecret: 'another secret of letters',
      callbackAllow: undefined,
    });
    expect(await other?.statusOf('pay_1')).toMatchObject({ state: 'unknown' });
    expect(gateway.unsigned).toBe(before + 1);
  });
});
