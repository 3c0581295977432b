import { isCovered } from './cells.ts';
import type { Customer } from './customer.ts';
import { at, type Random } from './random.ts';
import type { Subscription } from './subscription.ts';
import type { World } from './world.ts';

/** What a customer holds of a product at a processing date. */
export interface Entitlement {
  readonly serviceCode: 'o365' | 'crm';
  readonly productId: string;
  readonly productName: string;
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly state: string;
  readonly trial: boolean;
  readonly channel: 'reseller' | 'other';
  readonly sold: number;
  readonly assigned: number;
}

/**
 * What makes a customer worth a look: the four causes of usage above 100 % (ADO-25 to ADO-28), usage above it that
 * nothing explains, few licences rolled out (ADO-41), and licences sold of which none may be used (ADO-31).
 */
export const scenarios = [
  'turnover',
  'second-subscription',
  'trial',
  'yammer',
  'unexplained',
  'low-adoption',
  'nothing-entitled',
] as const;
export type Scenario = (typeof scenarios)[number] | 'ordinary';

/** Every twelfth customer has each of the scenarios; the others are ordinary. */
export function scenarioOf(customer: Customer): Scenario {
  return scenarios[customer.index % 12] ?? 'ordinary';
}

/** What the customer holds in a month, the main product first; nothing for customers the adoption data leave out. */
export function entitlementsOf(world: World, customer: Customer, month: number): Entitlement[] {
  if (customer.employees > 400 || !isCovered(world, customer, world.plan.detailedCustomers * 5)) return [];
  const random = customer.random('adoption');
  const scenario = scenarioOf(customer);
  const held = customer.subscriptions
    .filter(({ product }) => product.family !== 'Microsoft Azure' && serviceOf(product.family) !== undefined)
    .map((subscription) =>
      entitlementIn(subscription, { month, scenario, channel: random.chance(0.1) ? 'other' : 'reseller' }),
    )
    .filter((entitlement) => entitlement !== undefined)
    .sort((one, other) => rank(one) - rank(other));
  const main = held[0];
  return main?.state === 'Active' && main.serviceCode === 'o365' ? [...held, ...added(random, scenario, main)] : held;
}

/** Whether the scenario can be seen at this customer: it takes an active Office product. */
export function mainProduct(entitlements: readonly Entitlement[]): Entitlement | undefined {
  const main = entitlements[0];
  return main?.state === 'Active' && main.serviceCode === 'o365' ? main : undefined;
}

function serviceOf(family: string): Entitlement['serviceCode'] | undefined {
  if (family === 'Dynamics 365') return 'crm';
  return family === 'Office 365' || family === 'Microsoft 365' ? 'o365' : undefined;
}

function rank({ state, serviceCode }: Entitlement): number {
  return (state === 'Active' ? 0 : 2) + (serviceCode === 'o365' ? 0 : 1);
}

function entitlementIn(
  subscription: Subscription,
  of: { month: number; scenario: Scenario; channel: Entitlement['channel'] },
): Entitlement | undefined {
  const { product, history } = subscription;
  const fact = history[of.month - at(history, 0).month];
  if (fact === undefined) return undefined;
  // Licences of a subscription that is on its way out were sold all the same.
  const sold = fact.seats || (history.findLast((earlier) => earlier.month < of.month && earlier.seats > 0)?.seats ?? 0);
  return {
    serviceCode: serviceOf(product.family) ?? 'o365',
    productId: product.skuId,
    productName: product.sku,
    subscriptionId: subscription.id,
    tenantId: subscription.tenant.id,
    state: of.scenario === 'nothing-entitled' && fact.state === 'Active' ? 'Canceled' : fact.state,
    trial: false,
    channel: of.channel,
    sold,
    assigned: Math.round(sold * assignedPart(subscription, of.scenario)),
  };
}

function assignedPart({ assigned }: Subscription, scenario: Scenario): number {
  if (scenario === 'low-adoption') return assigned * 0.3;
  return scenario === 'ordinary' || scenario === 'nothing-entitled' ? assigned : 1;
}

/** The second subscription or the trial that brings activity without bringing qualified licences. */
function added(random: Random, scenario: Scenario, main: Entitlement): Entitlement[] {
  const more = { ...main, subscriptionId: random.guid(), sold: Math.max(2, Math.ceil(main.sold * 0.4)) };
  if (scenario === 'trial') return [{ ...more, trial: true, assigned: more.sold }];
  if (scenario !== 'second-subscription') return [];
  return [{ ...more, state: random.pick(['InGracePeriod', 'Disabled', 'Deprovisioned']), assigned: more.sold }];
}
