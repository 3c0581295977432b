import { type CustomerCore, createCore } from './customer-core.ts';
import { at } from './random.ts';
import { createSubscriptions, type Subscription } from './subscription.ts';
import type { World } from './world.ts';

export interface Customer extends CustomerCore {
  readonly subscriptions: readonly Subscription[];
}

/** The customer with this number, always the same one for a seed, with all its subscriptions month by month. */
export function createCustomer(world: World, index: number): Customer {
  const core = createCore(world, index);
  return { ...core, subscriptions: createSubscriptions(world, core) };
}

/** A customer's id as X-1 counts it. */
export function customerId(customer: Customer): string {
  return customer.tpid || at(customer.tenants, 0).id;
}
