import { addDays } from '#base/day.ts';
import { licenseEntitlements } from '#catalog/datasets/license-entitlements.ts';
import { entitlementsOf } from '../adoption.ts';
import { customerCells, locationCells } from '../cells.ts';
import { customerTable } from '../table.ts';
import { monthOf } from '../world.ts';

/** At the ends of the three newest months. */
export const licenseEntitlementsTable = customerTable({ dataset: licenseEntitlements }, (world, customer, emit) => {
  for (let month = world.last - 2; month <= world.last; month++) {
    const shared = { ...customerCells(customer, month), ...locationCells(customer.location) };
    const ProcessedDate = addDays(`${monthOf(world, month + 1)}-01`, -1);
    for (const entitlement of entitlementsOf(world, customer, month)) {
      emit({
        ...shared,
        ProcessedDate,
        CustomerTenantId: entitlement.tenantId,
        ServiceCode: entitlement.serviceCode,
        ServiceName: entitlement.serviceCode === 'crm' ? 'Dynamics 365' : 'Office 365',
        ProductId: entitlement.productId,
        ProductName: entitlement.productName,
        SubscriptionId: entitlement.subscriptionId,
        SubscriptionState: entitlement.state,
        IsTrial: entitlement.trial ? 1 : 0,
        Channel: entitlement.channel,
        LicensesSold: entitlement.sold,
        LicensesAssigned: entitlement.assigned,
      });
    }
  }
});
