import { defineDataset } from '#model/dataset.ts';
import { documentedApi } from './shared-api.ts';
import { distinctOf, documented, names, oneOfAtLeast, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, subscription and SKU of Dynamics 365: seats available, assigned and active. */
export const dynamicsUsage = defineDataset({
  name: 'DynamicsUsage',
  title: 'Dynamics 365 licence usage',
  dashboard: 'Dynamics Usage',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  location: 'MPNId',
  required: ['Month'],
  once: { per: ['SubscriptionId', 'SKUId', 'Month'] },
  presence: {
    entity: ['CustomerTpid', 'CustomerTenantId'],
    when: { column: 'ActiveSeats', above: 0 },
    dimensions: ['MPNId'],
  },
  dimensions: ['SKU', 'CustomerMarket', 'CustomerSegment', 'PartnerLocation', 'SalesModel', 'PartnerAttachType'],
  counted: { faces: ['CustomerTpid', 'CustomerTenantId', 'CustomerName', 'SubscriptionId'] },
  refreshDays: 3,
  latencyDays: 31,
  lookbackMonths: 13,
  aggregation: 'monthly',
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctoberAndExample, aliases: ['PGAMpnID'] },
    SubscriptionId: { ...common.subscriptionId, ...seen.allAndExample },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.allAndExample },
    SubscriptionEndDate: { ...common.subscriptionEndDate, ...seen.allAndExample },
    SubscriptionStatus: {
      ...oneOfAtLeast('Subscription state', ['Active', 'Inactive', 'Open', 'Closed', 'In Grace Period']),
      notes: 'values not listed for this dataset',
      ...seen.allAndExample,
    },
    Month: { ...common.reportMonth, ...seen.allAndExample },
    RevSumDivisionName: { ...common.revSumDivisionName, ...seen.allAndExample },
    RevSumCategoryName: { ...text('Revenue-reporting category of the product'), ...seen.allAndExample },
    SKU: { ...common.sku, ...seen.allAndExample },
    SKUId: { ...common.skuId, ...seen.allAndExample },
    FreeVsPaidSKU: { ...common.freeVsPaidSKU, ...seen.allAndExample },
    SalesModel: { ...common.salesModel, ...seen.allAndExample },
    DetailedSalesModel: { ...common.detailedSalesModel, ...seen.allAndExample },
    CustomerName: { ...common.customerName, ...seen.allAndExample },
    CustomerTenantId: { ...common.customerTenantId, ...seen.allAndExample },
    CustomerTpid: { ...common.customerTpid, ...seen.allAndExample },
    CustomerSegment: { ...common.customerSegment, ...seen.allAndExample },
    CustomerMarket: { ...common.customerMarket, ...seen.allAndExample },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    MPNId: { ...common.mpnId, ...seen.allAndExample, aliases: ['MPNID'] },
    PartnerName: { ...common.partnerName, ...seen.allAndExample },
    PartnerLocation: { ...common.partnerLocation, ...seen.allAndExample, aliases: ['PartnerLocationID'] },
    PartnerAttachType: { ...common.partnerAttachType, ...seen.allAndExample },
    AvailableSeats: { ...common.availableSeats, ...seen.allAndExample },
    AssignedSeats: { ...common.assignedSeats, ...seen.allAndExample },
    ActiveSeats: { ...common.activeSeats, ...seen.allAndExample },
    DeploymentOpportunity: { ...common.deploymentOpportunity, ...seen.allAndExample },
    ActiveUsagePercent: { ...common.activeUsagePercent, ...seen.allAndExample },
  },
  metrics: [
    distinctOf('SubscriptionCount', 'SubscriptionId', documented('dataset example')),
    stockOf('TotalAssignedSeats', 'AssignedSeats', documented('dataset example')),
    stockOf('TotalSoldSeats', 'AvailableSeats', documented('dataset example')),
    stockOf('TotalActiveSeats', 'ActiveSeats', documented('dataset example')),
    {
      name: 'TotalRevenueAndACR',
      about:
        'billed revenue plus Azure consumed revenue; neither is a column here, so it needs a join on SubscriptionId and Month',
      additivity: 'sum',
      formula: { kind: 'unavailable', why: 'neither revenue is a column of this dataset' },
      ...documented('dataset example'),
      sensitive: 'revenue',
    },
    distinctOf('CustomerCount', 'CustomerTpid', documented('dataset example')),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', documented('dataset example')),
  ],
  api: {
    ...documentedApi,
    systemQuery: {
      id: '6209a8fd-93af-442e-8b3f-3df0f77e8463',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month RevSumDivisionName
        RevSumCategoryName SKU SKUId FreeVsPaidSKU SalesModel DetailedSalesModel CustomerName CustomerTenantId
        CustomerTpid CustomerSegment CustomerMarket MPNId PartnerName PartnerLocationID PartnerAttachType
        AvailableSeats AssignedSeats ActiveSeats DeploymentOpportunity ActiveUsagePercent
      `),
      select2021: names(`
        SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month RevSumDivisionName
        RevSumCategoryName SKU SKUId FreeVsPaidSKU SalesModel DetailedSalesModel CustomerName CustomerTenantId
        CustomerTpid CustomerSegment CustomerMarket MPNId PartnerName PartnerLocation PartnerAttachType
        AvailableSeats AssignedSeats ActiveSeats DeploymentOpportunity ActiveUsagePercent
      `),
    },
  },
});
