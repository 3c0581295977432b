import { defineDataset } from '#model/dataset.ts';
import { timelessApi } from './shared-api.ts';
import { mark, names, seen } from './shared-builders.ts';
import * as propensity from './shared-propensity.ts';

const defined2023 = propensity.salesPlays('Dynamics 365', '2023 definitions', seen.definitions2023);
const played2021 = propensity.salesPlays('Dynamics 365', '2021', seen.inJuly2021);
const queried2023 = propensity.salesPlays('Dynamics 365', '2023 system query', seen.query2023);
const queried2021 = propensity.salesPlays('Dynamics 365', '2021', seen.query2021);

/** Customers scored for Dynamics 365, with the sales plays that fit them. */
export const clasD365Propensity = defineDataset({
  name: 'CLASD365Propensity',
  title: 'Cloud Ascent: Dynamics 365 propensity',
  dashboard: 'Customer Opportunities',
  merge: { kind: 'snapshot' },
  location: 'MPNID',
  required: ['CustomerID'],
  refreshDays: 7,
  aggregation: 'none',
  notes: ['Sales-play columns changed every year: see vintage.'],
  columns: {
    ...propensity.scoredCustomerSpaced(seen.exceptOctober),
    D365_BCCustomersWithNoD365SalesProOrSalesEnterprise: defined2023(
      'Business Central customer without Sales',
      'D365_BC Customers with no D365 SalesPro or Sales Enterprise',
    ),
    D365_CRMOnPremCustomersWithNoD365SalesProOrSalesEnterprise: defined2023(
      'on-premises CRM, no Dynamics 365 Sales',
      'D365_CRM On Prem Customers with No D365 SalesPro Or Sales Enterprise',
    ),
    D365_M365CustomersWithOver300EmployeesWithNoD365SalesProOrSalesEnterprise: defined2023(
      'modern-work customer of 300+ people without Sales',
      'D365_M365 Customers with >300 Employees with No D365 SalesPro Or Sales Enterprise',
    ),
    D365_M365CustomersWithUnder300EmployeesWithNoD365SalesProOrSalesEnterprise: defined2023(
      'modern-work customer under 300 people without Sales',
      'D365_M365 Customers with <300 Employees with No D365 SalesPro or Sales Enterprise',
    ),
    D365_AzureCustomersWithNoPowerPlatform: defined2023(
      'Azure customer without Sales or Power Platform; sell Power Platform',
      'D365_Azure Customers with No Power Platform',
    ),
    D365_BCOrD365SalesProOrSalesEnterpriseCustomersWithNoPowerPlatform: defined2023(
      'Business Central or Sales customer; sell Power Platform',
      'D365_BC or D365 SalesPro Or Sales Enterprise Customers with No Power Platform',
    ),
    D365_M365BP_E1_E3_E5CustomerWithNoPowerPlatform: defined2023(
      'modern-work suite customer; sell Power Platform',
      'D365_M365 BP_E1_E3_E5 Customer with No Power Platform',
    ),
    D365_AXCustomerNoBCFinance: defined2023('AX base; sell Business Central', 'D365_AX Customer, No BC/Finance'),
    D365_D365SalesProOrSalesEnterpriseCustomersWithNoBC: defined2023(
      'Sales customer; sell Business Central',
      'D365_D365 SalesPro or Sales Enterprise Customers with No BC',
    ),
    D365_GPCustomerNoBCFinance: defined2023('GP base; sell Business Central', 'D365_GP Customer, No BC/Finance'),
    D365_M365CustomerWithNoBCWithUnder300Employees: defined2023(
      'modern-work customer under 300 people; sell Business Central',
      'D365_M365 Customer with No BC with <300 Employees',
    ),
    D365_M365CustomerWithNoBCNoFinanceNoSupplyChain: defined2023(
      'modern-work customer of 300+ people without ERP; sell Business Central',
      'D365_M365 Customer with No BC No Finance No Supply Chain',
    ),
    D365_NAVCustomersNoBC_Finance: defined2023('NAV base; sell Business Central', 'D365_NAV Customers, No BC_Finance'),
    D365_QuickbooksCustomersWithNoBC: defined2023(
      'QuickBooks base; sell Business Central',
      'D365_Quickbooks Customers with No BC',
    ),
    FY24Offers: { ...propensity.fy24Offers, ...seen.definitions2023, aliases: ['FY24 Offers'] },
    D365BCCluster: { ...propensity.cluster('Dynamics 365 Business Central'), ...seen.exceptOctober },
    D365BCFit: { ...propensity.fit('Dynamics 365 Business Central'), ...seen.exceptOctober },
    D365BCIntent: { ...propensity.intent('Dynamics 365 Business Central'), ...seen.exceptOctober },
    D365FOCluster: { ...propensity.cluster('Dynamics 365 Finance and Operations'), ...seen.exceptOctober },
    D365FOFit: { ...propensity.fit('Dynamics 365 Finance and Operations'), ...seen.exceptOctober },
    D365FOIntent: { ...propensity.intent('Dynamics 365 Finance and Operations'), ...seen.exceptOctober },
    D365CECluster: { ...propensity.cluster('Dynamics 365 Customer Engagement'), ...seen.exceptOctober },
    D365CEFit: { ...propensity.fit('Dynamics 365 Customer Engagement'), ...seen.exceptOctober },
    D365CEIntent: { ...propensity.intent('Dynamics 365 Customer Engagement'), ...seen.exceptOctober },
    PowerAppsCluster: { ...propensity.cluster('Power Apps'), ...seen.in2023 },
    PowerAppsFit: { ...propensity.fit('Power Apps'), ...seen.in2023 },
    PowerAppsIntent: { ...propensity.intent('Power Apps'), ...seen.in2023 },
    DynamicsOnPremAXorCRM_HasOpenRenewal: {
      ...mark('Whether an on-premises Dynamics AX or CRM renewal is open'),
      ...seen.exceptOctober,
    },
    M365UpsellCustomer: { ...propensity.m365UpsellCustomer, ...seen.exceptOctober },
    HasAzure: { ...propensity.hasAzure, ...seen.definitions2023, aliases: ['Has Azure'] },
    HasD365: { ...propensity.hasD365, ...seen.definitions2023 },
    HasM365: { ...propensity.hasM365, ...seen.definitions2023 },
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
    ActivateDigitalSellingM365SeatSizeAbove25SeatsSalesProPropensityModel: played2021(
      '25+ Microsoft 365 seats, no Dynamics 365; sell Sales Professional',
      'Activate Digital Selling - Microsoft 365 - seat size >= 25 seats (SalesPro propensity model)',
    ),
    ActivateDigitalSellingD365SalesProPropensityActNowOrEvaluate: played2021(
      'Act Now or Evaluate for Sales Professional, no Dynamics 365',
      'Activate Digital Selling - Dynamics 365 SalesPro propensity (Act Now or Evaluate)',
    ),
    ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseNavisionBCPropensityModel: played2021(
      'Navision on premises; move to Business Central',
      'Managing Financial Risk & Fraud - Dynamics on-premises install base - Navision (Business Central propensity model)',
    ),
    ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseAXFAndOPropensityModel: played2021(
      'AX on premises; move to Finance and Operations',
      'Managing Financial Risk & Fraud - Dynamics on-premises install base - Dynamics AX (Dynamics 365 Finance + Operations propensity model)',
    ),
    ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseGreatPlainsBCPropensityModel: played2021(
      'Great Plains on premises; move to Business Central',
      'Managing Financial Risk & Fraud - Dynamics on-premises install base - Great Plains (Business Central propensity model)',
    ),
    ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseSolomonBCPropensityModel: played2021(
      'Solomon on premises; move to Business Central',
      'Managing Financial Risk & Fraud - Dynamics on-premises install base - Solomon (Business Central propensity model)',
    ),
    ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseOthersBCPropensityModel: played2021(
      'other on-premises Dynamics; move to Business Central',
      'Managing Financial Risk & Fraud - Dynamics on-premises install base - Others (Business Central propensity model)',
    ),
    BuildAgileBusinessProcessesDynamicsOnPremInstallBaseAXGPSLNAVOtherD365PropensityModel: played2021(
      'any on-premises Dynamics (AX, GP, SL, NAV, other); sell low-code',
      'Build Agile Business Processes - Dynamics on-premises install base - AX/GP/SL/NAV/Other (Dynamics 365 propensity model)',
    ),
    BuildAgileBusinessProcessesDynamicsCompeteBaseMendixOutsystemsSalesforceD365PropensityModel: played2021(
      'competitor base Mendix, OutSystems or Salesforce; sell low-code',
      'Build Agile Business Processes - Dynamics compete base - Mendix/OutSystems/Salesforce (Dynamics 365 propensity model)',
    ),
    BuildAgileBusinessProcessesD365FAndOInstallBase: played2021(
      'Finance and Operations installed; sell Power Apps',
      'Build Agile Business Processes - Dynamics 365 Finance + Operations install base',
    ),
    BuildAgileBusinessProcessesD365BCInstallBase: played2021(
      'Business Central installed; sell Power Apps',
      'Build Agile Business Processes - Dynamics 365 Business Central install base',
    ),
    BuildAgileBusinessProcessesD365CEInstallBase: played2021(
      'Customer Engagement installed; sell Power Apps',
      'Build Agile Business Processes - Dynamics 365 Customer Engagement install base',
    ),
    BuildaResilientSupplyChainWinandActivateFirstD365WorkloadasD365SupplyChainwithNonOracleSAPERPCustomers: played2021(
      'no Oracle or SAP ERP; start with Supply Chain Management',
      'Build a Resilient Supply Chain - Windows and activate first Dynamics 365 workload as Dynamics 365 Supply Chain Management with non-Oracle or SAP ERP (enterprise resource planning) customers',
    ),
    BuildaResilientSupplyChainCrossSellD365SupplyChainANDORRetailCommercetoExistingD365CECustomers: played2021(
      'Customer Engagement installed; cross-sell supply chain, retail or commerce',
      'Build a Resilient Supply Chain - cross-sell Dynamics 365 Supply Chain Management and/or Retail or Commerce to existing Dynamics 365 Customer Engagement customers',
    ),
    BuildaResilientSupplyChainCrossSellD365SupChainANDORRetailCommercetoD365CEANDOracleORSAP: played2021(
      'Customer Engagement with Oracle or SAP; cross-sell supply chain, retail or commerce',
      'Build a Resilient Supply Chain - cross-sell Dynamics 365 Supply Chain Management and/or Retail or Commerce to Dynamics 365 Customer Engagement and Oracle or SAP',
    ),
    AccelerateInnovationwithLowCodeDynamicsCompeteBaseMendixOutsystemsSalesforcePowerAppsPowerAutomateModel:
      queried2023('rivals Mendix, OutSystems or Salesforce; low-code'),
    ConnectedSalesMarketingUnlockDatatoMaximizeSalesImpact: queried2023('sales and marketing data'),
    EnableaResilientSustainableSupplyChainCrossSellD365SupplyChainAndOrRetailCommercetoexistingD365Sales: queried2023(
      'supply chain cross-sell at a Sales customer',
    ),
    CrossSellD365SupplyChainAndOrRetailCommercetoexistingD365SalesandOracleorSAPCustomers: queried2023(
      'supply chain cross-sell with Oracle or SAP',
    ),
    WinandActivateFirstD365WorkloadasD365SupplyChainwithNonOracleSAPERPCustomers: queried2023(
      'supply chain as first workload, no Oracle or SAP',
    ),
    ModernizetheServiceExperienceD365CustomerServicesandD365FieldServicesD365SalesPropensity: queried2023(
      'service and field service by Sales score',
    ),
    OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseGreatPlainsBCFinancePropensityModel:
      queried2023('Great Plains on premises'),
    OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseNavisionBCFinancePropensityModel:
      queried2023('Navision on premises'),
    OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseOthersBCFinancePropensityModel:
      queried2023('other Dynamics on premises'),
    OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseSolomonBCFinancePropensityModel:
      queried2023('Solomon on premises'),
    OptimizeFinancialOperatingModelsTransformBusinessOperationsExperience: queried2023(
      'business operations experience',
    ),
    ManagingFinancialRiskAndFraudNewCustomerAcquisitionFAndOPropensityModel: queried2021(
      'new customer by Finance and Operations score',
    ),
    ManagingFinancialRiskAndFraudNewCustomerAcquisitionBCPropensityModel: queried2021(
      'new customer by Business Central score',
    ),
  },
  metrics: [],
  api: {
    ...timelessApi,
    systemQuery: {
      id: '258fdcac-6e9c-4072-af27-b1b3d97be16c',
      vintage: '2023',
      select: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary IsNonProfit
        AccelerateInnovationwithLowCodeDynamicsCompeteBaseMendixOutsystemsSalesforcePowerAppsPowerAutomateModel
        ConnectedSalesMarketingUnlockDatatoMaximizeSalesImpact
        EnableaResilientSustainableSupplyChainCrossSellD365SupplyChainAndOrRetailCommercetoexistingD365Sales
        CrossSellD365SupplyChainAndOrRetailCommercetoexistingD365SalesandOracleorSAPCustomers
        WinandActivateFirstD365WorkloadasD365SupplyChainwithNonOracleSAPERPCustomers
        ModernizetheServiceExperienceD365CustomerServicesandD365FieldServicesD365SalesPropensity
        OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseGreatPlainsBCFinancePropensityModel
        OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseNavisionBCFinancePropensityModel
        OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseOthersBCFinancePropensityModel
        OptimizeFinancialOperatingModelsDynamicsOnPremInstallBaseSolomonBCFinancePropensityModel
        OptimizeFinancialOperatingModelsTransformBusinessOperationsExperience D365BCCluster D365BCFit D365BCIntent
        D365FOCluster D365FOFit D365FOIntent D365CECluster D365CEFit D365CEIntent PowerAppsCluster PowerAppsFit
        PowerAppsIntent DynamicsOnPremAXorCRM_HasOpenRenewal M365UpsellCustomer HasGoogle HasAWS HasEA HasOpen
        Transactedinthelast36months
      `),
      select2021: names(`
        MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary
        SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary TopUnmanagedComputeBase
        TopUnmanagedUserBase IsNonProfit ActivateDigitalSellingM365SeatSizeAbove25SeatsSalesProPropensityModel
        ActivateDigitalSellingD365SalesProPropensityActNowOrEvaluate
        ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseNavisionBCPropensityModel
        ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseAXFAndOPropensityModel
        ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseGreatPlainsBCPropensityModel
        ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseSolomonBCPropensityModel
        ManagingFinancialRiskAndFraudDynamicsOnPremInstallBaseOthersBCPropensityModel
        ManagingFinancialRiskAndFraudNewCustomerAcquisitionFAndOPropensityModel
        ManagingFinancialRiskAndFraudNewCustomerAcquisitionBCPropensityModel
        BuildAgileBusinessProcessesDynamicsOnPremInstallBaseAXGPSLNAVOtherD365PropensityModel
        BuildAgileBusinessProcessesDynamicsCompeteBaseMendixOutsystemsSalesforceD365PropensityModel
        BuildAgileBusinessProcessesD365FAndOInstallBase BuildAgileBusinessProcessesD365BCInstallBase
        BuildAgileBusinessProcessesD365CEInstallBase
        BuildaResilientSupplyChainWinandActivateFirstD365WorkloadasD365SupplyChainwithNonOracleSAPERPCustomers
        BuildaResilientSupplyChainCrossSellD365SupplyChainANDORRetailCommercetoExistingD365CECustomers
        BuildaResilientSupplyChainCrossSellD365SupChainANDORRetailCommercetoD365CEANDOracleORSAP D365BCCluster
        D365BCFit D365BCIntent D365FOCluster D365FOFit D365FOIntent D365CECluster D365CEFit D365CEIntent
        DynamicsOnPremAXorCRM_HasOpenRenewal M365UpsellCustomer HasGoogle HasAWS HasEA HasOpen
      `),
    },
  },
});
