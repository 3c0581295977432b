import { type Market, markets } from './content/markets.ts';
import { companyStem } from './content/names.ts';
import { at, createRandom, type Random } from './random.ts';
import type { World } from './world.ts';

/** A reseller that buys through the partner as its indirect provider. */
export interface Reseller {
  readonly mpnId: string;
  readonly name: string;
  readonly market: string;
  readonly status: string;
}

/** Draws the reseller of a customer: mostly one of its own country, and a few of them sell most. */
export function resellerOf(world: World, market: Market, random: Random): Reseller {
  const count = world.plan.resellers;
  const number = Math.floor(count * random.fraction() ** 2);
  const home = homeOf(number);
  return createReseller(world, number, home === market || random.chance(0.3) ? home : market);
}

function homeOf(number: number): Market {
  return at(markets, number % markets.length);
}

/** A reseller sells under one id per country. */
function createReseller(world: World, number: number, market: Market): Reseller {
  const random = createRandom(world.seed, number, 'reseller');
  const country = markets.indexOf(market);
  return {
    mpnId: String(5_200_000 + number * 100 + country),
    name: `${companyStem(random, homeOf(number))} Cloud ${market.code}`,
    market: market.name,
    status: random.chance(0.9) ? 'Active' : 'Inactive',
  };
}
