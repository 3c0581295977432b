import { defineDataset } from '#model/dataset.ts';
import { downloadOnly } from './shared-api.ts';
import { revenue, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, subscription and workload of business applications: adjusted revenue. */
export const businessApplicationsRevenue = defineDataset({
  name: 'BusinessApplicationsRevenue',
  title: 'Business applications revenue',
  merge: { kind: 'months', by: 'FiscalMonthName' },
  time: 'FiscalMonthName',
  required: ['FiscalMonthName'],
  aggregation: 'monthly',
  notes: ['Download only; no API name is documented.'],
  columns: {
    FiscalMonthName: { ...common.fiscalMonthName, ...seen.definitions2023 },
    GlobalPartnerID: { ...common.globalPartnerID, ...seen.definitions2023 },
    PartnerName: { ...common.partnerName, ...seen.definitions2023 },
    PartnerAssociationType: { ...common.partnerAssociationType, ...seen.definitions2023 },
    CustomerId: { ...common.customerId, ...seen.definitions2023, aliases: ['CustomerID'] },
    CustomerName: { ...common.customerName, ...seen.definitions2023 },
    CustomerTenantId: { ...common.customerTenantId, ...seen.definitions2023, aliases: ['CustomerTenantID'] },
    CustomerTenantName: { ...common.customerTenantName, ...seen.definitions2023 },
    SubscriptionId: { ...common.subscriptionId, ...seen.definitions2023 },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.definitions2023 },
    Country: { ...text('Country or region of the customer'), ...seen.definitions2023 },
    WorkloadCategory: { ...common.workloadCategory, ...seen.definitions2023 },
    Workloads: { ...common.businessWorkload, ...seen.definitions2023 },
    AdjustedRevenueAmtCD: { ...revenue('Adjusted revenue of the subscription'), ...seen.definitions2023 },
  },
  metrics: [],
  api: downloadOnly,
});
