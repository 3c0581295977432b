import type { Column } from '#model/dataset.ts';
import {
  bit,
  change,
  count,
  day,
  guid,
  key,
  month,
  oneOf,
  oneOfAtLeast,
  ratio,
  revenue,
  text,
} from './shared-builders.ts';

/** Columns that mean the same in several datasets; where each was seen and its other spellings stay with the dataset. */
export const mpnId = key('Programme id of the partner account the row is attributed to (global account or location)');
export const partnerName = text('Name of the partner account in the row');
export const partnerCity = text('City of the partner account');
export const partnerCountry = text('Country or region of the partner account');
export const pgaMpnId = key('Id of the partner global account, the top of the partner organisation');
export const customerName = text('Customer name; may be masked for compliance, then look it up by top-parent id');
export const customerTenantId = guid('Id of the customer tenant');
export const customerTpid = key('Id of the top parent organisation of the customer');
export const dunsNumber = text('D-U-N-S business number of the customer');
export const customerSegment: Column = {
  ...text('Segment the customer belongs to'),
  examples: ['Major Commercial', 'Major Public Sector', 'Small, Medium & Corporate Commercial'],
};
export const topSegment = text('Coarser segment above CustomerSegment');
export const customerMarket = text('Country or market of the customer, taken from its global parent');
export const customerTenantName = text('Name of the customer tenant');
export const product: Column = {
  ...oneOfAtLeast('Product family sold', [
    'Office 365',
    'Microsoft 365',
    'Dynamics 365',
    'Enterprise Mobility + Security',
    'Power BI',
    'Microsoft Azure',
  ]),
  synonyms: [['Office 365', 'Microsoft 365']],
};
export const rawProductName = text('Full product name as sold');
export const sku = text('SKU sold');
export const reportMonth = month('Month the row reports on');
export const partnerLocation = text('Where the partner account is (country/region or location name)');
export const partnerAttributionType = oneOfAtLeast('How the partner is tied to the subscription or workload', [
  'CSP',
  'DPOR',
  'DAP',
  'PAL',
  'CPOR',
]);
export const salesChannel = oneOfAtLeast('Channel of sale', [
  'CSP',
  'EA',
  'CSP indirect',
  'Direct',
  'Advisor',
  'Open',
  'Direct/CSP',
  'Indirect/CSP',
  'Others',
]);
export const industryName = text('Industry of the customer');
export const verticalName = text('Vertical inside the customer industry');
export const eou: Column = {
  ...text('Enterprise organisational unit: sales-area grouping below subsidiary'),
  examples: ['SMC Commercial', 'USA - Northeast', 'JPN - Kansai'],
};
export const isDuplicateRowForPGA = bit(
  '0 for one attribution per fact inside a global account, 1 for its repeats; sum only the 0 rows',
);
export const availableSeats = count('Paid seats available');
export const billedRevenueUSD = revenue('Revenue billed, USD');
export const azureConsumedRevenue = revenue('Azure consumed revenue in US dollars');
export const cporRevenue = revenue('Revenue through the claiming-partner-of-record attachment');
export const cporPaidSeats = count('Paid seats through the claiming-partner-of-record attachment');
export const cporActiveUsers = count('Active users through the claiming-partner-of-record attachment');
export const productPartNumber = text('Product part number');
export const resellerName = text('Name of the reseller');
export const subscriptionId = guid('Id of the subscription');
export const assignedSeats = count('Seats assigned to users');
export const subscriptionStartDate = day('First day of the subscription');
export const subscriptionEndDate = day('Last day of the subscription');
export const revSumDivisionName = text('Revenue-reporting division of the product');
export const enrollmentNumber = key('Enrolment number of the subscription');
export const resellerID = key('Id of the reseller');
export const customerId = key('Customer id; in the Teams data it is the top-parent id');
export const openOrClosedState = oneOfAtLeast('Subscription state', ['Open', 'Closed', 'Active', 'In Grace Period']);
export const paidAvailableUnits = count('Paid units available (PAU)');
export const monthlyActiveUsers = count('Users active in the month (MAU)');
export const skuId = key('Id of the SKU');
export const freeVsPaidSKU = oneOf('Whether the SKU is free or paid', ['Free', 'Paid']);
export const salesModel = text('Channel through which the subscription was sold');
export const detailedSalesModel = text('Finer split of SalesModel');
export const partnerAttachType = oneOfAtLeast('How the partner is attached to the subscription', [
  'CSP',
  'DPOR',
  'DAP',
  'PAL',
  'CPOR',
]);
export const partnerHierarchy = oneOf('Level of the account in the partner organisation', [
  'HeadQuarters',
  'Location',
  'Virtual Organization',
]);
export const activeSeats = count('Seats with usage');
export const deploymentOpportunity: Column = {
  ...change('Seats not yet assigned: AvailableSeats - AssignedSeats'),
  rest: { of: 'AvailableSeats', less: 'AssignedSeats' },
};
export const activeUsagePercent = ratio('ActiveSeats as a percentage of AvailableSeats');
export const fiscalMonthName = month('Month and year of the row');
export const globalPartnerID = key('Id of the partner at global level');
export const partnerAssociationType = oneOfAtLeast('Kind of association between partner and customer', [
  'CSP T1',
  'DPOR',
  'PAL',
]);
export const workloadCategory = text('Group the workload falls in');
export const businessWorkload: Column = {
  ...text('Workload of the subscription'),
  examples: [
    'AI Builder',
    'Business Central',
    'CE Bundle',
    'Commerce',
    'Customer Insights',
    'Customer Service',
    'F&O Bundle',
    'Field Service',
    'Finance',
  ],
};
export const customerCountryCode = text('ISO-like country code, customer side');
export const customerCountry = text('Customer country or region');
export const reportDay = day('Day the row reports on');
export const subWorkload = oneOfAtLeast('Part of Teams the usage belongs to', ['Meetings', 'Calls', 'Phone systems']);
export const completionDate = day('Day the training was completed');
export const competencyName = text('Competency');
export const serviceCode = oneOfAtLeast('Service the licence is for (ADO-7)', ['o365', 'crm']);
