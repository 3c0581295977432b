import { defineReport } from '#model/report.ts';
import { licenseActivity } from '../datasets/license-activity.ts';
import { licenseEntitlements } from '../datasets/license-entitlements.ts';

type Columns<D extends { readonly columns: object }> = keyof D['columns'] & string;

/** What the columns of a dataset stand for; a wrong name does not compile. */
const sold = <const T extends Readonly<Record<string, Columns<typeof licenseEntitlements>>>>(columns: T) => columns;
const used = <const T extends Readonly<Record<string, Columns<typeof licenseActivity>>>>(columns: T) => columns;

/** Seed 004: whether and how customers use the licences they bought (docs/spec/reports.md §20). */
export const adoption = defineReport({
  id: 'adoption',
  filters: { product: 'ProductName', market: 'CustomerMarket' },
  base: [licenseEntitlements.name, licenseActivity.name],
  reads: [licenseEntitlements.name, licenseActivity.name],
  adoption: {
    entitlements: {
      dataset: licenseEntitlements.name,
      ...sold({
        day: 'ProcessedDate',
        customer: 'CustomerTenantId',
        customerName: 'CustomerName',
        market: 'CustomerMarket',
        service: 'ServiceCode',
        product: 'ProductId',
        productName: 'ProductName',
        subscription: 'SubscriptionId',
        state: 'SubscriptionState',
        trial: 'IsTrial',
        channel: 'Channel',
        sold: 'LicensesSold',
        assigned: 'LicensesAssigned',
      }),
      entitled: 'Active',
      ending: ['InGracePeriod', 'Disabled', 'Deprovisioned'],
      own: 'reseller',
    },
    activity: {
      dataset: licenseActivity.name,
      ...used({
        day: 'ProcessedDate',
        customer: 'CustomerTenantId',
        user: 'UserId',
        service: 'ServiceCode',
        product: 'ProductId',
        subscription: 'SubscriptionId',
        workload: 'WorkloadCode',
        lastActivity: 'LastActivityDate',
        assigned: 'LicenseAssignedDate',
        removed: 'LicenseRemovedDate',
      }),
    },
  },
  rawDataset: licenseEntitlements.name,
  lookbackMonths: 24,
  sections: [
    {
      id: 'deployment',
      chart: 'kpi',
      note: 'adoption-all-sellers',
      source: { kind: 'adoption', table: 'services', headline: 'deployment' },
    },
    {
      id: 'usage',
      chart: 'kpi',
      note: 'adoption-28-days',
      source: { kind: 'adoption', table: 'workloads', headline: 'usage' },
    },
    {
      id: 'by-customer',
      chart: 'table',
      note: 'adoption-over-100',
      source: { kind: 'adoption', table: 'customers' },
    },
    {
      id: 'by-product',
      chart: 'table',
      note: 'adoption-licences-once',
      source: { kind: 'adoption', table: 'products' },
    },
    { id: 'advice', chart: 'table', source: { kind: 'adoption', table: 'advice' } },
  ],
});
