import type { Day } from '#base/day.ts';
import type { Offer } from './book.ts';
import type { BankAccount, Edition, Level, Price } from './edition.ts';
import type { Held } from './enrolment.ts';
import { discounted, hasUpgradeDiscount } from './fee.ts';
import type { LevelStanding } from './standing.ts';

export type OfferRefusalId =
  | 'not-a-member'
  | 'account-not-verified'
  | 'no-trainer'
  | 'no-requirements'
  | 'thresholds-missing'
  | 'requirements-not-met'
  | 'included-in-gold'
  | 'has-one'
  | 'window-not-open'
  | 'decision-not-yet'
  | 'order-open'
  | 'no-price'
  | 'no-payment-way';

/** Why an offer cannot be bought, and from when that does not stand in the way; null: no day does it. */
export interface OfferRefusal {
  readonly id: OfferRefusalId;
  readonly from: Day | null;
}

/** A tile of "Offers available for purchase" (FEE-4). */
export interface Tile {
  readonly offer: Offer;
  readonly competency: string | null;
  readonly level: Level;
  readonly price: { readonly currency: string; readonly amount: number } | null;
  readonly discountPercent: number;
  readonly toPay: { readonly currency: string; readonly amount: number } | null;
  readonly renews: string | null;
  readonly upgrades: string | null;
  readonly open: boolean;
  readonly refusals: readonly OfferRefusal[];
  readonly standing: LevelStanding;
}

/** What decides what a partner may buy: plain values, so that it replays. */
export interface OfferFacts {
  readonly country: string | null;
  readonly isMember: boolean;
  readonly isVerified: boolean;
  /** Where the partner stands today. */
  readonly levels: readonly LevelStanding[];
  /** Memberships that are not over. */
  readonly held: readonly Held[];
  /** Orders that wait for their money. */
  readonly ordered: readonly { readonly offer: Offer; readonly competency: string | null }[];
  /** Whether cards can be paid with. */
  readonly cards: boolean;
}

type Rules = Pick<Edition, 'prices' | 'bankAccounts' | 'learningOptions' | 'discountPercent'>;

/** Every offer of an edition to a partner, the Action Pack first; those that are closed say why (FEE-4, FEE-5). */
export function offersTo(facts: OfferFacts, rules: Rules): readonly Tile[] {
  const others = rules.learningOptions.flatMap(({ competency, levels }) =>
    (['silver', 'gold'] as const)
      .filter((level) => levels.includes(level))
      .map((level) => tile(level, competency, { facts, rules })),
  );
  return [tile('action-pack', null, { facts, rules }), ...others];
}

/** The price that holds for a country: its own before the general one (FEE-2). */
export function priceFor(offer: Offer, country: string | null, prices: readonly Price[]): Price | undefined {
  const fitting = prices.filter((price) => price.offer === offer);
  return (
    fitting.find((price) => price.country !== undefined && price.country === country) ??
    fitting.find((price) => price.country === undefined)
  );
}

/** Where transfers in a currency go (FEE-15). */
export function bankAccountFor(currency: string, accounts: readonly BankAccount[]): BankAccount | undefined {
  return accounts.find((account) => account.currency === currency);
}

interface Of {
  readonly facts: OfferFacts;
  readonly rules: Rules;
}

/** What a tile means for what the partner holds. */
interface Course {
  readonly renews: Held | undefined;
  readonly upgrades: Held | undefined;
  readonly refusals: readonly OfferRefusal[];
}

function tile(offer: Offer, competency: string | null, { facts, rules }: Of): Tile {
  const level: Level = offer === 'action-pack' ? 'learning-action-pack' : offer;
  const standing = standingAt(level, competency, facts.levels);
  const course = courses[offer](competency, { facts, standing });
  const price = priceFor(offer, facts.country, rules.prices);
  const isDiscounted =
    course.upgrades !== undefined && hasUpgradeDiscount({ silver: course.upgrades.state, goldMet: standing.eligible });
  const discountPercent = isDiscounted ? rules.discountPercent : 0;
  const refusals = [
    ...partnerRefusals(offer, facts),
    ...course.refusals,
    ...orderRefusals(competency, facts),
    ...priceRefusals(price, { facts, rules }),
  ];
  const money = price === undefined ? null : { currency: price.currency, amount: price.amount };
  return {
    offer,
    competency,
    level,
    price: money,
    discountPercent,
    toPay: money && { ...money, amount: Number(discounted(BigInt(money.amount), discountPercent)) },
    renews: course.renews?.id ?? null,
    upgrades: course.upgrades?.id ?? null,
    open: refusals.length === 0,
    refusals,
    standing,
  };
}

/** An edition that counts points tells one standing of gold for all competencies. */
function standingAt(level: Level, competency: string | null, levels: readonly LevelStanding[]): LevelStanding {
  const ofLevel = levels.filter((standing) => standing.level === level);
  const found =
    ofLevel.find((standing) => standing.competency === competency) ??
    ofLevel.find((standing) => standing.competency === null);
  return found ?? { competency, level, requirements: [], eligible: false, closedReason: 'no-requirements', set: null };
}

const courses: Readonly<
  Record<Offer, (competency: string | null, of: { facts: OfferFacts; standing: LevelStanding }) => Course>
> = {
  'action-pack': (_, { facts, standing }) => {
    const held = heldAt('learning-action-pack', null, facts);
    const trained = standing.eligible ? [] : [refusal(standing.closedReason ?? 'no-trainer')];
    // MAP-9: one at a time; MAP-3: renewed in its window only.
    const early = held === undefined || held.state === 'renewable' ? [] : windowRefusals(held);
    return { renews: held, upgrades: undefined, refusals: [...trained, ...early] };
  },
  silver: (competency, { facts, standing }) => {
    const gold = heldAt('gold', competency, facts);
    // REN-10: gold whose months allow silver only goes on as silver.
    if (gold?.state === 'renewable' && gold.outcome === 'silver') return renewal(gold, 'silver');
    const silver = heldAt('silver', competency, facts);
    if (gold !== undefined) return { renews: undefined, upgrades: undefined, refusals: [refusal('included-in-gold')] };
    return silver === undefined ? purchase(standing) : renewal(silver, 'silver');
  },
  gold: (competency, { facts, standing }) => {
    const gold = heldAt('gold', competency, facts);
    if (gold !== undefined) return renewal(gold, 'gold');
    return { ...purchase(standing), upgrades: heldAt('silver', competency, facts) };
  },
};

function purchase(standing: LevelStanding): Course {
  const refusals = standing.eligible ? [] : [refusal(standing.closedReason ?? 'requirements-not-met')];
  return { renews: undefined, upgrades: undefined, refusals };
}

/** REN-6, L-10, L-11, REN-10: in its window, from the decision day on, as what the months that decide allow. */
function renewal(held: Held, as: Level): Course {
  const course = (refusals: readonly OfferRefusal[]): Course => ({ renews: held, upgrades: undefined, refusals });
  if (held.state !== 'renewable') return course(windowRefusals(held));
  if (held.outcome === null) return course([{ id: 'decision-not-yet', from: held.decisionOn }]);
  return course(held.outcome === as ? [] : [refusal('requirements-not-met')]);
}

function windowRefusals({ opens }: Held): OfferRefusal[] {
  return [
    { id: 'has-one', from: opens },
    { id: 'window-not-open', from: opens },
  ];
}

/** MAP-2, MAP-13, FEE-3: member of the network; for the Action Pack checked by it too. */
function partnerRefusals(offer: Offer, { isMember, isVerified }: OfferFacts): OfferRefusal[] {
  return [
    ...(isMember ? [] : [refusal('not-a-member')]),
    ...(isVerified || offer !== 'action-pack' ? [] : [refusal('account-not-verified')]),
  ];
}

/** Silver and gold of one competency are two ways to the same: one order at a time. */
function orderRefusals(competency: string | null, { ordered }: OfferFacts): OfferRefusal[] {
  return ordered.some((order) => order.competency === competency) ? [refusal('order-open')] : [];
}

function priceRefusals(price: Price | undefined, { facts, rules }: Of): OfferRefusal[] {
  if (price === undefined) return [refusal('no-price')];
  const isPayable = facts.cards || bankAccountFor(price.currency, rules.bankAccounts) !== undefined;
  return isPayable ? [] : [refusal('no-payment-way')];
}

/** Grace counts as held (L-7); what is lost does not. */
function heldAt(level: Level, competency: string | null, { held }: OfferFacts): Held | undefined {
  return held.find((one) => one.level === level && one.competency === competency && one.state !== 'lost');
}

function refusal(id: OfferRefusalId): OfferRefusal {
  return { id, from: null };
}
