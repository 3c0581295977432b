import { resellerPerformance } from '#catalog/datasets/reseller-performance.ts';
import { customerCells, monthCell } from '../cells.ts';
import { demoCompany, demoTenant } from '../content/partner.ts';
import { customerTable, usd } from '../table.ts';

/** Subscriptions of customers that buy through a reseller, over the months the page looks back. */
export const resellerPerformanceTable = customerTable(
  { dataset: resellerPerformance, extension: 'csv' },
  (world, customer, emit) => {
    const { reseller } = customer;
    if (reseller === undefined) return;
    for (const subscription of customer.subscriptions) {
      for (const fact of subscription.history) {
        if (fact.month <= world.last - 13 || fact.state === 'Deprovisioned') continue;
        emit({
          ...customerCells(customer, fact.month),
          PGAMpnId: demoTenant,
          ResellerMpnId: reseller.mpnId,
          ResellerName: reseller.name,
          ResellerMarket: reseller.market,
          ResellerStatus: reseller.status,
          IndirectProviderMPNId: customer.location.mpnId,
          IndirectProviderName: demoCompany,
          Month: monthCell(world, fact.month),
          Product: subscription.family,
          SubscriptionId: subscription.id,
          AvailableSeats: fact.seats,
          AssignedSeats: Math.round(fact.seats * subscription.assigned),
          BilledRevenueUSD: usd(fact.billedCents + fact.consumedCents),
        });
      }
    }
  },
);
