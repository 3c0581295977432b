import { customersAndTenants } from '#catalog/datasets/customers-and-tenants.ts';
import { attributionCells, customerCells, monthCell } from '../cells.ts';
import type { Customer } from '../customer.ts';
import type { MonthFact } from '../history.ts';
import { at } from '../random.ts';
import type { Subscription } from '../subscription.ts';
import { customerTable, usd } from '../table.ts';

/** One row per customer, SKU and month (and attribution), added up over the subscriptions of the SKU. */
export const customersAndTenantsTable = customerTable({ dataset: customersAndTenants }, (world, customer, emit) => {
  const active = activeMonths(customer);
  const first = Math.max(0, world.last + 1 - world.plan.customerMonths);
  for (const subscriptions of bySku(customer.subscriptions)) {
    for (let month = first; month <= world.last; month++) {
      const held = heldIn(month, subscriptions);
      const main = held[0];
      if (main === undefined) continue;
      const shared = { ...figures(held), ...skuCells(customer, main.subscription, month) };
      for (const attribution of main.subscription.attributions) {
        emit({
          ...shared,
          ...attributionCells(attribution),
          ...(attribution.type === 'CPOR' ? cporCells(held) : {}),
          Month: monthCell(world, month),
          CustomerStatus: active.has(month) ? 'Active' : 'Inactive',
        });
      }
    }
  }
});

interface Held {
  readonly subscription: Subscription;
  readonly fact: MonthFact;
}

/** Months in which any subscription of the customer is active (X-38: the status agrees with the subscriptions). */
function activeMonths(customer: Customer): Set<number> {
  const facts = customer.subscriptions.flatMap((subscription) => subscription.history);
  return new Set(facts.filter((fact) => fact.state === 'Active').map((fact) => fact.month));
}

function bySku(subscriptions: readonly Subscription[]): Subscription[][] {
  return [...Map.groupBy(subscriptions, (subscription) => subscription.product).values()];
}

/** The subscriptions that have the month, active ones first: the first one says how the row is attributed. */
function heldIn(month: number, subscriptions: readonly Subscription[]): Held[] {
  const held: Held[] = [];
  for (const subscription of subscriptions) {
    const fact = subscription.history[month - at(subscription.history, 0).month];
    if (fact === undefined) continue;
    if (fact.state === 'Active') held.unshift({ subscription, fact });
    else held.push({ subscription, fact });
  }
  return held;
}

function figures(held: readonly Held[]) {
  return {
    AvailableSeats: sum(held, (fact) => fact.seats),
    BilledRevenueUSD: usd(sum(held, (fact) => fact.billedCents)),
    AzureConsumedRevenueUSD: usd(sum(held, (fact) => fact.consumedCents)),
  };
}

function cporCells(held: readonly Held[]) {
  const seats = sum(held, (fact) => fact.seats);
  const main = at(held, 0).subscription;
  return {
    CPORRevenue: usd(sum(held, (fact) => fact.billedCents)),
    CPORPaidSeats: seats,
    CPORActiveUsers: Math.round(seats * main.assigned * main.active),
  };
}

function sum(held: readonly Held[], value: (fact: MonthFact) => number): number {
  return held.reduce((total, { fact }) => total + value(fact), 0);
}

function skuCells(customer: Customer, { product, tenant, family, channel }: Subscription, month: number) {
  return {
    ...customerCells(customer, month),
    TopSegment: customer.factsAt(month).topSegment,
    DUNSNumber: customer.duns,
    CustomerTenantId: tenant.id,
    CustomerTenantName: tenant.name,
    CustomerTenantCountry: tenant.country,
    TenantDomainName: tenant.domain,
    Product: family,
    RawProductName: product.rawName,
    SKU: product.sku,
    ProductPartNumber: product.partNumber,
    SalesChannel: channel,
  };
}
