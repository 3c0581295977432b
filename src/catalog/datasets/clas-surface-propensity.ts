import { defineDataset } from '#model/dataset.ts';
import { timelessApi } from './shared-api.ts';
import { names, seen } from './shared-builders.ts';
import { modernWorkPlaysDefined, modernWorkPlaysQueried } from './shared-modern-work-plays.ts';
import * as propensity from './shared-propensity.ts';

/** Customers scored for Surface, with the sales plays that fit them. */
export const clasSurfacePropensity = defineDataset({
  name: 'CLASSurfacePropensity',
  title: 'Cloud Ascent: Surface propensity',
  dashboard: 'Customer Opportunities',
  merge: { kind: 'snapshot' },
  location: 'MPNID',
  required: ['CustomerID'],
  aggregation: 'none',
  notes: [
    'Not in the dataset list nor the refresh table; only in the 2023 definitions and system queries. Same sales-play columns as CLASM365Propensity.',
  ],
  columns: {
    ...propensity.scoredCustomer(seen.in2023),
    ...modernWorkPlaysDefined,
    MW_UpsellExistingCloudCustomerUnderpenetratedMBP_ME3_ME5: {
      ...modernWorkPlaysDefined.MW_UpsellExistingCloudCustomerUnderpenetratedMBP_ME3_ME5,
      aliases: ['MW_Upsell Existing Cloud Customer - Under-penetrated MBP_ME3_ME5'],
    },
    FY24Offers: { ...propensity.fy24Offers, ...seen.definitions2023, aliases: ['FY24 Offers'] },
    M365Cluster: { ...propensity.cluster('Microsoft 365'), ...seen.in2023 },
    M365Fit: { ...propensity.fit('Microsoft 365'), ...seen.in2023 },
    M365Intent: { ...propensity.intent('Microsoft 365'), ...seen.in2023 },
    SurfaceCluster: { ...propensity.cluster('Surface'), ...seen.in2023 },
    SurfaceFit: { ...propensity.fit('Surface'), ...seen.in2023 },
    SurfaceIntent: { ...propensity.intent('Surface'), ...seen.in2023 },
    M365UpsellCustomer: { ...propensity.m365UpsellCustomer, ...seen.in2023 },
    HasAzure: { ...propensity.hasAzure, ...seen.definitions2023, aliases: ['Has Azure'] },
    HasD365: { ...propensity.hasD365, ...seen.definitions2023, aliases: ['Has D365'] },
    HasM365: { ...propensity.hasM365, ...seen.definitions2023, aliases: ['Has M365'] },
    HasGoogle: { ...propensity.hasGoogle, ...seen.in2023 },
    HasAWS: { ...propensity.hasAWS, ...seen.in2023 },
    HasEA: { ...propensity.hasEA, ...seen.in2023 },
    HasOpen: { ...propensity.hasOpen, ...seen.in2023 },
    Transactedinthelast36months: {
      ...propensity.transactedInTheLast36Months,
      ...seen.in2023,
      aliases: ['Transacted in the last 36 months'],
    },
    ...modernWorkPlaysQueried,
  },
  metrics: [],
  api: {
    ...timelessApi,
    systemQuery: {
      id: 'ba339743-7594-439f-bb01-1a2e754df7b7',
      vintage: '2023',
      select: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary IsNonProfit
        DigitalWorkforce3rdPartyHostingService
        DigitalWorkforceAcquirenewcustomerstoMicrosoftHighPropensityProspectforM365ActNowEvaluate
        DigitalWorkforceM365A3targetedforA5 DigitalWorkforceSkypeforBusiness
        DigitalWorkforceOnPremAcquisitionCurrentVersion DigitalWorkforceOnPremAcquisitionEOS
        DigitalWorkforceTransitionCustomerCompeteZoomwithM365
        DigitalWorkforceTransitionCustomerCompeteZoomwithoutM365
        DigitalWorkforceTransitionCustomerCompeteGoogleWorkspace DigitalWorkforceUpsellexistingcloudcustomerIntune
        DigitalWorkforceUpsellexistingcloudcustomerM365BBBScustomerstargetedforM365BP
        DigitalWorkforceUpsellexistingcloudcustomerM365E3targetedforM365E5
        DigitalWorkforceUpsellexistingcloudcustomerTargetExchangeonline
        NextGenWindowsExperiencesCompeteAmazonWorkspaceAWSWorkspaces NextGenWindowsExperiencesCompeteCitrix
        NextGenWindowsExperiencesCompeteGoogleDaaScompeteitopiaNutanixFrameWorkspot
        NextGenWindowsExperiencesCompeteVmwareHorizons
        NextGenWindowsExperiencesCustomerhashardwareandalsoaddlastHWpurchase3years
        NextGenWindowsExperiencesCustomerhasW10ProorearlierversionsW11ProTargetW365
        CustomerswithWindowsProendpointsWindows10EnterpriseE3EMSE3orMicrosoft365F3E3E5BPTargetforW365
        NextGenWindowsExperiencesGoogleWorkspacecustomerswithoutWindows
        UserswithnonWindowsProendpointsWindowsVDAE3EMSE3orMicrosoft365F3E3F5BPTargetW365
        RefreshyourDevicesBusinessPremiumESKUAttach50 RefreshyourDevicesEDUforSurface
        RefreshyourDevicesSurfaceDevices25purchasedinthelast3years RefreshyourDevicesTargetSurfaceforBS
        RefreshyourDevicesTeamsMeetingPresence50 SeamlessSecurityTransitionCustomerCompeteEndpointSecurityMDB
        SeamlessSecurityUpsellexistingcloudcustomerCompeteEndpointSecurityMDB
        SeamlessSecurityUpsellexistingcloudcustomerCompeteGoogleWorkspace
        SeamlessSecurityUpsellexistingcloudcustomerM365BBBScustomerstargetedforM365BP
        SeamlessSecurityUpsellexistingcloudcustomerOnPremAcquisitionCurrentVersion
        SeamlessSecurityUpsellexistingcloudcustomerTargetExchangeOnline M365Cluster M365Fit M365Intent
        SurfaceCluster SurfaceFit SurfaceIntent M365UpsellCustomer HasGoogle HasAWS HasEA HasOpen
        Transactedinthelast36months
      `),
    },
  },
});
