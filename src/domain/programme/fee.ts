import { addDays, type Day } from '#base/day.ts';

/** An amount in the smallest unit of its currency (cents): money is never a binary fraction. */
export type MinorUnits = bigint;

/** The price less a discount in percent, rounded half up to the smallest unit (FEE-30, FEE-36). */
export function discounted(price: MinorUnits, percent: number): MinorUnits {
  const hundredths = BigInt(Math.round(percent * 100));
  const kept = price * (10_000n - hundredths);
  return (kept * 2n + 10_000n) / 20_000n;
}

/** Whether the upgrade discount applies: the same competency, silver active (grace counts), gold met (FEE-30, FEE-35, L-6, L-7). */
export function hasUpgradeDiscount(of: {
  readonly silver: 'active' | 'at-risk' | 'renewable' | 'lost' | 'none';
  readonly goldMet: boolean;
}): boolean {
  return of.goldMet && (of.silver === 'active' || of.silver === 'at-risk' || of.silver === 'renewable');
}

/** Days an unpaid order stays open, its own day not counted (FEE-21). */
const openDays = 30;

/** The last day on which a bank-transfer order can be completed. */
export function payableUntil(orderedOn: Day): Day {
  return addDays(orderedOn, openDays);
}

export function isExpired(orderedOn: Day, on: Day): boolean {
  return on > payableUntil(orderedOn);
}

export type RefundRefusal = 'after-30-days' | 'benefit-used' | 'keys-viewed' | 'upgraded-to-gold';

/** Why an order is not refunded; undefined when it is (FEE-26, FEE-27, FEE-33). */
export function refundRefusal(
  order: {
    readonly boughtOn: Day;
    readonly benefitUsed: boolean;
    readonly keysViewed: boolean;
    readonly upgradedToGold: boolean;
  },
  on: Day,
): RefundRefusal | undefined {
  if (order.upgradedToGold) return 'upgraded-to-gold';
  if (on > addDays(order.boughtOn, openDays)) return 'after-30-days';
  if (order.benefitUsed) return 'benefit-used';
  return order.keysViewed ? 'keys-viewed' : undefined;
}

/** A new gold membership: full benefits at once, its anniversary a year from the purchase (FEE-31, FEE-32). */
export function goldAnniversary(boughtOn: Day): Day {
  return addDays(boughtOn, 365);
}
