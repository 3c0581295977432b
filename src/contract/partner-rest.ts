import { z } from 'zod';

/** Rows of one answer: default and maximum (REST-16). */
export const mostRows = 10_000;

const wholeNumber = (least: number, most: number) => {
  const message = `write a whole number from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};

const paging = {
  tenant: z.string().optional().describe('Partner global account; may be left out when there is one'),
  top: wholeNumber(1, mostRows).optional().describe(`At most this many rows; default and maximum ${mostRows}`),
  skip: wholeNumber(0, 1_000_000_000).optional().describe('Rows to pass over'),
  filter: z.string().optional().describe("`field op 'value'`, joined by and, or, parentheses"),
};

const groups = z.string().max(2000).optional().describe('Fields between commas; the answer has them and the sums');

const aggregationLevel = z
  .enum(['day', 'week', 'month', 'dateRange'])
  .optional()
  .describe('Dates in groupBy are the first day of their week (Monday) or month; only with a date in groupBy');

/** REST-16. */
export const licenceTableParameters = z.strictObject({
  ...paging,
  groupby: groups,
  processedDateTime: z
    .string()
    .optional()
    .describe('Figures of the newest processing day up to this one; default: the newest'),
});
export type LicenceTableParameters = z.output<typeof licenceTableParameters>;

/** REST-30. */
export const subscriptionParameters = z.strictObject({
  ...paging,
  groupBy: groups,
  aggregationLevel,
  numbersAsStrings: z
    .stringbool('write true or false')
    .optional()
    .describe('Counts as text, as the documentation prints them'),
});
export type SubscriptionParameters = z.output<typeof subscriptionParameters>;

/** REST-34. */
export const resellerParameters = z.strictObject({ ...paging, groupby: groups, aggregationLevel });
export type ResellerParameters = z.output<typeof resellerParameters>;

/** REST-34. */
export const azureUsageParameters = resellerParameters.extend({
  orderby: z.string().max(2000).optional().describe('Fields between commas, each with asc (default) or desc'),
});
export type AzureUsageParameters = z.output<typeof azureUsageParameters>;

export const partnerTenantParameter = z.strictObject({ tenant: paging.tenant });

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Rows, and where the next ones are (REST-22). */
export const partnerTable = z.object({
  Value: z.array(z.record(z.string(), cell)),
  '@nextLink': z.string().nullable().describe('Address of the next rows; null when there are no more'),
  TotalCount: z.number().describe('How many rows there are, whatever page was asked for'),
});
export type PartnerCell = z.infer<typeof cell>;

const attributes = z.object({ objectType: z.string() });
const collectionOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ totalCount: z.number(), items: z.array(item), attributes });

const amount = z.number().nullable();
const place = {
  processedDateTime: z.string().nullable(),
  serviceName: z.string().nullable(),
  channel: z.string().nullable(),
  attributes,
};
const customer = {
  customerId: z.string(),
  customerName: z.string().nullable(),
  productName: z.string().nullable(),
  serviceCode: z.string().nullable(),
  ...place,
};
const workloadName = z.string().nullable();

export const partnerDeployment = z.object({ proratedDeploymentPercent: amount, licensesSold: amount, ...place });
export const partnerUsage = z.object({ proratedLicensesUsagePercent: amount, workloadName, ...place });
export const customerDeployment = z.object({
  licensesDeployed: amount,
  licensesSold: amount,
  deploymentPercent: amount,
  ...customer,
});
export const customerUsage = z.object({
  workloadCode: z.string().nullable(),
  workloadName,
  usagePercent: amount,
  licensesActive: amount,
  licensesQualified: amount,
  ...customer,
});

export const partnerDeployments = collectionOf(partnerDeployment);
export const partnerUsages = collectionOf(partnerUsage);
export const customerDeployments = collectionOf(customerDeployment);
export const customerUsages = collectionOf(customerUsage);

export type PartnerDeployment = z.infer<typeof partnerDeployment>;
export type PartnerUsage = z.infer<typeof partnerUsage>;
export type CustomerDeployment = z.infer<typeof customerDeployment>;
export type CustomerUsage = z.infer<typeof customerUsage>;

/** Longest text of an error. */
export const mostDescription = 1024;

/** The body of every refusal (REST-3). */
export const partnerError = z.object({
  code: z.string().describe('The HTTP status'),
  description: z.string().max(mostDescription),
  data: z.array(z.string()).exactOptional().describe('What is allowed instead'),
  source: z.string(),
});
