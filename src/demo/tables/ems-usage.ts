import { emsUsage } from '#catalog/datasets/ems-usage.ts';
import { customerCells, locationCells, monthCell } from '../cells.ts';
import { customerTable } from '../table.ts';
import { salesModelCells, type Usage, usageOf, usageStatus } from '../usage.ts';

/** In the form of October 2021 and later: a row per subscription and SKU, so WorkloadName stays empty. */
export const emsUsageTable = customerTable({ dataset: emsUsage }, (world, customer, emit) => {
  const random = customer.random('EMSUsage');
  for (const usage of usageOf(world, customer, { families: ['Enterprise Mobility + Security'], random })) {
    const { subscription } = usage;
    const shared = {
      ...customerCells(customer, usage.month),
      ...salesModelCells(subscription),
      ...workloadCells(usage),
      Month: monthCell(world, usage.month),
      SubscriptionId: subscription.id,
      SubscriptionStartDate: subscription.startDate,
      SubscriptionEndDate: subscription.endDate,
      SubscriptionStatus: usageStatus(usage.state) === 'Inactive' ? 'Closed' : usageStatus(usage.state),
      SKU: subscription.product.sku,
      SKUId: subscription.product.skuId,
      FreeVsPaidSKU: 'Paid',
      CustomerTenantId: subscription.tenant.id,
      PartnerHierarchy: 'Location',
    };
    for (const { location, type } of subscription.attributions) {
      emit({ ...shared, ...locationCells(location), PartnerAttachType: type });
    }
  }
});

/** Parts of the suite: Azure AD Premium leads, Intune follows, E5 has the threat products as well. */
function workloadCells({ subscription, available, active }: Usage) {
  const { sku } = subscription.product;
  const suite = sku.startsWith('Enterprise');
  const e5 = sku.endsWith('E5');
  const intune = Math.round(active * (suite ? 0.7 : 1));
  return {
    PaidAvailableUnits: available,
    MonthlyActiveUsers: active,
    AADPPaidAvailableUnits: suite ? available : 0,
    IntunePaidAvailableUnits: available,
    AzipPaidAvailableUnits: suite ? available : 0,
    AADPMonthlyActiveUsers: suite ? active : 0,
    IntuneMonthlyActiveUsers: intune,
    AzipMonthlyActiveUsers: suite ? Math.round(active * 0.3) : 0,
    AATPActiveUsage: e5 ? Math.round(active * 0.4) : 0,
    MCASActiveUsage: e5 ? Math.round(active * 0.25) : 0,
    MDM: Math.round(intune * 0.6),
    MAM: Math.round(intune * 0.4),
    SSPR: suite ? Math.round(active * 0.5) : 0,
  };
}
