import { dynamicsUsage } from '#catalog/datasets/dynamics-usage.ts';
import { powerBIUsage } from '#catalog/datasets/power-bi-usage.ts';
import { customerCells, locationCells, monthCell } from '../cells.ts';
import type { Family } from '../content/products.ts';
import type { Customer } from '../customer.ts';
import { customerTable } from '../table.ts';
import { salesModelCells, type Usage, usageOf, usageStatus } from '../usage.ts';
import type { World } from '../world.ts';

export const dynamicsUsageTable = customerTable({ dataset: dynamicsUsage }, (world, customer, emit) => {
  for (const { cells, usage } of seatRows(world, customer, 'Dynamics 365')) {
    const { product } = usage.subscription;
    emit({ ...cells, RevSumDivisionName: product.division, RevSumCategoryName: product.reportingName });
  }
});

export const powerBIUsageTable = customerTable({ dataset: powerBIUsage, extension: 'csv' }, (world, customer, emit) => {
  for (const { cells, usage } of seatRows(world, customer, 'Power BI')) {
    // A month that never came: it is missing, not zero.
    if (usage.month !== world.usage.to - 4) emit({ ...cells, PartnerHierarchy: 'Location' });
  }
});

/** Rows of a family whose seats are counted: one for each attribution, which these datasets do not flag. */
function* seatRows(world: World, customer: Customer, family: Family) {
  const random = customer.random(family);
  for (const usage of usageOf(world, customer, { families: [family], random })) {
    const shared = {
      ...customerCells(customer, usage.month),
      ...subscriptionCells(usage),
      ...seatCells(usage),
      Month: monthCell(world, usage.month),
    };
    for (const { location, type } of usage.subscription.attributions) {
      yield { usage, cells: { ...shared, ...locationCells(location), PartnerAttachType: type } };
    }
  }
}

function subscriptionCells({ subscription, state }: Usage) {
  return {
    ...salesModelCells(subscription),
    SubscriptionId: subscription.id,
    SubscriptionStartDate: subscription.startDate,
    SubscriptionEndDate: subscription.endDate,
    SubscriptionStatus: usageStatus(state),
    SKU: subscription.product.sku,
    SKUId: subscription.product.skuId,
    FreeVsPaidSKU: 'Paid',
    CustomerTenantId: subscription.tenant.id,
  };
}

function seatCells({ available, assigned, active }: Usage) {
  return {
    AvailableSeats: available,
    AssignedSeats: assigned,
    ActiveSeats: active,
    DeploymentOpportunity: Math.max(0, available - assigned),
    ActiveUsagePercent: available === 0 ? '' : ((active / available) * 100).toFixed(2),
  };
}
