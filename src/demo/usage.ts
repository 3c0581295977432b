import type { Family } from './content/products.ts';
import type { Customer } from './customer.ts';
import type { MonthFact, State } from './history.ts';
import type { Random } from './random.ts';
import type { Subscription } from './subscription.ts';
import { monthOf, type World, workSeason } from './world.ts';

/** A subscription in a month of the usage data: seats bought, assigned and in use. */
export interface Usage {
  readonly subscription: Subscription;
  readonly month: number;
  readonly state: State;
  readonly available: number;
  readonly assigned: number;
  readonly active: number;
}

/** The usage of a customer's subscriptions of a family, while they can be used. */
export function usageOf(
  world: World,
  customer: Customer,
  of: { families: readonly Family[]; random: Random },
): Usage[] {
  const { families, random } = of;
  return customer.subscriptions
    .filter(({ product }) => families.includes(product.family))
    .flatMap((subscription) =>
      subscription.history
        .filter((fact) => isUsable(fact) && fact.month >= world.usage.from && fact.month <= world.usage.to)
        .map((fact) => usageIn(world, random, { subscription, fact })),
    );
}

/** `Inactive` and `In Grace Period` as the usage datasets write the states of a subscription. */
export function usageStatus(state: State): string {
  if (state === 'InGracePeriod') return 'In Grace Period';
  return state === 'Active' ? 'Active' : 'Inactive';
}

export function salesModelCells({ channel }: Subscription) {
  const csp = channel.includes('CSP');
  return { SalesModel: csp ? 'Partner' : 'Direct', DetailedSalesModel: channel };
}

function isUsable({ state }: MonthFact): boolean {
  return state === 'Active' || state === 'InGracePeriod' || state === 'Disabled';
}

/** New subscriptions take some months to be rolled out; holidays show; a few are used by more people than have a seat. */
function usageIn(world: World, random: Random, of: { subscription: Subscription; fact: MonthFact }): Usage {
  const { subscription, fact } = of;
  const age = fact.month - (subscription.history[0]?.month ?? 0);
  const rolledOut = subscription.startMonth < monthOf(world, 0) ? 1 : Math.min(1, age * 0.22);
  const assigned = Math.min(
    fact.seats,
    Math.round(fact.seats * subscription.assigned * rolledOut * random.between(0.96, 1.04)),
  );
  const active = assigned * subscription.active * workSeason(world, fact.month) * random.between(0.9, 1.06);
  return {
    subscription,
    month: fact.month,
    state: fact.state,
    available: fact.seats,
    assigned,
    active: Math.round(active),
  };
}
