import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { count, distinctOf, names, own, seen, stockOf, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, subscription and SKU of Enterprise Mobility + Security: units paid for and users active. */
export const emsUsage = defineDataset({
  name: 'EMSUsage',
  title: 'Enterprise Mobility licence usage',
  dashboard: 'EMS Usage',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  location: 'MPNId',
  required: ['Month'],
  once: { per: ['SubscriptionId', 'SKUId', 'Month'] },
  presence: {
    entity: ['CustomerTpid', 'CustomerTenantId'],
    when: { column: 'MonthlyActiveUsers', above: 0 },
    dimensions: ['MPNId'],
  },
  refreshDays: 3,
  latencyDays: 31,
  lookbackMonths: 13,
  aggregation: 'monthly',
  notes: ['The July 2021 definitions had one row per WorkloadName; from October 2021 one per subscription and SKU.'],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctober, aliases: ['PGAMpnID'] },
    SubscriptionId: { ...common.subscriptionId, ...seen.sinceOctober },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.sinceOctober },
    SubscriptionEndDate: { ...common.subscriptionEndDate, ...seen.sinceOctober },
    SubscriptionStatus: { ...common.openOrClosedState, ...seen.sinceOctober },
    Month: { ...common.reportMonth, ...seen.all },
    SKU: { ...common.sku, ...seen.sinceOctober },
    SKUId: { ...common.skuId, ...seen.sinceOctober },
    FreeVsPaidSKU: { ...common.freeVsPaidSKU, ...seen.sinceOctober },
    SalesModel: { ...common.salesModel, ...seen.sinceOctober },
    DetailedSalesModel: { ...common.detailedSalesModel, ...seen.sinceOctober },
    CustomerName: { ...common.customerName, ...seen.all },
    CustomerTenantId: { ...common.customerTenantId, ...seen.all },
    CustomerTpid: { ...common.customerTpid, ...seen.all },
    CustomerSegment: { ...common.customerSegment, ...seen.all },
    CustomerMarket: { ...common.customerMarket, ...seen.all },
    IndustryName: { ...common.industryName, ...seen.definitions2023 },
    VerticalName: { ...common.verticalName, ...seen.definitions2023 },
    EOU: { ...common.eou, ...seen.definitions2023 },
    MPNId: { ...common.mpnId, ...seen.all, aliases: ['MPNID'] },
    PartnerName: { ...common.partnerName, ...seen.all },
    PartnerLocation: { ...common.partnerLocation, ...seen.all, aliases: ['PartnerLocationID'] },
    PartnerAttachType: { ...common.partnerAttachType, ...seen.all, aliases: ['PartnerAttributionType'] },
    PartnerHierarchy: { ...common.partnerHierarchy, ...seen.sinceOctober },
    PaidAvailableUnits: { ...common.paidAvailableUnits, ...seen.all },
    MonthlyActiveUsers: { ...common.monthlyActiveUsers, ...seen.all },
    AATPActiveUsage: { ...count('Active use of Azure Advanced Threat Protection'), ...seen.definitionsSinceOctober },
    MCASActiveUsage: { ...count('Active use of Defender for Cloud Apps'), ...seen.definitionsSinceOctober },
    AADPPaidAvailableUnits: { ...count('Paid units of Azure AD Premium'), ...seen.sinceOctober },
    IntunePaidAvailableUnits: { ...count('Paid units of Intune'), ...seen.sinceOctober },
    AzipPaidAvailableUnits: { ...count('Paid units of Azure Information Protection'), ...seen.sinceOctober },
    AADPMonthlyActiveUsers: { ...count('Monthly active users of Azure AD Premium'), ...seen.sinceOctober },
    IntuneMonthlyActiveUsers: { ...count('Monthly active users of Intune'), ...seen.sinceOctober },
    AzipMonthlyActiveUsers: { ...count('Monthly active users of Azure Information Protection'), ...seen.sinceOctober },
    MDM: { ...count('Mobile device management use'), ...seen.definitionsSinceOctober },
    MAM: { ...count('Mobile application management use'), ...seen.definitionsSinceOctober },
    SSPR: { ...count('Self-service password reset use'), ...seen.definitionsSinceOctober },
    WorkloadName: {
      ...text('Workload of the suite (2021 form of the dataset only)'),
      examples: ['Azure AD Premium', 'Intune', 'Azure Information Protection'],
      ...seen.definitions2021,
    },
  },
  metrics: [
    distinctOf('SubscriptionCount', 'SubscriptionId', own),
    stockOf('TotalPaidAvailableUnits', 'PaidAvailableUnits', own),
    stockOf('TotalMonthlyActiveUsers', 'MonthlyActiveUsers', own),
    distinctOf('CustomerCount', 'CustomerTpid', own),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', own),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: 'd7f20ea4-8751-4d6b-b1d7-821c316acd6a',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month SKU SKUId FreeVsPaidSKU
        SalesModel DetailedSalesModel CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket
        MPNId PartnerName PartnerLocationID PartnerAttachType PartnerHierarchy PaidAvailableUnits MonthlyActiveUsers
        AADPPaidAvailableUnits IntunePaidAvailableUnits AzipPaidAvailableUnits AADPMonthlyActiveUsers
        IntuneMonthlyActiveUsers AzipMonthlyActiveUsers
      `),
      select2021: names(`
        SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month SKU SKUId FreeVsPaidSKU
        SalesModel DetailedSalesModel CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket
        MPNId PartnerName PartnerLocation PartnerAttachType PartnerHierarchy PaidAvailableUnits MonthlyActiveUsers
        AADPPaidAvailableUnits IntunePaidAvailableUnits AzipPaidAvailableUnits AADPMonthlyActiveUsers
        IntuneMonthlyActiveUsers AzipMonthlyActiveUsers
      `),
    },
  },
});
