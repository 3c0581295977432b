import { seen } from './shared-builders.ts';
import { salesPlays } from './shared-propensity.ts';

const defined2023 = salesPlays('Azure', '2023 definitions', seen.definitions2023);
const queried2023 = salesPlays('Azure', '2023 system query', seen.query2023);
const played2021 = salesPlays('Azure', '2021', seen.inJuly2021);

/** Sales plays of fiscal 2024, as the definitions name them. */
export const azurePlaysDefined = {
  Azure_MigrateAndModernizeAppsWithAzureManagedDatabases: defined2023(
    'rival products, high propensity; sell managed databases',
    'Azure_Migrate and Modernize Apps with Azure Managed Databases',
  ),
  Azure_InnovateWithAI_BuildIntelligentCloudNativeAppsOnAzureManagedDatabases: defined2023(
    'Power BI or databases; sell managed databases',
    'Azure_Innovate with AI_Build Intelligent Cloud Native Apps on Azure Managed Databases',
  ),
  Azure_ExtendEdgeInferencingWithCloudBasedModelTrainingUsingAzureAIInfrastructure: defined2023(
    'edge products; sell AI infrastructure',
    'Azure_Extend Edge Inferencing with Cloud-Based Model Training using Azure AI Infrastructure',
  ),
  Azure_ExtendToAVDWorkloadsRequiringGPURendering: defined2023(
    'virtual desktops; sell GPU desktops',
    'Azure_Extend to AVD Workloads Requiring GPU Rendering',
  ),
  Azure_ModernizeHPCWorkloadsWithAzureHPCAI: defined2023(
    'high-performance computing; move to Azure',
    'Azure_Modernize HPC Workloads with Azure HPC + AI',
  ),
  Azure_AzureBackupAndASRToEveryProductionWorkload: defined2023(
    'virtual machines without backup; sell backup and site recovery',
    'Azure_Azure Backup and ASR to Every Production Workload',
  ),
  Azure_BackupOnPremDataAndSaaSData: defined2023(
    'servers without backup, high propensity; sell backup',
    'Azure_Backup On Prem Data and SaaS Data',
  ),
  Azure_MigrateAndModernizeVMwareToAzure: defined2023(
    'VMware, high propensity; move to Azure',
    'Azure_Migrate and Modernize VMware to Azure',
  ),
  Azure_ModernizeVDIToAVD: defined2023(
    'virtual desktops, high propensity; move to Azure desktops',
    'Azure_Modernize VDI to AVD',
  ),
  Azure_ModernizeVDIToAVDCitrixIB: defined2023(
    'Citrix base; move to Azure desktops',
    'Azure_Modernize VDI to AVD: Citrix IB',
  ),
  Azure_ModernizeVDIToAVDCrossSellMWToAzureAVD: defined2023(
    'modern-work customer; cross-sell Azure desktops',
    'Azure_Modernize VDI to AVD: Cross-sell MW to Azure AVD',
  ),
  Azure_ModernizeVDIToAVDRDSIB: defined2023(
    'Remote Desktop Services base; move to Azure desktops',
    'Azure_Modernize VDI to AVD: RDS IB',
  ),
  Azure_ModernizeVDIToAVDVMWareIB: defined2023(
    'VMware Horizon base; move to Azure desktops',
    'Azure_Modernize VDI to AVD: VMWare IB',
  ),
  Azure_SecureMigration_MDC_NetworkSecurity_andMonitorDefender: defined2023(
    'Azure without Defender; attach Defender',
    'Azure_Secure Migration_MDC_Network Security_and Monitor: Defender',
  ),
  Azure_SecureMigration_MDC_NetworkSecurity_andMonitorNetworkSecurity: defined2023(
    'Azure without network security; attach it',
    'Azure_Secure Migration_MDC_Network Security_and Monitor: Network Security',
  ),
  Azure_SecureMigration_MDC_NetworkSecurity_andMonitorWellArchitectedSecurityGoBack: defined2023(
    'Azure use over 1k; review security',
    'Azure_Secure Migration_MDC_Network Security_and Monitor: Well Architected Security Go Back',
  ),
  Azure_WindowsServerORSQLServerActiveAnnuity: defined2023(
    'Windows or SQL Server, annuity active',
    'Azure_Windows Server OR SQL Server: Active Annuity',
  ),
  Azure_WindowsServerORSQLServerActiveNonAnnuity: defined2023(
    'Windows or SQL Server, active without annuity',
    'Azure_Windows Server OR SQL Server: Active Non-Annuity',
  ),
  Azure_WindowsServerORSQLServerEOSPrior2012: defined2023(
    'Windows or SQL Server out of service before 2012',
    'Azure_Windows Server OR SQL Server: EOS Prior 2012',
  ),
  Azure_WindowsServerORSQLServerEOS2012: defined2023(
    'Windows or SQL Server 2012 out of service',
    'Azure_Windows Server OR SQL Server: EOS 2012',
  ),
  Azure_WindowsServerORSQLServerInactiveAnnuity: defined2023(
    'Windows or SQL Server, annuity lapsed',
    'Azure_Windows Server OR SQL Server: Inactive Annuity',
  ),
  Azure_WindowsServerORSQLServerInactiveNonAnnuity: defined2023(
    'Windows or SQL Server, inactive without annuity',
    'Azure_Windows Server OR SQL Server: Inactive Non-Annuity',
  ),
  Azure_MigrateLinuxEstateMigrateAndModernizeLinux_OSSDBToAzure: defined2023(
    'rival Linux or open-source databases, high propensity',
    'Azure_Migrate Linux Estate - Migrate and Modernize Linux_OSS DB to Azure',
  ),
  Azure_MigrateOracleDBsToOracleOnAzure: defined2023(
    'Oracle databases (the docs repeat the Linux text)',
    'Azure_Migrate Oracle DBs to Oracle on Azure',
  ),
  Azure_ExtendAndInnovateSAPWithMicrosoftCloudServices: defined2023(
    'SAP, high propensity; extend with cloud services',
    'Azure_Extend and Innovate SAP with Microsoft Cloud Services',
  ),
  Azure_MigrateAndModernizeToS_4HANAViaRISEWithSAP: defined2023(
    'SAP HANA, high propensity; move to S/4HANA',
    'Azure_Migrate and Modernize to S_4HANA via RISE with SAP',
  ),
  Azure_SQLDWToAzure: defined2023('SQL data warehouse; move to Azure', 'Azure_SQL DW to Azure'),
  Azure_ModernizeEnterpriseApplicationsMoveOnPremNETAppsToAzureAppServices: defined2023(
    'rival .NET hosting, high propensity; move to App Services',
    'Azure_Modernize Enterprise Applications - Move On Prem .NET apps to Azure App Services',
  ),
  Azure_PowerBusinessDecisionWithCloudScaleAnalyticsWinNewAnalyticsScenarios: defined2023(
    'rival business intelligence, high propensity; sell analytics',
    'Azure_Power Business Decision with Cloud Scale Analytics - Win New Analytics Scenarios',
  ),
};

/** Those of fiscal 2023, as the system query names them. */
export const azurePlaysQueried = {
  DataAIInnovatewithAIandcloudscaledatabasesineveryappBuildnewintelligentcloudnativeapplications: queried2023(
    'new intelligent cloud-native applications on cloud databases',
  ),
  DataAIMigrateandmodernizeyourdatacenterSQLServerIBCurrentVersion: queried2023('SQL Server base, current version'),
  DataAIMigrateandmodernizeyourdatacenterSQLServerIBEOS: queried2023('SQL Server base, end of support'),
  DataAIMigrateandmodernizeyourdatacenterSQLServer2012IBEOS: queried2023('SQL Server 2012 base, end of support'),
  DataAIMigrateandmodernizeyourdatacenterHomogenousmigrationofPostgreSQLandMySQLtoAzure: queried2023(
    'PostgreSQL and MySQL moved like for like',
  ),
  DataAIMigrateandmodernizeyourdatacenterMigrateSQLServertoAzureSQLManagedInstanceandVMs: queried2023(
    'SQL Server to managed instance or virtual machines',
  ),
  RealtimeanalyticswithSynapseLinkPBIforlandeddataplatformworkloads: queried2023(
    'real-time analytics for landed data workloads',
  ),
  DataAIPowerbusinessdecisionswithCloudScaleAnalyticsMigrationOnPremDWMigrationtoAzureSynapse: queried2023(
    'on-premises warehouse to Synapse',
  ),
  DataAIPowerbusinessdecisionswithCloudScaleAnalyticsMigrationOnPremHadoopMigrationtoAzureDatabricks: queried2023(
    'on-premises Hadoop to Databricks',
  ),
  NetNewWinNewAnalyticUseCaseswithSynapseandPBIandAML: queried2023('new analytics use cases'),
  DigitalAppInnovationAccelerateinnovationwithLowCodeBuildandmodernizelineofbusinessapplications: queried2023(
    'low-code line-of-business applications',
  ),
  AcceleratesoftwaredeliverythroughDevSecOpswithGitHubandVisualStudio: queried2023(
    'DevSecOps with GitHub and Visual Studio',
  ),
  DigitalAppInnovationEnabledeveloperproductivityandAccelerateDeliveryDrivedeveloperengagement:
    queried2023('developer productivity'),
  BuildcloudnativeappswithKubernetesServerlessanddataModernizeAppswAKS: queried2023('cloud-native applications on AKS'),
  BuildcloudnativeappswithKubernetesServerlessanddataModernizeAppswRHOpenShiftHighConsumingLinuxIBISV: queried2023(
    'cloud-native applications on OpenShift',
  ),
  DigitalAppInnovationInnovateandscalewithcloudnativeappsDrivedeveloperengagement: queried2023(
    'cloud-native developer engagement',
  ),
  DigitalAppInnovationModernizeenterpriseapplicationsModernizeNETappswithdata:
    queried2023('.NET applications with data'),
  DigitalAppInnovationModernizeenterpriseapplicationsModernizeJavaappswithdata:
    queried2023('Java applications with data'),
  HighPropensityHighPropensity: queried2023('high propensity in general'),
  DevelopoperateandsecurewithAzureArcArcenabledservicesandAzureStackHCI: queried2023('Azure Arc and Azure Stack HCI'),
  InfraMigrateandModernizeyourInfrastructureandworkloadsAttachMonitorStorageNetworkingandSecurity: queried2023(
    'attach monitor, storage, network and security',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsWindowsServerIBCurrentVersion: queried2023(
    'Windows Server base, current version',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsWindowsServerIBEOS: queried2023(
    'Windows Server base, end of support',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsWindowsServer2012IBEOS: queried2023(
    'Windows Server 2012 base, end of support',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsMigrateandmodernizeLinuxOSSDBtoAzure: queried2023(
    'Linux and open-source databases',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsMigrateandmodernizeVMwaretoAVS: queried2023(
    'VMware to Azure VMware Solution',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsMigrateandmodernizeWindowsServerSQLtoAzure: queried2023(
    'Windows Server and SQL to Azure',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDMigrateCitrixIB:
    queried2023('Citrix to Azure desktops'),
  InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDMigrateVMWareIB: queried2023(
    'VMware desktops to Azure desktops',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDCrossSellMWtoAzureWVD: queried2023(
    'modern-work customers to Azure desktops',
  ),
  InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDRDSIB: queried2023(
    'Remote Desktop Services to Azure desktops',
  ),
  InfraModernizeSAPontheMicrosoftCloudExtendandinnovateSAPwithMicrosoftCloudservices: queried2023('extend SAP'),
  InfraModernizeSAPontheMicrosoftCloudMigrateandmodernizetoS4HANAviaRISEwithSAPorAzurenative:
    queried2023('SAP to S/4HANA'),
  ExtendEdgeInferencingwithcloudbasedmodeltrainingusingAzureAIInfrastructure: queried2023(
    'edge inferencing with cloud training',
  ),
  InfraModernizeyourworkloadswithAzureatanyscalewithHPCAIExtendtoAVDworkloadsrequiringGPUrendering:
    queried2023('GPU desktops'),
  InfraModernizeyourworkloadswithAzureatanyscalewithHPCAIModernizeHPCworkloadswithAzureHPCAI:
    queried2023('high-performance computing'),
  AttachAzureBackupandASRtoeveryproductionVMnewandgoback: queried2023('backup and site recovery for every machine'),
  InfraProtectyourdataandensurebusinessresiliencywithBCDRBackuponpremdataandSaaSdatatoAzure: queried2023(
    'backup of on-premises and SaaS data',
  ),
  SecurityDefendAgainstThreatswithSIEMXDRDriveSIEMXDRtomodernizesecurityopcenter: queried2023('SIEM and XDR'),
  SecuritySecureMultiCloudInfrastructureCloudworkloadprotectionDefenderAttachinWindowsMigration: queried2023(
    'Defender attached in Windows migration',
  ),
  SecuritySecureMultiCloudInfrastructureCloudworkloadprotectionWellArchitectedSecurityGoBack: queried2023(
    'well-architected security review',
  ),
};

/** Those of 2021. */
export const azurePlaysOf2021 = {
  MigrateEOSWinServerWithCLASPropensityAbove5Licenses: played2021(
    'Windows Server on premises, end-of-support version, scored, five or more licences; migrate to Azure',
    'Migrate - EOL Windows Server - EOL Windows Server IB with Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateEOSWinServerWithCLASPropensityBelow5Licenses: played2021(
    'Windows Server on premises, end-of-support version, scored, fewer than five licences; migrate to Azure',
    'Migrate - EOL Windows Server - EOL Windows Server IB with Cloud Ascent propensity - <5 licenses',
  ),
  MigrateEOSWinServerWithoutCLASPropensityAbove5Licenses: played2021(
    'Windows Server on premises, end-of-support version, not scored, five or more licences; migrate to Azure',
    'Migrate - EOL Windows Server - EOL Windows Server IB without Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateEOSWinServerWithoutCLASPropensityBelow5Licenses: played2021(
    'Windows Server on premises, end-of-support version, not scored, fewer than five licences; migrate to Azure',
    'Migrate - EOL Windows Server - EOL Windows Server IB without Cloud Ascent propensity - <5 licenses',
  ),
  MigrateEOSSQLWithCLASPropensityAbove5Licenses: played2021(
    'SQL Server on premises, end-of-support version, scored, five or more licences; migrate to Azure',
    'Migrate - EOL SQL - EOL SQL Server IB with Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateEOSSQLWithCLASPropensityBelow5Licenses: played2021(
    'SQL Server on premises, end-of-support version, scored, fewer than five licences; migrate to Azure',
    'Migrate - EOL SQL - EOL SQL Server IB with Cloud Ascent propensity - <5 licenses',
  ),
  MigrateEOSSQLWithoutCLASPropensityAbove5Licenses: played2021(
    'SQL Server on premises, end-of-support version, not scored, five or more licences; migrate to Azure',
    'Migrate - EOL SQL - EOL SQL Server IB without Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateEOSSQLWithoutCLASPropensityBelow5Licenses: played2021(
    'SQL Server on premises, end-of-support version, not scored, fewer than five licences; migrate to Azure',
    'Migrate - EOL SQL - EOL SQL Server IB without Cloud Ascent propensity - <5 licenses',
  ),
  MigrateOnPremWinServerCurrentWindowsServerWithCLASPropensityAbove5Licenses: played2021(
    'Windows Server on premises, current version, scored, five or more licences; migrate to Azure',
    'Migrate - Migrate on-premises Windows Server - current Windows Server IB with Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateOnPremWinServerCurrentWindowsServerWithCLASPropensityBelow5Licenses: played2021(
    'Windows Server on premises, current version, scored, fewer than five licences; migrate to Azure',
    'Migrate - Migrate on-premises Windows Server - current Windows Server IB with Cloud Ascent propensity - <5 licenses',
  ),
  MigrateOnPremWinServerCurrentWindowsServerWithoutCLASPropensityAbove5Licenses: played2021(
    'Windows Server on premises, current version, not scored, five or more licences; migrate to Azure',
    'Migrate - Migrate on-premises Windows Server - current Windows Server IB without Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateOnPremWinServerCurrentWindowsServerIBWithoutCLASPropensityBelow5Licenses: played2021(
    'Windows Server on premises, current version, not scored, fewer than five licences; migrate to Azure',
    'Migrate - Migrate on-premises Windows Server - current Windows Server IB without Cloud Ascent propensity - <5 licenses',
  ),
  MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithCLASPropensityAbove5Licenses: played2021(
    'SQL Server on premises, current version, scored, five or more licences; migrate to Azure',
    'Migrate - Migrate to Azure SQL or SQL virtual machines (VMs) - current SQL Server IB with Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithCLASPropensityBelow5Licenses: played2021(
    'SQL Server on premises, current version, scored, fewer than five licences; migrate to Azure',
    'Migrate - Migrate to Azure SQL or SQL VMs - current SQL Server IB with Cloud Ascent propensity - <5 licenses',
  ),
  MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithoutCLASPropensityAbove5Licenses: played2021(
    'SQL Server on premises, current version, not scored, five or more licences; migrate to Azure',
    'Migrate - Migrate to Azure SQL or SQL VMs - current SQL Server IB without Cloud Ascent propensity - 5+ licenses',
  ),
  MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithoutCLASPropensityBelow5Licenses: played2021(
    'SQL Server on premises, current version, not scored, fewer than five licences; migrate to Azure',
    'Migrate - Migrate to Azure SQL or SQL VMs - current SQL Server IB without Cloud Ascent propensity - <5 licenses',
  ),
  MigrateOSSMigrateToOSSDB: played2021(
    'PostgreSQL, MySQL or MariaDB in use; migrate to Azure',
    'Migrate - OSS - Migrate to Open Source Shakespeare (OSS) DB',
  ),
  MigrateOSSLinuxOnAzure: played2021('Linux in use; migrate to Azure', 'Migrate - OSS - Linux on Azure'),
  MigrateSAPOnAzure: played2021('SAP in use; migrate to Azure', 'Migrate - SAP - SAP on Azure'),
  MigrateWVDRDSIB: played2021(
    'Remote Desktop Services in use; migrate to Azure desktops',
    'Migrate - Windows Virtual Desktop - Remote Desktop Services IB',
  ),
  MigrateWVDCrossSellModernWorkToAzureWVD: played2021(
    'Microsoft 365 without Azure; cross-sell Azure desktops',
    'Migrate - Windows Virtual Desktop - Cross Sell Modern Work to Azure/WVD',
  ),
  MigrateVMWareIB: played2021('VMware in use; migrate to Azure', 'Migrate - VMware IB'),
  MigrateCitrixIB: played2021('Citrix in use; migrate to Azure', 'Migrate - Citrix IB'),
  InnovateAnalyticsPowerBIIBWithHighAzurepropensity: played2021(
    'Power BI subscription and high Azure propensity',
    'Innovate - Analytics - Power BI IB with high Azure propensity',
  ),
  EnableDevOpsWithGitHubVisualStudioMSDNIB: played2021(
    'active Visual Studio; sell DevOps with GitHub',
    'Enable - DevOps with GitHub - Visual Studio/MSDN IB',
  ),
};
