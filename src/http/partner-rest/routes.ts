import { z } from 'zod';
import {
  azureUsageParameters,
  customerDeployments,
  customerUsages,
  licenceTableParameters,
  partnerDeployments,
  partnerTable,
  partnerTenantParameter,
  partnerUsages,
  resellerParameters,
  subscriptionParameters,
} from '#contract/partner-rest.ts';
import { defineRoute, nothing, type Route } from '../route.ts';
import { toTable } from './table.ts';

const licences = { method: 'GET', permission: 'reports.read', query: partnerTenantParameter, status: 200 } as const;
const wholePartner = { ...licences, params: nothing };
const oneCustomer = { ...licences, params: z.strictObject({ customerId: z.string().max(200) }) };

const rowsOf = { method: 'GET', permission: 'data.read', params: nothing, status: 200, answer: partnerTable } as const;

/** Addresses below `/v1` and `/partner/v1`. */
export const partnerRoutes: readonly Route[] = [
  defineRoute({
    ...wholePartner,
    path: '/analytics/licenses/deployment',
    about: 'Licences sold and deployed of the whole partner, per service and channel',
    answer: partnerDeployments,
    handle: async ({ app, query, request }) =>
      collection(await app.partnerRest.licences.partnerDeployment(query, request.signal)),
  }),
  defineRoute({
    ...wholePartner,
    path: '/analytics/licenses/usage',
    about: 'Use of licences of the whole partner, per workload, service and channel',
    answer: partnerUsages,
    handle: async ({ app, query, request }) =>
      collection(await app.partnerRest.licences.partnerUsage(query, request.signal)),
  }),
  defineRoute({
    ...oneCustomer,
    path: '/customers/:customerId/analytics/licenses/deployment',
    about: 'Licences sold and deployed of one customer, per product and channel',
    answer: customerDeployments,
    handle: async ({ app, query, params, request }) =>
      collection(await app.partnerRest.licences.customerDeployment(params.customerId, query, request.signal)),
  }),
  defineRoute({
    ...oneCustomer,
    path: '/customers/:customerId/analytics/licenses/usage',
    about: 'Use of licences of one customer, per product and workload',
    answer: customerUsages,
    handle: async ({ app, query, params, request }) =>
      collection(await app.partnerRest.licences.customerUsage(params.customerId, query, request.signal)),
  }),
  licenceTable('deployment', 'Rows of licences sold and deployed, filtered and grouped'),
  licenceTable('usage', 'Rows of use of licences, filtered and grouped'),
  defineRoute({
    ...rowsOf,
    path: '/analytics/subscriptions',
    about: 'Subscriptions, filtered and grouped',
    query: subscriptionParameters,
    handle: async ({ app, query, request }) =>
      toTable(await app.partnerRest.subscriptions.rows(query, request.signal), request, app.config),
  }),
  defineRoute({
    ...rowsOf,
    path: '/analytics/usage/azure',
    about: 'Use of Azure by month, filtered, grouped and ordered',
    query: azureUsageParameters,
    handle: async ({ app, query, request }) =>
      toTable(await app.partnerRest.azureUsage.rows(query, request.signal), request, app.config),
  }),
  defineRoute({
    ...rowsOf,
    path: '/analytics/indirectresellers',
    about: 'Resellers of the newest month, filtered and grouped',
    query: resellerParameters,
    handle: async ({ app, query, request }) =>
      toTable(await app.partnerRest.indirectResellers.rows(query, request.signal), request, app.config),
  }),
];

function licenceTable(of: 'deployment' | 'usage', about: string): Route {
  return defineRoute({
    method: 'GET',
    path: `/analytics/commercial/${of}/license`,
    permission: 'reports.read',
    about,
    query: licenceTableParameters,
    params: nothing,
    status: 200,
    answer: partnerTable,
    async handle({ app, query, request }) {
      return toTable(await app.partnerRest.licences.rows(of, query, request.signal), request, app.config);
    },
  });
}

function collection<Item>(items: readonly Item[]) {
  return { totalCount: items.length, items, attributes: { objectType: 'Collection' } };
}
