import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discounted, goldAnniversary, hasUpgradeDiscount, isExpired, payableUntil, refundRefusal } from './fee.ts';

describe('discounted', () => {
  it('FEE-30 FEE-36 takes 25 percent off and rounds half up to the smallest unit', () => {
    expect(discounted(400_000n, 25)).toBe(300_000n);
    expect(discounted(2n, 25)).toBe(2n);
    expect(discounted(1n, 25)).toBe(1n);
    expect(discounted(333n, 25)).toBe(250n);
    expect(discounted(10n, 0)).toBe(10n);
    expect(discounted(10n, 100)).toBe(0n);
  });

  it('FEE-36 is never more than half a unit from the exact price', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 100 }), (price, percent) => {
        const off = discounted(price, percent) * 100n - price * BigInt(100 - percent);
        expect(off > -50n && off <= 50n).toBe(true);
      }),
    );
  });
});

describe('hasUpgradeDiscount', () => {
  it('ENR-45 FEE-30 FEE-35 L-7 takes silver in its grace for active, a lost one not', () => {
    const has = (silver: Parameters<typeof hasUpgradeDiscount>[0]['silver']) =>
      hasUpgradeDiscount({ silver, goldMet: true });
    expect((['active', 'at-risk', 'renewable', 'lost', 'none'] as const).map(has)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(hasUpgradeDiscount({ silver: 'active', goldMet: false })).toBe(false);
  });
});

describe('isExpired', () => {
  it('FEE-21 keeps a bank order of 1 April open on 1 May and expires it on 2 May', () => {
    expect(payableUntil('2021-04-01')).toBe('2021-05-01');
    expect(isExpired('2021-04-01', '2021-05-01')).toBe(false);
    expect(isExpired('2021-04-01', '2021-05-02')).toBe(true);
  });
});

describe('refundRefusal', () => {
  const order = { boughtOn: '2021-04-01', benefitUsed: false, keysViewed: false, upgradedToGold: false };

  it('FEE-26 FEE-27 FEE-33 names why an order is not refunded', () => {
    expect(refundRefusal(order, '2021-05-01')).toBeUndefined();
    expect(refundRefusal(order, '2021-05-02')).toBe('after-30-days');
    expect(refundRefusal({ ...order, benefitUsed: true }, '2021-04-02')).toBe('benefit-used');
    expect(refundRefusal({ ...order, keysViewed: true }, '2021-04-02')).toBe('keys-viewed');
    expect(refundRefusal({ ...order, upgradedToGold: true }, '2021-04-02')).toBe('upgraded-to-gold');
  });
});

describe('goldAnniversary', () => {
  it('FEE-31 lies a year after the purchase', () => {
    expect(goldAnniversary('2021-03-10')).toBe('2022-03-10');
  });
});
