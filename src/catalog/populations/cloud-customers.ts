import type { Population } from '#model/population.ts';
import { azureUsage } from '../datasets/azure-usage.ts';
import { customersAndTenants } from '../datasets/customers-and-tenants.ts';
import { dynamicsUsage } from '../datasets/dynamics-usage.ts';
import { emsUsage } from '../datasets/ems-usage.ts';
import { officeUsage } from '../datasets/office-usage.ts';
import { powerBIUsage } from '../datasets/power-bi-usage.ts';
import { seatsSubscriptionsAndRevenue } from '../datasets/seats-subscriptions-and-revenue.ts';
import { teamsUsage3PApps } from '../datasets/teams-usage-3p-apps.ts';
import { teamsUsageMeetingsAndCalls } from '../datasets/teams-usage-meetings-and-calls.ts';
import { teamsUsageWorkload } from '../datasets/teams-usage-workload.ts';

const office = ['Office 365', 'Microsoft 365'];

/** Customers with an active subscription of a cloud product, and the proofs that they use it (CUS-11, X-38, X-39). */
export const cloudCustomers: Population = {
  id: 'cloud-customers',
  sources: [seatsSubscriptionsAndRevenue.name, customersAndTenants.name],
  activity: [
    { dataset: officeUsage.name, families: office },
    { dataset: teamsUsageWorkload.name, families: office },
    { dataset: teamsUsageMeetingsAndCalls.name, families: office },
    { dataset: teamsUsage3PApps.name, families: office },
    { dataset: dynamicsUsage.name, families: ['Dynamics 365'] },
    { dataset: powerBIUsage.name, families: ['Power BI'] },
    { dataset: emsUsage.name, families: ['Enterprise Mobility + Security'] },
    { dataset: azureUsage.name, families: ['Microsoft Azure', 'Azure'] },
  ],
  familyDimension: 'Product',
};
