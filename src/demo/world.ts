import { addDays, type Day, parseDay } from '#base/day.ts';
import { addMonths, type Month, monthAt, monthIndex, monthOfDay } from '#base/month.ts';
import { type Market, markets } from './content/markets.ts';
import { at, createChoice, type Random } from './random.ts';

export type DemoSize = 'S' | 'M' | 'L';

/** How much is written; months are counted back from the newest one, customers are the most that a dataset covers. */
interface Plan {
  readonly customers: number;
  readonly months: number;
  /** CustomersAndTenants. */
  readonly customerMonths: number;
  readonly usageMonths: number;
  readonly resellers: number;
  readonly learners: number;
  /** Datasets with rows by day or by user. */
  readonly detailedCustomers: number;
}

const plans: Readonly<Record<DemoSize, Plan>> = {
  S: {
    customers: 300,
    months: 24,
    customerMonths: 24,
    usageMonths: 24,
    resellers: 12,
    learners: 80,
    detailedCustomers: 60,
  },
  M: {
    customers: 20_000,
    months: 36,
    customerMonths: 24,
    usageMonths: 24,
    resellers: 60,
    learners: 500,
    detailedCustomers: 400,
  },
  L: {
    customers: 100_000,
    months: 40,
    customerMonths: 13,
    usageMonths: 13,
    resellers: 200,
    learners: 2000,
    detailedCustomers: 800,
  },
};

/**
 * What is common to all customers: the calendar. Months are numbers: 0 is the first month of the data, `last` the month
 * before today (CLI-7); negative ones lie before the data.
 */
export interface World {
  readonly seed: number;
  readonly plan: Plan;
  readonly months: readonly Month[];
  readonly last: number;
  /** Usage is one month behind the sales data (CO-13). */
  readonly usage: { readonly from: number; readonly to: number };
  /** The last day of the newest month. */
  readonly lastDay: Day;
  /** Draws the month a customer of the market arrives in; -1: it was there before the data begin. */
  readonly arrival: (market: Market, random: Random) => number;
}

/** @throws Fault `bad-parameter` when `today` is no day. */
export function createWorld({ size, seed, today }: { size: DemoSize; seed: number; today: Day }): World {
  const plan = plans[size];
  const month = monthOfDay(parseDay(today, 'today'));
  const first = monthIndex(month) - plan.months;
  const months = Array.from({ length: plan.months }, (_, step) => monthAt(first + step));
  const last = plan.months - 1;
  return {
    seed,
    plan,
    months,
    last,
    usage: { from: Math.max(0, last - plan.usageMonths), to: last - 1 },
    lastDay: addDays(`${month}-01`, -1),
    arrival: createArrival(months),
  };
}

/** `YYYY-MM` of a month number, also before the first and after the last. */
export function monthOf(world: World, month: number): Month {
  return world.months[month] ?? addMonths(at(world.months, 0), month);
}

/** Multiplies the losses of a month: contracts end with the year and with the fiscal year in June. */
export function lossSeason(world: World, month: number): number {
  return seasonOf([1.5, 1, 0.8, 0.9, 0.8, 0.7, 1.6, 1, 0.9, 0.9, 0.8, 1.1], monthOf(world, month));
}

/** Multiplies Azure consumption: December dips. */
export function workSeason(world: World, month: number): number {
  return seasonOf([0.98, 1, 1.03, 1, 1.02, 1.05, 0.96, 0.94, 1.02, 1.03, 1.02, 0.86], monthOf(world, month));
}

const arrivalSeason = [0.9, 0.95, 1.1, 1, 1.05, 1.9, 0.6, 0.7, 1.15, 1.1, 1, 0.5];

/** Part of the customers that were there before the data begin, against one part for all later arrivals. */
const before = 0.8;

function createArrival(months: readonly Month[]): World['arrival'] {
  const choices = new Map(markets.map((market) => [market, createMarketArrival(months, market)]));
  return (market, random) => choices.get(market)?.(random) ?? -1;
}

function createMarketArrival(months: readonly Month[], { growth }: Market): (random: Random) => number {
  const weights = months.map(
    (month, step) => seasonOf(arrivalSeason, month) * (1 + (growth - 1) * (step / months.length)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const numbers = [-1, ...months.keys()];
  return createChoice(numbers, (month) => (month < 0 ? (before * total) / growth : (weights[month] ?? 0)));
}

function seasonOf(factors: readonly number[], month: Month): number {
  return at(factors, Number(month.slice(5)) - 1);
}
