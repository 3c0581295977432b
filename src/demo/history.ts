import type { Product } from './content/products.ts';
import type { Random } from './random.ts';
import { type World, workSeason } from './world.ts';

export type State = 'Active' | 'InGracePeriod' | 'Disabled' | 'Suspended' | 'Deprovisioned';

/** A subscription in one month. Amounts are whole US cents so that sums agree between datasets. */
export interface MonthFact {
  readonly month: number;
  readonly state: State;
  /** Paid seats at the end of the month, and their change against the month before. */
  readonly seats: number;
  readonly seatChange: number;
  readonly billedCents: number;
  readonly consumedCents: number;
}

export interface Course {
  readonly from: number;
  readonly to: number;
  readonly product: Product;
  readonly employees: number;
  readonly large: boolean;
}

/** The months of a subscription that lie in the data: paid, and then on its way out. */
export function createHistory(random: Random, world: World, course: Course): MonthFact[] {
  const { from, to, product } = course;
  const end = to === world.last ? [] : ending(random);
  const suspended = random.chance(0.03) ? random.int(from + 1, Math.max(from + 1, to - 1)) : undefined;
  const bill = createBill(random, world, course);
  const facts: MonthFact[] = [];
  let seats = 0;
  let contracted = firstSeats(random, course);
  for (let month = Math.max(0, from); month <= Math.min(world.last, to + end.length); month++) {
    const state =
      month <= to ? (month === suspended ? 'Suspended' : 'Active') : (end[month - to - 1] ?? 'Deprovisioned');
    contracted = product.priceUsd === 0 ? 0 : nextSeats(random, contracted);
    const now = state === 'Active' || state === 'InGracePeriod' ? contracted : 0;
    // Nothing is known of the month before the data, so the first one shows no change for what was there already.
    const before = month === 0 && from < 0 ? now : seats;
    facts.push({ month, state, seats: now, seatChange: now - before, ...bill(month, state, now) });
    seats = now;
  }
  return facts;
}

/** A subscription that is no longer paid runs out over some months. */
function ending(random: Random): State[] {
  const disabled = random.int(0, 2);
  const gone = random.int(0, 2);
  return ['InGracePeriod', ...Array<State>(disabled).fill('Disabled'), ...Array<State>(gone).fill('Deprovisioned')];
}

function firstSeats(random: Random, { product, employees }: Course): number {
  return Math.max(1, Math.round(employees * product.reach * random.between(0.6, 1.15)));
}

/** Most months nothing changes; growth is a little more common than shrinking. */
function nextSeats(random: Random, seats: number): number {
  if (!random.chance(0.1)) return seats;
  const change = seats * random.between(-0.08, 0.14);
  return Math.max(1, seats + Math.round(change + Math.sign(change) * 0.5));
}

type Bill = (month: number, state: State, seats: number) => Pick<MonthFact, 'billedCents' | 'consumedCents'>;

function createBill(random: Random, world: World, course: Course): Bill {
  return course.product.priceUsd === 0 ? consumption(random, world, course) : seatBill(random, course);
}

/** A quarter pays once a year, the others each month. */
function seatBill(random: Random, { from, product }: Course): Bill {
  const cents = product.priceUsd * 100 * random.between(0.86, 1);
  const yearly = random.chance(0.25);
  return (month, state, seats) => {
    const due = state === 'Active' && (!yearly || (month - from) % 12 === 0);
    return { billedCents: due ? Math.round(seats * cents) * (yearly ? 12 : 1) : 0, consumedCents: 0 };
  };
}

/** Consumption grows, follows the season and now and then spikes. */
function consumption(random: Random, world: World, { from, large }: Course): Bill {
  const start = (large ? 240_000 : 22_000) * random.skewed(0.8);
  const growth = random.between(-0.01, 0.045);
  return (month, state) => {
    if (state !== 'Active') return { billedCents: 0, consumedCents: 0 };
    const spike = random.chance(0.01) ? 2.5 : 1;
    const level = start * (1 + growth) ** (month - Math.max(from, -12)) * workSeason(world, month);
    return { billedCents: 0, consumedCents: Math.round(level * spike * random.between(0.92, 1.08)) };
  };
}
