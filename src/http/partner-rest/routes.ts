import { z } from 'zod';
import {
  customerDeployments,
  customerUsages,
  licenceTableParameters,
  partnerDeployments,
  partnerTable,
  partnerTenantParameter,
  partnerUsages,
  subscriptionParameters,
} from '#contract/partner-rest.ts';
import { defineRoute, nothing, type Route } from '../route.ts';
import { toTable } from './table.ts';

/** Addresses below `/v1` and `/partner/v1`. */
export const partnerRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/analytics/licenses/deployment',
    permission: 'reports.read',
    about: 'Licences sold and deployed of the whole partner, per service and channel',
    query: partnerTenantParameter,
    params: nothing,
    status: 200,
    answer: partnerDeployments,
    handle: async ({ app, query, request }) =>
      collection(await app.partnerRest.licences.partnerDeployment(query, request.signal)),
  }),
  defineRoute({
    method: 'GET',
    path: '/analytics/licenses/usage',
    permission: 'reports.read',
    about: 'Use of licences of the whole partner, per workload, service and channel',
    query: partnerTenantParameter,
    params: nothing,
    status: 200,
    answer: partnerUsages,
    handle: async ({ app, query, request }) =>
      collection(await app.partnerRest.licences.partnerUsage(query, request.signal)),
  }),
  defineRoute({
    method: 'GET',
    path: '/customers/:customerId/analytics/licenses/deployment',
    permission: 'reports.read',
    about: 'Licences sold and deployed of one customer, per product and channel',
    query: partnerTenantParameter,
    params: z.strictObject({ customerId: z.string().max(200) }),
    status: 200,
    answer: customerDeployments,
    handle: async ({ app, query, params, request }) =>
      collection(await app.partnerRest.licences.customerDeployment(params.customerId, query, request.signal)),
  }),
  defineRoute({
    method: 'GET',
    path: '/customers/:customerId/analytics/licenses/usage',
    permission: 'reports.read',
    about: 'Use of licences of one customer, per product and workload',
    query: partnerTenantParameter,
    params: z.strictObject({ customerId: z.string().max(200) }),
    status: 200,
    answer: customerUsages,
    handle: async ({ app, query, params, request }) =>
      collection(await app.partnerRest.licences.customerUsage(params.customerId, query, request.signal)),
  }),
  licenceTable('deployment', 'Rows of licences sold and deployed, filtered and grouped'),
  licenceTable('usage', 'Rows of use of licences, filtered and grouped'),
  defineRoute({
    method: 'GET',
    path: '/analytics/subscriptions',
    permission: 'data.read',
    about: 'Subscriptions, filtered and grouped',
    query: subscriptionParameters,
    params: nothing,
    status: 200,
    answer: partnerTable,
    async handle({ app, query, request }) {
      return toTable(await app.partnerRest.subscriptions.rows(query, request.signal), request, app.config);
    },
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
