import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import {
  amount,
  bit,
  day,
  distinctOf,
  documented,
  figure,
  flowOf,
  key,
  names,
  oneOfAtLeast,
  own,
  seen,
  seenIn,
  text,
} from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month, subscription and service: quantity used and consumed revenue. */
export const azureUsage = defineDataset({
  name: 'AzureUsage',
  title: 'Azure usage',
  dashboard: 'Azure Usage',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  location: 'MPNId',
  required: ['Month'],
  // A subscription has a row per service and meter: only the attributions of one such row repeat it.
  once: {
    per: [
      'SubscriptionId',
      'Month',
      'ServiceLevel1',
      'ServiceLevel2',
      'ServiceLevel3',
      'ServiceLevel4',
      'ServiceGroup2',
      'ServiceGroup3',
      'ServiceInfluencer',
      'ServiceName',
      'MeterCategory',
      'ComputeOS',
      'ComputeOSAttribute',
      'ComputeCoreSoftware',
      'UsageUnits',
      'AI_OfferType',
    ],
    flag: 'IsACRDuplicateAtPGALevel',
  },
  presence: {
    entity: ['CustomerTpid', 'CustomerTenantId'],
    when: { column: 'UsageQuantity', above: 0 },
    dimensions: ['MPNId'],
  },
  refreshDays: 4,
  latencyDays: 7,
  lookbackMonths: 24,
  aggregation: 'monthly',
  notes: [
    'TotalACR is a metric. MonthlySubscriptionLevelACR repeats the subscription total on each row of the subscription and month: do not sum it across rows.',
    'A public client of about 2023 selects ten further columns (source "client") and names ACR_USD beside the metrics; ACR_USD is therefore both a column and summed when a metric is selected.',
  ],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.sinceOctoberAndClient, aliases: ['PGAMpnID'] },
    SubscriptionId: { ...common.subscriptionId, ...seen.allExampleAndClient },
    SubscriptionStartDate: { ...common.subscriptionStartDate, ...seen.allAndClient },
    SubscriptionEndDate: { ...common.subscriptionEndDate, ...seen.allAndClient },
    FirstUseDate: { ...day('Day Azure services were first used'), ...seen.sinceOctoberAndClient },
    SubscriptionState: { ...common.openOrClosedState, ...seen.allAndClient },
    Month: { ...common.reportMonth, ...seen.allExampleAndClient },
    ServiceLevel1: {
      ...text('Service pillar'),
      examples: ['Containers', 'Databases', 'Networking'],
      ...seen.definitionsSinceOctoberAndClient,
    },
    ServiceLevel2: { ...text('Workload inside the pillar'), ...seen.definitionsSinceOctoberAndClient },
    ServiceLevel3: { ...text('Service name as listed publicly'), ...seen.definitionsSinceOctoberAndClient },
    ServiceLevel4: {
      ...text('Feature-set group inside the service'),
      examples: [
        'General Purpose Virtual Machines',
        'Memory Optimized Virtual Machines',
        'Single SQL Database',
        'Elastic SQL Database',
      ],
      ...seen.definitionsSinceOctoberAndClient,
    },
    ServiceGroup2: {
      ...text('Field revenue accountability area'),
      examples: ['AI', 'App Dev', 'IoT'],
      ...seen.definitionsSinceOctoberAndClient,
    },
    ServiceGroup3: {
      ...text('Finer split of ServiceGroup2'),
      examples: ['IoT Hub', 'Maps for IoT FRA'],
      ...seen.definitionsSinceOctoberAndClient,
    },
    ServiceInfluencer: {
      ...text('Platform service that drives the infrastructure use'),
      examples: ['Service Fabric', 'Azure Databricks', 'AKS'],
      ...seen.definitionsSinceOctoberAndClient,
    },
    ComputeOS: { ...text('Operating system of the compute'), ...seen.definitionsSinceOctoberAndClient },
    ComputeCoreSoftware: { ...text('Core software of the compute'), ...seen.definitionsSinceOctoberAndClient },
    UsageUnits: {
      ...text('Unit of the usage; the definitions call it a number of units used in the billing cycle'),
      ...seen.allExampleAndClient,
    },
    UsageQuantity: { ...amount('Quantity of the resource used'), ...seen.sinceOctoberExampleAndClient },
    CustomerName: { ...common.customerName, ...seen.allExampleAndClient },
    CustomerTenantId: { ...common.customerTenantId, ...seen.allAndClient },
    CustomerTpid: { ...common.customerTpid, ...seen.allAndClient },
    CustomerSegment: { ...common.customerSegment, ...seen.allAndClient },
    CustomerMarket: { ...common.customerMarket, ...seen.allAndClient },
    MPNId: { ...common.mpnId, ...seen.allAndClient, aliases: ['MPNID', 'MpnId'] },
    PartnerName: { ...common.partnerName, ...seen.allAndClient },
    PartnerLocation: { ...common.partnerLocation, ...seen.allAndClient, aliases: ['PartnerLocationID'] },
    PartnerAttributionType: { ...common.partnerAttributionType, ...seen.allAndClient },
    SalesChannel: {
      ...oneOfAtLeast('Channel of sale', ['Direct/CSP', 'Indirect/CSP', 'Direct']),
      ...seen.allAndClient,
    },
    EnrollmentNumber: { ...common.enrollmentNumber, ...seen.allAndClient, aliases: ['Enrollment ID'] },
    IsACRDuplicateAtPGALevel: {
      ...bit('0 for one attribution of the consumed revenue inside a global account, 1 for its repeats'),
      ...seen.sinceOctoberAndClient,
    },
    ResellerID: { ...common.resellerID, ...seen.sinceOctoberAndClient },
    ResellerName: { ...common.resellerName, ...seen.sinceOctoberAndClient },
    IndustryName: { ...common.industryName, ...seen.definitions2023AndClient },
    VerticalName: { ...common.verticalName, ...seen.definitions2023AndClient },
    EOU: { ...common.eou, ...seen.definitions2023AndClient },
    AdminType: {
      ...text('Role held in the customer subscription; filled only for Partner Admin Link rows'),
      ...seen.definitionsSinceOctoberAndClient,
    },
    AssociationType: { ...text('Kind of association'), ...seen.definitionsSinceOctober },
    ACR_USD: { ...common.azureConsumedRevenue, ...seen.definitionsAndClient },
    ServiceName: { ...text('Azure service'), ...seenIn('def2021', 'example', 'sq2021', 'sq2023') },
    MeterCategory: {
      ...text('Meter category'),
      examples: ['Azure DNS'],
      ...seenIn('def2021', 'example', 'sq2021', 'sq2023'),
    },
    MonthlySubscriptionLevelACR: {
      ...figure('Azure consumed revenue of the whole subscription in the month'),
      sensitive: 'revenue',
      ...seenIn('client', 'def2021oct', 'sq2021', 'sq2023'),
    },
    ComputeOSAttribute: { ...text('Attribute of the compute operating system'), ...seen.client },
    CustomerTenantName: { ...common.customerTenantName, ...seen.client },
    PartnerOneSubID: { ...key('Partner record id at subsidiary level'), ...seen.client },
    PartnerOneSubCountry: { ...text('Country of that partner record'), ...seen.client },
    ParticipantPublicCustomerNumber: { ...key('Public customer number of the participant'), ...seen.client },
    PCNSubsidiaryName: { ...text('Subsidiary of the public customer number'), ...seen.client },
    PCNPartnerName: { ...text('Partner name of the public customer number'), ...seen.client },
    IsDuplicateAtMpnLevel: { ...bit('Repeat marker at programme-id level'), ...seen.client },
    IsDuplicateAtPgaAttributionTypeLevel: {
      ...bit('Repeat marker at global account and attribution-type level'),
      ...seen.client,
    },
    AI_OfferType: { ...text('Offer type'), ...seen.client },
  },
  metrics: [
    flowOf('TotalACR', 'ACR_USD', { ...documented('sample query, system query'), sensitive: 'revenue' }),
    distinctOf('SubscriptionCount', 'SubscriptionId', documented('public client')),
    distinctOf('CustomerCount', 'CustomerTpid', documented('public client')),
    distinctOf('CustomerTenantCount', 'CustomerTenantId', documented('public client')),
    flowOf('TotalUsageQuantity', 'UsageQuantity', own),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: 'd1a4d75e-5ca8-4847-845f-ee0a9be6f07b',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        PGAMpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate FirstUseDate SubscriptionState Month
        ServiceName MeterCategory UsageUnits UsageQuantity CustomerName CustomerTenantId CustomerTpid
        CustomerSegment CustomerMarket MpnId PartnerName PartnerLocationID PartnerAttributionType SalesChannel
        EnrollmentNumber IsACRDuplicateAtPGALevel ResellerID ResellerName MonthlySubscriptionLevelACR TotalACR
      `),
      select2021: names(`
        PGAMpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate FirstUseDate SubscriptionState Month
        ServiceName MeterCategory UsageUnits UsageQuantity CustomerName CustomerTenantId CustomerTpid
        CustomerSegment CustomerMarket MpnId PartnerName PartnerLocation PartnerAttributionType SalesChannel
        EnrollmentNumber IsACRDuplicateAtPGALevel ResellerID ResellerName MonthlySubscriptionLevelACR TotalACR
      `),
    },
  },
});
