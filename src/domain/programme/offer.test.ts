import { describe, expect, it } from 'vitest';
import type { Price } from './edition.ts';
import type { Held } from './enrolment.ts';
import { bankAccountFor, type OfferFacts, offersTo, priceFor } from './offer.ts';
import type { LevelStanding } from './standing.ts';

const competency = 'Security';
const price = (offer: Price['offer'], amount: number, country?: string): Price => ({
  offer,
  currency: 'EUR',
  amount,
  ...(country !== undefined && { country }),
});
const rules = {
  prices: [price('action-pack', 450), price('silver', 1500), price('gold', 4001)],
  bankAccounts: [{ currency: 'EUR', holder: 'A', account: 'B', bank: 'C' }],
  learningOptions: [{ competency, levels: ['silver', 'gold'] as const }],
  discountPercent: 25,
};
const at = (level: LevelStanding['level'], eligible: boolean, more: Partial<LevelStanding> = {}): LevelStanding => ({
  competency: level === 'learning-action-pack' ? null : competency,
  level,
  requirements: [],
  eligible,
  closedReason: null,
  set: level,
  ...more,
});
const able = [at('learning-action-pack', true), at('silver', true), at('gold', true)];
const facts: OfferFacts = {
  country: null,
  isMember: true,
  isVerified: true,
  levels: able,
  held: [],
  ordered: [],
  cards: false,
};
const holding = (level: Held['level'], state: Held['state'], outcome: Held['outcome'] = null): Held => ({
  id: `held-${level}`,
  level,
  competency: level === 'learning-action-pack' ? null : competency,
  state,
  opens: '2021-06-23',
  decisionOn: '2021-07-15',
  outcome,
});
const of = (offer: string, more: Partial<OfferFacts> = {}, by = rules) => {
  const found = offersTo({ ...facts, ...more }, by).find((tile) => tile.offer === offer);
  if (found === undefined) throw new Error(`no ${offer}`);
  return found;
};
const refusals = (offer: string, more: Partial<OfferFacts> = {}) => of(offer, more).refusals.map(({ id }) => id);

describe('offersTo', () => {
  it('ENR-32 FEE-4 offers the Action Pack and each level with a learning option, open when nothing stands against it', () => {
    expect(offersTo(facts, rules).map(({ offer, open }) => [offer, open])).toEqual([
      ['action-pack', true],
      ['silver', true],
      ['gold', true],
    ]);
    expect(offersTo(facts, { ...rules, learningOptions: [] }).map(({ offer }) => offer)).toEqual(['action-pack']);
  });

  it.each([
    ['action-pack', { isMember: false }, ['not-a-member']],
    ['gold', { isMember: false }, ['not-a-member']],
    ['action-pack', { isVerified: false }, ['account-not-verified']],
    ['gold', { isVerified: false }, []],
    ['action-pack', { levels: [at('learning-action-pack', false)] }, ['no-trainer']],
    ['gold', { levels: [at('gold', false)] }, ['requirements-not-met']],
    ['gold', { levels: [at('gold', false, { closedReason: 'thresholds-missing' })] }, ['thresholds-missing']],
    ['silver', { levels: [] }, ['no-requirements']],
    ['silver', { held: [holding('gold', 'active')] }, ['included-in-gold']],
    ['silver', { held: [holding('gold', 'lost')] }, []],
    ['gold', { held: [holding('gold', 'active')] }, ['has-one', 'window-not-open']],
    ['gold', { held: [holding('gold', 'renewable')] }, ['decision-not-yet']],
    ['gold', { held: [holding('gold', 'renewable', 'gold')] }, []],
    ['gold', { held: [holding('gold', 'renewable', 'silver')] }, ['requirements-not-met']],
    ['silver', { held: [holding('gold', 'renewable', 'silver')] }, []],
    ['silver', { held: [holding('gold', 'renewable', 'gold')] }, ['included-in-gold']],
    ['silver', { held: [holding('silver', 'renewable', 'learning-action-pack')] }, ['requirements-not-met']],
    ['action-pack', { held: [holding('learning-action-pack', 'at-risk')] }, ['has-one', 'window-not-open']],
    ['action-pack', { held: [holding('learning-action-pack', 'renewable')] }, []],
    ['action-pack', { held: [holding('learning-action-pack', 'lost')] }, []],
    ['gold', { ordered: [{ offer: 'silver' as const, competency }] }, ['order-open']],
    ['action-pack', { ordered: [{ offer: 'silver' as const, competency }] }, []],
  ] satisfies [string, Partial<OfferFacts>, string[]][])(
    'FEE-3 FEE-5 FEE-6 MAP-3 MAP-9 MAP-13 L-16 REN-10 %s with %j is refused for %j',
    (offer, more, expected) => {
      expect(refusals(offer, more)).toEqual(expected);
      expect(of(offer, more).open).toBe(expected.length === 0);
    },
  );

  it('FEE-30 FEE-34 FEE-35 FEE-36 L-6 L-7 discounts gold over silver of the same competency, in its grace too', () => {
    for (const state of ['active', 'at-risk', 'renewable'] as const) {
      const gold = of('gold', { held: [holding('silver', state)] });
      expect(gold, state).toMatchObject({ upgrades: 'held-silver', discountPercent: 25, toPay: { amount: 3001 } });
    }
    expect(of('gold', { held: [holding('silver', 'lost')] })).toMatchObject({
      upgrades: null,
      toPay: { amount: 4001 },
    });
    const other = { ...holding('silver', 'active'), competency: 'DevOps' };
    expect(of('gold', { held: [other] })).toMatchObject({ upgrades: null, discountPercent: 0 });
    const short = [at('silver', true), at('gold', false)];
    expect(of('gold', { levels: short, held: [holding('silver', 'active')] }).discountPercent).toBe(0);
  });

  it('FEE-2 takes the price of the country before the general one, and closes without any', () => {
    const prices = [price('gold', 10), price('gold', 20, 'NL')];
    expect(priceFor('gold', 'NL', prices)?.amount).toBe(20);
    expect(priceFor('gold', 'BE', prices)?.amount).toBe(10);
    expect(priceFor('gold', null, prices)?.amount).toBe(10);
    expect(priceFor('gold', 'BE', prices.slice(1))).toBeUndefined();
    const closed = of('gold', {}, { ...rules, prices: [] });
    expect(closed).toMatchObject({ price: null, toPay: null, open: false, refusals: [{ id: 'no-price', from: null }] });
  });

  it('FEE-8 FEE-15 closes what can neither be transferred nor paid by card', () => {
    const bare = { ...rules, bankAccounts: [] };
    expect(bankAccountFor('EUR', rules.bankAccounts)?.account).toBe('B');
    expect(of('gold', {}, bare).refusals).toEqual([{ id: 'no-payment-way', from: null }]);
    expect(of('gold', { cards: true }, bare).open).toBe(true);
  });

  it('is measured by the one standing that counts for all under an edition of points', () => {
    const levels = [at('gold', true, { competency: null })];
    expect(of('gold', { levels }).open).toBe(true);
  });
});
