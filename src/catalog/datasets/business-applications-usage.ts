import { defineDataset } from '#model/dataset.ts';
import { downloadOnly } from './shared-api.ts';
import { count, oneOf, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, subscription and workload of business applications: active users and capacity. */
export const businessApplicationsUsage = defineDataset({
  name: 'BusinessApplicationsUsage',
  title: 'Business applications usage',
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
    SubscriptionId: { ...common.subscriptionId, ...seen.definitions2023, aliases: ['SubscriptionID'] },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.definitions2023 },
    MetricType: { ...oneOf('Whether the subscription is paid or trial', ['Paid', 'Trial']), ...seen.definitions2023 },
    WorkloadCategory: { ...common.workloadCategory, ...seen.definitions2023 },
    Workload: { ...common.businessWorkload, ...seen.definitions2023 },
    SkuGroup: { ...text('Group the SKU falls in'), ...seen.definitions2023 },
    PAMAU: { ...count('Monthly active users attached to the partner'), ...seen.definitions2023 },
    MAC: { ...count('Capacity active in the month'), ...seen.definitions2023 },
    MAU: { ...count('Users active in the month'), ...seen.definitions2023 },
  },
  metrics: [],
  api: downloadOnly,
});
