import { defineDataset } from '#model/dataset.ts';
import { timelessApi } from './shared-api.ts';
import { azurePlaysDefined, azurePlaysOf2021, azurePlaysQueried } from './shared-azure-plays.ts';
import { count, mark, names, seen, text } from './shared-builders.ts';
import * as propensity from './shared-propensity.ts';

const scored = propensity.scoredCustomerSpaced(seen.exceptOctober);

/** Customers scored for Azure, with the sales plays that fit them. */
export const clasAzurePropensity = defineDataset({
  name: 'CLASAzurePropensity',
  title: 'Cloud Ascent: Azure propensity',
  dashboard: 'Customer Opportunities',
  merge: { kind: 'snapshot' },
  location: 'MPNID',
  required: ['CustomerID'],
  refreshDays: 7,
  aggregation: 'none',
  notes: ['Sales-play columns changed every year: see vintage.'],
  columns: {
    ...scored,
    SMCTypeSummary: { ...scored.SMCTypeSummary, aliases: ['SMC type Summary'] },
    ...azurePlaysDefined,
    FY24Offers: { ...propensity.fy24Offers, ...seen.definitions2023, aliases: ['FY24 Offers'] },
    AzureFit: { ...propensity.fit('Azure'), ...seen.exceptOctober },
    AzureIntent: { ...propensity.intent('Azure'), ...seen.exceptOctober },
    AzureCluster: { ...propensity.cluster('Azure'), ...seen.exceptOctober },
    WindowsServerDataCenter_HasOpenRenewal: {
      ...mark('Whether a Windows Server Datacenter renewal is open'),
      ...seen.exceptOctober,
    },
    WindowsServerStandard_HasOpenRenewal: {
      ...mark('Whether a Windows Server Standard renewal is open'),
      ...seen.exceptOctober,
    },
    HasAzure: { ...propensity.hasAzure, ...seen.definitions2023, aliases: ['Has Azure'] },
    HasD365: { ...propensity.hasD365, ...seen.definitions2023, aliases: ['Has D365'] },
    HasM365: { ...propensity.hasM365, ...seen.definitions2023, aliases: ['Has M365'] },
    HasGoogle: { ...propensity.hasGoogle, ...seen.exceptOctober, aliases: ['Has Google'] },
    HasAWS: { ...propensity.hasAWS, ...seen.exceptOctober, aliases: ['Has AWS'] },
    HasEA: { ...propensity.hasEA, ...seen.exceptOctober, aliases: ['Has EA'] },
    HasOpen: { ...propensity.hasOpen, ...seen.exceptOctober, aliases: ['Has Open'] },
    NumberofExistingWorkloads: { ...count('How many Azure workloads the customer has'), ...seen.in2023 },
    ExistingWorkloads: { ...text('Azure workloads the customer has'), ...seen.in2023, aliases: ['Existing Workloads'] },
    NumberofRecommendedWorkloads: { ...count('How many Azure workloads are recommended'), ...seen.in2023 },
    RecommendedWorkloads: { ...text('Azure workloads recommended from purchases and propensity'), ...seen.in2023 },
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
    ...azurePlaysOf2021,
    WinServerStandardVersion: {
      ...text('Version of Windows Server Standard bought (2021)'),
      ...seen.inJuly2021,
      aliases: ['Windows Server Standard version'],
    },
    WinServerStandardLicense: {
      ...text('Licence type of Windows Server Standard bought (2021)'),
      ...seen.inJuly2021,
      aliases: ['Windows Server Standard license'],
    },
    WinServerDataCenterVersion: {
      ...text('Version of Windows Server Datacenter bought (2021)'),
      ...seen.inJuly2021,
      aliases: ['Windows Server Data Center version'],
    },
    WinServerDataCenterLicense: {
      ...text('Licence type of Windows Server Datacenter bought (2021)'),
      ...seen.inJuly2021,
      aliases: ['Windows Server Data Center License'],
    },
    AzureUpsellCustomer: { ...propensity.azureUpsellCustomer, ...seen.inJuly2021 },
    ...azurePlaysQueried,
  },
  metrics: [],
  api: {
    ...timelessApi,
    systemQuery: {
      id: '9a18bd70-8f90-4bd2-8266-5f6e453e3ee7',
      vintage: '2023',
      select: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary IsNonProfit
        DataAIInnovatewithAIandcloudscaledatabasesineveryappBuildnewintelligentcloudnativeapplications
        DataAIMigrateandmodernizeyourdatacenterSQLServerIBCurrentVersion
        DataAIMigrateandmodernizeyourdatacenterSQLServerIBEOS
        DataAIMigrateandmodernizeyourdatacenterSQLServer2012IBEOS
        DataAIMigrateandmodernizeyourdatacenterHomogenousmigrationofPostgreSQLandMySQLtoAzure
        DataAIMigrateandmodernizeyourdatacenterMigrateSQLServertoAzureSQLManagedInstanceandVMs
        RealtimeanalyticswithSynapseLinkPBIforlandeddataplatformworkloads
        DataAIPowerbusinessdecisionswithCloudScaleAnalyticsMigrationOnPremDWMigrationtoAzureSynapse
        DataAIPowerbusinessdecisionswithCloudScaleAnalyticsMigrationOnPremHadoopMigrationtoAzureDatabricks
        NetNewWinNewAnalyticUseCaseswithSynapseandPBIandAML
        DigitalAppInnovationAccelerateinnovationwithLowCodeBuildandmodernizelineofbusinessapplications
        AcceleratesoftwaredeliverythroughDevSecOpswithGitHubandVisualStudio
        DigitalAppInnovationEnabledeveloperproductivityandAccelerateDeliveryDrivedeveloperengagement
        BuildcloudnativeappswithKubernetesServerlessanddataModernizeAppswAKS
        BuildcloudnativeappswithKubernetesServerlessanddataModernizeAppswRHOpenShiftHighConsumingLinuxIBISV
        DigitalAppInnovationInnovateandscalewithcloudnativeappsDrivedeveloperengagement
        DigitalAppInnovationModernizeenterpriseapplicationsModernizeNETappswithdata
        DigitalAppInnovationModernizeenterpriseapplicationsModernizeJavaappswithdata HighPropensityHighPropensity
        DevelopoperateandsecurewithAzureArcArcenabledservicesandAzureStackHCI
        InfraMigrateandModernizeyourInfrastructureandworkloadsAttachMonitorStorageNetworkingandSecurity
        InfraMigrateandModernizeyourInfrastructureandworkloadsWindowsServerIBCurrentVersion
        InfraMigrateandModernizeyourInfrastructureandworkloadsWindowsServerIBEOS
        InfraMigrateandModernizeyourInfrastructureandworkloadsWindowsServer2012IBEOS
        InfraMigrateandModernizeyourInfrastructureandworkloadsMigrateandmodernizeLinuxOSSDBtoAzure
        InfraMigrateandModernizeyourInfrastructureandworkloadsMigrateandmodernizeVMwaretoAVS
        InfraMigrateandModernizeyourInfrastructureandworkloadsMigrateandmodernizeWindowsServerSQLtoAzure
        InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDMigrateCitrixIB
        InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDMigrateVMWareIB
        InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDCrossSellMWtoAzureWVD
        InfraMigrateandModernizeyourInfrastructureandworkloadsModernizeVDItoAVDRDSIB
        InfraModernizeSAPontheMicrosoftCloudExtendandinnovateSAPwithMicrosoftCloudservices
        InfraModernizeSAPontheMicrosoftCloudMigrateandmodernizetoS4HANAviaRISEwithSAPorAzurenative
        ExtendEdgeInferencingwithcloudbasedmodeltrainingusingAzureAIInfrastructure
        InfraModernizeyourworkloadswithAzureatanyscalewithHPCAIExtendtoAVDworkloadsrequiringGPUrendering
        InfraModernizeyourworkloadswithAzureatanyscalewithHPCAIModernizeHPCworkloadswithAzureHPCAI
        AttachAzureBackupandASRtoeveryproductionVMnewandgoback
        InfraProtectyourdataandensurebusinessresiliencywithBCDRBackuponpremdataandSaaSdatatoAzure
        SecurityDefendAgainstThreatswithSIEMXDRDriveSIEMXDRtomodernizesecurityopcenter
        SecuritySecureMultiCloudInfrastructureCloudworkloadprotectionDefenderAttachinWindowsMigration
        SecuritySecureMultiCloudInfrastructureCloudworkloadprotectionWellArchitectedSecurityGoBack AzureFit
        AzureIntent AzureCluster WindowsServerDataCenter_HasOpenRenewal WindowsServerStandard_HasOpenRenewal
        HasGoogle HasAWS HasEA HasOpen NumberofExistingWorkloads ExistingWorkloads NumberofRecommendedWorkloads
        RecommendedWorkloads Transactedinthelast36months
      `),
      select2021: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary TopUnmanagedComputeBase
        TopUnmanagedUserBase IsNonProfit MigrateEOSWinServerWithCLASPropensityAbove5Licenses
        MigrateEOSWinServerWithCLASPropensityBelow5Licenses MigrateEOSWinServerWithoutCLASPropensityAbove5Licenses
        MigrateEOSWinServerWithoutCLASPropensityBelow5Licenses MigrateEOSSQLWithCLASPropensityAbove5Licenses
        MigrateEOSSQLWithCLASPropensityBelow5Licenses MigrateEOSSQLWithoutCLASPropensityAbove5Licenses
        MigrateEOSSQLWithoutCLASPropensityBelow5Licenses
        MigrateOnPremWinServerCurrentWindowsServerWithCLASPropensityAbove5Licenses
        MigrateOnPremWinServerCurrentWindowsServerWithCLASPropensityBelow5Licenses
        MigrateOnPremWinServerCurrentWindowsServerWithoutCLASPropensityAbove5Licenses
        MigrateOnPremWinServerCurrentWindowsServerIBWithoutCLASPropensityBelow5Licenses
        MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithCLASPropensityAbove5Licenses
        MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithCLASPropensityBelow5Licenses
        MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithoutCLASPropensityAbove5Licenses
        MigrateToAzureSQLOrSQLVMsCurrentSQLServerWithoutCLASPropensityBelow5Licenses MigrateOSSMigrateToOSSDB
        MigrateOSSLinuxOnAzure MigrateSAPOnAzure MigrateWVDRDSIB MigrateWVDCrossSellModernWorkToAzureWVD
        MigrateVMWareIB MigrateCitrixIB InnovateAnalyticsPowerBIIBWithHighAzurepropensity
        EnableDevOpsWithGitHubVisualStudioMSDNIB WinServerStandardVersion WinServerStandardLicense
        WinServerDataCenterVersion WinServerDataCenterLicense AzureFit AzureIntent AzureCluster
        WindowsServerDataCenter_HasOpenRenewal WindowsServerStandard_HasOpenRenewal AzureUpsellCustomer HasGoogle
        HasAWS HasEA HasOpen
      `),
    },
  },
});
