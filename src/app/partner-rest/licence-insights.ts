import { percentOf, roundPercent } from '#base/percent.ts';
import type { CustomerDeployment, CustomerUsage, PartnerDeployment, PartnerUsage } from '#contract/partner-rest.ts';
import type { Config } from '../config.ts';
import { type NamedRow, numberIn, textIn } from './rows.ts';

type Percents = Config['restPercents'];

/** A row per service and channel of the whole partner (REST-10). */
export const toPartnerDeployment = (row: NamedRow, percents: Percents): PartnerDeployment => ({
  proratedDeploymentPercent: deploymentIn(row, percents),
  licensesSold: numberIn(row, 'licensesSold'),
  ...placeOf(row, 'serviceCode'),
  attributes: { objectType: 'PartnerLicensesDeploymentInsights' },
});

/** A row per workload, service and channel of the whole partner (REST-11). */
export const toPartnerUsage = (row: NamedRow, percents: Percents): PartnerUsage => ({
  proratedLicensesUsagePercent: usageIn(row, percents),
  workloadName: textIn(row, 'workloadName'),
  ...placeOf(row, 'serviceCode'),
  attributes: { objectType: 'PartnerLicensesUsageInsights' },
});

/** A row of one customer (REST-12). */
export const toCustomerDeployment = (row: NamedRow, percents: Percents): CustomerDeployment => ({
  licensesDeployed: numberIn(row, 'licensesDeployed'),
  licensesSold: numberIn(row, 'licensesSold'),
  deploymentPercent: deploymentIn(row, percents),
  ...customerOf(row),
  attributes: { objectType: 'CustomerLicensesDeploymentInsights' },
});

/** A row of one customer (REST-13). */
export const toCustomerUsage = (row: NamedRow, percents: Percents): CustomerUsage => ({
  workloadCode: textIn(row, 'workloadCode'),
  workloadName: textIn(row, 'workloadName'),
  usagePercent: usageIn(row, percents),
  licensesActive: numberIn(row, 'licensesActive'),
  licensesQualified: numberIn(row, 'licensesQualified'),
  ...customerOf(row),
  attributes: { objectType: 'CustomerLicensesUsageInsights' },
});

const customerOf = (row: NamedRow) => ({
  customerId: textIn(row, 'customerTenantId') ?? '',
  customerName: textIn(row, 'customerName'),
  productName: textIn(row, 'productName'),
  serviceCode: textIn(row, 'serviceCode'),
  ...placeOf(row, 'serviceName'),
});

const placeOf = (row: NamedRow, service: string) => ({
  processedDateTime: textIn(row, 'processedDateTime'),
  serviceName: textIn(row, service),
  channel: textIn(row, 'channel'),
});

const deploymentIn = (row: NamedRow, percents: Percents) =>
  toPercent(numberIn(row, 'licensesDeployed'), numberIn(row, 'licensesSold'), percents);

const usageIn = (row: NamedRow, percents: Percents) =>
  toPercent(numberIn(row, 'licensesActive'), numberIn(row, 'licensesQualified'), percents);

/** REST-20, REST-21: percent points with 2 decimals, or a fraction of 1; nothing of nothing has no percentage (ADO-31). */
function toPercent(part: number | null, whole: number | null, percents: Percents): number | null {
  const exact = percentOf(part ?? undefined, whole ?? undefined);
  if (exact === undefined) return null;
  const points = roundPercent(exact);
  return percents === 'points' ? points : Number((points / 100).toFixed(4));
}
