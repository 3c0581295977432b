import { tenantParameter } from '#contract/request.ts';
import { supportLoad, supportLoadAddress, supportLoadRequest } from '#contract/support-load.ts';
import { defineRoute } from '../route.ts';

export const supportLoadPutRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/customers/:customerTenantId/support-load',
  permission: 'records.write',
  about: 'Types in the support cases per month of a customer; null takes the number out',
  query: tenantParameter,
  params: supportLoadAddress,
  body: supportLoadRequest,
  status: 200,
  answer: supportLoad,
  handle: async ({ app, query, params, body }) => app.supportLoads.put(query.tenant, params.customerTenantId, body),
});
