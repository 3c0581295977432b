import { defineDataset } from '#model/dataset.ts';
import { timelessApi } from './shared-api.ts';
import { names, seen } from './shared-builders.ts';
import { modernWorkPlaysDefined, modernWorkPlaysQueried } from './shared-modern-work-plays.ts';
import * as propensity from './shared-propensity.ts';

const played2021 = propensity.salesPlays('Microsoft 365', '2021', seen.inJuly2021);

/** Customers scored for Microsoft 365 and Surface, with the sales plays that fit them. */
export const clasM365Propensity = defineDataset({
  name: 'CLASM365Propensity',
  title: 'Cloud Ascent: Microsoft 365 propensity',
  dashboard: 'Customer Opportunities',
  merge: { kind: 'snapshot' },
  location: 'MPNID',
  required: ['CustomerID'],
  refreshDays: 7,
  aggregation: 'none',
  notes: ['Sales-play columns changed every year: see vintage. No two sources of 2023 agree.'],
  columns: {
    ...propensity.scoredCustomerSpaced(seen.exceptOctober),
    ...modernWorkPlaysDefined,
    FY24Offers: { ...propensity.fy24Offers, ...seen.definitions2023, aliases: ['FY24 Offers'] },
    M365Cluster: { ...propensity.cluster('Microsoft 365'), ...seen.exceptOctober },
    M365Fit: { ...propensity.fit('Microsoft 365'), ...seen.exceptOctober },
    M365Intent: { ...propensity.intent('Microsoft 365'), ...seen.exceptOctober },
    SurfaceCluster: { ...propensity.cluster('Surface'), ...seen.exceptOctober },
    SurfaceFit: { ...propensity.fit('Surface'), ...seen.exceptOctober },
    SurfaceIntent: { ...propensity.intent('Surface'), ...seen.exceptOctober, aliases: ['Surface Intent'] },
    M365UpsellCustomer: { ...propensity.m365UpsellCustomer, ...seen.exceptOctober },
    HasAzure: { ...propensity.hasAzure, ...seen.definitions2023, aliases: ['Has Azure'] },
    HasD365: { ...propensity.hasD365, ...seen.definitions2023, aliases: ['Has D365'] },
    HasM365: { ...propensity.hasM365, ...seen.definitions2023, aliases: ['Has M365'] },
    HasGoogle: { ...propensity.hasGoogle, ...seen.exceptOctober, aliases: ['Has Google'] },
    HasAWS: { ...propensity.hasAWS, ...seen.exceptOctober, aliases: ['Has AWS'] },
    HasEA: { ...propensity.hasEA, ...seen.exceptOctober, aliases: ['Has EA'] },
    HasOpen: { ...propensity.hasOpen, ...seen.exceptOctober, aliases: ['Has Open'] },
    Transactedinthelast36months: { ...propensity.transactedInTheLast36Months, ...seen.in2023 },
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
    EnableRemoteWorkTargetExchangeOnline: played2021(
      'exchange online in use; offer Microsoft 365',
      'Enable Remote Work - target Exchange Online',
    ),
    EnableRemoteWorkOnPremAcquisitionCurrentVersionwithCLASPropensityAbove10Licenses: played2021(
      'on-premises Office or Windows client, current version, scored, ten or more licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (current version) with Cloud Ascent propensity - +10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionCurrentVersionwithCLASPropensityBelow10Licenses: played2021(
      'on-premises Office or Windows client, current version, scored, fewer than ten licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (current version) with Cloud Ascent propensity - <10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionCurrentVersionwithoutCLASPropensityAbove10Licenses: played2021(
      'on-premises Office or Windows client, current version, not scored, ten or more licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (current version) without Cloud Ascent propensity - +10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionCurrentVersionwithoutCLASPropensityBelow10Licenses: played2021(
      'on-premises Office or Windows client, current version, not scored, fewer than ten licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (current version) without Cloud Ascent propensity - <10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionEOSwithCLASPropensityAbove10Licenses: played2021(
      'on-premises Office or Windows client, end-of-support version, scored, ten or more licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (EOL version) with Cloud Ascent propensity - +10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionEOSwithCLASPropensityBelow10Licenses: played2021(
      'on-premises Office or Windows client, end-of-support version, scored, fewer than ten licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (EOL version) with Cloud Ascent propensity - <10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionEOSwithoutCLASPropensityAbove10Licenses: played2021(
      'on-premises Office or Windows client, end-of-support version, not scored, ten or more licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (EOL version) without Cloud Ascent propensity - +10 licenses',
    ),
    EnableRemoteWorkOnPremAcquisitionEOSwithoutCLASPropensityBelow10Licenses: played2021(
      'on-premises Office or Windows client, end-of-support version, not scored, fewer than ten licences; move to Microsoft 365',
      'Enable Remote Work - on-premises acquisition (EOL version) without Cloud Ascent propensity - <10 licenses',
    ),
    EnableRemoteWorkHighPropensityProspectforM365ActNowEvaluate: played2021(
      'prospect clustered Act Now or Evaluate for Microsoft 365',
      'Enable Remote Work - high-propensity prospect for Microsoft 365 (Act NowithEvaluate)',
    ),
    EnableRemoteWorkCompeteZoomwithM365: played2021(
      'uses Zoom and Microsoft 365; win over to Teams',
      'Enable Remote Work - compete (Zoom) with Microsoft 365',
    ),
    EnableRemoteWorkCompeteZoomwithoutM365: played2021(
      'uses Zoom without Microsoft 365; win over to Teams',
      'Enable Remote Work - compete (Zoom) without Microsoft 365',
    ),
    ReduceCostandManageM365E3targetedforM365E5: played2021(
      'has M365 E3; lift to E5',
      'Reduce Cost and Manage - Microsoft 365 E3 targeted for Microsoft 365 E5',
    ),
    ReduceCostandManageM365BBandBScustomerstargetedforM365BP: played2021(
      'has M365 Business Basic or Standard; lift to Business Premium',
      'Reduce Cost and Manage - Microsoft 365 Business Basic and Business Standard customers targeted for Microsoft 365 Business Premium',
    ),
    TransformOrganizationalProductivitySurfacePropensity: played2021(
      'likely to buy Surface',
      'Transform Organizational Productivity - Surface propensity',
    ),
    O365Cluster: { ...propensity.cluster('Office 365 (2021)'), ...seen.inJuly2021 },
    O365Fit: { ...propensity.fit('Office 365 (2021)'), ...seen.inJuly2021 },
    O365Intent: { ...propensity.intent('Office 365 (2021)'), ...seen.inJuly2021 },
    ...modernWorkPlaysQueried,
  },
  metrics: [],
  api: {
    ...timelessApi,
    systemQuery: {
      id: 'fbe00e32-fdde-4465-b3e4-41bbd021a130',
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
      select2021: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary TopUnmanagedComputeBase
        TopUnmanagedUserBase IsNonProfit EnableRemoteWorkTargetExchangeOnline
        EnableRemoteWorkOnPremAcquisitionCurrentVersionwithCLASPropensityAbove10Licenses
        EnableRemoteWorkOnPremAcquisitionCurrentVersionwithCLASPropensityBelow10Licenses
        EnableRemoteWorkOnPremAcquisitionCurrentVersionwithoutCLASPropensityAbove10Licenses
        EnableRemoteWorkOnPremAcquisitionCurrentVersionwithoutCLASPropensityBelow10Licenses
        EnableRemoteWorkOnPremAcquisitionEOSwithCLASPropensityAbove10Licenses
        EnableRemoteWorkOnPremAcquisitionEOSwithCLASPropensityBelow10Licenses
        EnableRemoteWorkOnPremAcquisitionEOSwithoutCLASPropensityAbove10Licenses
        EnableRemoteWorkOnPremAcquisitionEOSwithoutCLASPropensityBelow10Licenses
        EnableRemoteWorkHighPropensityProspectforM365ActNowEvaluate EnableRemoteWorkCompeteZoomwithM365
        EnableRemoteWorkCompeteZoomwithoutM365 ReduceCostandManageM365E3targetedforM365E5
        ReduceCostandManageM365BBandBScustomerstargetedforM365BP
        TransformOrganizationalProductivitySurfacePropensity M365Cluster M365Fit M365Intent SurfaceCluster
        SurfaceFit SurfaceIntent O365Cluster O365Fit O365Intent M365UpsellCustomer HasGoogle HasAWS HasEA HasOpen
      `),
    },
  },
});
