import { type Location, locations } from './content/partner.ts';
import { type Family, type Product, products } from './content/products.ts';
import type { CustomerCore, Tenant } from './customer-core.ts';
import { createHistory, type MonthFact } from './history.ts';
import { at, createChoice, type Random } from './random.ts';
import { spelled } from './spelling.ts';
import { createStays, type Stay } from './stay.ts';
import { monthOf, type World } from './world.ts';

export type AttributionType = 'CSP' | 'DPOR' | 'DAP' | 'PAL' | 'CPOR';

export interface Attribution {
  readonly location: Location;
  readonly type: AttributionType;
  /** Whether its row carries the fact inside the global account; exactly one of a subscription does. */
  readonly duplicate: boolean;
}

export interface Subscription {
  readonly id: string;
  readonly tenant: Tenant;
  readonly product: Product;
  /** The family as this row's source spells it. */
  readonly family: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly startMonth: string;
  readonly autoRenew: boolean;
  readonly channel: string;
  readonly pricingLevel: string;
  readonly enrollment: string;
  readonly attributions: readonly Attribution[];
  /** Part of the seats that is assigned, and part of the assigned ones in use, around which months vary. */
  readonly assigned: number;
  readonly active: number;
  /** Month by month within the data, oldest first, gapless. */
  readonly history: readonly MonthFact[];
}

/** When a subscription is paid for; both ends included. */
interface Term {
  readonly from: number;
  readonly to: number;
  readonly product: Product;
}

/** All subscriptions a customer ever had that have a row in the data. */
export function createSubscriptions(world: World, customer: CustomerCore): Subscription[] {
  const random = customer.random('subscriptions');
  return createStays(world, customer.market, random)
    .flatMap((stay) => termsOf(random, world, { stay, large: customer.large }))
    .map((term) => createSubscription(random, world, { customer, term }))
    .filter((subscription) => subscription.history.length > 0);
}

/** One subscription lasts as long as the customer stays; others come and go around it. */
function termsOf(random: Random, world: World, of: { stay: Stay; large: boolean }): Term[] {
  const { stay, large } = of;
  const anchor = pickProduct(random, world, { large, month: stay.from });
  const terms = renewed(random, { ...stay, product: anchor });
  const others = random.int(0, large ? 5 : 3);
  for (let i = 0; i < others; i++) terms.push(otherTerm(random, world, { stay, large, from: sideStart(random, stay) }));
  for (let from = stay.from + random.wait(crossSell); from <= stay.to; from += random.wait(crossSell)) {
    if (from > 0) terms.push(otherTerm(random, world, { stay, large, from }));
  }
  return terms;
}

/** Chance in a month that a customer buys one thing more. */
const crossSell = 0.097;

function sideStart(random: Random, stay: Stay): number {
  return random.chance(0.7) ? stay.from : random.int(stay.from, stay.to);
}

function otherTerm(random: Random, world: World, of: { stay: Stay; large: boolean; from: number }): Term {
  const { stay, large, from } = of;
  const to = random.chance(0.55) ? stay.to : Math.min(stay.to, from + random.wait(0.05));
  return { from, to, product: pickProduct(random, world, { large, month: from }) };
}

/** Some renewals come with a new subscription id, without a gap. */
function renewed(random: Random, term: Term): Term[] {
  const split = term.from + random.pick([12, 12, 24, 36]);
  if (split > term.to || random.chance(0.6)) return [term];
  return [{ ...term, to: split - 1 }, ...renewed(random, { ...term, from: split })];
}

const pickSmall = createChoice(products, (product) => product.small);
const pickLarge = createChoice(products, (product) => product.large);

function pickProduct(random: Random, world: World, of: { large: boolean; month: number }): Product {
  const when = Math.max(0, of.month) / world.last;
  for (;;) {
    const product = of.large ? pickLarge(random) : pickSmall(random);
    if (when >= product.from && when <= product.until) return product;
  }
}

function createSubscription(random: Random, world: World, of: { customer: CustomerCore; term: Term }): Subscription {
  const { customer, term } = of;
  const { product } = term;
  const startMonth = monthOf(world, term.from);
  const day = String(random.int(1, 28)).padStart(2, '0');
  const years = random.chance(0.15) ? 3 : 1;
  const ended = term.to < world.last;
  const past = Math.ceil((world.last - term.from + 1) / (12 * years)) * 12 * years;
  return {
    id: random.guid(),
    // One product of a customer lives in one tenant: a fact of CustomersAndTenants is (customer, SKU, month).
    tenant: at(customer.tenants, product.number % customer.tenants.length),
    product,
    family: spelled(random, product.family),
    startDate: `${startMonth}-${day}`,
    endDate: ended ? `${monthOf(world, term.to)}-28` : `${monthOf(world, term.from + past)}-${day}`,
    startMonth: `${startMonth}-01`,
    autoRenew: !ended && random.chance(0.8),
    channel: channelOf(customer.channel, product.family),
    pricingLevel: random.pick(['Commercial', 'Commercial', 'Level A', 'Level B', '']),
    enrollment: random.chance(0.3) ? String(random.int(10_000_000, 99_999_999)) : '',
    attributions: attributionsOf(random, customer, product.family),
    assigned: random.between(0.55, 1),
    active: customer.dormant || random.chance(0.06) ? 0 : random.between(0.35, 1.02),
    history: createHistory(random, world, { ...term, employees: customer.employees, large: customer.large }),
  };
}

function channelOf(channel: string, family: Family): string {
  if (family !== 'Microsoft Azure') return channel;
  if (channel === 'CSP indirect') return 'Indirect/CSP';
  return channel === 'CSP' || channel === '' ? 'Direct/CSP' : 'Direct';
}

/** One in six subscriptions is tied to a second location as well, some to a third. */
function attributionsOf(random: Random, customer: CustomerCore, family: Family): Attribution[] {
  const sold = customer.channel.includes('CSP') || customer.channel === '';
  const azure = family === 'Microsoft Azure';
  const first = sold ? 'CSP' : random.pick<AttributionType>(azure ? ['PAL', 'DPOR'] : ['DPOR', 'CPOR', 'DAP']);
  const ties = [{ location: customer.location, type: first }];
  if (random.chance(0.16)) ties.push(secondTie(random, ties));
  if (ties.length > 1 && random.chance(0.12)) ties.push(secondTie(random, ties));
  const owner = random.chance(0.7) ? 0 : random.int(0, ties.length - 1);
  return ties.map((tie, number) => ({ ...tie, duplicate: number !== owner }));
}

type Tie = Pick<Attribution, 'location' | 'type'>;

function secondTie(random: Random, ties: readonly Tie[]): Tie {
  const free = locations.filter((location) => ties.every((tie) => tie.location !== location));
  return { location: random.pick(free), type: random.pick<AttributionType>(['DPOR', 'PAL', 'CPOR', 'DAP']) };
}
