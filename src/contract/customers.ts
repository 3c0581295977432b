import { z } from 'zod';
import { reportParameters } from './request.ts';

/** Which customers are listed. */
export const customerListParameters = reportParameters.pick({
  tenant: true,
  search: true,
  limit: true,
  offset: true,
  asRole: true,
  asLocation: true,
});
export type CustomerListParameters = z.output<typeof customerListParameters>;

/** Customers by name; `rowCount` is how many there are, whatever page was asked for. */
export const customerList = z.object({
  rowCount: z.number(),
  customers: z.array(
    z.object({
      customerTenantId: z.string(),
      /** The newest unmasked one; null when none is known. */
      name: z.string().nullable(),
      market: z.string().nullable(),
      /** Whether there are licences or activity of the customer. */
      hasAdoption: z.boolean(),
    }),
  ),
});
export type CustomerList = z.infer<typeof customerList>;

export const customerParameters = reportParameters.pick({ tenant: true, asRole: true, asLocation: true });
export type CustomerParameters = z.output<typeof customerParameters>;

/** Licences and people; percentages in percent points with 2 decimals, uncapped, null without a whole (ADO-24, ADO-31). */
const figures = {
  licensesSold: z.number().nullable(),
  licensesDeployed: z.number().nullable(),
  deploymentPercent: z.number().nullable(),
  licensesQualified: z.number().nullable(),
  licensesActive: z.number().nullable(),
  usagePercent: z.number().nullable(),
};

const licences = z.object({ sold: z.number(), deployed: z.number() });

/** One customer (ADO-10). */
export const customerAdoption = z.object({
  tenant: z.string(),
  customer: z.object({ customerTenantId: z.string(), name: z.string().nullable(), market: z.string().nullable() }),
  /** The processing days the figures are of. */
  asOf: z.object({ entitlements: z.string().nullable(), activity: z.string().nullable() }),
  totals: z.object(figures),
  products: z.array(
    z.object({
      serviceCode: z.string().nullable(),
      productName: z.string().nullable(),
      workloadCode: z.string().nullable(),
      ...figures,
      causes: z.array(
        z.object({
          cause: z.enum(['turnover', 'second-subscription', 'trial', 'yammer', 'unexplained']),
          users: z.number(),
          /** Ids of users, at most 100; absent where people are withheld or nobody can be named. */
          people: z.array(z.string()).exactOptional(),
          subscriptions: z.array(z.string()).exactOptional(),
        }),
      ),
    }),
  ),
  /** What this partner sold itself, and what all sellers did (ADO-5, ADO-6). */
  channels: z.object({ own: licences, all: licences }),
  subscriptions: z.array(
    z.object({
      subscriptionId: z.string().nullable(),
      productName: z.string().nullable(),
      state: z.string().nullable(),
      isTrial: z.boolean(),
      channel: z.string().nullable(),
      sold: z.number(),
      assigned: z.number(),
    }),
  ),
  advice: z.array(
    z.object({
      scenario: z.enum(['low-adoption', 'support-load', 'training']),
      consider: z.string(),
      tryThis: z.string(),
    }),
  ),
  /** Support cases per month, as the partner typed them in; null when it did not. */
  supportLoad: z.number().nullable(),
  redacted: z.array(z.string()),
});
export type CustomerAdoption = z.infer<typeof customerAdoption>;
