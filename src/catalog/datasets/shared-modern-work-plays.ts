import { seen } from './shared-builders.ts';
import { salesPlays } from './shared-propensity.ts';

const defined = salesPlays('Modern work', '2023 definitions', seen.definitions2023);
const queried = salesPlays('Modern work', '2023 system query', seen.query2023);

/** Sales plays of fiscal 2024 that the Microsoft 365 and Surface files share, as the definitions name them. */
export const modernWorkPlaysDefined = {
  MW_OnPremAcq_Office2016_2019: defined(
    'Office 2016 or 2019 on premises; move to cloud',
    'MW_On Prem Acq_Office 2016_2019',
  ),
  MW_OnPremAcqOffice_ProdServer2007_2010: defined(
    'Office or productivity server 2007/2010 on premises; move to cloud',
    'MW_On Prem Acq Office_Prod Server 2007_2010',
  ),
  MW_OnPremAcqOffice2021Office_ProdServer2019: defined(
    'Office 2021 or productivity server 2019 on premises; move to cloud',
    'MW_On Prem Acq Office 2021 Office_Prod Server 2019',
  ),
  MW_OnPremAcqOffice_ProdServer2013_Office2019ForMac: defined(
    'Office or productivity server 2013, or Office 2019 for Mac; move to cloud',
    'MW_On Prem Acq Office_Prod Server 2013_Office 2019 for Mac',
  ),
  MW_TransitionCustomerCompeteEndpointSecurityWithM365: defined(
    'rival endpoint security beside Microsoft 365; move to a secured suite',
    'MW_Transition Customer - Compete (Endpoint Security) with M365',
  ),
  MW_TransitionCustomerCompeteEndpointSecurityWithoutM365: defined(
    'rival endpoint security, no Microsoft 365; move to a secured suite',
    'MW_Transition Customer - Compete (Endpoint Security) without M365',
  ),
  MW_TransitionCustomerCompeteZoomWithM365: defined(
    'Zoom beside Microsoft 365; win over to Teams',
    'MW_Transition Customer - Compete (Zoom) with M365',
  ),
  MW_TransitionCustomerCompeteZoomWithoutM365: defined(
    'Zoom, no Microsoft 365; win over to Microsoft 365 or Teams',
    'MW_Transition Customer - Compete (Zoom) without M365',
  ),
  MW_TransitionCustomerCompeteGoogleWorkspace: defined(
    'Google Workspace; win over to Microsoft 365',
    'MW_Transition Customer - Compete Google Workspace',
  ),
  MW_UpsellExistingCloudCustomerEMSSuites_Standalones: defined(
    'EMS suite or parts; lift to E3 under 300 people, E5 above',
    'MW_Upsell Existing Cloud Customer - EMS Suites_Standalones',
  ),
  MW_UpsellExistingCloudCustomerME3_OE5ToME5: defined(
    'M365 E3 or O365 E5; lift to M365 E5',
    'MW_Upsell Existing Cloud Customer - ME3_OE5 to ME5',
  ),
  MW_UpsellExistingCloudCustomerMWStandalones_EXO_SPO_etc: defined(
    'single modern-work services; lift to E3 under 300 people, E5 above',
    'MW_Upsell Existing Cloud Customer - MW Standalones_EXO_SPO_etc',
  ),
  MW_UpsellExistingCloudCustomerNoMBP_ME3_ME5: defined(
    'O365 core, M365 BS or O365 E3/E4; lift to E3, E5 or Business Premium',
    'MW_Upsell Existing Cloud Customer - No MBP_ME3_ME5',
  ),
  MW_UpsellExistingCloudCustomerO365A1: defined(
    'active O365 A1; lift to Microsoft 365',
    'MW_Upsell Existing Cloud Customer - O365 A1',
  ),
  MW_UpsellExistingCloudCustomerO365A3_A5_M365A1_A3: defined(
    'O365 A3/A5 or M365 A1/A3; lift to E5',
    'MW_Upsell Existing Cloud Customer - O365 A3_A5_M365 A1_A3',
  ),
  MW_UpsellExistingCloudCustomerUnderpenetratedMBP_ME3_ME5: defined(
    'Business Premium, E3 or E5 held by part of the staff; extend to all',
    'MW_Upsell Existing Cloud Customer - Underpenetrated MBP_ME3_ME5',
  ),
  MW_UpsellExistingCloudCustomerTeamsEssentials: defined(
    'Teams Essentials without a suite; sell Teams Phone',
    'MW_Upsell Existing Cloud Customer - Teams Essentials',
  ),
  MW_BusinessPremium_ESKUAttachOver50: defined(
    '50+ O365 core or Business Premium seats; sell Surface',
    'MW_Business Premium_E SKU Attach >50',
  ),
  MW_EDUForSurface: defined('education customer with 25+ licences; sell Surface', 'MW_EDU for Surface'),
  MW_SurfaceDevicesOver25PurchasedInTheLast3Years: defined(
    'more than 25 Surface devices bought in three years (the docs give no text)',
    'MW_Surface Devices >25 Purchased in the Last 3 Years',
  ),
};

/** Those of fiscal 2023, as the system query names them. */
export const modernWorkPlaysQueried = {
  DigitalWorkforce3rdPartyHostingService: queried('third-party hosting'),
  DigitalWorkforceAcquirenewcustomerstoMicrosoftHighPropensityProspectforM365ActNowEvaluate: queried(
    'new customer, Act Now or Evaluate for Microsoft 365',
  ),
  DigitalWorkforceM365A3targetedforA5: queried('M365 A3; lift to A5'),
  DigitalWorkforceSkypeforBusiness: queried('Skype for Business'),
  DigitalWorkforceOnPremAcquisitionCurrentVersion: queried('on-premises client, current version'),
  DigitalWorkforceOnPremAcquisitionEOS: queried('on-premises client, end of support'),
  DigitalWorkforceTransitionCustomerCompeteZoomwithM365: queried('Zoom beside Microsoft 365'),
  DigitalWorkforceTransitionCustomerCompeteZoomwithoutM365: queried('Zoom without Microsoft 365'),
  DigitalWorkforceTransitionCustomerCompeteGoogleWorkspace: queried('Google Workspace'),
  DigitalWorkforceUpsellexistingcloudcustomerIntune: queried('Intune; lift'),
  DigitalWorkforceUpsellexistingcloudcustomerM365BBBScustomerstargetedforM365BP: queried(
    'Business Basic or Standard; lift to Business Premium',
  ),
  DigitalWorkforceUpsellexistingcloudcustomerM365E3targetedforM365E5: queried('E3; lift to E5'),
  DigitalWorkforceUpsellexistingcloudcustomerTargetExchangeonline: queried('Exchange Online; lift'),
  NextGenWindowsExperiencesCompeteAmazonWorkspaceAWSWorkspaces: queried('rival Amazon WorkSpaces'),
  NextGenWindowsExperiencesCompeteCitrix: queried('rival Citrix'),
  NextGenWindowsExperiencesCompeteGoogleDaaScompeteitopiaNutanixFrameWorkspot: queried(
    'rival Google DaaS, itopia, Nutanix Frame or Workspot',
  ),
  NextGenWindowsExperiencesCompeteVmwareHorizons: queried('rival VMware Horizon'),
  NextGenWindowsExperiencesCustomerhashardwareandalsoaddlastHWpurchase3years: queried(
    'hardware bought in the last three years',
  ),
  NextGenWindowsExperiencesCustomerhasW10ProorearlierversionsW11ProTargetW365: queried(
    'Windows 10 Pro or older and 11 Pro; sell Windows 365',
  ),
  CustomerswithWindowsProendpointsWindows10EnterpriseE3EMSE3orMicrosoft365F3E3E5BPTargetforW365: queried(
    'Windows Pro endpoints with E3/E5/Business Premium; sell Windows 365',
  ),
  NextGenWindowsExperiencesGoogleWorkspacecustomerswithoutWindows: queried('Google Workspace without Windows'),
  UserswithnonWindowsProendpointsWindowsVDAE3EMSE3orMicrosoft365F3E3F5BPTargetW365: queried(
    'no Windows Pro endpoints; VDA, EMS or M365 plans; sell Windows 365',
  ),
  RefreshyourDevicesBusinessPremiumESKUAttach50: queried('50+ Business Premium or E seats; sell devices'),
  RefreshyourDevicesEDUforSurface: queried('education; sell Surface'),
  RefreshyourDevicesSurfaceDevices25purchasedinthelast3years: queried('25+ Surface devices in three years'),
  RefreshyourDevicesTargetSurfaceforBS: queried('Business Standard; sell Surface'),
  RefreshyourDevicesTeamsMeetingPresence50: queried('50+ seats; meeting-room devices'),
  SeamlessSecurityTransitionCustomerCompeteEndpointSecurityMDB: queried('rival endpoint security, to be won over'),
  SeamlessSecurityUpsellexistingcloudcustomerCompeteEndpointSecurityMDB: queried(
    'rival endpoint security at an existing cloud customer',
  ),
  SeamlessSecurityUpsellexistingcloudcustomerCompeteGoogleWorkspace: queried(
    'Google Workspace at an existing cloud customer',
  ),
  SeamlessSecurityUpsellexistingcloudcustomerM365BBBScustomerstargetedforM365BP: queried(
    'Business Basic or Standard; lift to Business Premium',
  ),
  SeamlessSecurityUpsellexistingcloudcustomerOnPremAcquisitionCurrentVersion: queried(
    'on-premises client, current version',
  ),
  SeamlessSecurityUpsellexistingcloudcustomerTargetExchangeOnline: queried('Exchange Online; lift'),
};
