import { tenantParameter } from '#contract/request.ts';
import { supportLoad, supportLoadAddress } from '#contract/support-load.ts';
import { defineRoute } from '../route.ts';

export const supportLoadReadRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/customers/:customerTenantId/support-load',
  permission: 'records.read',
  about: 'Support cases per month of a customer, as typed in, and what was typed in before',
  query: tenantParameter,
  params: supportLoadAddress,
  status: 200,
  answer: supportLoad,
  async handle({ app, query, params, reply }) {
    reply.header('cache-control', 'no-store');
    return app.supportLoads.one(query.tenant, params.customerTenantId);
  },
});
