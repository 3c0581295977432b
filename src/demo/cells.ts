import { demoTenant, type Location } from './content/partner.ts';
import type { Customer } from './customer.ts';
import type { Attribution } from './subscription.ts';
import type { World } from './world.ts';

/** Cells that many datasets share, by their documented names. */

/** The customer in a month, as most datasets show it. */
export function customerCells(customer: Customer, month: number) {
  const facts = customer.factsAt(month);
  return {
    CustomerName: facts.name,
    CustomerTpid: customer.tpid,
    CustomerSegment: facts.segment,
    CustomerMarket: facts.market,
    IndustryName: facts.industry,
    VerticalName: facts.vertical,
    EOU: facts.eou,
  };
}

/** The partner account a row is attributed to. */
export function locationCells(location: Location) {
  return {
    PGAMpnId: demoTenant,
    MPNId: location.mpnId,
    PartnerName: location.name,
    PartnerLocation: location.place,
  };
}

/** The account and the kind of tie, where repeats of a fact are flagged. */
export function attributionCells(attribution: Attribution) {
  return {
    ...locationCells(attribution.location),
    PartnerAttributionType: attribution.type,
    IsDuplicateRowForPGA: attribution.duplicate ? 1 : 0,
  };
}

/** A month as files write it: its first day. */
export function monthCell(world: World, month: number): string {
  return `${world.months[month]}-01`;
}

/** Whether this customer is among the `most` that a detailed dataset covers, spread evenly over all. */
export function isCovered(world: World, customer: Customer, most: number): boolean {
  return customer.index % Math.max(1, Math.ceil(world.plan.customers / most)) === 0;
}
