import type { Market } from './content/markets.ts';
import type { Random } from './random.ts';
import { lossSeason, type World } from './world.ts';

/** A time without a break as a customer; both ends included. It may begin before the data and end at their end. */
export interface Stay {
  readonly from: number;
  readonly to: number;
}

/** Chance in an ordinary month that a customer leaves, and that one who left comes back some months later. */
const leaves = 0.013;
const returns = 0.3;

/** The stays of a customer, oldest first, with at least two months between them. */
export function createStays(world: World, market: Market, random: Random): Stay[] {
  const arrival = world.arrival(market, random);
  const stays: Stay[] = [];
  let from = arrival < 0 ? -random.int(1, 30) : arrival;
  while (from <= world.last) {
    const to = leavingMonth(world, random, Math.max(0, from));
    stays.push({ from, to });
    if (to === world.last || !random.chance(returns)) break;
    from = to + random.int(3, 9);
  }
  return stays;
}

function leavingMonth(world: World, random: Random, from: number): number {
  let month = from;
  while (month < world.last && !random.chance(leaves * lossSeason(world, month))) month++;
  return month;
}
