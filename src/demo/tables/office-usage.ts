import { officeUsage } from '#catalog/datasets/office-usage.ts';
import { attributionCells, customerCells, monthCell } from '../cells.ts';
import { at } from '../random.ts';
import { customerTable } from '../table.ts';
import { type Usage, usageOf } from '../usage.ts';
import type { World } from '../world.ts';

/** Part of the active people who use a workload in the first and the last month. */
const workloads = [
  { name: 'Exchange Online', first: 0.97, last: 0.98 },
  { name: 'Teams', first: 0.55, last: 0.9 },
  { name: 'SharePoint', first: 0.5, last: 0.66 },
  { name: 'OneDrive', first: 0.48, last: 0.7 },
  { name: 'Yammer', first: 0.12, last: 0.07 },
  { name: 'Skype for Business', first: 0.25, last: 0 },
] as const;

/** A fact is (customer, workload, month), so the seats of all Office subscriptions are put together. */
export const officeUsageTable = customerTable(
  { dataset: officeUsage, extension: 'tsv.gz' },
  (world, customer, emit) => {
    const random = customer.random('OfficeUsage');
    const usage = usageOf(world, customer, { families: ['Office 365', 'Microsoft 365'], random });
    for (const [month, parts] of Map.groupBy(usage, (part) => part.month)) {
      const main = at(parts, 0).subscription;
      const shared = {
        ...customerCells(customer, month),
        Month: monthCell(world, month),
        CustomerTenantId: main.tenant.id,
      };
      for (const workload of workloads) {
        const active = Math.round(activeOf(parts) * levelOf(world, month, workload));
        if (active === 0 && workload.last < 0.5) continue;
        for (const attribution of main.attributions) {
          emit({
            ...shared,
            ...attributionCells(attribution),
            WorkloadName: workload.name,
            PaidAvailableUnits: availableOf(parts),
            MonthlyActiveUsers: active,
          });
        }
      }
    }
  },
);

function levelOf(world: World, month: number, { first, last }: { first: number; last: number }): number {
  return first + (last - first) * (month / world.last);
}

function availableOf(parts: readonly Usage[]): number {
  return parts.reduce((sum, part) => sum + part.available, 0);
}

function activeOf(parts: readonly Usage[]): number {
  return parts.reduce((sum, part) => sum + part.active, 0);
}
