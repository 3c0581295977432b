import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { distinctOf, names, oneOfAtLeast, own, seen, stockOf } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, subscription and SKU of Power BI: seats available, assigned and active. */
export const powerBIUsage = defineDataset({
  name: 'PowerBIUsage',
  title: 'Power BI licence usage',
  dashboard: 'Power BI Usage',
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
  refreshDays: 3,
  latencyDays: 31,
  lookbackMonths: 13,
  aggregation: 'monthly',
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctober, aliases: ['PGAMpnID'] },
    SubscriptionId: { ...common.subscriptionId, ...seen.all },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.all },
    SubscriptionEndDate: { ...common.subscriptionEndDate, ...seen.all },
    SubscriptionStatus: {
      ...oneOfAtLeast('Subscription state', ['Active', 'Inactive', 'In Grace Period']),
      ...seen.all,
    },
    Month: { ...common.reportMonth, ...seen.all },
    SKU: { ...common.sku, ...seen.all },
    SKUId: { ...common.skuId, ...seen.all },
    FreeVsPaidSKU: { ...common.freeVsPaidSKU, ...seen.all },
    SalesModel: { ...common.salesModel, ...seen.all },
    DetailedSalesModel: { ...common.detailedSalesModel, ...seen.all },
    CustomerName: { ...common.customerName, ...seen.all },
    CustomerTenantId: { ...common.customerTenantId, ...seen.all },
    CustomerTpid: { ...common.customerTpid, ...seen.all },
    CustomerSegment: { ...common.customerSegment, ...seen.all },
    CustomerMarket: { ...common.customerMarket, ...seen.all },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    MPNId: { ...common.mpnId, ...seen.all },
    PartnerName: { ...common.partnerName, ...seen.all },
    PartnerLocation: { ...common.partnerLocation, ...seen.all, aliases: ['PartnerLocationID'] },
    PartnerAttachType: { ...common.partnerAttachType, ...seen.all },
    PartnerHierarchy: { ...common.partnerHierarchy, ...seen.sinceOctober },
    AvailableSeats: { ...common.availableSeats, ...seen.all },
    AssignedSeats: { ...common.assignedSeats, ...seen.all },
    ActiveSeats: { ...common.activeSeats, ...seen.all },
    DeploymentOpportunity: { ...common.deploymentOpportunity, ...seen.all },
    ActiveUsagePercent: { ...common.activeUsagePercent, ...seen.all },
  },
  metrics: [
    distinctOf('SubscriptionCount', 'SubscriptionId', own),
    stockOf('TotalSoldSeats', 'AvailableSeats', own),
    stockOf('TotalAssignedSeats', 'AssignedSeats', own),
    stockOf('TotalActiveSeats', 'ActiveSeats', own),
    distinctOf('CustomerCount', 'CustomerTpid', own),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '40ebfe2f-7183-4427-a911-5c9b45b6df15',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month SKU SKUId FreeVsPaidSKU
        SalesModel DetailedSalesModel CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket
        MPNId PartnerName PartnerLocationID PartnerAttachType PartnerHierarchy AvailableSeats AssignedSeats
        ActiveSeats DeploymentOpportunity ActiveUsagePercent
      `),
      select2021: names(`
        SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month SKU SKUId FreeVsPaidSKU
        SalesModel DetailedSalesModel CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket
        MPNId PartnerName PartnerLocation PartnerAttachType PartnerHierarchy AvailableSeats AssignedSeats
        ActiveSeats DeploymentOpportunity ActiveUsagePercent
      `),
    },
  },
});
