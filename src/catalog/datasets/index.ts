import type { Dataset } from '#model/dataset.ts';
import { azureUsage } from './azure-usage.ts';
import { businessApplicationsRevenue } from './business-applications-revenue.ts';
import { businessApplicationsUsage } from './business-applications-usage.ts';
import { clasAgreementRenewalsPropensity } from './clas-agreement-renewals-propensity.ts';
import { clasAzurePropensity } from './clas-azure-propensity.ts';
import { clasD365Propensity } from './clas-d365-propensity.ts';
import { clasM365Propensity } from './clas-m365-propensity.ts';
import { clasSurfacePropensity } from './clas-surface-propensity.ts';
import { competencyPerformanceRequirement } from './competency-performance-requirement.ts';
import { competencySummaryHistory } from './competency-summary-history.ts';
import { coursewarePurchases } from './courseware-purchases.ts';
import { cporM365Usage } from './cpor-m365-usage.ts';
import { cspDirectPartnerEligibility } from './csp-direct-partner-eligibility.ts';
import { customersAndTenants } from './customers-and-tenants.ts';
import { dynamicsUsage } from './dynamics-usage.ts';
import { emsUsage } from './ems-usage.ts';
import { licenseActivity } from './license-activity.ts';
import { licenseEntitlements } from './license-entitlements.ts';
import { msLearn } from './ms-learn.ts';
import { officeUsage } from './office-usage.ts';
import { powerBIUsage } from './power-bi-usage.ts';
import { profile } from './profile.ts';
import { resellerPerformance } from './reseller-performance.ts';
import { seatsSubscriptionsAndRevenue } from './seats-subscriptions-and-revenue.ts';
import { teamsUsage3PApps } from './teams-usage-3p-apps.ts';
import { teamsUsageMeetingsAndCalls } from './teams-usage-meetings-and-calls.ts';
import { teamsUsageWorkload } from './teams-usage-workload.ts';
import { trainingCompletions } from './training-completions.ts';

/** Every dataset of the product: the documented ones in the order of docs/spec/datasets.json, then ours. */
export const datasets: readonly Dataset[] = [
  profile,
  customersAndTenants,
  resellerPerformance,
  seatsSubscriptionsAndRevenue,
  cspDirectPartnerEligibility,
  azureUsage,
  officeUsage,
  emsUsage,
  dynamicsUsage,
  powerBIUsage,
  businessApplicationsRevenue,
  businessApplicationsUsage,
  teamsUsageMeetingsAndCalls,
  teamsUsageWorkload,
  teamsUsage3PApps,
  trainingCompletions,
  msLearn,
  competencySummaryHistory,
  competencyPerformanceRequirement,
  clasM365Propensity,
  clasD365Propensity,
  clasAzurePropensity,
  clasAgreementRenewalsPropensity,
  clasSurfacePropensity,
  cporM365Usage,
  licenseEntitlements,
  licenseActivity,
  coursewarePurchases,
];

const byName = new Map<string, Dataset>(
  datasets.flatMap((dataset) =>
    [dataset.name, ...(dataset.otherNames ?? [])].map((name) => [name.toLowerCase(), dataset] as const),
  ),
);

/** The dataset of this name, or of this other name, without regard to case. */
export function datasetNamed(name: string): Dataset | undefined {
  return byName.get(name.trim().toLowerCase());
}
