import { defineDataset } from '#model/dataset.ts';
import { timelessApi } from './shared-api.ts';
import { day, key, names, revenue, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';
import * as propensity from './shared-propensity.ts';

/** Agreements up for renewal at scored customers. */
export const clasAgreementRenewalsPropensity = defineDataset({
  name: 'CLASAgreementRenewalsPropensity',
  title: 'Cloud Ascent: agreement renewal propensity',
  dashboard: 'Customer Opportunities',
  merge: { kind: 'snapshot' },
  location: 'MPNID',
  required: ['CustomerID'],
  refreshDays: 7,
  aggregation: 'none',
  columns: {
    ...propensity.scoredCustomerSpaced(seen.exceptOctober),
    FY24Offers: { ...propensity.fy24Offers, ...seen.definitions2023, aliases: ['FY24 Offers'] },
    HasGoogle: { ...propensity.hasGoogle, ...seen.exceptOctober, aliases: ['Has Google'] },
    HasAWS: { ...propensity.hasAWS, ...seen.exceptOctober, aliases: ['Has AWS'] },
    AzureCluster: { ...propensity.cluster('Azure'), ...seen.exceptOctober, aliases: ['Azure Cluster'] },
    D365FOCluster: {
      ...propensity.cluster('Dynamics 365 Finance and Operations'),
      ...seen.exceptOctober,
      aliases: ['D365 Finance + Operations Cluster'],
    },
    D365CECluster: {
      ...propensity.cluster('Dynamics 365 Customer Engagement'),
      ...seen.exceptOctober,
      aliases: ['D365 CE Cluster'],
    },
    D365BCCluster: {
      ...propensity.cluster('Dynamics 365 Business Central'),
      ...seen.exceptOctober,
      aliases: ['D365 BC Cluster'],
    },
    PowerAppsCluster: { ...propensity.cluster('Power Apps'), ...seen.in2023 },
    M365Cluster: { ...propensity.cluster('Microsoft 365'), ...seen.exceptOctober, aliases: ['Microsoft 365 Cluster'] },
    LicenseProgram: {
      ...text('Licence programme of the agreement up for renewal'),
      ...seen.exceptOctober,
      aliases: ['License Program'],
    },
    AgreementID: { ...key('Id of the agreement'), ...seen.exceptOctober, aliases: ['Agreement ID'] },
    AgreementEndDate: { ...day('End of the agreement'), ...seen.exceptOctober, aliases: ['Agreement End Date'] },
    ExpirationType: { ...text('Kind of expiry'), ...seen.exceptOctober, aliases: ['Expiration Type'] },
    ExpiringRevenue: {
      ...revenue('Revenue tied to what expires'),
      ...seen.exceptOctober,
      aliases: ['Expiring Revenue'],
    },
    HasEA: { ...propensity.hasEA, ...seen.exceptOctober, aliases: ['Has EA'] },
    HasOpen: { ...propensity.hasOpen, ...seen.exceptOctober, aliases: ['Has Open'] },
    M365UpsellCustomer: {
      ...propensity.m365UpsellCustomer,
      ...seen.exceptOctober,
      aliases: ['Microsoft365UpsellCustomer', 'Microsoft 365 Upsell customer'],
    },
    RevSumDivisionName: { ...common.revSumDivisionName, ...seen.exceptOctober },
    Transactedinthelast36months: {
      ...propensity.transactedInTheLast36Months,
      ...seen.in2023,
      aliases: ['TransactedInTheLast36months', 'TransactedInTheLast36Months'],
    },
    TopUnmanagedComputeBase: {
      ...propensity.topUnmanagedComputeBase,
      ...seen.inJuly2021,
      aliases: ['Top Unmanaged - Compute Base'],
    },
    TopUnmanagedUserBase: {
      ...propensity.topUnmanagedUserBase,
      ...seen.inJuly2021,
      aliases: ['Top Unmanaged - User Base'],
    },
    AzureUpsellCustomer: { ...propensity.azureUpsellCustomer, ...seen.inJuly2021, aliases: ['Azure Upsell customer'] },
  },
  metrics: [],
  api: {
    ...timelessApi,
    systemQuery: {
      id: 'c4fc87ac-4cca-44cd-bf4d-835ac513f9ee',
      vintage: '2023',
      select: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary IsNonProfit HasGoogle HasAWS
        AzureCluster D365FOCluster D365CECluster D365BCCluster M365Cluster PowerAppsCluster LicenseProgram
        AgreementID AgreementEndDate ExpirationType ExpiringRevenue HasEA HasOpen M365UpsellCustomer
        RevSumDivisionName TransactedInTheLast36Months
      `),
      select2021: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary TopUnmanagedComputeBase
        TopUnmanagedUserBase IsNonProfit HasGoogle HasAWS AzureCluster D365FOCluster D365CECluster D365BCCluster
        M365Cluster LicenseProgram AgreementID AgreementEndDate ExpirationType ExpiringRevenue HasEA HasOpen
        AzureUpsellCustomer M365UpsellCustomer RevSumDivisionName
      `),
    },
  },
});
