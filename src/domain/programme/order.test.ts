import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '#base/day.ts';
import type { Order } from './book.ts';
import { edition2021 } from './edition-2021.ts';
import { edition2023 } from './edition-2023.ts';
import { beginOf, benefitsEnd, enrolmentOf, membershipState } from './enrolment.ts';
import {
  actionsOf,
  invoiceDay,
  isBeingRenewed,
  isOldInvoice,
  orderStatus,
  paymentRefusal,
  refundOf,
  transferReference,
} from './order.ts';
import { renewalOf } from './renewal.ts';

const order: Order = {
  ...{
    number: 'LP-1',
    offer: 'gold',
    competency: 'Security',
    method: 'transfer',
    state: 'open',
    orderedOn: '2021-04-01',
  },
  ...{ currency: 'EUR', price: 100, discountPercent: 0, amount: 100, renews: null, upgrades: null, terms: '7' },
  ...{ acceptedBy: 'Noor', payment: null, contact: null, proof: null, paidOn: null, invoice: null },
  ...{ benefitUsed: false, keysViewed: false, refund: null },
};
const all = { pay: true, refund: true, invoice: true, operate: true };

describe('orderStatus', () => {
  it.each([
    ['2021-04-01', 'open'],
    ['2021-05-01', 'open'],
    ['2021-05-02', 'expired'],
  ])('FEE-21 on %s is %s', (day, status) => {
    expect(orderStatus(order, day)).toBe(status);
  });

  it('FEE-17 has its proof, until it expires', () => {
    const proof = { attachment: 'a', paidOn: '2021-04-02', account: 'x', reference: 'y' };
    expect(orderStatus({ ...order, proof }, '2021-04-03')).toBe('proof-given');
    expect(orderStatus({ ...order, proof }, '2021-05-02')).toBe('expired');
    expect(orderStatus({ ...order, state: 'paid' }, '2022-01-01')).toBe('paid');
  });
});

describe('actionsOf', () => {
  const on = (more: Partial<Order>, day = '2021-04-10', may = all) =>
    actionsOf({ ...order, ...more }, { on: day, may, upgraded: false });
  it('FEE-4 FEE-17 FEE-25 FEE-40 are those of the state and of the rights', () => {
    expect(on({})).toEqual(['upload-proof', 'cancel', 'confirm']);
    expect(on({}, '2021-06-01')).toEqual(['confirm']);
    const payment = { reference: 'r', address: 'https://x' };
    expect(on({ method: 'card', payment })).toEqual(['pay', 'cancel', 'confirm']);
    const buyer = { name: '', billTo: null, soldTo: null, taxId: null, isTaxExempt: false };
    const paid = { state: 'paid', invoice: { number: 'I', on: '2021-04-05', buyer, seller: 'S' } } as const;
    expect(on(paid)).toEqual(['ask-refund', 'download-invoice']);
    expect(on(paid, '2021-05-02')).toEqual(['download-invoice']);
    expect(on({ ...paid, refund: { askedOn: '2021-04-09', by: 'N', reason: 'x' } })).toEqual([
      'download-invoice',
      'settle-refund',
    ]);
    expect(on({}, '2021-04-10', { pay: false, refund: false, invoice: false, operate: false })).toEqual([]);
  });
});

describe('money', () => {
  it('FEE-16 carries number and partner', () => {
    expect(transferReference(order, '4711')).toBe('LP-1 4711');
  });

  it('FEE-21 pays an order in its thirty days; what a gateway took is taken', () => {
    expect(paymentRefusal(order, '2021-05-01')).toBeUndefined();
    expect(paymentRefusal(order, '2021-05-02')).toBe('expired');
    expect(paymentRefusal({ ...order, method: 'card' }, '2021-06-02')).toBeUndefined();
    expect(paymentRefusal({ ...order, state: 'paid' }, '2021-04-02')).toBe('not-open');
  });

  it('FEE-40 dates an invoice when the money is noted, ten days after it at the latest', () => {
    expect(invoiceDay('2021-04-05', '2021-04-05', '2021-04-15')).toBe('2021-04-05');
    expect(invoiceDay('2021-04-05', '2021-04-09', '2021-04-15')).toBe('2021-04-09');
    expect(invoiceDay('2021-04-05', '2021-06-09', '2021-04-15')).toBe('2021-04-15');
    expect(isOldInvoice('2020-12-31', '2021-01-01')).toBe(true);
    expect(isOldInvoice('2021-01-01', '2021-12-31')).toBe(false);
  });

  it('FEE-26 FEE-27 FEE-33 comes back within thirty days of the order', () => {
    expect(refundOf(order, { on: '2021-05-01', upgraded: false })).toBeUndefined();
    expect(refundOf(order, { on: '2021-05-02', upgraded: false })).toBe('after-30-days');
    expect(refundOf(order, { on: '2021-04-02', upgraded: true })).toBe('upgraded-to-gold');
  });
});

describe('enrolmentOf', () => {
  const paid = (paidOn: string, more: Partial<Order> = {}) =>
    enrolmentOf({ ...order, ...more }, { id: 'o', paidOn, rules: edition2021, renewed: undefined });
  it('FEE-12 FEE-20 FEE-31 MAP-11 REN-7 begins with the money and lasts 365 days, leap days counted', () => {
    expect(paid('2021-04-05')).toMatchObject({ attainedOn: '2021-04-05', anniversary: '2022-04-05', step: null });
    expect(paid('2024-02-29', { orderedOn: '2024-02-20' }).anniversary).toBe('2025-02-28');
    expect(paid('2023-03-01', { orderedOn: '2023-03-01' }).anniversary).toBe('2024-02-29');
    expect(paid('2021-03-20').attainedOn).toBe('2021-04-01');
    expect(paid('2021-04-05', { offer: 'action-pack', competency: null })).toMatchObject({
      level: 'learning-action-pack',
      step: 'purchased',
    });
    expect(beginOf(order, '2021-04-02')).toBe('2021-04-02');
  });

  it('REN-5 L-9 MAP-10 follows the anniversary before, or the payment; the track is chosen anew', () => {
    const renewed = {
      ...paid('2020-06-22', { offer: 'action-pack', competency: null, orderedOn: '2020-06-22' }),
      step: 'active',
      track: 'services',
    } as const;
    const by = (rules: typeof edition2021) =>
      enrolmentOf(
        { ...order, offer: 'action-pack', orderedOn: '2021-07-01' },
        { id: 'o', paidOn: '2021-07-05', rules, renewed },
      );
    expect(by(edition2021)).toMatchObject({ anniversary: '2022-06-22', step: 'active', track: null });
    expect(by(edition2023).anniversary).toBe('2022-07-05');
  });
});

describe('a membership', () => {
  const day = fc
    .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  it('REN-2 REN-4 REN-6 has benefits until the last day on which it can be renewed, whatever the day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (anniversary, days) => {
        const on = addDays(anniversary, days);
        const { closes, opens } = renewalOf(anniversary, edition2021);
        const held = { anniversary, rules: edition2021, requirementsMet: true };
        expect(membershipState(on, { ...held, isBeingRenewed: false }) !== 'lost').toBe(on <= closes);
        expect(membershipState(on, { ...held, isBeingRenewed: true })).toBe(on < opens ? 'active' : 'renewable');
        expect(benefitsEnd({ anniversary, ended: null }, edition2021)).toBe(closes);
        expect(isDay(opens) && isDay(closes)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('REN-4 FEE-21 is waited for while an order that renews it waits for its money, and no longer', () => {
    const own = { content: { ...order, renews: 'e-1' } };
    expect(isBeingRenewed('e-1', [own], '2021-05-01')).toBe(true);
    expect(isBeingRenewed('e-1', [own], '2021-05-02')).toBe(false);
    expect(isBeingRenewed('e-2', [own], '2021-05-01')).toBe(false);
    expect(isBeingRenewed('e-1', [{ content: { ...own.content, state: 'cancelled' } }], '2021-05-01')).toBe(false);
  });
});
