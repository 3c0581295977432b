import type { DemoTable } from '../table.ts';
import { azureUsageTable } from './azure-usage.ts';
import { competencyPerformanceRequirementTable, competencySummaryHistoryTable } from './competencies.ts';
import { coursewarePurchasesTable } from './courseware-purchases.ts';
import { customersAndTenantsTable } from './customers-and-tenants.ts';
import { emsUsageTable } from './ems-usage.ts';
import { licenseActivityTable } from './license-activity.ts';
import { licenseEntitlementsTable } from './license-entitlements.ts';
import { msLearnTable } from './ms-learn.ts';
import { officeUsageTable } from './office-usage.ts';
import { profileTable } from './profile.ts';
import { propensityTables } from './propensity.ts';
import { resellerPerformanceTable } from './reseller-performance.ts';
import { dynamicsUsageTable, powerBIUsageTable } from './seat-usage.ts';
import { seatsSubscriptionsAndRevenueTable } from './seats-subscriptions-and-revenue.ts';
import { teamsUsage3PAppsTable, teamsUsageMeetingsAndCallsTable, teamsUsageWorkloadTable } from './teams-usage.ts';
import { trainingCompletionsTable } from './training-completions.ts';

/** Every file of the demo data, in the order of the catalogue: what has a dashboard, the profile and our own three. */
export const demoTables: readonly DemoTable[] = [
  profileTable,
  customersAndTenantsTable,
  resellerPerformanceTable,
  seatsSubscriptionsAndRevenueTable,
  azureUsageTable,
  officeUsageTable,
  emsUsageTable,
  dynamicsUsageTable,
  powerBIUsageTable,
  teamsUsageMeetingsAndCallsTable,
  teamsUsageWorkloadTable,
  teamsUsage3PAppsTable,
  trainingCompletionsTable,
  msLearnTable,
  competencySummaryHistoryTable,
  competencyPerformanceRequirementTable,
  ...propensityTables,
  licenseEntitlementsTable,
  licenseActivityTable,
  coursewarePurchasesTable,
];
